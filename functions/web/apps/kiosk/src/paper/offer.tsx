/** Once each morning the paper twin is offered. */
import { Banner, Button } from "@tsunagu/ui";
import { useEffect, useState } from "preact/hooks";
import type { Kiosk } from "../device/kiosk";
import { useDesk } from "../shown/desk";

/** Today's offer was answered. Should this not be kept, it is offered again, which does no harm. */
export async function answerOffer(kiosk: Kiosk): Promise<void> {
  await kiosk.store.write({ paper: kiosk.day() }).catch(() => undefined);
}

export function PaperOffer({ onOpen }: { onOpen: () => void }) {
  const { kiosk } = useDesk();
  const day = kiosk.day();
  const [answered, setAnswered] = useState<string>(day);
  useEffect(() => {
    void kiosk.store.read("paper").then((paper) => setAnswered(paper ?? ""));
  }, [kiosk]);
  if (answered === day || !kiosk.today.roster) return null;
  return (
    <div class="print:hidden">
      <Banner
        tone="info"
        action={
          <span class="flex flex-wrap gap-3">
            <Button size="large" onClick={onOpen}>
              名簿を出す
            </Button>
            <Button
              look="text"
              size="large"
              onClick={() => {
                setAnswered(day);
                void answerOffer(kiosk);
              }}
            >
              今日はしない
            </Button>
          </span>
        }
      >
        今日の名簿を、紙かファイルにしておきますか。
      </Banner>
    </div>
  );
}
