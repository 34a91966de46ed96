import { Banner } from "@tsunagu/ui";
import { rows } from "./words";

const SHOWN = 20;

/** Rows of a text table that say nothing that could be taken. */
export function WrongRows({ wrong }: { wrong: readonly { row: number; why: string }[] }) {
  if (wrong.length === 0) return null;
  return (
    <div class="flex flex-col gap-2">
      <Banner tone="error">読めない行が{rows(wrong.length)}あります。直してください。</Banner>
      <ul class="list-disc pl-6">
        {wrong.slice(0, SHOWN).map(({ row, why }) => (
          <li key={row}>
            {row}行目：{why}
          </li>
        ))}
        {wrong.length > SHOWN && <li>ほか{rows(wrong.length - SHOWN)}</li>}
      </ul>
    </div>
  );
}
