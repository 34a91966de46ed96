import { Chips, Choices, ManyChips } from "@tsunagu/ui";
import { toggled } from "../nurseries/wishes";
import { useSpeech } from "../texts";
import type { GuardianAnswers, GuardianMark, ReasonKind } from "./answers";
import type { Filling } from "./page";
import { ReasonFields } from "./reason-fields";

const REASONS: readonly Exclude<ReasonKind, "absent">[] = [
  "work",
  "job_offer",
  "study",
  "job_seeking",
  "childbirth",
  "leave",
  "illness",
  "disability",
  "care",
  "disaster",
  "other",
];
const MARKS: readonly GuardianMark[] = [
  "on_leave",
  "certified_for_work",
  "nursery_staff",
  "works_here",
  "solo_assignment",
  "under_one_month",
  "disabled",
];
/** Letters that tables of ranks use. */
const RANKS = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];

/** Why one guardian cannot care for the child in the daytime, and what is so of them. */
export function GuardianStep({ answers, fill, which, ranks }: Filling & { which: 0 | 1; ranks: boolean }) {
  const { say } = useSpeech();
  const mine = answers.guardians[which];
  const put = (change: Partial<GuardianAnswers>) => {
    const next = { ...mine, ...change };
    const [first, second] = answers.guardians;
    fill({ guardians: which === 0 ? [next, second] : [first, next] });
  };
  return (
    <>
      <Choices
        legend={say("pt_reason")}
        value={mine.reason}
        onChange={(reason) => put({ reason, manual: {} })}
        options={REASONS.map((value) => ({ value, label: say(`pt_reason_${value}`) }))}
      />
      <ReasonFields mine={mine} put={put} />
      {mine.reason && (
        <ManyChips
          legend={say("pt_marks")}
          values={mine.marks}
          onToggle={(mark) => put({ marks: toggled(mine.marks, mark) })}
          options={MARKS.map((value) => ({ value, label: say(`pt_mark_${value}`) }))}
        />
      )}
      {ranks && mine.reason && (
        <Chips
          legend={say("pt_rank")}
          value={mine.rank ?? ""}
          onChange={(rank) => put({ rank: rank || undefined })}
          options={[{ value: "", label: say("pt_rank_unknown") }, ...RANKS.map((value) => ({ value, label: value }))]}
        />
      )}
    </>
  );
}
