import type { InboxCard, InboxPage } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { extended, page, renewed, waiting } from "./shelf";

/** A message of this minute of one hour. */
const card = (minute: number, more: Partial<InboxCard> = {}): InboxCard => ({
  id: `msg_${minute}`,
  title: "遠足について",
  from: ["ときわ小学校"],
  tokens: ["🐰"],
  sent_at: moment(minute),
  urgent: false,
  read: true,
  edited: false,
  recalled: false,
  attachments: 0,
  survey: false,
  ...more,
});
const moment = (minute: number) => `2026-11-05T08:${String(minute).padStart(2, "0")}:00+09:00`;
const pageOf = (minutes: number[], before?: number): InboxPage => ({
  messages: minutes.map((minute) => card(minute)),
  ...(before === undefined ? {} : { before: place(before) }),
});
/** A word of the service, which only the service understands. */
const place = (minute: number) => `${moment(minute)}#msg_${minute}`;
const minutes = ({ messages }: InboxPage) => messages.map(({ id }) => Number(id.slice(4)));

it("keeps what was seen below a newer first page, and goes on where it ended", () => {
  const seen = extended(pageOf([9, 8], 8), pageOf([7, 6], 6));
  expect([minutes(seen), seen.before]).toEqual([[9, 8, 7, 6], place(6)]);

  const again = renewed(seen, pageOf([10, 9], 9));
  expect([minutes(again), again.before]).toEqual([[10, 9, 8, 7, 6], place(6)]);

  const whole = extended(again, pageOf([5]));
  expect([minutes(whole), whole.before]).toEqual([[10, 9, 8, 7, 6, 5], undefined]);
  expect(renewed(whole, pageOf([10, 9], 9)).before).toBeUndefined();
});

it("takes the newest word about a message, and drops what is not there any more", () => {
  const seen = extended(pageOf([9, 8, 7], 7), pageOf([6]));
  const first = { messages: [card(9, { recalled: true }), card(7)], before: place(7) };
  const again = renewed(seen, first);
  expect(minutes(again)).toEqual([9, 7, 6]);
  expect(again.messages[0]?.recalled).toBe(true);
});

it("leaves no gap: where a whole page came meanwhile it begins anew", () => {
  const again = renewed(extended(pageOf([3, 2], 2), pageOf([1])), pageOf([9, 8], 8));
  expect([minutes(again), again.before]).toEqual([[9, 8], place(8)]);
});

it("shows a message of the edge of two pages once", () => {
  expect(minutes(extended(pageOf([9, 8], 8), pageOf([8, 7])))).toEqual([9, 8, 7]);
});

it("passes over pages on which nothing may be read any more", async () => {
  const pages = [pageOf([], 8), pageOf([], 5), pageOf([4])];
  const asked: (string | undefined)[] = [];
  const inbox = async (before?: string) => {
    asked.push(before);
    return pages.shift() ?? pageOf([]);
  };
  expect(minutes(await page({ inbox }))).toEqual([4]);
  expect(asked).toEqual([undefined, place(8), place(5)]);
});

it("counts what waits, and nothing that was taken back", () => {
  const messages = [
    card(9, { read: false, recalled: true, urgent: true }),
    card(8, { read: false }),
    card(7, { urgent: true }),
  ];
  expect(waiting({ messages })).toEqual({ count: 1, atLeast: false, urgent: false });
  const urgent = card(6, { read: false, urgent: true });
  expect(waiting({ messages: [...messages, urgent], before: place(6) })).toEqual({
    count: 2,
    atLeast: true,
    urgent: true,
  });
});
