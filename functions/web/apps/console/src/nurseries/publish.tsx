import { ApiError, type FacilityImport } from "@tsunagu/api-client";
import { Banner, Button, NumberField, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { places } from "./words";

/** Asks once more, with the numbers. Where many would disappear, whoever means it writes how many. */
export function Publish({
  found: { difference, asks_gone, refused },
  onPublish,
  onAgain,
  onClose,
}: {
  found: FacilityImport;
  onPublish: (gone: number | undefined) => Promise<void>;
  onAgain: () => void;
  onClose: () => void;
}) {
  const { municipality } = useDesk();
  const { busy, error, run } = useAction();
  const [gone, setGone] = useState(Number.NaN);
  useExpiry([error]);
  const { added, changed, unchanged } = difference;
  const stale = error instanceof ApiError && ["import_changed", "too_many_gone"].includes(error.code);
  return (
    <Sheet title="この内容で公開しますか" closeLabel="閉じる" onClose={onClose}>
      <p class="text-std-17B-170">{places(added + changed + unchanged)}の施設を公開します。</p>
      <ul class="list-disc pl-6">
        <li>加わる施設：{places(added)}</li>
        <li>変わる施設：{places(changed)}</li>
        <li>消える施設：{places(difference.gone)}</li>
        {refused > 0 && <li>ファイルにあっても公開しない行：{refused}行</li>}
      </ul>
      <p>公開すると、{municipality}の保育園さがしを使うすべての人の画面が、すぐに変わります。</p>
      {asks_gone && (
        <>
          <Banner tone="warning">
            公開している施設の2割をこえる施設が消えます。ファイルが途中で切れていたり、別の自治体のファイルだったりしませんか。
          </Banner>
          <NumberField
            label={`消える施設の数（${difference.gone}）を入れてください`}
            hint="分かった上で消すときだけ、入れてください。"
            value={gone}
            min={0}
            max={100_000}
            onInput={setGone}
          />
        </>
      )}
      {error &&
        (stale ? (
          <Banner
            tone="error"
            action={
              <Button size="small" onClick={onAgain}>
                もう一度、ちがいを見る
              </Button>
            }
          >
            公開している内容が、見たときから変わっています。もう一度、ちがいを見てください。
          </Banner>
        ) : (
          <Problem error={error} otherwise="公開できたか分かりません。もう一度押してください。二重にはなりません。" />
        ))}
      <div class="flex flex-wrap gap-3">
        <Button
          look={asks_gone ? "danger" : "primary"}
          busy={busy}
          disabled={stale || (asks_gone && gone !== difference.gone)}
          onClick={() => run(() => onPublish(asks_gone ? gone : undefined))}
        >
          公開する
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
