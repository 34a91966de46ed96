import type { Board } from "@tsunagu/api-client";
import { Banner, Button, Empty, LinkButton, Spinner } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { roomAt } from "../place";
import { Problem } from "../problem";
import { ChildSheet } from "./child-sheet";
import { Classes } from "./classes";
import { DayBar } from "./day-bar";
import { Escalation, UnknownChildren } from "./escalation";
import { useFacility, WriterField } from "./facility";
import { counts, isToday } from "./lists";
import { useBoard } from "./live";
import { SchoolBoard } from "./school-board";

/** A day of the facility: what somebody has to do something about, then everyone. */
export function BoardPage({ day }: { day: string | undefined }) {
  const board = useBoard(day);
  if (!board.value) {
    return board.error ? (
      <Problem error={board.error} action={<Button onClick={board.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  return (
    <>
      <DayBar board={board} room="board" />
      <Day board={board.value} onChange={board.reload} />
    </>
  );
}

function Day({ board, onChange }: { board: Board; onChange: () => void }) {
  const { facility } = useFacility();
  const [child, setChild] = useState<string>();
  const opened = board.lines.find(({ child_id }) => child_id === child);
  const school = facility.kind === "school";
  const ahead = board.day > board.now.slice(0, 10);
  if (board.lines.length === 0) {
    return (
      <Empty title="名簿に子どもがいません。">
        <LinkButton href={roomAt(facility.id, "roster")}>名簿へ</LinkButton>
      </Empty>
    );
  }
  return (
    <>
      {!board.open && <Banner tone="info">この日は{school ? "休業日" : "休園日"}です。</Banner>}
      {!school && <Counts board={board} />}
      {board.aside > 0 && (
        <Banner
          tone="warning"
          action={
            <LinkButton size="small" href={roomAt(facility.id, "aside")}>
              見る
            </LinkButton>
          }
        >
          保留の記録が{board.aside}件あります。だれかが見るまで、この画面には入りません。
        </Banner>
      )}
      {!school && (
        <div class="max-w-80">
          <WriterField />
        </div>
      )}
      <Escalation board={board} onOpen={setChild} onChange={onChange} />
      <UnknownChildren board={board} onOpen={setChild} />
      {!school && !ahead && isToday(board) && board.open && board.lines.every(({ alarms }) => alarms.length === 0) && (
        <p class="rounded-12 bg-green-50 p-4 text-std-17B-170 text-success-2">
          <span aria-hidden="true">✓ </span>
          いま、確かめることはありません。
        </p>
      )}
      {school ? (
        <SchoolBoard board={board} onOpen={setChild} onChange={onChange} />
      ) : (
        <Classes board={board} onOpen={setChild} />
      )}
      {opened && (
        <ChildSheet
          key={opened.child_id}
          line={opened}
          board={board}
          onChange={onChange}
          onClose={() => setChild(undefined)}
        />
      )}
    </>
  );
}

function Counts({ board }: { board: Board }) {
  return (
    <ul aria-label="人数" class="flex flex-wrap gap-2">
      {counts(board.lines).map(({ name, count }) => (
        <li key={name} class="flex min-w-20 flex-col items-center rounded-12 border border-solid-gray-420 px-3 py-2">
          <span class="text-dns-14N-130">{name}</span> <strong class="text-std-24B-150">{count}</strong>
        </li>
      ))}
    </ul>
  );
}
