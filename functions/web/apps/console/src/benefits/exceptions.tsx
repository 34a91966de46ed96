import type { Decision, EntitlementState } from "@tsunagu/api-client";
import { SHOWN } from "./people";
import { type Lists, Queue, usePeople } from "./queue";
import { people } from "./words";

interface Kind {
  state: EntitlementState;
  name: string;
  what: string;
  offers?: readonly Decision[];
}

const kinds: readonly Kind[] = [
  {
    state: "unknown",
    name: "判定できない人",
    what: "名簿に書かれていないことがあり、対象かどうか決まりません。「？」のところを調べ、名簿に書いて取り込み直してください。",
  },
  {
    state: "unpayable",
    name: "支払えない口座の人",
    what: "支給は決まりましたが、口座の銀行か支店がなくなっていて、振り込めません。金融機関の一覧が新しいことを確かめてから、家庭に別の口座をたずねてください。",
    offers: ["ask_account"],
  },
  {
    state: "returned",
    name: "口座の直しを待つ人",
    what: "銀行から戻った人と、別の口座をたずねた人です。家庭が直すと、次の振込ファイルに入ります。返事がないときは、電話か手紙で伝えてください。",
  },
];

/** What goes no way by itself. */
export function Exceptions({ lists }: { lists: Lists }) {
  return (
    <>
      {kinds.map((kind) => (
        <Exception key={kind.state} lists={lists} {...kind} />
      ))}
    </>
  );
}

function Exception({ lists, state, name, what, offers }: Kind & { lists: Lists }) {
  const found = usePeople(lists, state);
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
      {count > 0 && <p>{what}</p>}
      <Queue found={found} label={name} empty={<p>いません。</p>} lists={lists} {...(offers ? { offers } : {})} />
    </section>
  );
}
