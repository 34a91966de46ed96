import type { Board, BoardLine, StaffFact } from "@tsunagu/api-client";
import { Button, Chips, SelectField, TextField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useFacility, WriterField } from "./facility";
import { useFact } from "./fact";
import { firstChoice, offered, offeredAtSchool, type What } from "./offer";
import { absences } from "./words";

/** Writes down one fact about a child: what happened, and only what that needs. */
export function WriteFact({
  line,
  board,
  onWritten,
}: {
  line: BoardLine;
  board: Board;
  onWritten: (what: string) => void;
}) {
  const { facility } = useFacility();
  const school = facility.kind === "school";
  const choices: { value: What; label: string }[] = school ? offeredAtSchool(line) : offered(line, board);
  const [chosen, setChosen] = useState<What>();
  const [time, setTime] = useState("");
  const [whom, setWhom] = useState("");
  const [why, setWhy] = useState<keyof typeof absences>("sick");
  const what =
    choices.find(({ value }) => value === chosen)?.value ??
    (school ? (choices[0]?.value ?? "absence") : firstChoice(line, board));
  const name = choices.find(({ value }) => value === what)?.label ?? "";
  const { busy, error, write } = useFact(line.child_id, board.day, () => {
    setTime("");
    setWhom("");
    setChosen(undefined);
    onWritten(`${name}を記録しました。`);
  });

  const isToday = board.day === board.now.slice(0, 10);
  const passage = what === "in" || what === "out";
  const at = time ? `${board.day}T${time.slice(0, 5)}:00` : null;
  const collectors = line.guardians.filter(({ may_collect }) => what !== "out" || may_collect);
  const send = (event: Event) => {
    event.preventDefault();
    void write(factOf(what, at, whom || null, why));
  };
  return (
    <form class="flex flex-col gap-4 rounded-12 bg-solid-gray-50 p-4" onSubmit={send}>
      <Chips legend="記録する" value={what} onChange={setChosen} options={choices} />
      {passage && (
        <>
          <TextField
            label={what === "in" ? "登園した時刻" : "降園した時刻"}
            hint={isToday ? "空のままなら、いまの時刻になります。" : "この日の時刻を入れてください。"}
            type="time"
            narrow
            required={!isToday}
            value={time}
            onInput={setTime}
          />
          <SelectField
            label={what === "in" ? "送ってきた人" : "お迎えの人"}
            value={whom}
            onInput={setWhom}
            options={[
              ["", "記録しない"],
              ...collectors.map(({ id, name, relation }) => [id, `${name}（${relation}）`] as const),
            ]}
          />
        </>
      )}
      {(what === "late" || what === "early") && (
        <TextField
          label={what === "late" ? "着く時刻" : "帰る時刻"}
          type="time"
          narrow
          required
          value={time}
          onInput={setTime}
        />
      )}
      {(what === "absence" || what === "late" || what === "early") && (
        <SelectField
          label="理由"
          value={why}
          onInput={(why) => setWhy(why as keyof typeof absences)}
          options={Object.entries(absences)}
        />
      )}
      {what === "coming" && (
        <TextField
          label="来る時刻"
          hint="分からなければ空のままで。"
          type="time"
          narrow
          value={time}
          onInput={setTime}
        />
      )}
      <WriterField />
      {error && <Problem error={error} />}
      <div>
        <Button look="primary" type="submit" busy={busy}>
          「{name}」を記録する
        </Button>
      </div>
    </form>
  );
}

function factOf(what: What, at: string | null, whom: string | null, why: keyof typeof absences): StaffFact {
  switch (what) {
    case "in":
    case "out":
      return { kind: what, at, with: whom };
    case "here":
    case "missing":
      return { kind: "roll_call", here: what === "here" };
    case "absence":
      return { kind: "absence", why };
    case "absence_withdrawn":
      return { kind: "absence_withdrawn" };
    case "coming":
      return { kind: "coming", eta: at };
    case "late":
      return { kind: "coming", eta: at, why };
    case "late_withdrawn":
      return { kind: "coming_withdrawn" };
    case "early":
      return { kind: "leaving", at, why };
    case "early_withdrawn":
      return { kind: "leaving", at: null };
  }
}
