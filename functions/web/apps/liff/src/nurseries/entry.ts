import type { Child } from "@tsunagu/api-client";
import { type ChildAt, childAt } from "@tsunagu/nursery";

/** The April after today, when most children begin. */
export function nextApril(today: string): string {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return `${month < 4 ? year : year + 1}-04`;
}

/** Months that a child may begin in: the next April first, then the next half year. */
export function entryMonths(today: string): string[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const coming = Array.from({ length: 6 }, (_, number) => {
    const count = year * 12 + month + number;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
  });
  return [...new Set([nextApril(today), ...coming])];
}

/** Where a child would be in that month; one that is not born yet is counted from its due date. */
export function placeOf(child: Child | undefined, entry: string): ChildAt | undefined {
  const born = child?.birth_date ?? child?.due_date;
  return born ? childAt(born, entry) : undefined;
}
