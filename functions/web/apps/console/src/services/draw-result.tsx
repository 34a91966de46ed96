import type { DrawnSlot, DrawRecord } from "@tsunagu/api-client";
import { Button, saveFile } from "@tsunagu/ui";
import { whenWords } from "../bookings/slot-id";
import { dimensionTitle } from "../words";

/** Who was drawn, in the order of the draw; applications are numbers here, not people. */
export function DrawResult({ record, slots }: { record: DrawRecord; slots: DrawnSlot[] }) {
  const store = () =>
    saveFile(
      new Blob([JSON.stringify(record, null, 2)], { type: "application/json" }),
      `draw_${record.service_id}.json`,
    );
  return (
    <>
      <div>
        <Button size="small" onClick={store}>
          結果の記録を保存
        </Button>
      </div>
      {slots.map(({ slot_id, capacity, applications }) => {
        const drawn = applications.filter((one) => one.drawn).length;
        return (
          <details key={slot_id} class="rounded-12 border border-solid-gray-420">
            <summary class="min-h-12 px-4 py-3">
              <span class="text-std-16B-170">{whenWords(slot_id)}</span> 申込み{applications.length}件・当選{drawn}件（
              {Object.entries(capacity)
                .map(([id, units]) => `${dimensionTitle(undefined, id)}${units}`)
                .join("、")}
              ）
            </summary>
            <ol class="list-decimal px-4 pb-4 pl-12">
              {applications.map(({ id, drawn }) => (
                <li key={id}>
                  <code>{id}</code> {drawn ? "✓ 当選" : "－ 落選"}
                </li>
              ))}
            </ol>
          </details>
        );
      })}
    </>
  );
}
