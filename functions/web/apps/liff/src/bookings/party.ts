import type { Child, Eligibility, ServiceCard } from "@tsunagu/api-client";
import { overlap, union, type Window, within } from "./days";

/** A child (or pregnancy) with what the service says of it. */
export interface Candidate {
  child: Child;
  can: Eligibility;
  /** Whether there are days that can be booked today on which it can come. */
  able: boolean;
}

/** The children that the service is meant for at all, those who may come first. */
export function candidates(
  service: ServiceCard,
  children: readonly Child[],
  found: readonly Eligibility[],
): Candidate[] {
  const all = children.flatMap((child) => {
    const can = found.find(({ child_id }) => child_id === child.id);
    // A pregnancy at an appointment for children is not refused; it is not meant.
    return can && can.reason !== "party" ? [{ child, can, able: ableNow(service, can) }] : [];
  });
  return [...all.filter(({ able }) => able), ...all.filter(({ able }) => !able)];
}

/** Whether some of the days that can be booked today are days on which they can come. */
export const ableNow = (service: ServiceCard, { eligible, from, until }: Eligibility): boolean =>
  eligible && (!from || from <= service.bookable_until) && (!until || until >= service.bookable_from);

/** What the service says of the family as such. */
export const household = (found: readonly Eligibility[]): Eligibility | undefined =>
  found.find(({ child_id }) => child_id === undefined || child_id === null);

/** The only one who may come needs no tap. */
export function preselected(service: ServiceCard, all: readonly Candidate[], wished?: string): string[] {
  if (service.for === "household") return [];
  const able = all.filter((one) => one.able).map(({ child }) => child.id);
  if (wished && able.includes(wished)) return [wished];
  return able.length === 1 ? able : [];
}

export const several = (service: ServiceCard): boolean =>
  service.children_at_once > 1 && service.for !== "pregnancy" && service.for !== "household";

/** Taps a child: added or taken out where several can come together, else instead of the one before. */
export function toggle(
  service: ServiceCard,
  chosen: readonly string[],
  child: Child,
  children: readonly Child[],
): string[] {
  if (!several(service)) return [child.id];
  if (chosen.includes(child.id)) return chosen.filter((id) => id !== child.id);
  const kindOf = (id: string) => children.find((one) => one.id === id)?.kind;
  // One pregnancy, or born children: never both in one appointment.
  const beside = child.kind === "pregnancy" ? [] : chosen.filter((id) => kindOf(id) === child.kind);
  return [...beside, child.id].slice(-service.children_at_once);
}

/** On which days these children can come together; before any is chosen, on which days one of them can. */
export function partyWindow(
  service: ServiceCard,
  all: readonly Candidate[],
  chosen: readonly string[],
  family?: Eligibility,
): Window {
  if (service.for === "household") return family ? overlap([family]) : {};
  const of = all.filter(({ child, able }) => able && (chosen.length === 0 || chosen.includes(child.id)));
  return (chosen.length === 0 ? union : overlap)(of.map(({ can }) => can));
}

/** Who can come on this very day. */
export const ableOn = ({ can, able }: Candidate, day: string): boolean => able && within(day, can);
