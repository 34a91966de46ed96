import type { Guardian, RosterChild, StaffRosterChild } from "@tsunagu/api-client";
import { weekdays } from "../services/words";

/** What a roster brings, and no form here changes; saving a child must not lose it. */
type Brought = "groups" | "number";

/** A child with everything said, as the form wants it. */
export type ChildDraft = { [K in Exclude<keyof RosterChild, Brought>]-?: NonNullable<RosterChild[K]> } & Pick<
  RosterChild,
  Brought
>;

export function childDraft(child: RosterChild): ChildDraft {
  return {
    id: child.id,
    name: child.name,
    kana: child.kana,
    class: child.class,
    comes: child.comes,
    from: child.from ?? "",
    until: child.until ?? "",
    card: child.card ?? "",
    rides: child.rides ?? [],
    guardians: child.guardians ?? [],
    ...(child.groups ? { groups: child.groups } : {}),
    ...(typeof child.number === "number" ? { number: child.number } : {}),
  };
}

/** What is sent: without blanks around, and nothing that was left empty. */
export function childOf(draft: ChildDraft): RosterChild {
  const { from, until, card, ...rest } = draft;
  return {
    ...rest,
    name: draft.name.trim(),
    kana: draft.kana.trim(),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(card.trim() ? { card: card.trim() } : {}),
    guardians: draft.guardians.map(({ name, relation, ...one }) => ({
      ...one,
      name: name.trim(),
      relation: relation.trim(),
    })),
  };
}

/** Ids are pseudonyms: they say nothing about anyone. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
export function newId(prefix: string, length = 12): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return prefix + Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}

export const newChild = (classId: string, comes: readonly string[]): ChildDraft => ({
  id: newId("k_"),
  name: "",
  kana: "",
  class: classId,
  comes: [...comes],
  from: "",
  until: "",
  card: "",
  rides: [],
  guardians: [newGuardian()],
});

export const newGuardian = (): Guardian => ({
  id: newId("g_"),
  name: "",
  relation: "母",
  may_read: true,
  may_report: true,
  may_collect: true,
});

/** `月・水・金`; nothing where the child comes whenever the facility is open. */
export function daysWords(child: RosterChild, open: readonly string[]): string | undefined {
  if (open.every((day) => child.comes.includes(day))) return undefined;
  return weekdays.flatMap(([day, name]) => (child.comes.includes(day) ? [name] : [])).join("・");
}

/** Guardians of other children, each once: brothers and sisters share them. */
export function others(roster: readonly StaffRosterChild[], draft: ChildDraft): Guardian[] {
  const mine = new Set(draft.guardians.map(({ id }) => id));
  const found = new Map<string, Guardian>();
  for (const guardian of roster.flatMap(({ child }) => child.guardians ?? [])) {
    if (!mine.has(guardian.id)) found.set(guardian.id, guardian);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "ja"));
}
