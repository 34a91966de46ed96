import { monthOf } from "@tsunagu/ui";

/** Which class and month of a register an address is about: `p11.2026-04`. */

export const atOf = (name: string, month: string): string => `${name}.${month}`;

/** Without an address, or with one that is about no class of this school: the first class, this month. */
export function placeIn(
  at: string | undefined,
  classes: readonly { id: string }[],
  today: string,
): { name: string; month: string } {
  const [, name, month] = at?.match(/^(.+)\.(\d{4}-(?:0[1-9]|1[0-2]))$/) ?? [];
  const known = classes.some(({ id }) => id === name);
  return { name: (known && name) || classes[0]?.id || "", month: month ?? monthOf(today) };
}

const WEEKDAYS = "日月火水木金土";

/** `13月`: the day of the month and of the week. */
export function dayHead(day: string): string {
  return `${Number(day.slice(8))}${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;
}
