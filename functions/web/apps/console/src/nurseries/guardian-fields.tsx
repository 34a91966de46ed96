import type { PointHousehold, PointReason } from "@tsunagu/api-client";
import { box, DateField, Field, ManyChips, SelectField } from "@tsunagu/ui";
import { Num } from "../services/fields";
import { cares, forms, guardianMarks, illnesses, optionsOf, reasonKinds } from "./answer-words";
import { type Kind, newReason, toggled } from "./case-draft";
import { DecimalBox } from "./decimal-box";

type Guardian = PointHousehold["guardians"][number];
type Mark = keyof typeof guardianMarks;

/** Nobody answers that they are absent: they are left out. */
const { absent: _, ...kinds } = reasonKinds;
const marks = (Object.entries(guardianMarks) as [Mark, string][]).map(([value, label]) => ({ value, label }));

/** One guardian by their first reason; further reasons stay as they are. */
export function GuardianFields({
  name,
  guardian,
  entryMonth,
  onChange,
}: {
  name: string;
  guardian: Guardian;
  entryMonth: string;
  onChange: (guardian: Guardian) => void;
}) {
  const [first = newReason("other", entryMonth), ...others] = guardian.reasons;
  const put = (reason: PointReason) => onChange({ ...guardian, reasons: [reason, ...others] });
  return (
    <fieldset class="flex min-w-0 flex-col gap-3 rounded-12 border border-solid-gray-420 bg-white p-4">
      <legend class="px-1 text-std-16B-170">{name}</legend>
      <div class="flex flex-wrap items-end gap-4">
        <div class="w-44">
          <SelectField
            label="理由"
            value={first.kind}
            options={optionsOf(kinds)}
            onInput={(kind) => put(newReason(kind as Kind, entryMonth))}
          />
        </div>
        <ReasonFields reason={first} put={put} />
      </div>
      <ManyChips
        legend="あてはまること"
        values={guardian.marks ?? []}
        options={marks}
        onToggle={(mark) => onChange({ ...guardian, marks: toggled(guardian.marks, mark) })}
      />
    </fieldset>
  );
}

function ReasonFields({ reason, put }: { reason: PointReason; put: (reason: PointReason) => void }) {
  const choose = (label: string, words: Record<string, string>, value: string, onInput: (value: string) => void) => (
    <div class="w-44">
      <SelectField label={label} value={value} options={optionsOf(words)} onInput={onInput} />
    </div>
  );
  switch (reason.kind) {
    case "work":
    case "job_offer":
      return (
        <>
          {choose("働き方", forms, reason.form ?? "employed", (form) =>
            put({ ...reason, form: form as NonNullable<typeof reason.form> }),
          )}
          <HoursFields hours={reason.hours} put={(hours) => put({ ...reason, hours })} />
        </>
      );
    case "study":
      return <HoursFields hours={reason.hours} put={(hours) => put({ ...reason, hours })} />;
    case "childbirth":
      return <DateField label="出産予定日" value={reason.due} onInput={(due) => put({ ...reason, due })} />;
    case "illness":
      return choose("病気", illnesses, reason.degree, (degree) =>
        put({ ...reason, degree: degree as typeof reason.degree }),
      );
    case "disability":
      return (
        <Num
          path="grade"
          label="等級"
          unit="級"
          min={1}
          max={7}
          value={reason.grade}
          onInput={(grade) => put({ ...reason, grade })}
        />
      );
    case "care":
      return choose("介護", cares, reason.degree, (degree) =>
        put({ ...reason, degree: degree as typeof reason.degree }),
      );
    default:
      return null;
  }
}

type Hours = Extract<PointReason, { kind: "study" }>["hours"];

function HoursFields({ hours, put }: { hours: Hours; put: (hours: Hours) => void }) {
  return (
    <>
      <Num
        path="days_per_month"
        label="1か月の日数"
        unit="日"
        max={31}
        value={hours.days_per_month}
        onInput={(days_per_month) => put({ ...hours, days_per_month })}
      />
      <Field label="1日の時間">
        {({ id }) => (
          <span class="flex items-center gap-2">
            <DecimalBox
              id={id}
              class={`${box} max-w-28`}
              value={hours.minutes_per_day / 60}
              onInput={(time) => put({ ...hours, minutes_per_day: Math.round(time * 60) })}
            />
            <span class="shrink-0">時間</span>
          </span>
        )}
      </Field>
    </>
  );
}
