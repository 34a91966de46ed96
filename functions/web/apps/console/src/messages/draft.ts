import type {
  AttachmentCard,
  DraftMessage,
  MessageContent,
  MessageSelector,
  MessageUrgency,
  MessageWords,
  NewSurvey,
  StaffMessage,
} from "@tsunagu/api-client";
import { addDays } from "@tsunagu/ui";
import { momentOf, type SurveyDraft, surveyGaps, surveyOf } from "../surveys/draft";
import { atOnce, ORIGINAL } from "./languages";
import { lasts } from "./words";

/** A message as the form has it: every language that has a tab, and moments as their fields write them, empty for none. */
export interface Draft {
  /** Empty while it has not been saved. */
  id: string;
  audience: MessageSelector[];
  texts: Record<string, MessageWords>;
  urgency: MessageUrgency;
  attachments: AttachmentCard[];
  send_at: string;
  not_after: string;
  /** What is asked with it. Once it was drafted, questions are the service's and not the form's. */
  survey?: SurveyDraft | undefined;
}

const nothing: MessageWords = { title: "", body: "" };

export const newDraft = (): Draft => ({
  id: "",
  audience: [],
  texts: textsOf({ texts: {} }),
  urgency: "normal",
  attachments: [],
  send_at: "",
  not_after: "",
});

export const textsOf = ({ texts }: MessageContent): Draft["texts"] => ({
  ...Object.fromEntries(atOnce.map((tag) => [tag, nothing])),
  ...texts,
});

/** A message to be changed. A moment that has passed is not asked for again. */
export function draftOf(message: StaffMessage, now: Date): Draft {
  const field = (moment: string | null | undefined) =>
    moment && Date.parse(moment) > now.getTime() ? fieldOf(moment) : "";
  return {
    id: message.id,
    audience: message.audience,
    texts: textsOf(message.content),
    urgency: message.urgency,
    attachments: message.attachments,
    send_at: field(message.send_at),
    not_after: isDefault(message) ? "" : field(message.not_after),
  };
}

/** The same words to the same people, as a message of its own. */
export const copyOf = (message: StaffMessage): Draft => ({
  ...newDraft(),
  audience: message.audience,
  texts: textsOf(message.content),
  urgency: message.urgency,
  attachments: message.attachments,
});

/** Whether nobody chose the last moment: the service has put it where it puts it. */
function isDefault({ created_at, send_at, not_after, urgency }: StaffMessage): boolean {
  const chosen = Date.parse(not_after) - lasts[urgency] * 3_600_000;
  return [send_at, created_at].some((from) => from && Math.abs(Date.parse(from) - chosen) < 1000);
}

/** What is sent. A language in which nothing is written is none. */
export const messageOf = (draft: Draft): DraftMessage => ({
  audience: draft.audience,
  content: contentOf(draft.texts),
  urgency: draft.urgency,
  attachments: draft.attachments.map(({ id }) => id),
  ...(draft.send_at ? { send_at: momentOf(draft.send_at) } : {}),
  ...(draft.not_after ? { not_after: momentOf(draft.not_after) } : {}),
});

export function contentOf(texts: Draft["texts"]): MessageContent {
  const written = Object.entries(texts).flatMap(([tag, { title, body }]) =>
    title.trim() || body.trim() ? [[tag, { title: title.trim(), body: body.trim() }] as const] : [],
  );
  return { texts: Object.fromEntries(written) };
}

/** The same with its questions. */
export const askedOf = (draft: Draft, survey: SurveyDraft): NewSurvey => surveyOf(survey, messageOf(draft));

/** What has to be there and is not, by place. */
export function gapsOf({ audience, texts, survey }: Pick<Draft, "audience" | "texts" | "survey">): string[] {
  const { title, body } = texts[ORIGINAL] ?? nothing;
  return [
    ...(audience.length === 0 ? ["audience"] : []),
    ...(title.trim() ? [] : [`texts.${ORIGINAL}.title`]),
    ...(body.trim() ? [] : [`texts.${ORIGINAL}.body`]),
    ...(survey ? surveyGaps(survey) : []),
  ];
}

export const differs = (one: Draft, other: Draft): boolean =>
  JSON.stringify([messageOf(one), one.survey]) !== JSON.stringify([messageOf(other), other.survey]);

/** A moment of the service, which it writes by Japan's clocks, as a field for day and time has it. */
const fieldOf = (moment: string): string => moment.slice(0, 16);

/** Until when a message may leave where nobody says otherwise, by Japan's clocks. */
export function lastMoment({ send_at, urgency }: Pick<Draft, "send_at" | "urgency">, now: Date): string {
  const from = send_at ? Date.parse(momentOf(send_at)) : now.getTime();
  const last = Math.max(from, now.getTime()) + lasts[urgency] * 3_600_000;
  // Nine hours ahead of UTC all year.
  return `${new Date(last + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;
}

/** What a field for the moment of sending begins with. */
export const nextMorning = (today: string): string => `${addDays(today, 1)}T08:00`;
