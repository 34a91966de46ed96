import type { PayerForm } from "@tsunagu/api-client";
import { Button, SelectField, TextField, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { mistakesOf } from "../services/mistakes";
import { hasRescued, takeRescued, useUnsaved } from "../unsaved";
import { Refused } from "./refused";

const KEPT = "payer";
const nothing: PayerForm = { code: "", name: "", bank: "", branch: "", kind: "普通", number: "" };

const fields: readonly { field: Exclude<keyof PayerForm, "kind">; label: string; hint: string; most: number }[] = [
  { field: "code", label: "委託者コード", hint: "銀行が決めた10桁の数字。", most: 10 },
  { field: "name", label: "委託者名", hint: "カナで。通帳に、この名前が出ます。", most: 40 },
  { field: "bank", label: "銀行コード", hint: "4桁の数字。", most: 4 },
  { field: "branch", label: "支店コード", hint: "3桁の数字。", most: 3 },
  { field: "number", label: "口座番号", hint: "7桁までの数字。", most: 7 },
];

/** From where the municipality pays. Nothing can be paid before that is known, so then it is asked for first. */
export function Payer({ held, onSaved }: { held: PayerForm | null; onSaved: (payer: PayerForm) => void }) {
  const [open] = useState(() => hasRescued(KEPT));
  if (!held) {
    return (
      <section aria-labelledby="payer" class="flex flex-col gap-3 rounded-12 border-2 border-key-900 p-4">
        <h3 id="payer" class="text-std-20B-150">
          はじめに、支払元の口座を入れてください
        </h3>
        <p>
          市がどの口座から振り込むかです。銀行と結んだ契約の書類を見て入れてください。その支店が金融機関の一覧にないときは、先に一覧を登録してください。
        </p>
        <PayerFields held={nothing} onSaved={onSaved} />
      </section>
    );
  }
  return (
    <details open={open} class="rounded-12 border border-solid-gray-420">
      <summary class="min-h-12 px-4 py-3">
        <span class="text-std-16B-170">支払元の口座</span>　{held.name}（{held.bank}-{held.branch} {held.kind}{" "}
        {held.number}）
      </summary>
      <div class="px-4 pb-4">
        <PayerFields held={held} onSaved={onSaved} />
      </div>
    </details>
  );
}

function PayerFields({ held, onSaved }: { held: PayerForm; onSaved: (payer: PayerForm) => void }) {
  const { api } = useDesk();
  const [payer, setPayer] = useState<PayerForm>(() => takeRescued<PayerForm>(KEPT) ?? held);
  const { busy, error, run } = useAction();
  const form = useRef<HTMLFormElement>(null);
  const dirty = JSON.stringify(payer) !== JSON.stringify(held);
  const mistakes = mistakesOf(error);
  useUnsaved(dirty, KEPT, payer);
  useExpiry([error]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [error]);

  const put = (change: Partial<PayerForm>) => setPayer({ ...payer, ...change });
  const save = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      const fresh = await api.savePayer(payer);
      setPayer(fresh);
      onSaved(fresh);
    });
  };
  return (
    <form ref={form} class="flex flex-col gap-4" onSubmit={save}>
      <div class="grid gap-4 desktop:grid-cols-2">
        {fields.map(({ field, label, hint, most }) => (
          <TextField
            key={field}
            label={label}
            hint={hint}
            required
            maxLength={most}
            error={mistakes[field]}
            value={payer[field]}
            onInput={(text) => put({ [field]: field === "name" ? text : text.normalize("NFKC") })}
          />
        ))}
        <SelectField
          label="預金種目"
          error={mistakes.kind}
          value={payer.kind}
          onInput={(kind) => put({ kind })}
          options={[
            ["普通", "普通"],
            ["当座", "当座"],
          ]}
        />
      </div>
      {error && (Object.keys(mistakes).length > 0 ? <Problem error={error} /> : <Refused error={error} />)}
      <div>
        <Button look="primary" type="submit" busy={busy} disabled={!dirty}>
          支払元の口座を保存する
        </Button>
      </div>
    </form>
  );
}
