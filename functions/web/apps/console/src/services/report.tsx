import type { SlotReport } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";
import { byDay, whenWords } from "../bookings/slot-id";
import { TextLink } from "../link";
import { slotAt } from "../place";

/** What making slots would do, or did. */
export function Report({ report, done }: { report: SlotReport; done: boolean }) {
  const lists: [string, string, readonly string[]][] = [
    [done ? "作った枠" : "新しくできる枠", "", report.made],
    [done ? "人数が変わった枠" : "人数が変わる枠", "", report.changed],
    ["「いつ」にはない枠", "そのまま残ります。予約があれば「日を閉じる」まで残ります。", report.beside_pattern],
  ];
  return (
    <div class="flex flex-col gap-3">
      <p role="status" class="text-std-17B-170">
        新しい枠 {report.made.length}・変わる枠 {report.changed.length}・そのまま {report.kept}
        {report.refused.length > 0 && `・変えられない枠 ${report.refused.length}`}
      </p>
      {report.refused.length > 0 && (
        <div class="rounded-12 border-2 border-error-1 p-4">
          <h3 class="text-std-16B-170 text-error-2">変えられない枠（予約より少なくなります）</h3>
          <ul class="mt-2 flex flex-col gap-2">
            {report.refused.map(({ slot_id, message, bookings }) => (
              <li key={slot_id}>
                <TextLink href={slotAt(slot_id)}>
                  {whenWords(slot_id)}（予約{bookings.length}件）
                </TextLink>{" "}
                {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {lists.map(
        ([title, hint, ids]) =>
          ids.length > 0 && (
            <details key={title} class="rounded-12 border border-solid-gray-420">
              <summary class="min-h-12 px-4 py-3">
                <span class="text-std-16B-170">
                  {title} {ids.length}
                </span>{" "}
                {hint}
              </summary>
              <dl
                class="grid max-h-96 gap-x-4 gap-y-1 overflow-y-auto px-4 pb-4 desktop:grid-cols-[auto_1fr]"
                tabIndex={0}
              >
                {byDay(ids).map(({ day, times }) => (
                  <>
                    <dt class="text-std-16B-170 whitespace-nowrap">{formatDay(day, "ja")}</dt>
                    <dd>{times.join("、")}</dd>
                  </>
                ))}
              </dl>
            </details>
          ),
      )}
    </div>
  );
}
