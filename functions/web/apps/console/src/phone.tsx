import type { Language, StaffMilestone } from "@tsunagu/api-client";
import { TabBar } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import type { Draft } from "./draft";
import { languages } from "./words";

/** What stands around the sentence (domain::notice); the days differ from child to child. */
const frame: Record<Language, { heading: string; term: string; details: string }> = {
  ja: { heading: "🐻 のお知らせ", term: "（期間）", details: "くわしくは「わが家のカレンダー」をご覧ください。" },
  "ja-easy": {
    heading: "🐻 のお知（し）らせ",
    term: "（いつから いつまで）",
    details: "「わが家（や）のカレンダー」で くわしく見（み）られます。",
  },
  en: { heading: "🐻 News for you", term: "(dates)", details: "See Our Family Calendar for details." },
};

/** Roughly how the message will look in LINE, while it is being written. The preview below shows the exact text. */
export function Phone({ milestone, draft }: { milestone: StaffMilestone; draft: Draft }) {
  const [language, setLanguage] = useState<Language>("ja");
  const text = (draft.texts[language] ?? "").trim() || milestone.guides[language];
  return (
    <section aria-labelledby="phone" class="flex flex-col gap-3">
      <h2 id="phone" class="text-std-20B-150">
        LINEでの見え方
      </h2>
      <TabBar
        name="見る言語"
        chosen={language}
        onChoose={(id) => setLanguage(id as Language)}
        items={languages.map(({ id, name }) => ({ id, label: name }))}
      />
      <div
        id="panel"
        role="tabpanel"
        aria-labelledby={`tab-${language}`}
        class="min-h-72 rounded-24 border-8 border-solid-gray-800 bg-light-blue-100 p-4"
      >
        {draft.enabled ? (
          <div lang={language === "en" ? "en" : "ja"} class="rounded-16 rounded-tl-4 bg-white p-4 text-std-16N-170">
            <p>{frame[language].heading}</p>
            <p>■ {milestone.titles[language]}</p>
            <p class="text-solid-gray-700">{frame[language].term}</p>
            <p class="whitespace-pre-line">{text}</p>
            <p>{frame[language].details}</p>
          </div>
        ) : (
          <p class="text-std-16N-170">誰にも届きません。</p>
        )}
      </div>
    </section>
  );
}
