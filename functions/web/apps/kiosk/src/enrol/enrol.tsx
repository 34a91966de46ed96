/** A new device: a code from staff, storage that stays, and keys of its own. */
import { enrolDevice } from "@tsunagu/api-client";
import { Known } from "@tsunagu/sync";
import { Banner, Button, TextField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { deviceClock } from "../clock";

import { Page } from "../shown/page";
import { Problem } from "../shown/problem";
import { Scanner } from "../shown/scanner";
import { STORE } from "../store/db";
import { newKeys } from "../store/keys";
import { Store } from "../store/store";
import { type EnrolLink, linkFrom } from "./link";
import { Install } from "./standing";

export function Enrol({ link, onEnrolled }: { link: EnrolLink | undefined; onEnrolled: () => Promise<void> }) {
  const [found, setFound] = useState(link);
  const [unsafe, setUnsafe] = useState(false);
  const { busy, error, run } = useAction();

  const enrol = (from: EnrolLink) =>
    run(async () => {
      const safe = await navigator.storage.persist();
      setUnsafe(!safe);
      if (!safe) return;
      await introduce(from);
      await onEnrolled();
    });

  if (!found) return <Find onFound={setFound} />;
  return (
    <Page title="この端末を登録します">
      <p>この端末の中に鍵をつくり、園に知らせます。そのあと、職員の画面で承認してもらいます。</p>
      {unsafe && <Install />}
      {error && <Problem error={error} />}
      <Button look="primary" size="large" busy={busy} onClick={() => enrol(found)}>
        {unsafe ? "もう一度確かめて登録する" : "この端末を登録する"}
      </Button>
      <Button look="text" onClick={() => setFound(undefined)}>
        ほかのQRを読み取る
      </Button>
    </Page>
  );
}

/** The server first: a store whose device nobody knows would be of no use, and would have thrown another away. */
async function introduce({ facility, code }: EnrolLink): Promise<void> {
  const keys = await newKeys();
  let known: Known | undefined;
  const clocks = {
    moment: () => deviceClock.moment(),
    heard: (...[server, sent, received]: Parameters<typeof Known.learn>) => {
      known = Known.learn(server, sent, received);
    },
  };
  const card = await enrolDevice({ facility_id: facility, code, public_key: keys.publicKey }, clocks);
  const store = await Store.create(STORE, keys);
  await store.write({ card, ...(known ? { known } : {}) });
  store.close();
}

function Find({ onFound }: { onFound: (link: EnrolLink) => void }) {
  const [typed, setTyped] = useState("");
  const [scanning, setScanning] = useState(false);
  const [foreign, setForeign] = useState(false);
  const take = (text: string) => {
    const link = linkFrom(text);
    setForeign(!link);
    if (link) onFound(link);
    return link !== undefined;
  };
  return (
    <Page title="つなぐ 登降園">
      <p>この端末はまだ登録されていません。職員の画面の「端末」で「登録する」を押すと、QRが出ます。</p>
      {foreign && <Banner tone="error">登録のQRではありません。職員の画面に出ているQRを読み取ってください。</Banner>}
      {scanning ? (
        <Scanner facing="environment" onText={take} onClose={() => setScanning(false)} />
      ) : (
        <Button look="primary" size="large" onClick={() => setScanning(true)}>
          QRを読み取る
        </Button>
      )}
      <form
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          take(typed);
        }}
      >
        <TextField
          label="カメラがないとき"
          hint="職員の画面に出ているアドレスを貼りつけます。"
          value={typed}
          onInput={setTyped}
        />
        <Button type="submit" disabled={typed === ""}>
          次へ
        </Button>
      </form>
      <Install hint />
    </Page>
  );
}
