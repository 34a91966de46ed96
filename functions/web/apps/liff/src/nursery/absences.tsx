import type { Absence, Attending, ResidentApi } from "@tsunagu/api-client";
import { Button, Chips, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { REASONS } from "./absence-sheet";
import { isAbsence } from "./days";
import { useDayWords } from "./words";

interface One {
  kid: Attending;
  absence: Absence;
}

/** The absences to come of every child, in the order of their days. */
export function Absences({
  kids,
  today,
  onChange,
  onWithdraw,
}: {
  kids: readonly Attending[];
  today: string;
  onChange: (one: One) => void;
  onWithdraw: (one: One) => void;
}) {
  const { say } = useSpeech();
  const word = useDayWords(today);
  const all = kids
    .flatMap((kid) => kid.absences.map((absence) => ({ kid, absence })))
    .filter(({ absence }) => isAbsence(absence) && absence.day >= today)
    .sort((a, b) => (a.absence.day < b.absence.day ? -1 : 1));
  return (
    <section aria-labelledby="absences" class="flex flex-col gap-3">
      <h2 id="absences" class="text-std-20B-150">
        {say("coming_absences")}
      </h2>
      {all.length === 0 && <p class="rounded-12 bg-solid-gray-50 p-4 text-std-16N-170">{say("coming_none")}</p>}
      <ul class="flex flex-col gap-2">
        {all.map((one) => {
          const about = { token: one.kid.token, day: word(one.absence.day) };
          return (
            <li key={one.absence.id} class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-3">
              <p class="flex flex-wrap items-center gap-x-3">
                <span class="text-2xl">{one.kid.token}</span>
                <span class="text-std-17B-170">{about.day}</span>
                <span class="text-std-16N-170">{say(`why_${one.absence.why}`)}</span>
              </p>
              <div class="flex flex-wrap gap-2">
                <Button aria-label={say("absence_withdraw_name", about)} onClick={() => onWithdraw(one)}>
                  {say("absence_withdraw")}
                </Button>
                <Button look="text" aria-label={say("absence_change_name", about)} onClick={() => onChange(one)}>
                  {say("absence_change")}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface AboutOne extends One {
  api: ResidentApi;
  today: string;
  onClose: () => void;
  onDone: (sentence: string) => void;
}

export function WhySheet({ api, kid, absence, today, onClose, onDone }: AboutOne) {
  const { say } = useSpeech();
  const word = useDayWords(today);
  const { busy, error, run } = useAction();
  const [why, setWhy] = useState(absence.why);
  const save = () =>
    void run(async () => {
      await api.changeAbsence(absence.id, why);
      onDone(say("absence_changed"));
    });
  return (
    <Sheet title={`${kid.token} ${word(absence.day)}`} closeLabel={say("close")} onClose={onClose}>
      <Chips
        legend={say("absent_why")}
        value={why}
        onChange={setWhy}
        options={REASONS.map((value) => ({ value, label: say(`why_${value}`) }))}
      />
      {error && <Problem error={error} unsaved onRetry={save} />}
      <Button look="primary" size="large" wide busy={busy} onClick={save}>
        {say("save")}
      </Button>
    </Sheet>
  );
}

export function WithdrawSheet({ api, kid, absence, today, onClose, onDone }: AboutOne) {
  const { say } = useSpeech();
  const word = useDayWords(today);
  const { busy, error, run } = useAction();
  const withdraw = () =>
    void run(async () => {
      await api.withdrawAbsence(absence.id);
      onDone(say("absence_withdrawn"));
    });
  return (
    <Sheet title={say("absence_withdraw_title")} closeLabel={say("close")} onClose={onClose}>
      <p class="text-std-17N-170">{say("absence_withdraw_lead", { token: kid.token, day: word(absence.day) })}</p>
      {error && <Problem error={error} unsaved onRetry={withdraw} />}
      <Button look="primary" size="large" wide busy={busy} onClick={withdraw}>
        {say("absence_withdraw")}
      </Button>
      <Button size="large" wide onClick={onClose}>
        {say("absence_keep")}
      </Button>
    </Sheet>
  );
}
