import type { Absence, Attending, ResidentApi } from "@tsunagu/api-client";
import { Button, Chips, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { NoteField } from "./note-field";
import { fitting, inOrder, isSchool, kindOf, placeKey, reasonsFor } from "./reports";
import { TimeChips } from "./time-chips";
import { hoursFor } from "./times";
import { useDayWords, useWhatWords } from "./words";

interface One {
  kid: Attending;
  absence: Absence;
}

/** What is reported of the days to come of every child, by whichever guardian, in the order of the days. */
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
  const what = useWhatWords();
  const all = kids
    .flatMap((kid) => kid.absences.map((absence) => ({ kid, absence })))
    .filter(({ absence }) => absence.day >= today)
    .sort((a, b) => inOrder(a.absence, b.absence));
  return (
    <section aria-labelledby="absences" class="flex flex-col gap-3">
      <h2 id="absences" class="text-std-20B-150">
        {say("coming_absences")}
      </h2>
      {all.length > 0 && <p class="text-dns-14N-130 text-solid-gray-700">{say("coming_hint")}</p>}
      {all.length === 0 && <p class="rounded-12 bg-solid-gray-50 p-4 text-std-16N-170">{say("coming_none")}</p>}
      <ul class="flex flex-col gap-2">
        {all.map((one) => {
          const day = word(one.absence.day);
          const about = { token: one.kid.token, day, kind: say(`kind_${kindOf(one.absence)}`) };
          return (
            <li key={one.absence.id} class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-3">
              <p class="flex flex-wrap items-center gap-x-3">
                <span class="text-2xl">{one.kid.token}</span>
                <span class="text-std-17B-170">{day}</span>
                <span class="text-std-17B-170">{what(one.absence)}</span>
                <span class="text-std-16N-170">{say(`why_${one.absence.why}`)}</span>
              </p>
              {one.absence.note && <p class="text-std-16N-170">{one.absence.note}</p>}
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

/** Puts a report right; another kind is another report. */
export function WhySheet({ api, kid, absence, today, now, onClose, onDone }: AboutOne & { now: string }) {
  const { say } = useSpeech();
  const word = useDayWords(today);
  const { busy, error, run } = useAction();
  const kind = kindOf(absence);
  const reasons = reasonsFor([kid]);
  const [why, setWhy] = useState(fitting(absence.why, reasons));
  const [at, setAt] = useState(absence.at);
  const [note, setNote] = useState(absence.note ?? "");
  const change = {
    ...(why === absence.why ? {} : { why }),
    ...(at && at !== absence.at ? { at } : {}),
    ...(note.trim() === (absence.note ?? "") ? {} : { note: note.trim() }),
  };
  const save = () =>
    void run(async () => {
      await api.changeAbsence(absence.id, change);
      onDone(say("absence_changed"));
    });
  return (
    <Sheet
      title={`${kid.token} ${word(absence.day)} ${say(`kind_${kind}`)}`}
      closeLabel={say("close")}
      onClose={onClose}
    >
      {kind !== "absent" && (
        <TimeChips
          legend={say(`time_${kind}`)}
          hours={hoursFor(isSchool(kid), [absence.day], today, now)}
          value={at}
          onChange={setAt}
        />
      )}
      <Chips
        legend={say("absent_why")}
        value={why}
        onChange={setWhy}
        options={reasons.map((value) => ({ value, label: say(`why_${value}`) }))}
      />
      <NoteField value={note} open={Boolean(absence.note)} onInput={setNote} />
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
  const kind = say(`kind_${kindOf(absence)}`);
  const withdraw = () =>
    void run(async () => {
      await api.withdrawAbsence(absence.id);
      onDone(say("absence_withdrawn", { kind }));
    });
  return (
    <Sheet title={say("absence_withdraw_title", { kind })} closeLabel={say("close")} onClose={onClose}>
      <p class="text-std-17N-170">
        {say("absence_withdraw_lead", { token: kid.token, day: word(absence.day), place: say(placeKey([kid])) })}
      </p>
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
