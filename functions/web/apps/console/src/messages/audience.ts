/** Whom a message is for, as it is put together: selectors, at most one of picked children for each facility. */
import type { Facility, Grade, MessageSelector, RosterChild } from "@tsunagu/api-client";
import { gradeWords } from "./words";

/** Children that can be picked one by one in a facility (domain: `MOST_PICKED`). */
export const MOST_PICKED = 200;

/** A part of a facility that can be chosen with one tick. */
export interface Part {
  /** Names the selector within its facility. */
  value: string;
  label: string;
  selector: MessageSelector;
}

/** What can be chosen of a facility, kind by kind; a kind of which there is nothing is left out. */
export function partsOf(facility: Facility): { legend: string; parts: Part[] }[] {
  const id = facility.id;
  const part = (selector: MessageSelector, label: string): Part => ({ value: keyOf(selector), label, selector });
  const grades = [...new Set((facility.classes ?? []).flatMap(({ grade }): Grade[] => (grade ? [grade] : [])))];
  const all = [
    { legend: "全体", parts: [part({ kind: "facility", facility: id }, `${facility.name}の全員`)] },
    {
      legend: "学年",
      parts: grades.map((grade) => part({ kind: "grade", facility: id, grade }, gradeWords(grade))),
    },
    {
      legend: facility.kind === "school" ? "学級" : "クラス",
      parts: (facility.classes ?? []).map((one) => part({ kind: "class", facility: id, class: one.id }, one.name)),
    },
    {
      legend: "部活動・委員会・PTAなど",
      parts: (facility.groups ?? []).map((one) => part({ kind: "group", facility: id, group: one.id }, one.name)),
    },
    {
      legend: "バス",
      parts: (facility.lines ?? []).map((one) => part({ kind: "bus_line", facility: id, line: one.id }, one.name)),
    },
  ];
  return all.filter(({ parts }) => parts.length > 0);
}

/** What tells a selector from the others. */
export function keyOf(selector: MessageSelector): string {
  const { kind, facility } = selector;
  switch (kind) {
    case "facility":
      return `${facility} all`;
    case "grade":
      return `${facility} grade ${selector.grade}`;
    case "class":
      return `${facility} class ${selector.class}`;
    case "group":
      return `${facility} group ${selector.group}`;
    case "bus_line":
      return `${facility} line ${selector.line}`;
    case "children":
      return `${facility} children`;
  }
}

/** Chooses a part, or takes it out. */
export function toggled(audience: readonly MessageSelector[], selector: MessageSelector): MessageSelector[] {
  const key = keyOf(selector);
  const others = audience.filter((one) => keyOf(one) !== key);
  return others.length < audience.length ? others : [...audience, selector];
}

/** Children who were picked by name. */
export function pickedAt(audience: readonly MessageSelector[], facility: string): string[] {
  const found = audience.find((one) => one.kind === "children" && one.facility === facility);
  return found?.kind === "children" ? found.children : [];
}

/** Picks a child by name, or takes it out. */
export function childToggled(audience: readonly MessageSelector[], facility: string, child: string): MessageSelector[] {
  const picked = pickedAt(audience, facility);
  const next = picked.includes(child) ? picked.filter((id) => id !== child) : [...picked, child];
  const others = audience.filter((one) => !(one.kind === "children" && one.facility === facility));
  return next.length > 0 ? [...others, { kind: "children", facility, children: next }] : others;
}

/** One chosen thing, with the audience that is left without it. */
export interface Chosen {
  key: string;
  label: string;
  without: MessageSelector[];
}

/**
 * What is chosen, in words. `facilities` are those whose names are known, `nameOf` a child's name where its roster has been
 * read. A facility is named where there are several.
 */
export function chosenOf(
  audience: readonly MessageSelector[],
  facilities: readonly Facility[],
  nameOf: (facility: string, child: string) => string | undefined,
): Chosen[] {
  const several = new Set(audience.map(({ facility }) => facility)).size > 1;
  return audience.flatMap((selector): Chosen[] => {
    const facility = facilities.find(({ id }) => id === selector.facility);
    const at = several && selector.kind !== "facility" ? `${facility?.name ?? selector.facility} ` : "";
    if (selector.kind === "children") {
      return selector.children.map((child) => ({
        key: `${keyOf(selector)} ${child}`,
        label: `${at}${nameOf(selector.facility, child) ?? "名前でえらんだ子ども"}`,
        without: childToggled(audience, selector.facility, child),
      }));
    }
    const key = keyOf(selector);
    const parts = facility ? partsOf(facility).flatMap(({ parts }) => parts) : [];
    const label = parts.find(({ value }) => value === key)?.label ?? "もうない送り先";
    return [{ key, label: `${at}${label}`, without: toggled(audience, selector) }];
  });
}

/** Whether a child is on the roster on a day. */
export const isEnrolled = ({ from, until }: RosterChild, day: string): boolean =>
  (!from || from <= day) && (!until || until >= day);

/** Children who match every word: by name, reading in any kana, class, or number. Nothing typed matches nobody. */
export function search(
  children: readonly RosterChild[],
  words: string,
  className: (id: string) => string,
): RosterChild[] {
  const wanted = folded(words).split(" ").filter(Boolean);
  if (wanted.length === 0) return [];
  return children.filter((child) => {
    const hay = folded([child.name, child.kana, className(child.class), `${child.number ?? ""}番`].join(" "));
    // People write a name with and without the blank between its parts.
    const tight = hay.replaceAll(" ", "");
    return wanted.every((word) => hay.includes(word) || tight.includes(word));
  });
}

const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/\s+/g, " ")
    .trim();
