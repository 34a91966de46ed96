import type { StaffNursery } from "@tsunagu/api-client";
import { Button, formatDate, formatMonth } from "@tsunagu/ui";
import { useRef, useState } from "preact/hooks";
import { Table } from "../table";
import type { VacancyDesk } from "./use-vacancies";
import { VacancyCell } from "./vacancy-box";
import { choices, classes } from "./vacancy-cell";
import { kinds, places } from "./words";

/** Rows at once: each has six boxes. */
const SHOWN = 100;

/** Facilities and their classes, as a sheet to type in. */
export function VacancyTable({ rows, desk }: { rows: StaffNursery[]; desk: VacancyDesk }) {
  const [most, setMost] = useState(SHOWN);
  const sheet = useRef<HTMLDivElement>(null);
  const shown = rows.slice(0, most);
  /** As in a spreadsheet: Enter leads to the same class of the next facility. */
  const below = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    const { column, row } = event.target.dataset;
    if (column === undefined) return;
    const boxes = sheet.current?.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`) ?? [];
    const next = [...boxes].find((box) => Number(box.dataset.row) > Number(row));
    next?.focus();
    next?.select();
  };
  if (rows.length === 0) return <p role="status">あてはまる施設はありません。</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only passes the focus on between the boxes inside
    <div ref={sheet} onKeyDown={below} class="flex flex-col gap-3">
      <datalist id="vacancy-choices">
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
      <Table label="空き状況" heads={["施設", ...classes.map((years) => `${years}歳児`), "時点", "いまも同じ"]}>
        {shown.map((row, at) => (
          <Row key={row.key} row={row} at={at} desk={desk} />
        ))}
      </Table>
      {rows.length > most && (
        <div>
          <Button size="small" onClick={() => setMost(most + SHOWN)}>
            続きを出す（あと{places(rows.length - most)}）
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ row, at, desk }: { row: StaffNursery; at: number; desk: VacancyDesk }) {
  const draft = desk.draftOf(row.key);
  const conflict = desk.conflicts.includes(row.key);
  return (
    <tr class={conflict ? "bg-red-50" : ""}>
      <th scope="row" class="min-w-48 p-2">
        <span class="text-std-16B-170">{row.name}</span>
        <span class="block text-dns-14N-130 font-normal text-solid-gray-700">
          {row.district} {kinds[row.kind] ?? row.kind}
        </span>
        {!row.placed && (
          <span class="inline-block rounded-4 bg-yellow-100 px-1 text-dns-14N-130 font-normal">位置なし</span>
        )}
      </th>
      {classes.map((years) => {
        const one = row.classes.find((one) => one.class === years);
        return (
          <td key={years} class="p-1">
            {one ? (
              <VacancyCell
                name={row.name}
                one={one}
                at={at}
                draft={draft}
                conflict={conflict}
                onInput={(text) => desk.put(row.key, { cells: { ...draft.cells, [years]: text } })}
              />
            ) : (
              <span class="px-2 text-solid-gray-700">
                <span aria-hidden="true">―</span>
                <span class="sr-only">クラスなし</span>
              </span>
            )}
          </td>
        );
      })}
      <td class="p-2 text-dns-14N-130">
        <Stamp {...row} />
      </td>
      <td class="p-2">
        <label class="flex min-h-11 min-w-11 items-center justify-center">
          <input
            type="checkbox"
            class="size-5 accent-key-900"
            aria-label={`${row.name}：いまも同じ。日付だけ新しくする`}
            checked={draft.confirmed}
            onChange={(event) => desk.put(row.key, { confirmed: event.currentTarget.checked })}
          />
        </label>
      </td>
    </tr>
  );
}

/** As of when the newest class is, and for whom. */
function Stamp({ classes }: StaffNursery) {
  const known = classes.flatMap(({ vacancy }) => (vacancy?.on ? [vacancy] : []));
  const newest = known.sort((a, b) => ((a.on ?? "") < (b.on ?? "") ? 1 : -1))[0];
  if (!newest?.on) return <>日付なし</>;
  return (
    <>
      <span class="block whitespace-nowrap">{formatDate(newest.on, "ja")}</span>
      {newest.entry && <span class="block whitespace-nowrap">{formatMonth(newest.entry, "ja")}入園</span>}
    </>
  );
}
