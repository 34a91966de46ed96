import type { NewSlots, SlotReport, StaffService } from "@tsunagu/api-client";
import { addDays, Banner, Button, DateField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { bookingsAt } from "../place";
import { Problem } from "../problem";
import { ExtraSlot } from "./extra-slot";
import { Report } from "./report";

/** Makes slots of the pattern. First it says what would come of it; then the same is done. */
export function SlotsTool({ found: { service } }: { found: StaffService }) {
  const { api } = useDesk();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(() => addDays(today(), 60));
  const [tried, setTried] = useState<SlotReport>();
  const [made, setMade] = useState<SlotReport>();
  const { busy, error, run } = useAction();
  useExpiry([error]);

  const span = (change: () => void) => {
    change();
    setTried(undefined);
    setMade(undefined);
  };
  const ask = (dry_run: boolean) =>
    run(async () => {
      setMade(undefined);
      const report = await api.makeSlots(service.id, { from, to, dry_run } satisfies NewSlots);
      setTried(dry_run ? report : undefined);
      if (!dry_run) setMade(report);
    });
  const changes = tried ? tried.made.length + tried.changed.length : 0;

  return (
    <>
      <section aria-labelledby="pattern" class="flex flex-col gap-4">
        <h2 id="pattern" class="text-std-20B-150">
          「いつ」のとおりに枠を作る
        </h2>
        <div class="flex flex-wrap items-end gap-4">
          <DateField label="最初の日" required value={from} onInput={(day) => span(() => setFrom(day))} />
          <DateField
            label="最後の日"
            hint="366日後まで"
            required
            min={from}
            value={to}
            onInput={(day) => span(() => setTo(day))}
          />
          <Button
            look={tried ? "secondary" : "primary"}
            busy={busy}
            disabled={!from || !to}
            onClick={() => void ask(true)}
          >
            何ができるか確かめる
          </Button>
        </div>
        {error && <Problem error={error} />}
        {tried && (
          <>
            <Report report={tried} done={false} />
            <div>
              <Button look="primary" size="large" busy={busy} disabled={changes === 0} onClick={() => void ask(false)}>
                {changes === 0 ? "変わる枠はありません" : `${changes}枠を作る・変える`}
              </Button>
            </div>
          </>
        )}
        {made && (
          <>
            <Banner tone="success" action={<TextLink href={bookingsAt(from, [service.id])}>予約を見る</TextLink>}>
              枠を作りました。
            </Banner>
            <Report report={made} done />
          </>
        )}
      </section>
      <ExtraSlot service={service} />
    </>
  );
}
