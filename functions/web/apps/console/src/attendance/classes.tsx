import type { Board, BoardLine } from "@tsunagu/api-client";
import { Mark } from "../bookings/mark";
import { Barred } from "./barred";
import { useFacility } from "./facility";
import { byClass } from "./lists";
import { absences, contradictionWords, momentWords, standings } from "./words";

/** Everyone, by class. */
export function Classes({ board, onOpen }: { board: Board; onOpen: (child: string) => void }) {
  const { facility } = useFacility();
  return (
    <div class="grid items-start gap-6 desktop-admin:grid-cols-2">
      {byClass(board.lines, (line) => line.class, facility.classes ?? []).map(({ id, name, items }) => (
        <section key={id} aria-labelledby={`class-${id}`} class="flex flex-col gap-2">
          <h2 id={`class-${id}`} class="flex flex-wrap items-baseline gap-x-3 text-std-20B-150">
            {name}
            <span class="text-dns-16N-130">
              在園 {items.filter(({ standing }) => standing === "present").length}/{items.length}人
              {items[0] && `・${momentWords(items[0].cutoff, board.day)} までに登園`}
            </span>
          </h2>
          <ul class="flex flex-col rounded-12 border border-solid-gray-420">
            {items.map((line) => (
              <li key={line.child_id} class="border-b border-solid-gray-200 last:border-b-0">
                <ChildLine line={line} day={board.day} onOpen={() => onOpen(line.child_id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ChildLine({ line, day, onOpen }: { line: BoardLine; day: string; onOpen: () => void }) {
  return (
    <button
      type="button"
      class="flex min-h-14 w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-left hover:bg-key-50"
      onClick={onOpen}
    >
      <span class="min-w-0 flex-1 basis-32">
        <span class="text-std-17B-170">{line.name}</span>{" "}
        <span class="text-dns-14N-130 text-solid-gray-700">{line.kana}</span>
      </span>
      <Mark {...standings[line.standing]} />
      <Barred guardians={line.guardians} />
      {(notes(line, day).length > 0 || line.contradictions.length > 0) && (
        <span class="w-full text-dns-16N-130">
          {notes(line, day).join("・")}
          {line.contradictions.map((one) => (
            <span key={one} class="block text-error-2">
              <span aria-hidden="true">⚠ </span>
              {contradictionWords(one)}
            </span>
          ))}
        </span>
      )}
    </button>
  );
}

/** Since when, why, and until when. */
export function notes(line: BoardLine, day: string): string[] {
  const found: string[] = [];
  if (line.since) found.push(`${momentWords(line.since, day)} から`);
  if (line.uncertain) found.push("時刻要確認");
  if (line.elsewhere.length > 0) found.push("ほかの記録を要確認");
  if (line.absence) found.push(`欠席の連絡：${absences[line.absence]}`);
  if (line.coming) {
    found.push(line.coming.eta ? `${momentWords(line.coming.eta, day)} ごろ来る予定` : "これから来ると連絡あり");
  }
  return found;
}
