import type { Child } from "@tsunagu/api-client";
import { standing } from "../timeline";

/** As many as the entrance takes at once. */
export const MOST_ADULTS = 10;
export const MOST_CHILDREN = 12;
/** Ages that can be added by a tap; older children seldom come. */
export const AGES = [0, 1, 2, 3, 4, 5, 6];
const OLDEST = 17;

export interface Companion {
  id: string;
  token: string;
  age: number;
}

/** The family's born children with their ages in years. */
export function companions(family: readonly Child[], today: string): Companion[] {
  return family.flatMap((child) => {
    if (child.kind !== "child") return [];
    const now = standing(child, today);
    const age = now.kind === "age" ? now.years : now.kind === "days" ? 0 : undefined;
    return age === undefined || age > OLDEST ? [] : [{ id: child.id, token: child.token, age }];
  });
}
