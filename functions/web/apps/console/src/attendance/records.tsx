import { type FactRecord, timeOf } from "@tsunagu/api-client";
import { isReason } from "@tsunagu/sync";
import { Button, Chips, TextField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useFacility, WriterField } from "./facility";
import { useFact } from "./fact";
import { clockWords, isCorrectable, momentWords, recordDetail, recordWords } from "./words";

interface Part {
  child: string;
  day: string;
  onWritten: (what: string) => void;
}

/** Everything that was written down, in the order of time. Nothing is ever erased: a correction is one more record. */
export function Records({ records, ...part }: Part & { records: FactRecord[] }) {
  const [open, setOpen] = useState<string>();
  if (records.length === 0) return <p>まだ記録はありません。</p>;
  return (
    <ol class="flex flex-col rounded-12 border border-solid-gray-420">
      {records.map((record) => (
        <li key={record.id} class="flex flex-col gap-2 border-b border-solid-gray-200 px-3 py-2 last:border-b-0">
          <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <p class="min-w-0 flex-1 basis-48">
              <span class={record.voided ? "line-through" : ""}>
                <span class="text-std-16B-170">
                  {clockWords(record.at)} {recordWords(record.kind)}
                </span>{" "}
                {recordDetail(record)}
              </span>
              <span class="block text-dns-14N-130 text-solid-gray-700">{about(record, records, part.day)}</span>
            </p>
            {isCorrectable(record) && open !== record.id && (
              <Button
                size="small"
                class="min-h-11"
                aria-label={`${clockWords(record.at)} ${recordWords(record.kind)}を直す`}
                onClick={() => setOpen(record.id)}
              >
                直す
              </Button>
            )}
          </div>
          {open === record.id && <Correct record={record} {...part} onClose={() => setOpen(undefined)} />}
        </li>
      ))}
    </ol>
  );
}

/** How it came to be known, and what has become of it. */
function about(record: FactRecord, all: FactRecord[], day: string): string {
  const target = all.find(({ id }) => id === record.target);
  const late = Date.parse(record.received_at) - Date.parse(record.at) > LATE_MS;
  const moved = all.findLast(({ kind, target }) => kind === "redate" && target === record.id)?.reason;
  return [
    record.voided && "取り消しずみ",
    !record.voided && moved && `${clockWords(moved)} に訂正ずみ`,
    record.repeated && "同じ記録が2つ（1回と数えます）",
    record.uncertain && "時刻要確認",
    target && `${clockWords(target.at)} ${recordWords(target.kind)}について`,
    record.by && `記録：${record.by}`,
    record.device ?? "画面・LINEから",
    late && `${momentWords(record.received_at, day)} に届いた`,
  ]
    .filter(Boolean)
    .join("・");
}

const LATE_MS = 2 * 60_000;

function Correct({ record, child, day, onWritten, onClose }: Part & { record: FactRecord; onClose: () => void }) {
  const { by } = useFacility();
  const [how, setHow] = useState<"redate" | "void">("redate");
  const [time, setTime] = useState(timeOf(record.at));
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, error, write } = useFact(child, day, () => {
    onClose();
    onWritten(how === "void" ? "記録を取り消しました。" : "時刻を直しました。");
  });
  const send = (event: Event) => {
    event.preventDefault();
    setMissing(!isReason(reason.trim()));
    if (!isReason(reason.trim())) return;
    const shared = { target: record.id, reason: reason.trim() };
    void write(
      how === "void" ? { kind: "void", ...shared } : { kind: "redate", at: `${day}T${time.slice(0, 5)}:00`, ...shared },
    );
  };
  return (
    <form noValidate class="flex flex-col gap-3 rounded-8 bg-solid-gray-50 p-3" onSubmit={send}>
      <Chips
        legend="どう直しますか"
        value={how}
        onChange={setHow}
        options={[
          { value: "redate", label: "時刻を直す" },
          { value: "void", label: "取り消す" },
        ]}
      />
      {how === "redate" && <TextField label="正しい時刻" type="time" narrow required value={time} onInput={setTime} />}
      <TextField
        label="理由"
        hint="元の記録も理由も残ります。"
        maxLength={30}
        value={reason}
        error={missing ? "理由を短く書いてください（30文字まで）。" : undefined}
        onInput={setReason}
      />
      {!by && <WriterField />}
      {error && <Problem error={error} />}
      <div class="flex flex-wrap gap-2">
        <Button look="primary" type="submit" busy={busy}>
          {how === "void" ? "この記録を取り消す" : "この時刻に直す"}
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </form>
  );
}
