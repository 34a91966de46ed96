import type { ClassVacancy, NurseryVacancy, StaffNursery } from "@tsunagu/api-client";

/** Years on 1 April. */
export const classes = [0, 1, 2, 3, 4, 5] as const;

/** What can be written besides a number, and what is shown for it. */
const words: readonly (readonly [NurseryVacancy["state"], string, readonly string[]])[] = [
  ["open", "○", ["o", "〇", "◯", "◎", "有", "あり"]],
  ["few", "△", ["▲", "少し", "わずか"]],
  ["none", "×", ["x", "✕", "✖", "無"]],
  ["ask", "要相談", ["相談", "?"]],
  ["not_offered", "クラスなし", ["-", "－", "―", "ー", "—", "なし"]],
];

/** What a cell offers to choose from. */
export const choices = words.map(([, shown]) => shown);

/** More places than any class has (contract). */
const MOST = 999;

type Said = Pick<NurseryVacancy, "state" | "places" | "symbol">;

/** What stands in a cell. */
export function cellOf(vacancy: NurseryVacancy | null | undefined): string {
  if (!vacancy) return "";
  if (vacancy.state === "number") return String(vacancy.places ?? "");
  if (vacancy.state === "symbol") return vacancy.symbol ?? "";
  return words.find(([state]) => state === vacancy.state)?.[1] ?? "";
}

/** What somebody wrote: a vacancy, nothing known (null), or nothing that can be meant (undefined). */
export function readCell(text: string, old: NurseryVacancy | null | undefined): Said | null | undefined {
  const typed = text.normalize("NFKC").trim().toLowerCase();
  if (typed === "") return null;
  // A symbol that nobody explains comes from a list, and stays as long as nobody writes over it.
  if (old?.state === "symbol" && text.trim() === old.symbol) return { state: "symbol", symbol: old.symbol };
  const digits = typed.replace(/[人名]$/, "");
  if (/^\d+$/.test(digits)) return Number(digits) <= MOST ? { state: "number", places: Number(digits) } : undefined;
  const found = words.find(([, shown, also]) =>
    [shown, ...also].some((word) => word.normalize("NFKC").toLowerCase() === typed),
  );
  return found && { state: found[0] };
}

/** What is typed for a facility: only the cells that were touched, and whether all of it is still so today. */
export interface RowDraft {
  cells: Record<number, string>;
  confirmed: boolean;
}

export const untouched: RowDraft = { cells: {}, confirmed: false };

/** As of when, and for whom: the same for everything that is saved together. */
export interface Stamp {
  on: string;
  /** `2027-04`; empty where no month is meant. */
  entry: string;
}

export const typedIn = (draft: RowDraft, { class: years, vacancy }: ClassVacancy): string =>
  draft.cells[years] ?? cellOf(vacancy);

/** Whether saving would write something. */
export const isDirty = (draft: RowDraft, { classes }: StaffNursery): boolean =>
  classes.some((one) => typedIn(draft, one) !== cellOf(one.vacancy) || (draft.confirmed && one.vacancy));

/** Classes in which nothing stands that can be meant. */
export const wrongCells = (draft: RowDraft, { classes }: StaffNursery): number[] =>
  classes.filter((one) => readCell(typedIn(draft, one), one.vacancy) === undefined).map((one) => one.class);

/** What is sent: the classes that were changed, or every known one where all of it is still so. */
export function changesOf(draft: RowDraft, { classes }: StaffNursery, { on, entry }: Stamp): ClassVacancy[] {
  return classes.flatMap((one) => {
    const text = typedIn(draft, one);
    if (text === cellOf(one.vacancy) && !(draft.confirmed && one.vacancy)) return [];
    const said = readCell(text, one.vacancy);
    if (said === undefined) return [];
    return [{ class: one.class, vacancy: said && { ...said, on, ...(entry ? { entry } : {}) } }];
  });
}

/** The rows that hold all of the words, in name or district. */
export function found(all: readonly StaffNursery[], words: string): StaffNursery[] {
  const plain = (text: string) => text.normalize("NFKC").toLowerCase();
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return all.filter(({ name, district }) => {
    const hay = plain(`${name} ${district ?? ""}`);
    return wanted.every((word) => hay.includes(word));
  });
}

/** The month of entry that most of what is known is about. */
export function usualEntry(all: readonly StaffNursery[]): string {
  const counts = new Map<string, number>();
  for (const { vacancy } of all.flatMap(({ classes }) => classes)) {
    if (vacancy?.entry) counts.set(vacancy.entry, (counts.get(vacancy.entry) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}
