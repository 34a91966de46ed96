import type { EntitlementState } from "@tsunagu/api-client";
import { Button, Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { People, SHOWN } from "./people";
import { people } from "./words";

const kinds: readonly { state: EntitlementState; name: string; what: string }[] = [
  {
    state: "unknown",
    name: "判定できない人",
    what: "名簿に書かれていないことがあり、対象かどうか決まりません。「？」のところを調べ、名簿に書いて取り込み直してください。",
  },
  {
    state: "returned",
    name: "銀行から戻った人",
    what: "口座の直しを家庭にたずねています。家庭が直すと、次の振込ファイルに入ります。返事がないときは、電話か手紙で伝えてください。",
  },
];

/** What goes no way by itself. */
export function Exceptions({ id }: { id: string }) {
  return (
    <>
      {kinds.map((kind) => (
        <Exception key={kind.state} id={id} {...kind} />
      ))}
    </>
  );
}

function Exception({ id, state, name, what }: { id: string; state: EntitlementState; name: string; what: string }) {
  const { api } = useDesk();
  const found = useLoad(`${id} ${state}`, () => api.entitlements(id, state));
  useExpiry([found.error]);
  const count = found.value?.length ?? 0;
  return (
    <section aria-labelledby={state} class="flex flex-col gap-3">
      <h3 id={state} class="text-std-20B-150">
        例外：{name}{" "}
        {found.value && (
          <span class="text-std-16N-170">
            {people(count)}
            {count >= SHOWN && "より多い"}
          </span>
        )}
      </h3>
      {found.error && <Problem error={found.error} action={<Button onClick={found.reload}>もう一度ためす</Button>} />}
      {!found.value && !found.error && <Spinner label="読み込んでいます" />}
      {count === 0 && found.value && <p>いません。</p>}
      {count > 0 && found.value && (
        <>
          <p>{what}</p>
          <People label={name} all={found.value} />
        </>
      )}
    </section>
  );
}
