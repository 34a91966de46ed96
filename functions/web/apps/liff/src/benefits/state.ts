import type { BenefitCard, BenefitState } from "@tsunagu/api-client";
import { daysBetween } from "@tsunagu/ui";

/** From here on the end of a term is counted down. */
const COUNTDOWN_DAYS = 14;

/** Where a benefit stands on a day: nobody can answer one that has not begun yet, or is over. */
export type Standing = BenefitState | "soon" | "over";

export function standingOf({ state, opens_on, deadline }: BenefitCard, today: string): Standing {
  if (state !== "open") return state;
  if (opens_on && opens_on > today) return "soon";
  return deadline && deadline < today ? "over" : "open";
}

/** Standings in which the family is waited for. */
export const isWanted = (benefit: BenefitCard, today: string): boolean =>
  ["open", "returned"].includes(standingOf(benefit, today));

/** A family's benefits as a parent looks for them. */
export interface Shelf {
  /** Money that came back first, then by the last day to apply. */
  wanted: BenefitCard[];
  going: BenefitCard[];
  over: BenefitCard[];
}

export function shelf(benefits: readonly BenefitCard[], today: string): Shelf {
  const wanted = benefits.filter((one) => isWanted(one, today));
  const going = benefits.filter((one) => ["soon", "applied", "granted"].includes(standingOf(one, today)));
  return {
    wanted: wanted.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0)),
    going,
    over: benefits.filter((one) => !wanted.includes(one) && !going.includes(one)),
  };
}

/** What else waits for the family. Nobody is led on to one that is about a loss. */
export const othersWanted = (benefits: readonly BenefitCard[], id: string, today: string): BenefitCard[] =>
  shelf(benefits, today).wanted.filter((one) => one.id !== id && !one.gentle);

const rank = ({ state, deadline }: BenefitCard): string => (state === "returned" ? "" : (deadline ?? "9999"));

/** The last day to apply, while that is of use to the family. */
export function termOf(benefit: BenefitCard, today: string): string | undefined {
  const standing = standingOf(benefit, today);
  const ahead = standing === "open" || standing === "soon" || (standing === "declined" && benefit.may_apply);
  return ahead ? (benefit.deadline ?? undefined) : undefined;
}

/** Days to the last one, where they are few and it is right to count them. Money that came back is owed without a term. */
export function daysLeft(benefit: BenefitCard, today: string): number | undefined {
  if (benefit.gentle || !benefit.deadline || standingOf(benefit, today) !== "open") return undefined;
  const left = daysBetween(today, benefit.deadline);
  return left <= COUNTDOWN_DAYS ? left : undefined;
}

/**
 * What the large button does. Without an account nothing can be paid; money that came back asks for another one, until one
 * was put in (`fresh`).
 */
export function nextStep(benefit: BenefitCard, fresh: boolean): "apply" | "account" | undefined {
  const { account, state, may_apply, may_change_account } = benefit;
  if (may_change_account && (!account || (state === "returned" && !fresh))) return "account";
  return may_apply ? "apply" : undefined;
}
