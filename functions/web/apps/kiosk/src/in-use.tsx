/** A device in use: its name, its status, its places, and what was said last. */
import { Banner, Button, Spinner } from "@tsunagu/ui";
import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { BusPage } from "./bus/bus-page";
import type { Draft } from "./device/book";
import type { Kiosk } from "./device/kiosk";
import { useRounds } from "./device/rounds";
import { EntryPage } from "./entry/entry-page";
import { GatePage } from "./gate/gate-page";
import { PaperOffer } from "./paper/offer";
import { PaperPage } from "./paper/paper-page";
import { DeskContext, useChanges } from "./shown/desk";
import { DevicePage } from "./shown/device-page";
import { sentenceOf } from "./shown/problem";
import { StatusStrip } from "./shown/status";
import { dayName } from "./shown/time";

type Place = "gate" | "bus" | "paper" | "device";
const names: Record<Place, string> = { gate: "登園・降園", bus: "バス", paper: "紙の名簿", device: "この端末" };

interface Said {
  tone: "success" | "error";
  sentence: string;
}

export function InUse({ kiosk }: { kiosk: Kiosk }) {
  useChanges(kiosk);
  useRounds(kiosk);
  const { card } = kiosk;
  const places: Place[] = card.kind === "bus" ? ["bus", "device"] : ["gate", "paper", "device"];
  const [place, go] = useState<Place>(places[0] ?? "gate");
  const [said, say] = useState<Said>();
  const hush = useRef<ReturnType<typeof setTimeout>>(undefined);

  const record = useCallback(
    async (drafts: Draft[], sentence: string) => {
      clearTimeout(hush.current);
      try {
        await kiosk.record(drafts);
        say({ tone: "success", sentence: `${sentence} この端末に保存しました。` });
        hush.current = setTimeout(() => say(undefined), 8_000);
        return true;
      } catch (reason) {
        // This one stays until somebody has read it.
        say({ tone: "error", sentence: sentenceOf(reason instanceof Error ? reason : new Error(String(reason))) });
        return false;
      }
    },
    [kiosk],
  );
  const desk = useMemo(() => ({ kiosk, record }), [kiosk, record]);

  if (card.kind === "entry") return <EntryPage kiosk={kiosk} />;
  return (
    <DeskContext.Provider value={desk}>
      <header class="print:hidden">
        <div class="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4">
          <p class="w-full pt-2 text-std-16B-170 desktop:w-auto desktop:pb-2">
            {card.facility}　{card.name}　<span class="text-std-16N-170">{dayName(kiosk.day())}</span>
          </p>
          <nav aria-label="主な画面">
            <ul class="flex flex-wrap">
              {places.map((one) => (
                <li key={one}>
                  <button
                    type="button"
                    aria-current={one === place ? "page" : undefined}
                    class="min-h-16 border-b-4 border-transparent px-4 hover:bg-solid-gray-50 aria-[current]:border-key-900 aria-[current]:text-std-16B-170 aria-[current]:text-key-900"
                    onClick={() => go(one)}
                  >
                    {names[one]}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <StatusStrip kiosk={kiosk} />
      </header>
      <main class="mx-auto flex max-w-6xl flex-col gap-5 px-4 pt-5 pb-32 print:max-w-none print:p-0">
        {place === "gate" && <PaperOffer onOpen={() => go("paper")} />}
        {kiosk.today.roster ? (
          <Shown place={place} />
        ) : (
          <NoRoster kiosk={kiosk}>{place === "device" && <DevicePage />}</NoRoster>
        )}
      </main>
      {/* It lies above the page and moves nothing: whoever is about to tap a name must not hit another. */}
      <div class="fixed inset-x-4 bottom-4 z-20 mx-auto max-w-3xl shadow-2xl empty:hidden print:hidden">
        {said && (
          <Banner
            tone={said.tone}
            action={
              <Button size="small" class="min-h-11" onClick={() => say(undefined)}>
                閉じる
              </Button>
            }
          >
            {said.sentence}
          </Banner>
        )}
      </div>
    </DeskContext.Provider>
  );
}

function Shown({ place }: { place: Place }) {
  switch (place) {
    case "gate":
      return <GatePage />;
    case "bus":
      return <BusPage />;
    case "paper":
      return <PaperPage />;
    case "device":
      return <DevicePage />;
  }
}

/** The roster is borrowed for 24 hours; who was not heard for longer has to get a network first. */
function NoRoster({ kiosk, children }: { kiosk: Kiosk; children: preact.ComponentChildren }) {
  if (kiosk.contact.state === "untried") return <Spinner label="名簿を受け取っています" />;
  return (
    <>
      <Banner tone="warning">
        {kiosk.contact.state === "online"
          ? "名簿を受け取っています。"
          : kiosk.heardAt === undefined
            ? "名簿をまだ受け取っていません。通信を確かめてください。"
            : "24時間以上通信がないため、名簿を消しました。通信がもどるまでは紙に書いてください。まだ送っていない記録は残っています。"}
      </Banner>
      {children}
    </>
  );
}
