import type { BookingState, StaffBooking, StaffChild, StaffPerson, StaffSlot } from "@tsunagu/api-client";

/** Each state has a sign and words; none is told by colour alone. */
export const states: Record<BookingState, { sign: string; name: string; tone: Tone }> = {
  requested: { sign: "？", name: "確認待ち", tone: "ask" },
  booked: { sign: "●", name: "予約", tone: "plain" },
  waiting: { sign: "…", name: "キャンセル待ち", tone: "quiet" },
  offered: { sign: "◔", name: "枠を取り置き中", tone: "ask" },
  applied: { sign: "☆", name: "抽選に申込み", tone: "quiet" },
  not_drawn: { sign: "－", name: "落選", tone: "quiet" },
  arrived: { sign: "✓", name: "来所", tone: "good" },
  no_show: { sign: "✕", name: "来なかった", tone: "bad" },
  cancelled: { sign: "／", name: "家庭が取り消し", tone: "quiet" },
  withdrawn: { sign: "／", name: "窓口が取り消し", tone: "quiet" },
  lapsed: { sign: "／", name: "期限切れ", tone: "quiet" },
};

export type Tone = "plain" | "good" | "bad" | "ask" | "quiet";

/** Waits for a place and has none yet. */
export const waits = (booking: StaffBooking): boolean => booking.state === "waiting" || booking.state === "applied";

/** Nothing can be done with it any more. */
export const over = (state: BookingState): boolean => ["not_drawn", "cancelled", "withdrawn", "lapsed"].includes(state);

/** Who has a place. */
export const expected = (slot: StaffSlot): StaffBooking[] =>
  slot.bookings.filter((booking) => !waits(booking) && !over(booking.state));

/** How a slot stands, in words. */
export function standing(slot: StaffSlot): { sign: string; name: string; tone: Tone } {
  const { remaining, capacity } = slot.slot;
  if (slot.closed) return { sign: "■", name: "閉じた枠", tone: "quiet" };
  if (remaining === 0) return { sign: "✕", name: "満席", tone: "bad" };
  if (remaining * 4 <= capacity && capacity > remaining) return { sign: "△", name: `残り${remaining}`, tone: "ask" };
  return { sign: "○", name: `空き${remaining}`, tone: "good" };
}

/** Places taken. Not of the card for residents, in which nothing is left of a closed slot. */
export const taken = ({ capacity, remaining }: StaffSlot): number => (capacity.places ?? 0) - (remaining.places ?? 0);

export const requests = (slot: StaffSlot): number => slot.bookings.filter(({ state }) => state === "requested").length;

export const unread = (slot: StaffSlot): number => slot.bookings.reduce((sum, one) => sum + one.unread, 0);

/** `🐻 1歳6か月`, `妊娠32週`. */
export function childWords(child: StaffChild): string {
  return [child.token, ageWords(child)].filter(Boolean).join(" ");
}

function ageWords({ months, weeks }: StaffChild): string {
  if (weeks !== undefined && weeks !== null) return `妊娠${weeks}週`;
  if (months === undefined || months === null) return "";
  const years = Math.floor(months / 12);
  if (years === 0) return `${months}か月`;
  return months % 12 === 0 ? `${years}歳` : `${years}歳${months % 12}か月`;
}

/** Who it is, as briefly as a voice at the counter would say it. */
export function who(booking: StaffBooking): string {
  const children = booking.children.map(childWords).filter(Boolean).join("・");
  const person = personWords(booking.person);
  return [person, children].filter(Boolean).join(" ") || "LINEの家庭";
}

/** A caller's name or a pseudonym. Of a family in LINE staff know no name, and an id says nothing to anyone. */
function personWords(person: StaffPerson): string {
  if (person.kind === "caller") return `${person.name}さん（電話）`;
  if (person.kind === "pseudonym") return `${person.name}（仮名）`;
  return "";
}

/** Whether a message can reach them in LINE. */
export const inLine = (booking: StaffBooking): boolean => booking.person.kind !== "caller";

/** Who will hear of what was done, said before it is done. */
export function heard(booking: StaffBooking, what: string): string {
  return inLine(booking)
    ? `家庭のLINEに、${what}のお知らせが届きます。`
    : `この方にはLINEで届きません。${what}を、電話で伝えてください。`;
}
