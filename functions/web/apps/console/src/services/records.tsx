import type { StaffService } from "@tsunagu/api-client";
import { addDays, DateField, daysBetween } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today } from "../desk";
import { CsvDownload } from "./csv-download";
import { Reconciliation } from "./reconciliation";

/** As many days as the service writes into one file (contract). */
const MOST_DAYS = 366;

/** The bookings as a file, and the proof that the counts are right. */
export function RecordsTool({ found: { service } }: { found: StaffService }) {
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(() => addDays(today(), 30));
  const wrong =
    from > to
      ? "最初の日より前です。"
      : daysBetween(from, to) >= MOST_DAYS
        ? `${MOST_DAYS}日以内にしてください。`
        : undefined;
  const sound = from !== "" && to !== "" && !wrong;
  return (
    <>
      <div class="flex flex-wrap items-end gap-4">
        <DateField label="最初の日" required value={from} onInput={setFrom} />
        <DateField
          label="最後の日"
          required
          min={from}
          value={to}
          error={to && from ? wrong : undefined}
          onInput={setTo}
        />
      </div>
      {sound && (
        <>
          <CsvDownload key={`csv ${from} ${to}`} id={service.id} from={from} to={to} />
          <Reconciliation key={`check ${from} ${to}`} id={service.id} from={from} to={to} />
        </>
      )}
    </>
  );
}
