import type { Grade, MessageBecause, MessageState, MessageUrgency } from "@tsunagu/api-client";
import type { Tone } from "../bookings/words";

type Face = { sign: string; name: string; tone: Tone };

/** Where a message stands; each with a sign and words, none told by colour alone. */
export const states: Record<MessageState, Face> = {
  draft: { sign: "✎", name: "下書き", tone: "quiet" },
  awaiting_approval: { sign: "？", name: "承認待ち", tone: "ask" },
  held: { sign: "◔", name: "まもなく送信", tone: "ask" },
  scheduled: { sign: "…", name: "送信の予約", tone: "plain" },
  sending: { sign: "▶", name: "送信中", tone: "plain" },
  sent: { sign: "✓", name: "送信ずみ", tone: "good" },
  cancelled: { sign: "／", name: "送る前に取り消し", tone: "quiet" },
  recalled: { sign: "✕", name: "送ったあとに取り消し", tone: "bad" },
  expired: { sign: "！", name: "期限までに送れず", tone: "bad" },
};

/** The same for the program's word of a state, wherever it comes from. */
export const stateName = (state: string | undefined): string | undefined => states[state as MessageState]?.name;

export const urgencies: Record<MessageUrgency, string> = { normal: "ふつう", emergency: "緊急" };

/** Seconds in which it can still be stopped (domain: `Urgency::hold`). */
export const hold: Record<MessageUrgency, number> = { normal: 60, emergency: 10 };

/** Hours until it makes no sense any more, where nobody says otherwise (domain: `Urgency::lasts`). */
export const lasts: Record<MessageUrgency, number> = { normal: 7 * 24, emergency: 6 };

const because: Record<string, string> = {
  many: "届く保護者が多いので（1人で送れる人数をこえています）",
  larger: "いつもの人数より、ずっと多いので",
  outside_scope: "受け持ちではない学校・園の家庭にも届くので",
  names_outside: "送り先にいない子どもの名前が書かれているので",
  several_facilities: "緊急のお知らせが、2つ以上の学校・園に届くので",
};
export const becauseWords = (one: MessageBecause): string => because[one] ?? one;

const stages: Record<string, (year: string) => string> = {
  E: (year) => ["年少", "年中", "年長"][Number(year) - 1] ?? year,
  P: (year) => `${year}年生`,
  J: (year) => `中学${year}年生`,
  H: (year) => `高校${year}年生`,
};
/** `P3` as 3年生. */
export const gradeWords = (grade: Grade): string => stages[grade.charAt(0)]?.(grade.slice(1)) ?? grade;

const number = new Intl.NumberFormat("ja");
export const people = (count: number): string => `${number.format(count)}人`;

/** Who did it: staff know each other by the name that they sign in with. */
export const whoWords = (who: string, mine: boolean): string => (mine ? "自分" : who);

/** `2.4MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes}バイト`;
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}
