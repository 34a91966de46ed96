/** The device itself: what it is, and how its records travel when its own network is dead. */
import { Banner, Button, saveFile, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { readParcel } from "../device/carry";
import { useDesk } from "./desk";
import { Problem } from "./problem";
import { time } from "./time";

export function DevicePage() {
  const { kiosk } = useDesk();
  const { card, book, heardAt } = kiosk;
  const { busy, error, run } = useAction();
  const [taken, setTaken] = useState<string>();

  const give = () =>
    run(async () => {
      const parcel = await kiosk.parcel();
      saveFile(new Blob([JSON.stringify(parcel)], { type: "application/json" }), `kiroku-${kiosk.day()}.tsunagu`);
    });

  const receive = (file: File) =>
    run(async () => {
      setTaken(undefined);
      const parcel = readParcel(await file.text());
      if (!parcel || parcel.facility !== card.facility_id) {
        setTaken("この園の端末の記録ではありません。ほかのファイルを選んでください。");
        return;
      }
      setTaken(`ほかの端末の記録を${await kiosk.carry(parcel)}件、サーバーに届けました。`);
    });

  return (
    <div class="flex max-w-2xl flex-col gap-6">
      <h1 class="text-std-24B-150">この端末</h1>
      <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <dt>園</dt>
        <dd>{card.facility}</dd>
        <dt>端末の名前</dt>
        <dd>{card.name}</dd>
        <dt>確認の番号</dt>
        <dd>{card.check}</dd>
        <dt>最後の通信</dt>
        <dd>{heardAt === undefined ? "まだありません" : time(heardAt)}</dd>
        <dt>まだ送っていない記録</dt>
        <dd>{book.waiting}件</dd>
      </dl>
      <Button size="large" class="min-h-16" onClick={() => kiosk.sync()}>
        今すぐ送る
      </Button>
      <section class="flex flex-col gap-3">
        <h2 class="text-std-20B-150">この端末の通信が使えないとき</h2>
        <p>記録をファイルにして、通信できるほかの端末から届けられます。この端末の記録は消えません。</p>
        <Button size="large" class="min-h-16" busy={busy} disabled={book.waiting === 0} onClick={give}>
          記録をファイルにする（{book.waiting}件）
        </Button>
      </section>
      <section class="flex flex-col gap-3">
        <h2 class="text-std-20B-150">ほかの端末の記録を届ける</h2>
        <label class="flex flex-col gap-2">
          <span>ほかの端末で作ったファイル</span>
          <input
            type="file"
            accept=".tsunagu"
            class="min-h-16 max-w-full rounded-8 border border-solid-gray-600 p-4"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void receive(file);
              event.currentTarget.value = "";
            }}
          />
        </label>
        {taken && <Banner tone="info">{taken}</Banner>}
        {error && <Problem error={error} />}
      </section>
    </div>
  );
}
