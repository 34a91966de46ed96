import type { MessageReach, MessageUrgency } from "@tsunagu/api-client";

/** What LINE says (domain: `[school]` of the texts): who writes and a button, never a word of what it says. */
export const lines: Record<MessageUrgency, string> = {
  normal: "{school}からお知らせがあります。下のボタンからご覧ください。",
  emergency: "【緊急】{school}からのお知らせです。すぐにご覧ください。",
};
export const SEVERAL = "学校・園";
export const BUTTON = "お知らせを見る";

/** The line as the guardians of these classes get it. */
export function lineWords(urgency: MessageUrgency, { classes }: Pick<MessageReach, "classes">): string {
  const [first, ...others] = [...new Set(classes.map(({ facility }) => facility))];
  const school = first && others.length === 0 ? first : SEVERAL;
  return lines[urgency].replace("{school}", school);
}
