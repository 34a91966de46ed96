import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { formatMonth, weekday } from "./dates";
import { dayByKey, firstOf, monthOf, weeksOf } from "./month";

/** What a day shows below its number, and how it is read out. */
export interface DayFace {
  name: string;
  mark?: ComponentChildren;
  /** It cannot be chosen. It still can be reached and asked why, so `onChoose` is called for it all the same. */
  off?: boolean;
}

/**
 * A month as a grid: one stop for Tab, arrows and Page keys inside, as in the ARIA pattern. It knows no words: whoever
 * shows it names the buttons and every day.
 */
export function MonthGrid({
  month,
  locale,
  chosen,
  today,
  face,
  onChoose,
  onMonth,
  earlier,
  later,
  busy = false,
}: {
  month: string;
  locale: string;
  /** One day, or several. */
  chosen: string | readonly string[] | undefined;
  today: string;
  face: (day: string) => DayFace;
  onChoose: (day: string) => void;
  onMonth: (month: string) => void;
  /** The month before and after, with the names of their buttons; absent at the ends. */
  earlier: { name: string; month: string | undefined };
  later: { name: string; month: string | undefined };
  busy?: boolean;
}) {
  const heading = useId();
  const grid = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState<string>();
  const wanted = useRef(false);
  const weeks = weeksOf(month);
  const days = typeof chosen === "string" ? [chosen] : (chosen ?? []);
  const inside = (day: string | undefined) => (day && monthOf(day) === month ? day : undefined);
  const stop = inside(cursor) ?? days.find(inside) ?? inside(today) ?? firstOf(month);

  // The focus follows a key into the next month once that month is there.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${stop}"]`)?.focus();
  }, [stop]);

  function walk(event: KeyboardEvent, day: string) {
    const next = dayByKey(day, event.key);
    if (!next) return;
    event.preventDefault();
    const target = monthOf(next);
    if (target < month && earlier.month === undefined) return;
    if (target > month && later.month === undefined) return;
    wanted.current = true;
    setCursor(next);
    if (target !== month) onMonth(target);
  }

  return (
    <div class="flex flex-col gap-1">
      <div class="flex items-center justify-between">
        <Turn {...earlier} arrow="M15 5l-7 7 7 7" onMonth={onMonth} />
        <h2 id={heading} aria-live="polite" class="text-std-18B-160">
          {formatMonth(month, locale)}
        </h2>
        <Turn {...later} arrow="M9 5l7 7-7 7" onMonth={onMonth} />
      </div>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern is built on a table
        role="grid"
        aria-labelledby={heading}
        aria-busy={busy}
        class="w-full table-fixed border-collapse"
      >
        <thead>
          <tr>
            {(weeks[1] ?? []).map((day, index) => (
              <th
                key={day}
                scope="col"
                class={`py-1 text-dns-14N-130 ${index === 0 ? "text-red-900" : index === 6 ? "text-blue-900" : "text-solid-gray-700"}`}
              >
                {day && weekday(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, index) => (
                <td key={day ?? index} class="h-14 p-0.5">
                  {day && (
                    <Day
                      day={day}
                      face={face(day)}
                      chosen={days.includes(day)}
                      today={day === today}
                      stop={day === stop}
                      onChoose={() => {
                        setCursor(day);
                        onChoose(day);
                      }}
                      onKeyDown={(event) => walk(event, day)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({
  day,
  face,
  chosen,
  today,
  stop,
  onChoose,
  onKeyDown,
}: {
  day: string;
  face: DayFace;
  chosen: boolean;
  today: boolean;
  stop: boolean;
  onChoose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const look = face.off
    ? `bg-solid-gray-50 text-solid-gray-600 ${chosen ? "border-key-900" : "border-transparent"}`
    : chosen
      ? "border-key-900 bg-key-900 text-white"
      : "border-solid-gray-420 bg-white hover:border-key-900 hover:bg-key-50";
  return (
    <button
      type="button"
      data-day={day}
      aria-pressed={chosen && !face.off}
      aria-disabled={face.off ?? false}
      aria-current={today ? "date" : undefined}
      tabIndex={stop ? 0 : -1}
      class={`flex h-full min-h-13 w-full flex-col items-center justify-center rounded-8 border ${look}`}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <span class="sr-only">{face.name}</span>
      <span
        aria-hidden="true"
        class={`text-std-16N-170 leading-130 ${today ? "font-bold underline underline-offset-2" : ""}`}
      >
        {Number(day.slice(8))}
      </span>
      <span aria-hidden="true" class="flex flex-wrap items-center justify-center text-dns-14N-130 leading-120">
        {face.mark}
      </span>
    </button>
  );
}

function Turn({
  name,
  month,
  arrow,
  onMonth,
}: {
  name: string;
  month: string | undefined;
  arrow: string;
  onMonth: (month: string) => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={month === undefined}
      class="flex size-12 items-center justify-center rounded-8 text-key-900 hover:bg-key-50 aria-disabled:text-solid-gray-420"
      onClick={() => month && onMonth(month)}
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" class="size-6 fill-none stroke-current stroke-2">
        <path d={arrow} />
      </svg>
    </button>
  );
}
