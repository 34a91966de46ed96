/** A device that is not in use: it waits, its storage may vanish, or it was taken out of use. */
import { Banner, Button } from "@tsunagu/ui";
import { useEffect, useState } from "preact/hooks";
import type { Kiosk } from "../device/kiosk";
import { useRounds } from "../device/rounds";
import { Page } from "../shown/page";
import { contactSentence, StatusStrip } from "../shown/status";

/** How an installed page is made; Chromium lets a page offer it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

export function Install({ hint = false }: { hint?: boolean }) {
  const [prompt, setPrompt] = useState<InstallPrompt>();
  useEffect(() => {
    const offer = (event: Event) => {
      event.preventDefault();
      setPrompt(event as InstallPrompt);
    };
    addEventListener("beforeinstallprompt", offer);
    return () => removeEventListener("beforeinstallprompt", offer);
  }, []);
  const button = prompt && (
    <Button look="secondary" size="large" onClick={() => prompt.prompt()}>
      アプリとして入れる
    </Button>
  );
  if (!hint)
    return (
      <Banner tone="error" action={button}>
        ブラウザが記録を消すことがあるため、まだ使えません。ブラウザのメニューの「ホーム画面に追加」または「アプリをインストール」でアプリとして入れ、そのアイコンから開いてください。
      </Banner>
    );
  if (matchMedia("(display-mode: standalone)").matches) return null;
  return (
    <p class="flex flex-col items-start gap-3 text-std-16N-170">
      毎日使う端末では、先に「ホーム画面に追加」でアプリとして入れてから登録してください。
      {button}
    </p>
  );
}

export function Unsafe({ kiosk, onAgain }: { kiosk: Kiosk; onAgain: () => void }) {
  useRounds(kiosk);
  return (
    <Page title="この端末ではまだ記録できません">
      <Install />
      <Button look="primary" size="large" onClick={onAgain}>
        もう一度確かめる
      </Button>
      <StatusStrip kiosk={kiosk} />
    </Page>
  );
}

export function Pending({ kiosk }: { kiosk: Kiosk }) {
  useRounds(kiosk, 5_000);
  const { card } = kiosk;
  return (
    <Page title="職員の承認を待っています">
      <p>
        {card.facility}「{card.name}」
      </p>
      <div class="rounded-12 border-2 border-key-900 px-4 py-6 text-center">
        <p>この番号が、職員の画面の番号と同じか確かめてください。</p>
        <p class="mt-2 font-mono text-[clamp(3rem,14vw,6rem)] leading-none" data-check>
          {card.check}
        </p>
      </div>
      <p role="status">{contactSentence(kiosk) ?? "承認されると、自動で次の画面になります。"}</p>
    </Page>
  );
}

export function Revoked({ kiosk, onAgain }: { kiosk: Kiosk; onAgain: () => void }) {
  useRounds(kiosk);
  const { waiting } = kiosk.book;
  return (
    <Page title="この端末は使えなくなりました">
      <Banner tone="error">
        職員がこの端末の登録を止めました。ここでは記録できません。紙に書いて、職員に知らせてください。
      </Banner>
      {waiting > 0 ? (
        <p role="status">まだ送っていない記録が{waiting}件あります。職員が確かめられるように送っています。</p>
      ) : (
        <>
          <p>この端末に残っていた記録はすべて送りました。名簿は消しました。</p>
          <Button size="large" onClick={onAgain}>
            新しく登録する
          </Button>
        </>
      )}
    </Page>
  );
}
