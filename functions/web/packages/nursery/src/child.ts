/** Which class a child would be in, and how old it is on the first day. */

export interface ChildAt {
  /** 0 to 5, for the whole fiscal year. */
  class: number;
  /** Completed months. */
  months: number;
}

/**
 * A child born on `birth` (`2025-04-02`) that begins on the first day of `entry` (`2026-04`); undefined where it is not born
 * by then, or at school.
 */
export function childAt(birth: string, entry: string): ChildAt | undefined {
  const [year = 0, month = 0, day = 0] = birth.split("-").map(Number);
  const [entryYear = 0, entryMonth = 0] = entry.split("-").map(Number);
  // A month is complete on the corresponding day, or where there is none on the first of the next (民法143条2項).
  const months = (entryYear - year) * 12 + entryMonth - month - (day > 1 ? 1 : 0);
  if (months < 0) return undefined;
  // 学校教育法17条: who was born on 1 April is older by a class than who was born on the second.
  const fiscalYear = entryMonth >= 4 ? entryYear : entryYear - 1;
  const early = month < 4 || (month === 4 && day === 1);
  const years = Math.max(0, fiscalYear - year - (early ? 0 : 1));
  return years > 5 ? undefined : { class: years, months };
}
