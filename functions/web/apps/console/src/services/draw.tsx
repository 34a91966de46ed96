import { type StaffService, staffNow } from "@tsunagu/api-client";
import { Banner, Button, Empty, formatInstant, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { DrawResult } from "./draw-result";

/** The draw: what was promised before, when it takes place, and everything to check it after. */
export function DrawTool({ found }: { found: StaffService }) {
  if (found.service.admission?.kind !== "draw") return <Empty title="このサービスは抽選ではありません。" />;
  return <Draw id={found.service.id} done={found.drawn} />;
}

function Draw({ id, done }: { id: string; done: boolean }) {
  const { api, services } = useDesk();
  const record = useLoad(id, () => api.drawRecord(id));
  const { busy, error, run } = useAction();
  useExpiry([record.error, error]);
  if (!record.value) return record.error ? <Problem error={record.error} /> : <Spinner label="読み込んでいます" />;
  const { commitment, opens_at, closes_at, seed, slots = [] } = record.value;
  const closed = Date.parse(closes_at) <= staffNow().getTime();
  // The seed is public as soon as nobody can apply any more, a moment before the draw.
  const drawn = done || slots.length > 0;
  const draw = () =>
    run(async () => {
      record.set(await api.runDraw(id));
      services.reload();
    });

  return (
    <>
      <dl class="grid gap-x-6 gap-y-2 desktop:grid-cols-[auto_1fr]">
        <dt class="text-std-16B-170">申込みの期間</dt>
        <dd>
          {formatInstant(opens_at, "ja")} から {formatInstant(closes_at, "ja")} まで
          {closed ? "（終わりました）" : "（まだ終わっていません）"}
        </dd>
        <dt class="text-std-16B-170">くじの種の指紋（SHA-256）</dt>
        <dd>
          <code class="break-all">{commitment}</code>
          <p class="text-dns-14N-130 text-solid-gray-700">
            申込みが始まる前から公開しています。抽選のあとに公開される種から、だれでも同じ指紋を計算できます。
          </p>
        </dd>
        {seed && (
          <>
            <dt class="text-std-16B-170">くじの種</dt>
            <dd>
              <code class="break-all">{seed}</code>
            </dd>
          </>
        )}
      </dl>
      {!drawn && (
        <div class="flex flex-col items-start gap-2">
          <Button look="primary" busy={busy} disabled={!closed} onClick={draw}>
            今すぐ抽選する
          </Button>
          <p class="text-dns-14N-130 text-solid-gray-700">
            {closed
              ? "押さなくても、まもなく自動で行われます。何度行っても結果は同じです。"
              : "期間が終わると自動で行われます。"}
          </p>
        </div>
      )}
      {error && <Problem error={error} />}
      {drawn && (
        <>
          <Banner tone="success">抽選は終わりました。申し込んだ家庭には結果がLINEで届きます。</Banner>
          <p>
            手元で確かめるには、結果の記録を保存して <code>cargo xtask draw</code> に渡します。
          </p>
          <DrawResult record={record.value} slots={slots} />
        </>
      )}
    </>
  );
}
