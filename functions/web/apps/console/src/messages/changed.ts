import type { StaffMessage } from "@tsunagu/api-client";
import { people, states } from "./words";

type Seen = Pick<
  StaffMessage,
  "state" | "reach" | "content" | "attachments" | "audience" | "urgency" | "send_at" | "not_after"
>;

/** What is not as it was looked at, for whoever has to look again. */
export function changeWords(before: Seen, after: Seen): string[] {
  const differs = (read: (one: Seen) => unknown) => JSON.stringify(read(before)) !== JSON.stringify(read(after));
  const numbers = (name: string, read: (one: Seen) => number) =>
    read(before) === read(after) ? [] : [`${name}が${people(read(before))}から${people(read(after))}になりました。`];
  return [
    ...(before.state === after.state ? [] : [`いまは「${states[after.state].name}」です。`]),
    ...(differs(({ content }) => content.texts) ? ["文が変わりました。"] : []),
    ...(differs(({ audience }) => audience) ? ["送り先の選び方が変わりました。"] : []),
    ...numbers("子どもの数", ({ reach }) => reach.children),
    ...numbers("保護者の数", ({ reach }) => reach.guardians),
    ...(differs(({ attachments }) => attachments.map(({ id }) => id)) ? ["添付が変わりました。"] : []),
    ...(differs(({ urgency }) => urgency) ? ["緊急かどうかが変わりました。"] : []),
    ...(differs(({ send_at, not_after }) => [send_at, not_after]) ? ["送る日時や期限が変わりました。"] : []),
  ];
}
