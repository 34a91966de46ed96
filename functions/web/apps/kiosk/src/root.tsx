/** What this device is right now: another window's, not enrolled, waiting, revoked, or in use. */
import { Button, Spinner } from "@tsunagu/ui";
import { useEffect, useState } from "preact/hooks";
import { deviceClock } from "./clock";
import { Kiosk } from "./device/kiosk";
import { Enrol } from "./enrol/enrol";
import { linkFrom } from "./enrol/link";
import { Pending, Revoked, Unsafe } from "./enrol/standing";
import { InUse } from "./in-use";
import { useChanges } from "./shown/desk";
import { Page } from "./shown/page";
import { STORE } from "./store/db";
import { Store } from "./store/store";

type State =
  | { state: "starting" }
  /** Two windows must not write one log. */
  | { state: "elsewhere" }
  | { state: "broken" }
  | { state: "new" }
  | { state: "here"; kiosk: Kiosk };

export function Root() {
  const [link] = useState(() => takeLink());
  const [at, put] = useState<State>({ state: "starting" });

  useEffect(() => {
    const start = () => open().then(put, () => put({ state: "broken" }));
    // The lock is held as long as this window lives, and the next one gets it then.
    navigator.locks.request(STORE, { ifAvailable: true }, async (lock) => {
      if (lock) {
        await start();
        return forever();
      }
      put({ state: "elsewhere" });
      return navigator.locks.request(STORE, async () => {
        await start();
        return forever();
      });
    });
  }, []);

  switch (at.state) {
    case "starting":
      return (
        <main>
          <Spinner label="読み込んでいます" />
        </main>
      );
    case "elsewhere":
      return (
        <Page title="ほかの画面で開いています">
          <p>
            この端末では、もう1つの画面が開いています。そちらを使うか、閉じてください。閉じると、この画面が使えます。
          </p>
        </Page>
      );
    case "broken":
      return (
        <Page title="記録を開けませんでした">
          <p>この端末の記録を読み取れません。紙に書いて、職員に知らせてください。端末の記録は消していません。</p>
          <Button size="large" onClick={() => location.reload()}>
            もう一度開く
          </Button>
        </Page>
      );
    case "new":
      return <Enrol link={link} onEnrolled={() => open().then(put)} />;
    case "here":
      return <Here kiosk={at.kiosk} onAgain={() => put({ state: "new" })} />;
  }
}

function Here({ kiosk, onAgain }: { kiosk: Kiosk; onAgain: () => void }) {
  useChanges(kiosk);
  const [safe, setSafe] = useState<boolean>();
  const look = () => void navigator.storage.persist().then(setSafe, () => setSafe(false));
  useEffect(look, []);
  if (safe === undefined) return null;
  if (kiosk.card.state === "revoked") return <Revoked kiosk={kiosk} onAgain={onAgain} />;
  if (!safe) return <Unsafe kiosk={kiosk} onAgain={look} />;
  if (kiosk.card.state === "pending") return <Pending kiosk={kiosk} />;
  return <InUse kiosk={kiosk} />;
}

async function open(): Promise<State> {
  const store = await Store.open(STORE);
  const card = await store?.read("card");
  return store && card ? { state: "here", kiosk: await Kiosk.open(store, card, deviceClock) } : { state: "new" };
}

/** The code leaves the address at once: nobody finds it in the history. */
function takeLink() {
  const link = linkFrom(location.hash);
  if (link) history.replaceState(null, "", location.pathname);
  return link;
}

const forever = () => new Promise<never>(() => undefined);
