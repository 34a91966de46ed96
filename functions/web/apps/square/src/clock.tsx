import { Button, formatDay, todayIn, useAction } from "@tsunagu/ui";
import { useEffect, useId, useState } from "preact/hooks";
import { halfHours, instantOf, type Moment, monthLater, nextPush } from "./calendar-time";
import { type Clock, city } from "./city";

type Move = { set: string } | { advance: string };

/** How often the clock is read while it is being moved. */
const LOOK_MS = 700;

const box = "min-h-9 w-full rounded-8 border border-solid-gray-600 bg-white px-2 text-dns-14N-130";

const steps: readonly { name: string; move: (now: string) => Move }[] = [
  { name: "1時間", move: () => ({ advance: "PT1H" }) },
  { name: "1日", move: () => ({ advance: "P1D" }) },
  { name: "1週間", move: () => ({ advance: "P7D" }) },
  { name: "1か月", move: (now) => ({ set: monthLater(now) }) },
];

/** The city's clock. Moving it runs every schedule and queue in between, so it may take a while. */
export function ClockPanel({
  clock,
  onMoving,
  onMoved,
  news,
}: {
  clock: Clock;
  onMoving: () => Promise<void>;
  onMoved: (clock: Clock) => Promise<void>;
  /** What happened while it moved. */
  news: string | undefined;
}) {
  const { busy, error, run } = useAction();
  const [shown, setShown] = useState(clock.now);
  const [wish, setWish] = useState<Moment>(nextPush(clock.now));
  const id = useId();

  useEffect(() => {
    setShown(clock.now);
    setWish(nextPush(clock.now));
  }, [clock.now]);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(
      () =>
        city.clock().then(
          ({ now }) => setShown(now),
          () => {},
        ),
      LOOK_MS,
    );
    return () => clearInterval(timer);
  }, [busy]);

  const go = (move: Move) =>
    run(async () => {
      await onMoving();
      await onMoved(await city.moveClock(move));
    });
  const instant = new Date(shown);
  const later = Date.parse(instantOf(wish)) > Date.parse(clock.now);
  const time = new Intl.DateTimeFormat("ja", { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" });

  return (
    <section aria-labelledby="clock" class="flex flex-col gap-3 rounded-16 border border-solid-gray-420 bg-white p-4">
      <h2 id="clock" class="text-std-18B-160">
        町の時計
      </h2>
      <p class="tabular-nums">
        <span class="block text-std-18B-160">{formatDay(todayIn(instant), "ja")}</span>
        <time dateTime={shown} class="block text-std-36B-140">
          {time.format(instant)}
        </time>
      </p>
      <p class="text-dns-14N-130 text-solid-gray-700">
        お知らせは毎朝9時に送られます。時計を進めて、届くところを見てみましょう。
      </p>
      <div class="grid grid-cols-4 gap-2">
        {steps.map(({ name, move }) => (
          <Button
            key={name}
            size="small"
            disabled={busy}
            class="!px-1"
            aria-label={`${name}進める`}
            onClick={() => go(move(clock.now))}
          >
            {name}
          </Button>
        ))}
      </div>
      <form
        class="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void go({ set: instantOf(wish) });
        }}
      >
        <div class="flex min-w-36 flex-1 flex-col gap-1">
          <label for={`${id}-day`} class="text-dns-14B-130">
            日付
          </label>
          <input
            id={`${id}-day`}
            type="date"
            required
            class={box}
            min={todayIn(new Date(clock.now))}
            value={wish.day}
            onInput={(event) => setWish({ ...wish, day: event.currentTarget.value })}
          />
        </div>
        <div class="flex w-24 flex-col gap-1">
          <label for={`${id}-time`} class="text-dns-14B-130">
            時刻
          </label>
          <select
            id={`${id}-time`}
            class={box}
            value={wish.time}
            onInput={(event) => setWish({ ...wish, time: event.currentTarget.value })}
          >
            {halfHours.map((time) => (
              <option key={time}>{time}</option>
            ))}
          </select>
        </div>
        <Button size="small" type="submit" wide disabled={busy || !later}>
          この日時まで進める
        </Button>
        {!busy && !later && <p class="text-dns-14N-130 text-solid-gray-700">いまより後の日時を選んでください。</p>}
      </form>
      <div role="status" class="text-dns-14N-130">
        {busy && (
          <p class="flex items-center gap-2 rounded-8 bg-key-50 p-2">
            <span
              aria-hidden="true"
              class="size-4 animate-spin rounded-full border-2 border-key-900 border-r-transparent"
            />
            時計を進めています。その間の配信も順に行われます。
          </p>
        )}
        {!busy && news && <p class="rounded-8 bg-green-50 p-2 text-green-1000">{news}</p>}
      </div>
      {error && (
        <p role="alert" class="text-dns-14N-130 text-error-2">
          時計を進められませんでした（{error.message}）
        </p>
      )}
    </section>
  );
}
