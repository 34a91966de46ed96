import { ApiError, type Board, type BoardLine } from "@tsunagu/api-client";
import { Button, SelectField, TextField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { choicesFor, isExpected, markWords, proposed } from "./marking";
import { momentWords } from "./words";

/** What stands in the register of one pupil's day: what it is changed to, with a note, and what stood there before. */
export function PupilMark({
  line,
  board,
  onWritten,
}: {
  line: BoardLine;
  board: Board;
  onWritten: (what: string) => void;
}) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const marks = board.marks ?? [];
  const [mark, setMark] = useState(proposed(line));
  const [note, setNote] = useState(line.marked?.note ?? "");
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const version = board.classes?.find((one) => one.class === line.class)?.version ?? 0;
  if (!board.open || board.day > board.now.slice(0, 10) || !isExpected(line)) return null;
  const save = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      try {
        const text = note.trim();
        const body = { mark: mark || null, version, ...(text ? { note: text } : {}) };
        await api.changeMark(facility.id, line.child_id, board.day, body);
      } catch (problem) {
        const stale = problem instanceof ApiError && problem.code === "version_conflict";
        throw stale
          ? new ApiError(
              409,
              "version_conflict",
              "ほかの人が先に書きました。この画面を閉じて、もう一度開いてください。",
            )
          : problem;
      }
      onWritten("出席簿に書きました。");
    });
  };
  return (
    <form class="flex flex-col gap-3 rounded-12 bg-solid-gray-50 p-4" onSubmit={save}>
      <p class="text-std-16B-170">
        出席簿：{line.marked ? markWords(line.marked, marks) : "まだ確かめていません"}
        {line.marked?.note && `「${line.marked.note}」`}
      </p>
      {(line.marked?.before ?? []).map((old) => (
        <p key={old.at} class="text-dns-14N-130 text-solid-gray-700">
          前は「{old.symbol || "出席"}」{old.note && `（${old.note}）`}・{momentWords(old.at, board.day)} に書いたもの
        </p>
      ))}
      <SelectField label="出席簿に書く" value={mark} options={choicesFor(line, marks)} onInput={setMark} />
      <TextField label="メモ（なくてもよい）" maxLength={100} value={note} onInput={setNote} />
      {error && <Problem error={error} />}
      <div>
        <Button look="primary" type="submit" busy={busy}>
          この子を出席簿に書く
        </Button>
      </div>
    </form>
  );
}
