import type { StaffInterviewChild } from "@tsunagu/api-client";
import { Banner, Button, formatDay, formatInstant } from "@tsunagu/ui";
import { Mark } from "../bookings/mark";
import { states as bookingStates, over } from "../bookings/words";
import { today } from "../desk";
import { Table } from "../table";
import { gridOf, startAt, startOf } from "./grid";
import type { Shared } from "./one";
import { goodness, startWords, whyNotWords, whyWords } from "./words";

/** A solution: how good it is, who has no time and why, and each class as days and times. */
export function ResultPart({ day, onChild }: Shared & { onChild: (child: string) => void }) {
  const { result } = day;
  if (!result) return null;
  const isOut = day.state === "published" || day.state === "publishing";
  return (
    <>
      {!isOut && (
        <p class="rounded-12 bg-solid-gray-50 p-4 text-std-17B-170">
          {goodness(result)}
          <span class="block text-dns-14N-130">
            {formatInstant(result.solved_at, "ja", today())} に作りました。
            {result.unanswered > 0 && `そのとき、${result.unanswered}家庭の答えがありませんでした。`}
          </span>
        </p>
      )}
      {day.state === "published" && (
        <Banner tone="success">公開しました。変更と取り消しは、保護者が自分で行えます。</Banner>
      )}
      <Without day={day} onChild={onChild} />
      {day.classes.map(({ class_id, class: name }) => (
        <section key={class_id} aria-labelledby={`class-${class_id}`} class="flex flex-col gap-2">
          <h3 id={`class-${class_id}`} class="text-std-20B-150">
            {name}
          </h3>
          <ClassGrid day={day} class_id={class_id} name={name} onChild={onChild} />
        </section>
      ))}
    </>
  );
}

/** Whoever has no time comes first: that is what is left to do. */
function Without({ day, onChild }: { day: Shared["day"]; onChild: (child: string) => void }) {
  const without = day.children.filter((child) => startOf(child) === undefined);
  if (without.length === 0) return null;
  const nameOf = (id: string) => day.classes.find(({ class_id }) => class_id === id)?.class ?? "";
  return (
    <section aria-labelledby="without" class="flex flex-col gap-2 rounded-12 border-2 border-warning-yellow-1 p-4">
      <h3 id="without" class="text-std-20B-150">
        時間のない子 {without.length}人
      </h3>
      <ul class="flex flex-col gap-2">
        {without.map((child) => (
          <li key={child.child_id} class="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <Button look="text" size="small" onClick={() => onChild(child.child_id)}>
              {nameOf(child.class_id)} {child.name}
            </Button>
            <span class="flex-1 basis-80">{why(child)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function why(child: StaffInterviewChild): string {
  if (child.booking && over(child.booking.state)) return `公開のあと：${bookingStates[child.booking.state].name}`;
  if (child.solved?.kind === "unplaced") return whyNotWords(child.solved.reason);
  return "時間割を作ったあとで、このクラスに入りました。もう一度つくってください。";
}

function ClassGrid({
  day,
  class_id,
  name,
  onChild,
}: {
  day: Shared["day"];
  class_id: string;
  name: string;
  onChild: (child: string) => void;
}) {
  const { days, times, cells } = gridOf(day, class_id);
  return (
    <Table label={`${name}の時間割`} heads={["", ...days.map((one) => formatDay(one, "ja", today()))]}>
      {times.map((time) => (
        <tr key={time}>
          <th scope="row" class="p-2 whitespace-nowrap">
            {time}
          </th>
          {days.map((one) => {
            const start = startAt(one, time);
            const child = cells.get(start);
            return (
              <td key={one} class="p-1">
                {child ? (
                  <Cell
                    child={child}
                    start={start}
                    isOut={day.state === "published" || day.state === "publishing"}
                    onChild={onChild}
                  />
                ) : (
                  <span class="px-2 text-solid-gray-700">{cells.has(start) ? "空き" : "―"}</span>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

function Cell({
  child,
  start,
  isOut,
  onChild,
}: {
  child: StaffInterviewChild;
  start: string;
  /** Published: what was locked on the way there is of no use any more. */
  isOut: boolean;
  onChild: (child: string) => void;
}) {
  const reasons = child.solved?.kind === "placed" ? child.solved.reasons : [];
  const quiet = isOut ? ["locked", "stayed", "moved"] : ["locked", "stayed"];
  const telling = reasons.filter(({ why }) => !quiet.includes(why));
  const isLocked = !isOut && child.locked === start;
  return (
    <button
      type="button"
      class={`flex w-full min-w-32 flex-col gap-0.5 rounded-8 border px-2 py-1 text-left hover:bg-key-50 ${isLocked ? "border-2 border-key-900" : "border-solid-gray-420"}`}
      onClick={() => onChild(child.child_id)}
    >
      <span class="text-dns-16B-130">
        {child.name}
        <span class="sr-only"> {startWords(start, today())}</span>
      </span>
      <span class="text-dns-14N-130 text-solid-gray-700">
        {isLocked && "🔒固定 "}
        {child.booking?.moved ? "保護者が変えた時間" : telling.slice(0, 2).map(whyWords).join("・")}
      </span>
      {child.booking && child.booking.state !== "booked" && <Mark {...bookingStates[child.booking.state]} />}
    </button>
  );
}
