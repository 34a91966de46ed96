import type { Board, BoardLine } from "@tsunagu/api-client";
import { Button, Sheet, Spinner, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Mark } from "../bookings/mark";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { Barred } from "./barred";
import { Calls } from "./call";
import { notes } from "./classes";
import { askedWords, Elsewhere } from "./escalation";
import { useFacility } from "./facility";
import { PupilMark } from "./pupil-mark";
import { Records } from "./records";
import { Reports } from "./school-board";
import { alarmWords, contradictionWords, silence, standings } from "./words";
import { WriteFact } from "./write-fact";

/** A child's day: what is known, what can be written, who to call, and everything that was written down. */
export function ChildSheet({
  line,
  board,
  onChange,
  onClose,
}: {
  line: BoardLine;
  board: Board;
  onChange: () => void;
  onClose: () => void;
}) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const [done, setDone] = useState("");
  const records = useLoad(`${line.child_id} ${board.day}`, () => api.records(facility.id, line.child_id, board.day));
  useExpiry([records.error]);
  const school = facility.kind === "school";
  const written = (what: string) => {
    setDone(what);
    records.reload();
    onChange();
  };
  return (
    <Sheet title={`${line.name}（${line.kana}）`} onClose={onClose} closeLabel="閉じる">
      <div class="flex flex-col gap-2">
        {school ? (
          <p>
            <Reports line={line} day={board.day} />
          </p>
        ) : (
          <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Mark {...standings[line.standing]} />
            {notes(line, board.day).join("・")}
          </p>
        )}
        <Barred guardians={line.guardians} />
        {line.alarms.map((alarm) => (
          <p key={alarm.kind} class="text-std-16B-170 text-error-2">
            <span aria-hidden="true">！ </span>
            {alarmWords(alarm)}。
            {alarm.silent.map((gate) => (
              <span key={gate.device_id} class="block">
                {silence(gate, board.day)}。
              </span>
            ))}
          </p>
        ))}
        <Elsewhere line={line} day={board.day} />
        {line.contradictions.map((one) => (
          <p key={one} class="text-error-2">
            <span aria-hidden="true">⚠ </span>
            {contradictionWords(one)}
          </p>
        ))}
      </div>
      <p role="status" class={done ? "rounded-8 bg-green-50 p-3 text-std-16B-170 text-success-2" : "sr-only"}>
        {done && `✓ ${done}`}
      </p>
      {school && <PupilMark line={line} board={board} onWritten={written} />}
      <WriteFact line={line} board={board} onWritten={written} />
      {board.day <= board.now.slice(0, 10) && (
        <details open={line.alarms.length > 0} class="rounded-12 border border-solid-gray-420">
          <summary class="min-h-12 px-4 py-3 text-std-17B-170">保護者に電話する</summary>
          <div class="flex flex-col gap-2 px-4 pb-4">
            <p class="text-dns-16N-130">{askedWords(line, board.day)}</p>
            <Calls line={line} day={board.day} onChange={() => written("電話を記録しました。")} />
          </div>
        </details>
      )}
      <section aria-labelledby="sheet-records" class="flex flex-col gap-2">
        <h3 id="sheet-records" class="text-std-17B-170">
          この日の記録
        </h3>
        {records.error && !records.value && (
          <Problem error={records.error} action={<Button onClick={records.reload}>もう一度ためす</Button>} />
        )}
        {!records.value && !records.error && <Spinner label="読み込んでいます" />}
        {records.value && (
          <Records records={records.value} child={line.child_id} day={board.day} onWritten={(what) => written(what)} />
        )}
      </section>
    </Sheet>
  );
}
