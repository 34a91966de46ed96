import type { StaffEntitlement } from "@tsunagu/api-client";
import { Button, formatDate, formatInstant } from "@tsunagu/ui";
import { today } from "../desk";
import { Table } from "../table";
import { Account } from "./account";
import { Lines } from "./lines";
import { yen } from "./words";

/** As many as the service shows at once (contract). */
export const SHOWN = 200;

const heads = ["名前", "生年月日", "金額", "口座", "LINE", "条件と、分かっていること"];

export interface PeopleProps {
  label: string;
  all: StaffEntitlement[];
  /** Asks whether somebody who is joined in LINE is somebody else. */
  onPart: (one: StaffEntitlement) => void;
}

/** People with a right, or who may have one; where something is decided about them, with boxes to choose them by. */
export function People({
  label,
  all,
  onPart,
  chosen,
  onChoose,
}: PeopleProps & { chosen?: readonly string[]; onChoose?: (chosen: string[]) => void }) {
  const subjects = all.map(({ subject }) => subject);
  const every = subjects.every((subject) => chosen?.includes(subject));
  const box = onChoose && (
    <Tick name={every ? "すべてはずす" : "すべて選ぶ"} on={every} onChange={(on) => onChoose(on ? subjects : [])} />
  );
  return (
    <Table label={label} heads={[...(box ? [box] : []), ...heads]}>
      {all.map((one) => (
        <tr key={one.subject}>
          {onChoose && (
            <td class="p-2 pt-1 align-top">
              <Tick
                name={`${one.name}を選ぶ`}
                on={chosen?.includes(one.subject) ?? false}
                onChange={(on) =>
                  onChoose(
                    on ? [...(chosen ?? []), one.subject] : (chosen ?? []).filter((other) => other !== one.subject),
                  )
                }
              />
            </td>
          )}
          <Cells one={one} onPart={onPart} />
        </tr>
      ))}
    </Table>
  );
}

function Tick({ name, on, onChange }: { name: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="flex size-8 items-center justify-center">
      <span class="sr-only">{name}</span>
      <input
        type="checkbox"
        class="size-6 accent-key-900"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

function Cells({ one, onPart }: { one: StaffEntitlement; onPart: PeopleProps["onPart"] }) {
  return (
    <>
      <th scope="row" class="min-w-40 p-2">
        {one.name}
        <span class="block text-dns-14N-130 font-normal">{one.subject}</span>
        {one.applied_at && (
          <span class="block text-dns-14N-130 font-normal">{formatInstant(one.applied_at, "ja", today())} に申請</span>
        )}
        {!one.entitled && one.state !== "open" && (
          <span class="block text-dns-14B-130 text-error-2">！ いまの条件では対象ではありません</span>
        )}
        {one.unpayable && <span class="block text-dns-14B-130 text-error-2">！ この口座には振り込めません</span>}
        {one.reason && <span class="block text-dns-14N-130 font-normal text-error-2">{one.reason}</span>}
      </th>
      <td class="p-2 whitespace-nowrap">{one.born ? formatDate(one.born, "ja") : "―"}</td>
      <td class="p-2 whitespace-nowrap">{typeof one.yen === "number" ? yen(one.yen) : "決まりません"}</td>
      <td class="min-w-40 p-2">{one.account ? <Account account={one.account} /> : "まだありません"}</td>
      <td class="min-w-36 p-2">
        <Join one={one} onPart={onPart} />
      </td>
      <td class="min-w-72 p-2">
        <Lines lines={one.lines} />
      </td>
    </>
  );
}

/** Whether who applies is joined to somebody in LINE. Of whoever the list does not name any more nobody can tell. */
function Join({ one, onPart }: { one: StaffEntitlement; onPart: PeopleProps["onPart"] }) {
  if (!one.joined) return <>{one.applicant ? "つながっていません" : "―"}</>;
  return (
    <>
      つながっています
      <Button
        look="text"
        size="small"
        class="-ml-3 !text-left"
        aria-label={`${one.name}：LINEとの結び付けを取り消す`}
        onClick={() => onPart(one)}
      >
        LINEとの結び付けを取り消す…
      </Button>
    </>
  );
}
