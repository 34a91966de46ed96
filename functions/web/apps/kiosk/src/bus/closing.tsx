/** The end of a run is a wish that the server decides; until then it is provisional. */
import { canClose, type Key, type Provisional } from "@tsunagu/sync";
import { Banner, Button } from "@tsunagu/ui";
import { childName } from "../device/roster";
import { useDesk } from "../shown/desk";
import type { OnRun } from "./run-page";
import { sentenceOf } from "./words";

/** Whoever is without a network until the evening can still close the morning's run. */
const GOOD_FOR = 12 * 3_600_000;

export function Closing({ on: { run, state } }: { on: OnRun }) {
  const { kiosk, record } = useDesk();
  const { roster } = kiosk.today;
  const asked = lastWish();
  const outcome = asked && kiosk.book.commands.show(asked, kiosk.now());
  const isOpen = outcome === undefined || (typeof outcome === "object" && outcome.outcome !== "done");

  return (
    <section class="flex flex-col gap-4">
      <h2 class="text-std-20B-150">4. 運行を終える</h2>
      {outcome && <Banner tone={toneOf(outcome)}>{words(outcome)}</Banner>}
      {isOpen && state.obstacles.length > 0 && (
        <div id="obstacles" class="rounded-8 border-2 border-l-8 border-warning-yellow-1 px-4 py-3">
          <p class="text-std-17B-170">まだ終えられません</p>
          <ul class="list-disc pl-6">
            {state.obstacles.map((obstacle) => (
              <li key={JSON.stringify(obstacle)}>{sentenceOf(obstacle, (child) => childName(roster, child))}</li>
            ))}
          </ul>
        </div>
      )}
      {isOpen && (
        <Button
          look="primary"
          size="large"
          class="min-h-16"
          disabled={!canClose(state)}
          aria-describedby={canClose(state) ? undefined : "obstacles"}
          onClick={() =>
            record(
              [{ fact: { kind: "command", name: "close_run", about: run, expiresAt: kiosk.now() + GOOD_FOR } }],
              "運行の終わりを記録しました。",
            )
          }
        >
          運行を終える
        </Button>
      )}
    </section>
  );

  function lastWish(): Key | undefined {
    const wishes = kiosk.book.entries.filter(({ fact }) => fact.kind === "command" && fact.about === run);
    return wishes.at(-1)?.key;
  }
}

function toneOf(outcome: Provisional): "success" | "error" | "warning" {
  if (typeof outcome !== "object") return "warning";
  return outcome.outcome === "done" ? "success" : "error";
}

function words(outcome: Provisional): string {
  if (outcome === "waiting") return "仮：サーバーに送るまで、この運行はまだ終わっていません。";
  if (outcome === "overdue") return "仮：時間が過ぎました。園に電話して、終わったか確かめてください。";
  switch (outcome.outcome) {
    case "done":
      return "この運行は終わりました。";
    case "expired":
      return "送るのが遅すぎたため、終わりになっていません。もう一度押してください。";
    case "refused":
      return "サーバーは終わりと認めませんでした。記録を確かめて、もう一度押してください。";
  }
}
