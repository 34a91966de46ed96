/** Paper in both directions: the morning's roll out, the evening's notes in. */
import { Button, saveFile } from "@tsunagu/ui";
import { useDesk } from "../shown/desk";
import { KeyIn } from "./key-in";
import { answerOffer } from "./offer";
import { Twin } from "./twin";

export function PaperPage() {
  const { kiosk } = useDesk();
  const { today } = kiosk;
  const { roster, day } = today;
  if (!roster) return null;

  function save(): void {
    const paper = document.getElementById("paper");
    if (!paper) return;
    const page = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>名簿 ${day}</title>${paper.outerHTML}</html>`;
    saveFile(new Blob([page], { type: "text/html" }), `meibo-${day}.html`);
    void answerOffer(kiosk);
  }

  return (
    <>
      <div class="flex flex-col gap-5 print:hidden">
        <h1 class="text-std-24B-150">紙の名簿</h1>
        <p>端末が使えなくなったときのために、朝のうちに紙かファイルにしておきます。</p>
        <div class="flex flex-wrap gap-3">
          <Button
            look="primary"
            size="large"
            class="min-h-16"
            onClick={() => {
              void answerOffer(kiosk);
              print();
            }}
          >
            印刷する
          </Button>
          <Button size="large" class="min-h-16" onClick={save}>
            ファイルに保存する
          </Button>
        </div>
        <KeyIn />
        <h2 class="text-std-20B-150">印刷される名簿</h2>
      </div>
      <section
        class="overflow-x-auto border border-solid-gray-420 p-4 print:border-0 print:p-0"
        aria-label="印刷される名簿"
        tabIndex={0}
      >
        <Twin roster={roster} today={today} day={day} at={kiosk.now()} />
      </section>
    </>
  );
}
