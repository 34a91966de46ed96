import type { MilestoneSetting, StaffMilestone } from "@tsunagu/api-client";
import { languages } from "./words";

/** What is on the screen: a text for every language, empty where the national sentence is used. */
export interface Draft {
  enabled: boolean;
  texts: Record<string, string>;
}

export function draftOf(milestone: StaffMilestone): Draft {
  const setting = milestone.draft ?? milestone.published;
  return {
    enabled: setting.enabled,
    texts: Object.fromEntries(languages.map(({ id }) => [id, setting.texts?.[id] ?? ""])),
  };
}

/** What is sent: only the languages that have a text of their own. */
export function settingOf(draft: Draft): MilestoneSetting {
  const own = Object.entries(draft.texts).flatMap(([id, text]) => (text.trim() ? [[id, text.trim()] as const] : []));
  return { enabled: draft.enabled, texts: Object.fromEntries(own) };
}

/** Whether the screen differs from what is saved. */
export function changed(draft: Draft, milestone: StaffMilestone): boolean {
  const text = (one: Draft) => JSON.stringify([one.enabled, languages.map(({ id }) => (one.texts[id] ?? "").trim())]);
  return text(draft) !== text(draftOf(milestone));
}
