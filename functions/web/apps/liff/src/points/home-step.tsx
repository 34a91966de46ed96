import { Chips, ManyChips } from "@tsunagu/ui";
import { toggled } from "../nurseries/wishes";
import { useSpeech } from "../texts";
import type { HouseholdMark, Residence } from "./answers";
import { Numbers } from "./numbers";
import type { Filling } from "./page";

const PLACES: readonly Residence[] = ["here", "moving_here", "elsewhere"];
/** In two handfuls: about the nursery, and about the family. */
const NURSERY: readonly HouseholdMark[] = [
  "sibling_enrolled",
  "sibling_same_nursery",
  "applies_together",
  "unlicensed",
  "transfer",
  "leave_extension_accepted",
  "documents_complete",
];
const FAMILY: readonly HouseholdMark[] = [
  "young_grandparent",
  "welfare",
  "disability_in_household",
  "protection",
  "disaster",
];
const CHILDREN = [1, 2, 3, 4, 5];
const WISHES = [1, 2, 3, 4, 5, 6, 8, 10];
const WAITING = [0, 1, 3, 6, 9, 12];
const ARREARS = [0, 1, 2, 3, 6];

/** What is so of the household. Nothing here must be answered. */
export function HomeStep({ answers, fill }: Filling) {
  const { say } = useSpeech();
  const marks = (legend: string, of: readonly HouseholdMark[]) => (
    <ManyChips
      legend={legend}
      values={answers.marks}
      onToggle={(mark) => fill({ marks: toggled(answers.marks, mark) })}
      options={of.map((value) => ({ value, label: say(`pt_home_${value}`) }))}
    />
  );
  const people = (count: number) => say("several", { count });
  const months = (count: number) => (count === 0 ? say("pt_nothing") : say("pt_months", { months: count }));
  return (
    <>
      {marks(say("pt_home_nursery"), NURSERY)}
      {marks(say("pt_home_family"), FAMILY)}
      <Chips
        legend={say("pt_residence")}
        value={answers.residence}
        onChange={(residence) => fill({ residence })}
        options={PLACES.map((value) => ({ value, label: say(`pt_residence_${value}`) }))}
      />
      <Numbers
        legend={say("pt_preschool")}
        value={answers.preschool}
        onChange={(preschool) => fill({ preschool, toGrade3: Math.max(preschool, answers.toGrade3) })}
        of={CHILDREN}
        words={people}
      />
      <Numbers
        legend={say("pt_to_grade3")}
        value={answers.toGrade3}
        onChange={(toGrade3) => fill({ toGrade3, preschool: Math.min(toGrade3, answers.preschool) })}
        of={CHILDREN}
        words={people}
      />
      <Numbers
        legend={say("pt_wishes")}
        value={answers.wishes}
        onChange={(wishes) => fill({ wishes })}
        of={WISHES}
        words={(count) => say("pt_wishes_of", { count })}
      />
      <Numbers
        legend={say("pt_waiting")}
        value={answers.waiting}
        onChange={(waiting) => fill({ waiting })}
        of={WAITING}
        words={months}
      />
      <Numbers
        legend={say("pt_arrears")}
        value={answers.arrears}
        onChange={(arrears) => fill({ arrears })}
        of={ARREARS}
        words={months}
      />
    </>
  );
}
