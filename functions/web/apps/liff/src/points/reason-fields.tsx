import { Chips, DateField } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import type { Care, GuardianAnswers, Illness, WorkForm } from "./answers";
import { Numbers } from "./numbers";

const FORMS: readonly WorkForm[] = ["employed", "self_employed", "family_worker", "homework"];
const ILLNESSES: readonly Illness[] = ["hospital", "bedridden", "mental", "rest", "home", "other"];
const CARES: readonly Care[] = ["severe_home", "attend", "inpatient", "other"];
const DAYS = [8, 12, 16, 18, 20, 22];
const MINUTES = [180, 240, 300, 360, 420, 450, 480, 540];
const EXTRA = [0, 30, 45, 60, 90, 120];
const CARE_HOURS = [30, 48, 64, 80, 120, 160];
const GRADES = [1, 2, 3, 4, 5, 6, 7];

/** What a reason needs to be known of. */
export function ReasonFields({
  mine,
  put,
}: {
  mine: GuardianAnswers;
  put: (change: Partial<GuardianAnswers>) => void;
}) {
  const { say } = useSpeech();
  const hours = (minutes: number) => say("pt_hours", { hours: minutes / 60 });
  const works = mine.reason === "work" || mine.reason === "job_offer";
  return (
    <>
      {works && (
        <Chips
          legend={say("pt_form")}
          value={mine.form}
          onChange={(form) => put({ form })}
          options={FORMS.map((value) => ({ value, label: say(`pt_form_${value}`) }))}
        />
      )}
      {(works || mine.reason === "study") && (
        <>
          <Numbers
            legend={say("pt_days")}
            hint={say("pt_between")}
            value={mine.days}
            onChange={(days) => put({ days })}
            of={DAYS}
            words={(days) => say("pt_days_of", { days })}
          />
          <Numbers
            legend={say("pt_minutes")}
            value={mine.minutes}
            onChange={(minutes) => put({ minutes })}
            of={MINUTES}
            words={hours}
          />
          <details class="rounded-12 border border-solid-gray-200">
            <summary class="min-h-12 px-4 py-3 text-std-16B-170">{say("pt_around")}</summary>
            <div class="flex flex-col gap-4 p-4">
              {(["rest", "commute", "overtime"] as const).map((part) => (
                <Numbers
                  key={part}
                  legend={say(`pt_${part}`)}
                  value={mine[part]}
                  onChange={(minutes) => put({ [part]: minutes })}
                  of={EXTRA}
                  words={(minutes) => (minutes === 0 ? say("pt_nothing") : say("pt_minutes_of", { minutes }))}
                />
              ))}
            </div>
          </details>
        </>
      )}
      {mine.reason === "childbirth" && (
        <DateField label={say("due_date")} value={mine.due} onInput={(due) => put({ due })} required />
      )}
      {mine.reason === "illness" && (
        <Chips
          legend={say("pt_illness")}
          value={(mine.illness ?? "") as Illness}
          onChange={(illness) => put({ illness })}
          options={ILLNESSES.map((value) => ({ value, label: say(`pt_illness_${value}`) }))}
        />
      )}
      {mine.reason === "disability" && (
        <Numbers
          legend={say("pt_grade")}
          value={mine.grade}
          onChange={(grade) => put({ grade })}
          of={GRADES}
          words={(grade) => say("pt_grade_of", { grade })}
        />
      )}
      {mine.reason === "care" && (
        <>
          <Chips
            legend={say("pt_care")}
            value={(mine.care ?? "") as Care}
            onChange={(care) => put({ care })}
            options={CARES.map((value) => ({ value, label: say(`pt_care_${value}`) }))}
          />
          <Numbers
            legend={say("pt_care_hours")}
            hint={say("pt_between")}
            value={mine.careHours}
            onChange={(careHours) => put({ careHours })}
            of={CARE_HOURS}
            words={(count) => say("pt_hours", { hours: count })}
          />
        </>
      )}
    </>
  );
}
