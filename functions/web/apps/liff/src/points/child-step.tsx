import { ManyChips } from "@tsunagu/ui";
import { EntryChips, WhoChips } from "../nurseries/class-filter";
import { nextApril } from "../nurseries/entry";
import type { About } from "../nurseries/query";
import { toggled } from "../nurseries/wishes";
import { useSpeech } from "../texts";
import type { ChildMark } from "./answers";
import type { Filling } from "./page";

export const CHILD_MARKS: readonly ChildMark[] = ["multiple_birth", "disability", "leaves_small_nursery"];

/** For whom, and from when. */
export function ChildStep({ answers, fill, about }: Filling & { about: About }) {
  const { say } = useSpeech();
  const entry = answers.entry ?? nextApril(about.today);
  return (
    <>
      <WhoChips
        family={about.family}
        entry={entry}
        child={answers.child}
        years={answers.class}
        onChoose={(child, years) => fill({ child, class: years, entry })}
      />
      <EntryChips today={about.today} entry={entry} onChoose={(month) => fill({ entry: month })} />
      <ManyChips
        legend={say("pt_child_marks")}
        values={answers.childMarks}
        onToggle={(mark) => fill({ childMarks: toggled(answers.childMarks, mark) })}
        options={CHILD_MARKS.map((value) => ({ value, label: say(`pt_child_${value}`) }))}
      />
    </>
  );
}
