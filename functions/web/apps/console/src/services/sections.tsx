import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { MistakesContext } from "./fields";
import { mistakesIn } from "./mistakes";
import { AdmissionSection } from "./section-admission";
import { Basics, type Part } from "./section-basics";
import { DimensionsSection } from "./section-dimensions";
import { PatternSection } from "./section-pattern";
import { QuestionsSection } from "./section-questions";
import { RemindersSection } from "./section-reminders";
import { RulesSection } from "./section-rules";
import { WhoSection } from "./section-who";

/** The parts of the form, and which parts of a service each is about. */
const sections: readonly {
  id: string;
  title: string;
  about: readonly string[];
  body: (props: Part & { fresh: boolean }) => ComponentChildren;
}[] = [
  { id: "basics", title: "名前と場所", about: ["id", "title", "description", "place"], body: (p) => <Basics {...p} /> },
  { id: "who", title: "だれが", about: ["who", "for"], body: (p) => <WhoSection {...p} /> },
  { id: "pattern", title: "いつ", about: ["pattern", "exceptions"], body: (p) => <PatternSection {...p} /> },
  {
    id: "rules",
    title: "きまり",
    about: ["opening", "limits", "cancel_minutes"],
    body: (p) => <RulesSection {...p} />,
  },
  {
    id: "admission",
    title: "枠の決め方",
    about: ["admission", "confirmation"],
    body: (p) => <AdmissionSection {...p} />,
  },
  { id: "questions", title: "質問", about: ["questions"], body: (p) => <QuestionsSection {...p} /> },
  { id: "reminders", title: "前日・当日のお知らせ", about: ["reminders"], body: (p) => <RemindersSection {...p} /> },
  {
    id: "dimensions",
    title: "人数のほかに数えるもの",
    about: ["dimensions"],
    body: (p) => <DimensionsSection {...p} />,
  },
];

export function Sections(props: Part & { fresh: boolean }) {
  const mistakes = useContext(MistakesContext);
  return (
    <div class="flex flex-col gap-10">
      <nav aria-label="この書式の中" class="flex flex-wrap gap-x-4 gap-y-1">
        {sections.map(({ id, title, about }) => (
          <button
            key={id}
            type="button"
            class="min-h-9 text-key-900 underline underline-offset-4"
            onClick={() => document.getElementById(`part-${id}`)?.scrollIntoView()}
          >
            {title}
            {mistakesIn(mistakes, about).length > 0 && <span class="text-error-2">（直すところがあります）</span>}
          </button>
        ))}
      </nav>
      {sections.map(({ id, title, about, body }) => {
        const wrong = mistakesIn(mistakes, about);
        return (
          <section key={id} id={`part-${id}`} aria-labelledby={`title-${id}`} class="flex scroll-mt-4 flex-col gap-4">
            <h2 id={`title-${id}`} class="border-b border-solid-gray-420 pb-1 text-std-20B-150">
              {title}
            </h2>
            {wrong.length > 0 && (
              <p data-mistake tabIndex={-1} class="rounded-8 bg-red-50 p-3 text-error-2">
                ここを直してください: {wrong.join(" ")}
              </p>
            )}
            {body(props)}
          </section>
        );
      })}
    </div>
  );
}
