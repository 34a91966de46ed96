import type { Board } from "@tsunagu/api-client";
import { addDays, Button, DateField, formatDay, type Loaded } from "@tsunagu/ui";
import { type Room, roomAt } from "../place";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { isToday } from "./lists";
import { clockWords } from "./words";

/** Which day it is, how fresh the picture is, and the way to other days. */
export function DayBar({ board, room }: { board: Loaded<Board>; room: Room }) {
  const { facility } = useFacility();
  const shown = board.value;
  if (!shown) return null;
  const go = (day: string) => location.assign(roomAt(facility.id, room, day));
  const time = clockWords(shown.now);
  return (
    <div class="flex flex-col gap-1 print:hidden">
      <h2 class="text-std-22B-150">{formatDay(shown.day, "ja")}</h2>
      <details open={!isToday(shown)}>
        <summary class="inline-flex min-h-11 items-center text-key-900 underline underline-offset-4">
          ほかの日を見る
        </summary>
        <div class="flex flex-wrap items-end gap-2 pt-1">
          <Button onClick={() => go(addDays(shown.day, -1))}>前の日</Button>
          <DateField label="日" value={shown.day} onInput={(day) => day && go(day)} />
          <Button onClick={() => go(addDays(shown.day, 1))}>次の日</Button>
          {!isToday(shown) && (
            <Button look="text" onClick={() => location.assign(roomAt(facility.id, room))}>
              今日へ戻る
            </Button>
          )}
        </div>
      </details>
      {board.error ? (
        <Problem
          error={board.error}
          action={
            <Button size="small" busy={board.loading} onClick={board.reload}>
              {time} の内容です。もう一度読む
            </Button>
          }
        />
      ) : (
        <p class="text-dns-14N-130 text-solid-gray-700">{time} 現在（20秒ごとに新しくなります）</p>
      )}
    </div>
  );
}
