import type { InterviewWhen, StaffInterviewFamily } from "@tsunagu/api-client";
import { Button, ManyChips, SelectField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { halvesOf, isAt } from "./grid";
import type { Shared } from "./one";
import { whenWords } from "./words";

const keyOf = (when: InterviewWhen): string => (when.kind === "at" ? when.starts : `${when.day} ${when.half}`);

/** Writes down what a family said on paper or by phone, half-day by half-day. */
export function PaperPart({ day, put, reload, family }: Shared & { family: StaffInterviewFamily }) {
  const { api } = useDesk();
  const [writing, write] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const halves = halvesOf(day, family.child_ids);
  const isHere = (when: InterviewWhen) =>
    when.kind === "at"
      ? day.classes.some(({ starts }) => starts.includes(when.starts))
      : halves.some((half) => keyOf(half) === keyOf(when));
  const [impossible, cannot] = useState(() => family.impossible.filter(isHere));
  const [wishes, wish] = useState(() => family.wishes.filter(isHere));
  const [district, live] = useState(family.district ?? "");
  if (!writing) {
    return (
      <Button wide onClick={() => write(true)}>
        紙や電話で聞いた答えを書く
      </Button>
    );
  }
  const toggled = (list: readonly InterviewWhen[], key: string) => {
    const half = halves.find((one) => keyOf(one) === key);
    if (list.some((one) => keyOf(one) === key)) return list.filter((one) => keyOf(one) !== key);
    return half ? [...list, half] : [...list];
  };
  const name = (half: InterviewWhen) => whenWords(half, today());
  const rank = (half: InterviewWhen) => wishes.findIndex((one) => keyOf(one) === keyOf(half)) + 1;
  const isNo = (half: InterviewWhen) => impossible.some((one) => keyOf(one) === keyOf(half));
  // A wish within half a day that is impossible would be refused.
  const isWithin = (one: InterviewWhen, key: string) =>
    one.kind === "at" && halves.some((half) => keyOf(half) === key && isAt(half, one.starts));
  const save = () =>
    void run(async () => {
      const { revision } = family;
      const said = { revision, impossible, wishes, ...(district ? { district } : {}) };
      put(await api.writeInterviewWishes(day.id, family.id, said));
      write(false);
    });
  return (
    <section aria-labelledby="paper" class="flex flex-col gap-3 border-t border-solid-gray-420 pt-4">
      <h3 id="paper" class="text-std-18B-160">
        紙や電話で聞いた答え
      </h3>
      <ManyChips
        legend="都合が悪い"
        values={impossible.map(keyOf)}
        options={halves.map((half) => ({ value: keyOf(half), label: name(half) }))}
        onToggle={(key) => {
          cannot(toggled(impossible, key));
          wish(wishes.filter((one) => keyOf(one) !== key && !isWithin(one, key)));
        }}
      />
      <ManyChips
        legend="希望（押した順）"
        values={wishes.map(keyOf)}
        options={halves
          .filter((half) => !isNo(half))
          .map((half) => ({
            value: keyOf(half),
            label: rank(half) > 0 ? `第${rank(half)}希望 ${name(half)}` : name(half),
          }))}
        onToggle={(key) => wish(toggled(wishes, key))}
      />
      {(day.draft.districts ?? []).length > 0 && (
        <SelectField
          label="町内"
          value={district}
          options={[["", "聞いていない"], ...(day.draft.districts ?? []).map((one) => [one, one] as const)]}
          onInput={live}
        />
      )}
      {error && (
        <Problem
          error={error}
          action={
            <Button size="small" onClick={reload}>
              読み直す
            </Button>
          }
        />
      )}
      <Button look="primary" wide busy={busy} onClick={save}>
        この家庭の答えとして保存する
      </Button>
    </section>
  );
}
