/** What may be written down about children at a gate, decided from what is known. Knows no screen. */
import type { RosterChild } from "@tsunagu/api-client";
import type { ChildDay, Event, Fact, Millis, PersonId, Via } from "@tsunagu/sync";
import { keyName } from "@tsunagu/sync";
import { type Guardian, guardiansOf } from "../device/roster";

export type Direction = "in" | "out";

/** Who brings or collects: a guardian, nobody in particular, or somebody whom staff have seen themselves. */
export type Company = { kind: "guardian"; id: PersonId } | { kind: "nobody" } | { kind: "staff" };

/** Why a child is not handed over. */
export type Obstacle =
  | { obstacle: "no_child" }
  | { obstacle: "nobody_named" }
  | { obstacle: "no_staff" }
  | { obstacle: "may_not_collect"; children: RosterChild[] };

export interface Passing {
  children: RosterChild[];
  direction: Direction;
  company: Company;
  /** Who records it. */
  by: PersonId | null;
}

/** A child is handed over only to somebody who may collect that child, or by staff in person. */
export function obstacleTo({ children, direction, company, by }: Passing): Obstacle | undefined {
  if (children.length === 0) return { obstacle: "no_child" };
  if (direction === "in") return undefined;
  switch (company.kind) {
    case "nobody":
      return { obstacle: "nobody_named" };
    case "staff":
      return by === null ? { obstacle: "no_staff" } : undefined;
    case "guardian": {
      const not = children.filter((child) => !mayCollect(child, company.id));
      return not.length > 0 ? { obstacle: "may_not_collect", children: not } : undefined;
    }
  }
}

export function passageFact(child: RosterChild, passing: Passing, via: Via, at: Millis | null): Fact {
  const { direction, company, by } = passing;
  return {
    kind: direction,
    child: child.id,
    by,
    with: company.kind === "guardian" ? company.id : null,
    via,
    at,
  };
}

export const mayCollect = (child: RosterChild, person: PersonId): boolean =>
  guardiansOf(child).some((one) => one.id === person && one.may_collect === true);

/** Everybody around some children, each once. */
export function guardiansOfAll(children: RosterChild[]): Guardian[] {
  const people = new Map(children.flatMap(guardiansOf).map((one) => [one.id, one]));
  return [...people.values()];
}

/** What was written down about a child today and counts, the latest first. Corrections and calls are no matter here. */
export function recordsOf(events: readonly Event[], day: ChildDay): Event[] {
  const voided = new Set(day.voided.map(keyName));
  const kinds = new Set<Fact["kind"]>(["in", "out", "boarded", "alighted", "absence", "roll_call"]);
  return events
    .filter(({ entry }) => kinds.has(entry.fact.kind) && !voided.has(keyName(entry.key)))
    .sort((one, other) => momentOfEvent(other) - momentOfEvent(one));
}

/** The time that a record is shown with: the one that was keyed in, where there is one. */
export const momentOfEvent = ({ at, entry: { fact } }: Event): Millis =>
  ("at" in fact && typeof fact.at === "number" ? fact.at : null) ?? at;
