import type { ComponentChildren } from "preact";
import { FormParts } from "../form-parts";
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
  return <FormParts parts={sections.map(({ body, ...part }) => ({ ...part, body: body(props) }))} />;
}
