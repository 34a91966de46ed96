import { ApiError, type Board, type BoardLine } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { Table } from "../table";
import { useFacility } from "./facility";
import { choicesFor, isExpected, marksOf, PRESENT, proposed } from "./marking";
import { Reports } from "./school-board";

/** A class in the teacher's hands: for each pupil the proposed mark, kept or changed, and one button for all of them. */
export function ConfirmClass({
  id,
  name,
  items,
  board,
  onDone,
  onStale,
  onClose,
}: {
  id: string;
  name: string;
  items: readonly BoardLine[];
  board: Board;
  onDone: () => void;
  /** Somebody else has confirmed meanwhile: the board is to be asked again. */
  onStale: () => void;
  onClose: () => void;
}) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const [chosen, choose] = useState<Record<string, string>>({});
  // The board is asked again and again; what the teacher looked at is the page as it was opened.
  const [seen, look] = useState(() => ({ items, version: versionOf(board, id) }));
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const pupils = seen.items.filter(isExpected);
  const stale = error instanceof ApiError && error.code === "version_conflict";
  const changed = items !== seen.items && proposals(items) !== proposals(seen.items);
  const renew = () => look({ items, version: versionOf(board, id) });
  const away = pupils.filter((line) => (chosen[line.child_id] ?? proposed(line)) !== PRESENT).length;

  const save = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      try {
        await api.confirmClass(facility.id, id, board.day, marksOf(seen.items, chosen), seen.version);
      } catch (problem) {
        if (problem instanceof ApiError && problem.code === "version_conflict") onStale();
        throw problem;
      }
      onDone();
    });
  };
  return (
    <form class="flex flex-col gap-3 rounded-12 border-2 border-key-900 p-4" onSubmit={save}>
      <p>連絡から選んだ記号が入っています。教室で見たとおりに直して、最後にまとめて書きます。</p>
      {(stale || changed) && (
        <div class="flex flex-wrap items-center gap-3 rounded-8 border-2 border-warning-yellow-1 p-3">
          <p class="flex-1 basis-64">
            {stale
              ? "ほかの人が先にこのクラスを確かめました。書いていません。新しい内容を読んで、もう一度確かめてください。"
              : "開いたあとに、連絡や出席簿が変わりました。"}
          </p>
          <Button onClick={renew}>新しい内容を読む</Button>
        </div>
      )}
      <Table label={`${name}の出席簿`} heads={["番号", "氏名", "連絡", "出席簿に書く"]}>
        {pupils.map((line) => {
          const mark = chosen[line.child_id] ?? proposed(line);
          return (
            <tr key={line.child_id} class={mark === PRESENT ? "" : "bg-key-50"}>
              <td class="p-2">{line.number ?? ""}</td>
              <th scope="row" class="p-2 text-left text-std-16B-170 whitespace-nowrap">
                {line.name}
              </th>
              <td class="p-2">
                <Reports line={line} day={board.day} />
              </td>
              <td class="p-2">
                <select
                  aria-label={`${line.name}の出席簿`}
                  class="min-h-11 w-full min-w-40 rounded-8 border border-solid-gray-600 bg-white px-2 text-std-16N-170"
                  value={mark}
                  onInput={(event) => choose({ ...chosen, [line.child_id]: event.currentTarget.value })}
                >
                  {choicesFor(line, board.marks ?? []).map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          );
        })}
      </Table>
      {error && !stale && <Problem error={error} />}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" size="large" type="submit" busy={busy}>
          {name}の{pupils.length}人を出席簿に書く（出席 {pupils.length - away}人・記号 {away}人）
        </Button>
        <Button size="large" onClick={onClose}>
          やめる
        </Button>
      </div>
    </form>
  );
}

const versionOf = (board: Board, id: string): number => board.classes?.find((one) => one.class === id)?.version ?? 0;

/** What the marks were proposed from. */
const proposals = (items: readonly BoardLine[]): string =>
  JSON.stringify(items.map(({ child_id, reports, marked }) => [child_id, reports, marked?.at]));
