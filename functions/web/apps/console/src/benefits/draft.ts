import type { Condition, Programme } from "@tsunagu/api-client";
import { clean, emptyNumbers } from "../services/draft";

/** A programme with everything said, as the form wants it. What is empty is NaN (a number) or "" (a day) until it is filled. */
export type Draft = { [K in keyof Programme]-?: Exclude<Programme[K], undefined> };

export type ConditionKind = Condition["is"];
export type ConditionOf<Is extends ConditionKind> = Extract<Condition, { is: Is }>;

export const draftOf = (programme: Programme): Draft => ({
  id: programme.id,
  period: programme.period,
  title: programme.title,
  description: programme.description ?? {},
  sources: programme.sources,
  effective_from: programme.effective_from,
  for: programme.for,
  who: programme.who,
  amount: programme.amount,
  apply_until: programme.apply_until ?? null,
  lapses_after_months: programme.lapses_after_months ?? null,
  weeks_before_due: programme.weeks_before_due ?? null,
});

export const newDraft = (today: string): Draft => ({
  id: "",
  period: fiscalYear(today),
  title: { ja: "" },
  description: {},
  sources: [newSource()],
  effective_from: today,
  for: "child",
  who: [newCondition("born", today)],
  amount: { kind: "fixed", yen: Number.NaN },
  apply_until: null,
  lapses_after_months: null,
  weeks_before_due: null,
});

export const newSource = (): Draft["sources"][number] => ({ title: "", url: null });

/** A condition of that kind, with what is likeliest to be meant. */
export function newCondition(is: ConditionKind, today: string): Condition {
  switch (is) {
    case "born":
    case "due":
      return { is, from: null, until: null };
    case "age":
      return { is, on: today, at_least: null, below: 18 };
    case "lives_here":
      return { is, on: today };
    case "listed":
      return { is, column: "", says: { ja: "" }, one_of: [] };
    case "any":
      return { is, of: [newCondition("listed", today), newCondition("listed", today)] };
  }
}

/** What is sent: texts without blanks, nothing that was left empty. */
export function programmeOf(draft: Draft): Programme {
  const { apply_until, lapses_after_months, weeks_before_due, ...rest } = draft;
  return {
    ...rest,
    period: draft.period.trim(),
    title: clean(draft.title),
    description: clean(draft.description),
    sources: draft.sources.map(({ title, url }) => ({
      title: title.trim(),
      ...(url?.trim() ? { url: url.trim() } : {}),
    })),
    who: draft.who.map(conditionOf),
    ...(apply_until ? { apply_until } : {}),
    ...(lapses_after_months === null ? {} : { lapses_after_months }),
    // Only a pregnancy has a due date.
    ...(weeks_before_due === null || draft.for !== "pregnancy" ? {} : { weeks_before_due }),
  };
}

function conditionOf(condition: Condition): Condition {
  switch (condition.is) {
    case "born":
    case "due": {
      const { is, from, until } = condition;
      return { is, ...(from ? { from } : {}), ...(until ? { until } : {}) };
    }
    case "age": {
      const { is, on, at_least, below } = condition;
      return { is, on, ...(isNumber(at_least) ? { at_least } : {}), ...(isNumber(below) ? { below } : {}) };
    }
    case "lives_here":
      return condition;
    case "listed": {
      const words = condition.one_of.map((word) => word.trim()).filter(Boolean);
      return {
        ...condition,
        column: condition.column.trim(),
        says: clean(condition.says),
        one_of: [...new Set(words)],
      };
    }
    case "any":
      return { ...condition, of: condition.of.map(conditionOf) };
  }
}

const isNumber = (value: number | null | undefined): value is number => typeof value === "number";

/** Paths of numbers, days and lists that must not be empty, and are, such as `who.0.on`. */
export const gapsOf = (draft: Draft): string[] => [
  ...(draft.effective_from ? [] : ["effective_from"]),
  ...emptyNumbers(draft),
  ...draft.who.flatMap((condition, at) => gapsIn(condition, `who.${at}`)),
];

function gapsIn(condition: Condition, path: string): string[] {
  if (condition.is === "any") return condition.of.flatMap((one, at) => gapsIn(one, `${path}.of.${at}`));
  if (condition.is === "listed") return condition.one_of.some((word) => word.trim()) ? [] : [`${path}.one_of`];
  return "on" in condition && !condition.on ? [`${path}.on`] : [];
}

/** The year of Japan's public offices begins in April. */
const fiscalYear = (day: string): string => String(Number(day.slice(0, 4)) - (day.slice(5, 7) < "04" ? 1 : 0));
