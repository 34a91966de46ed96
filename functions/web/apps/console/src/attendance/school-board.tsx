import type { Board, BoardLine } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Table } from "../table";
import { Barred } from "./barred";
import { ConfirmClass } from "./confirm-class";
import { useFacility } from "./facility";
import { byClass } from "./lists";
import { countOf, differs, isExpected, isReported, markWords } from "./marking";
import { reportWords, saidWords } from "./report-words";

/** A school before the bell: every class in one line, then who was reported, then everybody else. */
export function SchoolBoard({
  board,
  onOpen,
  onChange,
}: {
  board: Board;
  onOpen: (child: string) => void;
  onChange: () => void;
}) {
  const { facility } = useFacility();
  const classes = byClass(board.lines, (line) => line.class, facility.classes ?? []);
  const ahead = board.day > board.now.slice(0, 10);
  return (
    <>
      <Overview classes={classes} ahead={ahead} />
      {board.open && ahead && <p>この日の出席簿は、その日になってから確かめます。</p>}
      <div class="flex flex-col gap-8">
        {classes.map(({ id, name, items }) => (
          <ClassPart
            key={id}
            {...{ id, name, items, board, onOpen, onChange }}
            markable={board.open && !ahead && id !== "" && items.some(isExpected)}
          />
        ))}
      </div>
    </>
  );
}

function Overview({
  classes,
  ahead,
}: {
  classes: readonly { id: string; name: string; items: BoardLine[] }[];
  ahead: boolean;
}) {
  const all = countOf(classes.flatMap(({ items }) => items));
  const rows = [...classes.map(({ id, name, items }) => ({ id, name, count: countOf(items) }))];
  return (
    <Table
      label="クラスごとの人数"
      heads={["クラス", "人数", "欠席", "遅刻", "早退", "連絡なし", ...(ahead ? [] : ["出席簿"])]}
    >
      {[...rows, { id: "+", name: "全校", count: all }].map(({ id, name, count }) => (
        <tr key={id} class={id === "+" ? "text-dns-16B-130" : ""}>
          <th scope="row" class="p-2 text-left whitespace-nowrap">
            {id === "+" ? (
              name
            ) : (
              <button
                type="button"
                class="min-h-9 text-key-900 underline underline-offset-4"
                onClick={() => document.getElementById(`class-${id}`)?.scrollIntoView()}
              >
                {name}
              </button>
            )}
          </th>
          <td class="p-2">{count.expected}</td>
          <Counted count={count.absent} />
          <Counted count={count.late} />
          <Counted count={count.early} />
          <td class="p-2">{count.unheard}</td>
          {!ahead && <td class="p-2 whitespace-nowrap">{openWords(count.open, count.expected)}</td>}
        </tr>
      ))}
    </Table>
  );
}

/** A nought is passed over by the eye. */
const Counted = ({ count }: { count: number }) => (
  <td class={`p-2 ${count > 0 ? "text-std-17B-170" : "text-solid-gray-700"}`}>{count}</td>
);

function openWords(open: number, expected: number): string {
  if (expected === 0) return "—";
  return open === 0 ? "✓ 確かめずみ" : `未確認 ${open}人`;
}

function ClassPart({
  id,
  name,
  items,
  board,
  markable,
  onOpen,
  onChange,
}: {
  id: string;
  name: string;
  items: readonly BoardLine[];
  board: Board;
  markable: boolean;
  onOpen: (child: string) => void;
  onChange: () => void;
}) {
  const [confirming, setConfirming] = useState(false);
  const [done, setDone] = useState(false);
  const count = countOf(items);
  const told = items.filter(isReported);
  const others = items.filter((line) => !isReported(line));
  return (
    <section aria-labelledby={`class-${id}`} class="flex scroll-mt-4 flex-col gap-2">
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={`class-${id}`} class="text-std-20B-150">
          {name}
        </h2>
        <span class="flex-1 text-dns-16N-130">
          {count.expected}人・連絡あり {told.length}人{markable && `・${openWords(count.open, count.expected)}`}
        </span>
        {markable && !confirming && (
          <Button
            look={count.open > 0 ? "primary" : "secondary"}
            aria-label={`${name}の出席簿を${count.open > 0 ? "確かめる" : "直す"}`}
            onClick={() => {
              setDone(false);
              setConfirming(true);
            }}
          >
            出席簿を{count.open > 0 ? "確かめる" : "直す"}
          </Button>
        )}
      </div>
      {done && <Banner tone="success">{name}の出席簿に書きました。</Banner>}
      {confirming ? (
        <ConfirmClass
          {...{ id, name, items, board }}
          onClose={() => setConfirming(false)}
          onDone={() => {
            setConfirming(false);
            setDone(true);
            onChange();
          }}
          onStale={onChange}
        />
      ) : (
        <>
          {told.length > 0 && <Lines {...{ board, onOpen }} lines={told} />}
          {others.length > 0 && (
            <details class="rounded-12 border border-solid-gray-420">
              <summary class="min-h-12 px-4 py-3 text-std-16B-170">連絡のない子 {others.length}人</summary>
              <Lines {...{ board, onOpen }} lines={others} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Lines({
  lines,
  board,
  onOpen,
}: {
  lines: readonly BoardLine[];
  board: Board;
  onOpen: (child: string) => void;
}) {
  return (
    <ul class="flex flex-col rounded-12 border border-solid-gray-420">
      {lines.map((line) => (
        <li key={line.child_id} class="border-b border-solid-gray-200 last:border-b-0">
          <button
            type="button"
            class="flex min-h-14 w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-left hover:bg-key-50"
            onClick={() => onOpen(line.child_id)}
          >
            <span class="min-w-0 basis-48">
              {line.number && <span class="mr-2 text-dns-16N-130">{line.number}</span>}
              <span class="text-std-17B-170">{line.name}</span>
            </span>
            <span class="min-w-0 flex-1 basis-64">
              <Reports line={line} day={board.day} />
            </span>
            {line.marked && (
              <span class="text-dns-16B-130">
                <span aria-hidden="true">✓ </span>
                出席簿：{markWords(line.marked, board.marks ?? [])}
              </span>
            )}
            {differs(line) && (
              <span class="w-full text-dns-16B-130 text-error-2">
                <span aria-hidden="true">⚠ </span>確かめたあとに連絡が変わりました。出席簿はそのままです。
              </span>
            )}
            <Barred guardians={line.guardians} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What was reported of a pupil's day, who said it and when. */
export function Reports({ line, day }: { line: BoardLine; day: string }) {
  const reports = line.reports ?? [];
  if (reports.length === 0)
    return <span class="text-solid-gray-700">{isExpected(line) ? "連絡なし" : "来る日でない"}</span>;
  return reports.map((report) => (
    <span key={report.kind} class="block">
      <span class="text-std-16B-170">{reportWords(report)}</span>
      {report.note && <span class="ml-2">「{report.note}」</span>}{" "}
      <span class="text-dns-14N-130 text-solid-gray-700">（{saidWords(report, day)}）</span>
    </span>
  ));
}
