import type { Amount, Programme } from "@tsunagu/api-client";
import { SelectField } from "@tsunagu/ui";
import { Num, useOwnMistake } from "../services/fields";
import { Rows } from "../services/rows";
import type { Draft } from "./draft";

/** The most yen of one entitlement (domain). */
const MOST_YEN = 10_000_000;

const kinds: readonly { kind: Amount["kind"]; name: string; only?: Programme["for"] }[] = [
  { kind: "fixed", name: "だれでも同じ" },
  { kind: "per_fetus", name: "おなかの子の人数だけ", only: "pregnancy" },
  { kind: "by_order", name: "何番目の子かで変わる", only: "child" },
];

/** How much, by what decides about it. */
export function AmountFields({ draft, put }: { draft: Draft; put: (change: Partial<Draft>) => void }) {
  const { amount } = draft;
  const [own, sum] = [useOwnMistake("amount"), useOwnMistake("amount.yen")];
  const set = (amount: Amount) => put({ amount });
  return (
    <>
      {own && <p class="text-dns-14N-130 text-error-2">{own}</p>}
      <div class="max-w-sm">
        <SelectField
          label="金額の決め方"
          value={amount.kind}
          onInput={(kind) => set(asKind(amount, kind as Amount["kind"]))}
          options={kinds
            .filter(({ kind, only }) => kind === amount.kind || !only || only === draft.for)
            .map(({ kind, name }) => [kind, name] as const)}
        />
      </div>
      {amount.kind === "by_order" ? (
        <>
          {sum && <p class="text-dns-14N-130 text-error-2">{sum}</p>}
          <Rows
            items={amount.yen}
            name="金額"
            start={() => Number.NaN}
            most={10}
            onChange={(yen) => set({ ...amount, yen })}
          >
            {(yen, change, at) => (
              <Yen
                path={`amount.yen.${at}`}
                label={`第${at + 1}子${at > 0 && at + 1 === amount.yen.length ? "から" : ""}`}
                value={yen}
                onInput={change}
              />
            )}
          </Rows>
        </>
      ) : (
        <Yen
          path="amount.yen"
          label={amount.kind === "fixed" ? "金額" : "おなかの子1人の金額"}
          value={amount.yen}
          onInput={(yen) => set({ ...amount, yen })}
        />
      )}
    </>
  );
}

function Yen(props: { path: string; label: string; value: number; onInput: (yen: number) => void }) {
  return <Num {...props} unit="円" min={1} max={MOST_YEN} />;
}

/** The same sum, as far as there is one. */
function asKind(amount: Amount, kind: Amount["kind"]): Amount {
  const first = typeof amount.yen === "number" ? amount.yen : (amount.yen[0] ?? Number.NaN);
  return kind === "by_order" ? { kind, yen: [first] } : { kind, yen: first };
}
