/** The entrance of a centre: one QR that changes every half minute, for LINE on a family's phone. */
import { loadConfig } from "@tsunagu/api-client";
import { Banner, Spinner } from "@tsunagu/ui";
import { useEffect, useMemo, useState } from "preact/hooks";
import encodeQR from "qr";
import { entryCode } from "../day/pass";
import type { Kiosk } from "../device/kiosk";
import { contactSentence, StatusLine } from "../shown/status";

const LOOK = 1_000;

export function EntryPage({ kiosk }: { kiosk: Kiosk }) {
  const [liff, setLiff] = useState<string>();
  const [code, setCode] = useState<string>();
  const { card } = kiosk;

  useEffect(() => {
    const find = async () => {
      const kept = await kiosk.store.read("liff");
      if (kept !== undefined) setLiff(kept);
      const { liff_id } = await loadConfig();
      setLiff(liff_id);
      await kiosk.store.write({ liff: liff_id });
    };
    // Without a network the address of the last time is as good.
    const look = () => void entryCode(kiosk.entryKeys, kiosk.now()).then(setCode);
    void find().catch(() => undefined);
    look();
    const timer = setInterval(look, LOOK);
    return () => clearInterval(timer);
  }, [kiosk]);

  const trouble = contactSentence(kiosk);
  return (
    <main class="mx-auto flex min-h-dvh max-w-2xl flex-col items-center justify-center gap-6 px-4 py-6 text-center">
      <h1 class="text-std-28B-150">{card.facility}</h1>
      <p class="text-std-20B-150">LINEのカメラで読み取ってください</p>
      {liff && code ? (
        <Code text={`https://liff.line.me/${liff}#enter/${card.facility_id}/${code}`} />
      ) : kiosk.contact.state === "untried" ? (
        <Spinner label="QRを用意しています" />
      ) : (
        <Banner tone="warning">今日のQRを用意できません。通信を確かめてください。入口のポスターのQRも使えます。</Banner>
      )}
      <p>名前は残りません。人数だけを数えます。</p>
      <StatusLine>{trouble ?? "オンライン"}</StatusLine>
    </main>
  );
}

function Code({ text }: { text: string }) {
  const { path, size } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      role="img"
      aria-label="入口のQR"
      data-code={text}
      viewBox={`0 0 ${size} ${size}`}
      class="w-full max-w-md"
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(text: string): { path: string; size: number } {
  const rows = encodeQR(text, "raw", { border: 4 });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: squares.join(""), size: rows.length };
}
