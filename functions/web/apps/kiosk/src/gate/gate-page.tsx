/** The gate and the class: every child as a tile, codes by camera and cards by reader. */
import type { RosterChild } from "@tsunagu/api-client";
import { Banner, Button, TabBar } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { checkPass, ownerOf } from "../day/pass";
import { childrenOf, personName } from "../device/roster";
import { useDesk } from "../shown/desk";
import { useReader } from "../shown/reader";
import { Scanner } from "../shown/scanner";
import { type Coming, PassageSheet } from "./passage-sheet";
import { Tile } from "./tile";

const refusals = {
  old: "このQRは古いものです。スマートフォンで「登園・降園のQR」を開き直して、今のQRを見せてください。",
  forged: "このQRは、この園のものと確かめられません。職員に声をかけてください。",
  no_key: "通信がないため、QRを確かめられません。名前をタップして記録してください。",
  foreign: "登園・降園のQRではありません。スマートフォンの「登園・降園のQR」を見せてください。",
};

export function GatePage() {
  const { kiosk } = useDesk();
  const { today } = kiosk;
  const [group, choose] = useState<string>();
  const [coming, setComing] = useState<Coming>();
  const [scanning, setScanning] = useState(false);
  const [refusal, refuse] = useState<string>();
  const { roster } = today;

  /** Whether it is somebody's who can be served. */
  async function read(text: string): Promise<boolean> {
    // Whoever stands at the gate is served before the next code is looked at.
    if (!roster || coming) return false;
    refuse(undefined);
    const card = roster.children.find((child) => child.card === text);
    if (card) return serve({ children: [card], via: "card" });
    const checked = await checkPass(text, kiosk.passKeys, kiosk.now());
    if (checked.pass !== "good") {
      const unknown = checked.pass === "foreign" && !text.startsWith("TSN1");
      return turnAway(
        unknown ? "このカードやQRは登録がありません。名前をタップして記録してください。" : refusals[checked.pass],
      );
    }
    const children = childrenOf(roster, checked.person);
    if (children.length === 0) return turnAway(refusals.forged);
    return serve({ children, via: "qr", person: checked.person });
  }

  function serve(one: Coming): boolean {
    setComing(one);
    return true;
  }

  function turnAway(why: string): boolean {
    refuse(why);
    return false;
  }

  useReader(coming === undefined, read);

  if (!roster) return null;
  const classes = roster.facility.classes ?? [];
  const chosen = classes.find(({ id }) => id === group) ?? classes[0];
  const children = roster.children.filter((child) => child.class === chosen?.id);

  return (
    <>
      <h1 class="sr-only">登園・降園</h1>
      {refusal && (
        <Banner
          tone="error"
          action={
            <Button size="small" class="min-h-11" onClick={() => refuse(undefined)}>
              閉じる
            </Button>
          }
        >
          {refusal}
        </Banner>
      )}
      <div
        class={
          scanning
            ? "flex flex-col gap-4 md:grid md:grid-cols-[18rem_minmax(0,1fr)] md:items-start md:gap-6"
            : "flex flex-col gap-4"
        }
      >
        {scanning ? (
          // Beside the names, which stay in sight: somebody may come without a phone.
          <Scanner facing="user" ownerOf={ownerOf} onText={read} onClose={() => setScanning(false)} />
        ) : (
          <Button look="primary" size="large" class="min-h-16" onClick={() => setScanning(true)}>
            保護者のQRを読み取る
          </Button>
        )}
        <div class="flex flex-col gap-4">
          <TabBar
            name="クラス"
            items={classes.map(({ id, name }) => ({ id, label: `${name} ${insideOf(id)}` }))}
            chosen={chosen?.id ?? ""}
            onChoose={choose}
          />
          <div id="panel" role="tabpanel" aria-labelledby={`tab-${chosen?.id}`}>
            <ul class="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-3">
              {children.map((child) => (
                <li key={child.id}>
                  <Tile child={child} onChoose={() => setComing({ children: [child], via: "tap" })} />
                </li>
              ))}
            </ul>
            {children.length === 0 && <p>このクラスに子どもはいません。</p>}
          </div>
        </div>
      </div>
      {coming && (
        <PassageSheet
          key={`${coming.via} ${coming.person} ${coming.children[0]?.id}`}
          coming={coming}
          who={coming.person === undefined ? undefined : personName(roster, coming.person)}
          onClose={() => setComing(undefined)}
        />
      )}
    </>
  );

  function insideOf(id: string): string {
    const all: RosterChild[] = roster?.children.filter((child) => child.class === id) ?? [];
    return `${all.filter((child) => today.of(child.id).place === "inside").length}/${all.length}`;
  }
}
