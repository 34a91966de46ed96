import type { Attending } from "@tsunagu/api-client";
import { Button } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import type { Item } from "./outbox";
import { placeKey } from "./reports";
import type { Sending } from "./use-outbox";
import { tokensOf, useDaysWords, useWhatWords } from "./words";

const headings = { waiting: "waiting", undoing: "undoing", refused: "refused", lapsed: "refused" } as const;

/** Nothing more is tried: it is only there to be read. */
const isOver = ({ state }: Item) => state === "refused" || state === "lapsed";

/** What the facility does not know yet, and what it will never know from here. */
export function Waiting({
  sending,
  kids,
  today,
  offline,
  onEdit,
  onDropped,
}: {
  sending: Sending;
  kids: readonly Attending[];
  today: string;
  offline: boolean;
  onEdit: (item: Item) => void;
  onDropped: () => void;
}) {
  const { say } = useSpeech();
  const days = useDaysWords(today);
  const what = useWhatWords();
  const placeOf = ({ report }: Item) => {
    const about = kids.filter(({ child_id }) => report.child_ids.includes(child_id));
    return say(placeKey(about.length > 0 ? about : kids));
  };
  if (sending.items.length === 0) return null;
  const pending = sending.items.some((item) => !isOver(item));
  return (
    <ul class="flex flex-col gap-3">
      {sending.items.map((item) => (
        <li
          key={item.key}
          class={`flex flex-col gap-2 rounded-12 border-2 border-l-8 p-4 ${isOver(item) ? "border-error-1" : "border-warning-yellow-1"}`}
        >
          <h2 class="text-std-17B-170">{say(headings[item.state], { place: placeOf(item) })}</h2>
          <p class="flex flex-wrap items-center gap-x-3 text-std-16N-170">
            <span class="text-2xl">{tokensOf(item.report.child_ids, kids)}</span>
            <span>{days(item.report.days)}</span>
            <span>{what(item.report)}</span>
            <span>{say(`why_${item.report.why}`)}</span>
          </p>
          {isOver(item) && (
            <p role="alert" class="text-std-16N-170 text-error-2">
              {item.state === "lapsed" ? say("lapsed") : item.sentence || say("failed")}
            </p>
          )}
          <div class="flex flex-wrap gap-2">
            {item.state === "waiting" && (
              <>
                <Button onClick={() => onEdit(item)}>{say("waiting_edit")}</Button>
                <Button
                  look="danger"
                  onClick={() => {
                    sending.takeBack(item.key);
                    onDropped();
                  }}
                >
                  {say("waiting_drop")}
                </Button>
              </>
            )}
            {isOver(item) && <Button onClick={() => sending.dismiss(item.key)}>{say("dismiss")}</Button>}
          </div>
        </li>
      ))}
      {pending && (
        <li class="flex flex-col gap-2 text-std-16N-170">
          <p role="status">{say(sending.fleeting ? "waiting_fleeting" : "waiting_hint")}</p>
          {!offline && <Button onClick={sending.send}>{say("waiting_send")}</Button>}
        </li>
      )}
    </ul>
  );
}
