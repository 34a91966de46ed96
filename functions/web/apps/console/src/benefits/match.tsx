import type { MatchCard } from "@tsunagu/api-client";
import { Check, formatDate } from "@tsunagu/ui";
import { compared, type Piece, readsAlike } from "./compare";

/** A pair, what was registered above what the list says, so that the eye falls from character to character. */
export function MatchRow({
  pair,
  checked,
  onChange,
}: {
  pair: MatchCard;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <li class="grid gap-4 rounded-12 border border-solid-gray-420 p-4 desktop:grid-cols-[1fr_16rem]">
      <table class="w-full border-collapse text-left">
        <caption class="pb-2 text-left text-std-17B-170">
          {pair.list_name}（宛名番号 {pair.number}・{formatDate(pair.born, "ja")}生まれ）
        </caption>
        <tbody>
          <Pair name="氏名" card={pair.card_name} list={pair.list_name} />
          <Pair name="住所" card={pair.card_address} list={pair.list_address} />
        </tbody>
      </table>
      <div class="self-center">
        <Check label="同じ人です" hint={`${pair.list_name}（${pair.number}）`} checked={checked} onChange={onChange} />
      </div>
    </li>
  );
}

function Pair({ name, card, list }: { name: string; card: string; list: string }) {
  const [left, right] = compared(card, list);
  const same = readsAlike(card, list);
  return (
    <tr class="border-t border-solid-gray-200 align-top">
      <th scope="row" class="w-28 py-2 pr-3 text-dns-14B-130">
        {name}
        <span class={`block font-normal ${same ? "text-success-2" : "text-error-2"}`}>{verdictOf(card, list)}</span>
      </th>
      <td class="py-2">
        <Side from="カード" pieces={left} />
        <Side from="名簿" pieces={right} />
      </td>
    </tr>
  );
}

const verdictOf = (card: string, list: string) => {
  if (card === list) return "○ 同じ";
  return readsAlike(card, list) ? "○ 字は同じ" : "！ ちがう";
};

function Side({ from, pieces }: { from: string; pieces: readonly Piece[] }) {
  return (
    <p class="flex gap-3 text-std-18N-160">
      <span class="w-16 shrink-0 text-dns-14N-130 leading-160 text-solid-gray-700">{from}</span>
      <span>
        {pieces.map(({ text, same }, at) =>
          same ? (
            text
          ) : (
            // Pieces have no names besides their place.
            <mark key={at} class="rounded-4 bg-yellow-200 px-0.5 font-bold underline underline-offset-4">
              {text}
            </mark>
          ),
        )}
        {pieces.length === 0 && "（空）"}
      </span>
    </p>
  );
}
