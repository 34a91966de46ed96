import type { PointsCase } from "@tsunagu/api-client";
import { Banner, Button, type Loaded, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Told } from "../benefits/told";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { CaseForm } from "./case-form";
import { householdWords } from "./case-words";

/** Households that are nobody's, on which a change is tried. */
export function Cases({ municipality, cases }: { municipality: string; cases: Loaded<PointsCase[]> }) {
  const { api } = useDesk();
  const [adding, setAdding] = useState(false);
  const [told, setTold] = useState<string>();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const all = cases.value ?? [];
  const [open, setOpen] = useState(all.length === 0);
  const remove = ({ id, title }: PointsCase) =>
    run(async () => {
      setTold(undefined);
      await api.deletePointCase(municipality, id);
      cases.set(all.filter((one) => one.id !== id));
      setTold(`例「${title}」を消しました。`);
    });
  return (
    <details
      class="rounded-12 border border-solid-gray-420"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary class="min-h-12 px-4 py-3 text-std-16B-170">試すための例（{all.length}件）</summary>
      <div class="flex flex-col gap-4 px-4 pb-4">
        <p>
          表を変えたときに、点がどう変わるかを試す家庭の例です。名前・住所・生年月日など、だれかが分かることは書かないでください。
        </p>
        {error && <Problem error={error} />}
        {told && (
          <Told key={told}>
            <Banner tone="success">{told}</Banner>
          </Told>
        )}
        {all.length === 0 && !adding && <p>まだ例がありません。</p>}
        <ul class="flex flex-col">
          {all.map((one) => (
            <li key={one.id} class="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-solid-gray-200 py-2">
              <span class="min-w-0 flex-1 basis-60">
                <span class="text-std-16B-170">{one.title}</span>
                <span class="block text-dns-14N-130 text-solid-gray-700">{householdWords(one.household)}</span>
              </span>
              <Button
                look="text"
                size="small"
                disabled={busy}
                aria-label={`例「${one.title}」を消す`}
                onClick={() => remove(one)}
              >
                消す
              </Button>
            </li>
          ))}
        </ul>
        {adding ? (
          <CaseForm
            municipality={municipality}
            onSaved={(one) => {
              cases.set([...all, one]);
              setAdding(false);
              setTold(`例「${one.title}」を保存しました。`);
            }}
            onClose={() => setAdding(false)}
          />
        ) : (
          <div>
            <Button
              onClick={() => {
                setTold(undefined);
                setAdding(true);
              }}
            >
              例を足す
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}
