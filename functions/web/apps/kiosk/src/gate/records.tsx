/** What was written down about a child today, and how a mistake is taken back: by a further fact, with a reason. */
import type { RosterChild } from "@tsunagu/api-client";
import type { Event, PersonId } from "@tsunagu/sync";
import { keyName } from "@tsunagu/sync";
import { Button, Choices } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { momentOfEvent, recordsOf } from "../day/passage";
import { personName } from "../device/roster";
import { useDesk } from "../shown/desk";
import { time } from "../shown/time";

const kinds: Record<string, string> = {
  in: "登園",
  out: "降園",
  boarded: "バスに乗車",
  alighted: "バスを降車",
  absence: "欠席の連絡",
  roll_call: "点呼",
};
const REASONS = ["まちがえて押した", "ほかの子だった", "同じ記録が2つある"];

/** `onDone` closes what it stands in: the sentence about it is behind. */
export function Records({ child, onDone }: { child: RosterChild; onDone: () => void }) {
  const { kiosk } = useDesk();
  const { today } = kiosk;
  const [taking, take] = useState<string>();
  const records = recordsOf(today.events.get(child.id) ?? [], today.of(child.id));
  if (records.length === 0) return null;
  return (
    <section class="flex flex-col gap-2 border-t border-solid-gray-200 pt-4">
      <h3 class="text-std-16B-170">{child.name}さんの今日の記録</h3>
      <ul class="flex flex-col gap-2">
        {records.map((event) => {
          const name = keyName(event.entry.key);
          return (
            <li key={name} class="rounded-8 border border-solid-gray-200 px-3 py-2">
              <div class="flex flex-wrap items-center gap-x-4">
                <span class="flex-1">{lineOf(event)}</span>
                {taking !== name && (
                  <Button look="text" class="min-h-12" onClick={() => take(name)}>
                    取り消す<span class="sr-only">（{lineOf(event)}）</span>
                  </Button>
                )}
              </div>
              {taking === name && (
                <TakeBack event={event} child={child} onDone={onDone} onBack={() => take(undefined)} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );

  function lineOf(event: Event): string {
    const { fact, key, device } = event.entry;
    const company = "with" in fact ? personName(today.roster, fact.with) : undefined;
    const place = device !== kiosk.card.id ? "ほかの端末" : kiosk.book.isSent(key) ? "この端末" : "この端末・未送信";
    return [`${kinds[fact.kind]} ${time(momentOfEvent(event))}`, company, place].filter(Boolean).join("　");
  }
}

function TakeBack({
  event,
  child,
  onDone,
  onBack,
}: {
  event: Event;
  child: RosterChild;
  onDone: () => void;
  onBack: () => void;
}) {
  const { kiosk, record } = useDesk();
  const [by, setBy] = useState<PersonId>();
  const [reason, setReason] = useState<string>();
  const [busy, setBusy] = useState(false);
  const staff = kiosk.today.roster?.facility.staff ?? [];

  async function save(): Promise<void> {
    if (by === undefined || reason === undefined) return;
    setBusy(true);
    const fact = { kind: "void" as const, child: child.id, by, target: event.entry.key, reason };
    await record(
      [{ fact, day: event.entry.day }],
      `${child.name}さんの${kinds[event.entry.fact.kind]}を取り消しました。`,
    );
    onDone();
  }

  return (
    <div class="flex flex-col gap-4 pt-3">
      <Choices
        legend="理由"
        value={reason}
        onChange={setReason}
        options={REASONS.map((one) => ({ value: one, label: one }))}
      />
      <Choices
        legend="取り消す職員"
        value={by}
        onChange={setBy}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div class="flex flex-wrap gap-3">
        <Button
          look="danger"
          size="large"
          busy={busy}
          disabled={by === undefined || reason === undefined}
          onClick={save}
        >
          この記録を取り消す
        </Button>
        <Button size="large" onClick={onBack}>
          やめる
        </Button>
      </div>
    </div>
  );
}
