import type { VisitCount } from "@tsunagu/api-client";

/** The most days that can be asked for at once. */
export const MOST_DAYS = 62;

export interface Sum {
  visits: number;
  adults: number;
  children: number;
  /** Visits by hour, from the first to the last hour that had any. */
  hours: { name: string; count: number }[];
  /** Children by age in years, from 0 to the oldest that came. */
  ages: { name: string; count: number }[];
}

export function sumOf(days: readonly VisitCount[]): Sum {
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
  const across = (of: (day: VisitCount) => readonly number[]) =>
    Array.from({ length: Math.max(0, ...days.map((day) => of(day).length)) }, (_, at) =>
      total(days.map((day) => of(day)[at] ?? 0)),
    );
  const hours = across(({ hours }) => hours);
  const ages = across(({ children }) => children);
  const last = (counts: readonly number[]) => counts.findLastIndex((count) => count > 0);
  const first = Math.max(
    0,
    hours.findIndex((count) => count > 0),
  );
  return {
    visits: total(days.map(({ visits }) => visits)),
    adults: total(days.map(({ adults }) => adults)),
    children: total(ages),
    hours: hours.slice(first, last(hours) + 1).map((count, at) => ({ name: `${first + at}時`, count })),
    ages: ages.slice(0, last(ages) + 1).map((count, age) => ({ name: `${age}歳`, count })),
  };
}

/** A line for each day; Excel knows UTF-8 by the mark at the start. */
export function csvOf(days: readonly VisitCount[]): string {
  const oldest = Math.max(-1, ...days.map(({ children }) => children.findLastIndex((count) => count > 0)));
  const ages = Array.from({ length: oldest + 1 }, (_, age) => age);
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const head = [
    "日",
    "来館（組）",
    "大人",
    "子ども",
    ...ages.map((age) => `${age}歳`),
    ...hours.map((hour) => `${hour}時`),
  ];
  const lines = days.map((day) => [
    day.day,
    day.visits,
    day.adults,
    day.children.reduce((sum, one) => sum + one, 0),
    ...ages.map((age) => day.children[age] ?? 0),
    ...hours.map((hour) => day.hours[hour] ?? 0),
  ]);
  return `\ufeff${[head, ...lines].map((line) => line.join(",")).join("\r\n")}\r\n`;
}
