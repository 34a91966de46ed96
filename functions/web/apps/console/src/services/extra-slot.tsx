import { ApiError, type Service, type SlotReport } from "@tsunagu/api-client";
import { Banner, Button, DateField, TextField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { bookingsAt } from "../place";
import { Problem } from "../problem";
import { dimensionTitle } from "../words";
import { wholeTime } from "./draft";
import { Num } from "./fields";
import { Report } from "./report";

/** One slot outside of the pattern. */
export function ExtraSlot({ service }: { service: Service }) {
  const { api } = useDesk();
  const dimensions = ["places", ...(service.dimensions ?? []).map(({ id }) => id)];
  const [day, setDay] = useState(today);
  const [from, setFrom] = useState("09:00");
  const [until, setUntil] = useState("09:30");
  const [lane, setLane] = useState("a");
  const [capacity, setCapacity] = useState<Record<string, number>>(() =>
    Object.fromEntries(dimensions.map((id) => [id, 1])),
  );
  const [made, setMade] = useState<SlotReport>();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const complete = day && from && until && lane && Object.values(capacity).every((units) => !Number.isNaN(units));

  const make = (event: Event) => {
    event.preventDefault();
    if (!complete) return;
    setMade(undefined);
    void run(async () => {
      const slot = { starts_at: `${day}T${wholeTime(from)}`, ends_at: `${day}T${wholeTime(until)}`, lane, capacity };
      setMade(await api.makeSlots(service.id, { slots: [slot], dry_run: false }));
    });
  };

  return (
    <section aria-labelledby="extra" class="flex flex-col gap-4">
      <h2 id="extra" class="text-std-20B-150">
        枠を1つだけ加える
      </h2>
      <form class="flex flex-col gap-4" onSubmit={make}>
        <div class="flex flex-wrap items-end gap-4">
          <DateField label="加える日" required value={day} onInput={setDay} />
          <TextField label="始まり" type="time" narrow required value={from} onInput={setFrom} />
          <TextField label="終わり" type="time" narrow required value={until} onInput={setUntil} />
          <TextField label="列（部屋や担当）" narrow maxLength={4} required value={lane} onInput={setLane} />
          {dimensions.map((id) => (
            <Num
              key={id}
              path={`extra.${id}`}
              label={dimensionTitle(service, id)}
              max={100_000}
              value={capacity[id] ?? 0}
              onInput={(units) => setCapacity({ ...capacity, [id]: units })}
            />
          ))}
        </div>
        {error && <Problem error={wrongPlace(error) ?? error} />}
        <div>
          <Button type="submit" busy={busy} disabled={!complete}>
            この枠を加える
          </Button>
        </div>
      </form>
      {made && made.refused.length === 0 && (
        <Banner tone="success" action={<TextLink href={bookingsAt(day, [service.id])}>その日を見る</TextLink>}>
          {made.made.length > 0
            ? "枠を加えました。"
            : made.changed.length > 0
              ? "枠の人数を変えました。"
              : "その枠は、もうあります。"}
        </Banner>
      )}
      {made && made.refused.length > 0 && <Report report={made} done />}
    </section>
  );
}

const places: Record<string, string> = {
  starts_at: "始まりの時刻を確かめてください。",
  ends_at: "終わりは始まりより後で、7日以内にしてください。",
  lane: "列（部屋や担当）は、英小文字か数字1〜4文字です。",
  capacity: "人数は1以上にしてください。",
};

/** The same refusal in words about the field, where it names one. */
function wrongPlace(error: Error): ApiError | undefined {
  if (!(error instanceof ApiError) || error.code !== "slots_invalid") return undefined;
  const sentence =
    places[error.detail.reason ?? ""] ?? "ほかの枠と時間が重なっています。列を分けるか、時間をずらしてください。";
  return new ApiError(error.status, error.code, sentence);
}
