import type { InterviewHalfDay, InterviewWhen } from "@tsunagu/api-client";

/** What somebody says of half a day or of one time. */
export type Mark = "ok" | "no" | "wish";

/** What a family can and would like, as it is written on the page. */
export interface Said {
  impossible: readonly InterviewWhen[];
  /** The dearest first. */
  wishes: readonly InterviewWhen[];
  district: string | undefined;
}

/** More wishes than these would not be weighed one against the other (domain: `WISHES`). */
export const MOST_WISHES = 5;

/** Names a time: `2026-07-21.afternoon`, or `2026-07-21T13:30:00`. */
export const keyOf = (when: InterviewWhen): string => (when.kind === "at" ? when.starts : `${when.day}.${when.half}`);

export const halfOf = ({ day, half }: InterviewHalfDay): InterviewWhen => ({ kind: "half_day", day, half });
export const timeAt = (starts: string): InterviewWhen => ({ kind: "at", starts });

const has = (list: readonly InterviewWhen[], when: InterviewWhen) => list.some((one) => keyOf(one) === keyOf(when));
const without = (list: readonly InterviewWhen[], gone: readonly InterviewWhen[]) =>
  list.filter((one) => !has(gone, one));

export function markOf(said: Said, when: InterviewWhen): Mark {
  if (has(said.impossible, when)) return "no";
  return has(said.wishes, when) ? "wish" : "ok";
}

/** Counted from 1; undefined where it is no wish. */
export function rankOf(said: Said, when: InterviewWhen): number | undefined {
  const at = said.wishes.findIndex((one) => keyOf(one) === keyOf(when));
  return at < 0 ? undefined : at + 1;
}

export const canWish = (said: Said): boolean => said.wishes.length < MOST_WISHES;

/**
 * Says `mark` of half a day or of one of its times. What contradicts it goes: a wish in half a day that is impossible, and
 * half a day of which every time is impossible is impossible as a whole.
 */
export function marked(said: Said, half: InterviewHalfDay, when: InterviewWhen, mark: Mark): Said {
  const before = said.wishes.length;
  const wishes = mark === "wish" && !has(said.wishes, when) ? [...said.wishes, when] : said.wishes;
  // One too many: nothing changes, and the page says why.
  if (wishes.length > Math.max(MOST_WISHES, before)) return said;
  const next: Said = {
    ...said,
    impossible: mark === "no" ? [...without(said.impossible, [when]), when] : without(said.impossible, [when]),
    wishes: mark === "wish" ? wishes : without(said.wishes, [when]),
  };
  return tidyHalf(next, half);
}

function tidyHalf(said: Said, half: InterviewHalfDay): Said {
  const whole = halfOf(half);
  const times = half.starts.map(timeAt);
  const every = times.length > 0 && times.every((time) => has(said.impossible, time));
  if (!every && !has(said.impossible, whole)) return said;
  return {
    ...said,
    impossible: [...without(said.impossible, [whole, ...times]), whole],
    wishes: without(said.wishes, [whole, ...times]),
  };
}

/** What was answered, without what is not offered any more: to send it again would be refused. */
export function still(said: Said, offered: readonly InterviewHalfDay[], districts: readonly string[]): Said {
  const open = offered.flatMap((half) => [halfOf(half), ...half.starts.map(timeAt)]);
  const kept: Said = {
    impossible: said.impossible.filter((one) => has(open, one)),
    wishes: said.wishes.filter((one) => has(open, one)),
    district: said.district && districts.includes(said.district) ? said.district : undefined,
  };
  return offered.reduce(tidyHalf, kept);
}

/** One wish a place dearer. */
export function raised(said: Said, when: InterviewWhen): Said {
  const at = (rankOf(said, when) ?? 1) - 1;
  if (at === 0) return said;
  const wishes = [...said.wishes];
  wishes.splice(at - 1, 0, ...wishes.splice(at, 1));
  return { ...said, wishes };
}

/** Nothing is left at which the family can. */
export const isNever = (said: Said, offered: readonly InterviewHalfDay[]): boolean =>
  offered.every((half) => has(said.impossible, halfOf(half)));

/** Single times of half a day that are impossible. */
export const timesNo = (said: Said, half: InterviewHalfDay): number =>
  half.starts.filter((starts) => has(said.impossible, timeAt(starts))).length;

/** The interviews that a booking's service was made for; undefined for every other service (decision 0019). */
export const interviewOf = (service: string): string | undefined => /^(iv-[0-9a-f]{12})-/.exec(service)?.[1];
