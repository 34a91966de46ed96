import type { GuardianReader, MessageReaders, StaffMessage } from "@tsunagu/api-client";
import { Banner, Button, Chips, formatInstant, Spinner, useLoad, useRefresh } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Progress } from "../benefits/progress";
import { Mark } from "../bookings/mark";
import { today, useDesk, useExpiry } from "../desk";
import { Numbers } from "../numbers";
import { Problem } from "../problem";
import { Table } from "../table";
import { byClass, isUnreached, type Show, shownOf, standing } from "./readers-list";
import { RemindButton } from "./remind";
import { people } from "./words";

const EVERY_MS = 20_000;

/** Who was told and who has read, class by class. */
export function Readers({ message }: { message: StaffMessage }) {
  const { api } = useDesk();
  const readers = useLoad(`readers ${message.id}`, () => api.messageReaders(message.id));
  useRefresh(readers.reload, EVERY_MS);
  useExpiry([readers.error]);
  const all = readers.value;
  return (
    <section aria-labelledby="readers" class="flex flex-col gap-4">
      <h3 id="readers" class="text-std-20B-150">
        だれが読んだか
      </h3>
      {readers.error && (
        <Problem error={readers.error} action={<Button onClick={readers.reload}>もう一度読む</Button>} />
      )}
      {!all && !readers.error && <Spinner label="読み込んでいます" />}
      {all && (
        <>
          <Counts readers={all} />
          <RemindButton message={message} readers={all} onAgain={readers.reload} />
          <Children readers={all} />
        </>
      )}
    </section>
  );
}

function Counts({ readers: { told, read, unreached } }: { readers: MessageReaders }) {
  return (
    <>
      <Numbers
        items={[
          ["知らせた保護者", people(told)],
          ["読んだ保護者", people(read)],
          ["未読の保護者", people(told - read)],
        ]}
      />
      <div class="[&_progress]:h-6 [&_progress]:w-96">
        <Progress name="既読" done={read} all={told} />
      </div>
      {unreached > 0 && (
        <Banner tone="warning">{`だれにも知らせられなかった子 ${people(unreached)} → 電話や紙で伝えてください。`}</Banner>
      )}
    </>
  );
}

function Children({ readers: { children } }: { readers: MessageReaders }) {
  const [show, setShow] = useState<Show>("all");
  const shown = shownOf(children, show);
  const names: [Show, string][] = [
    ["all", "全員"],
    ["unread", "未読のみ"],
    ["unreached", "未登録のみ"],
  ];
  return (
    <>
      <Chips
        legend="見せる子ども（未読のみ：家族のだれも読んでいない子ども）"
        value={show}
        onChange={setShow}
        options={names.map(([value, name]) => ({
          value,
          label: `${name} ${people(shownOf(children, value).length)}`,
        }))}
      />
      {shown.length === 0 && <p role="status">あてはまる子どもはいません。</p>}
      {byClass(shown).map(({ key, name, children }) => (
        <div key={key} class="flex flex-col gap-2">
          <h4 class="text-std-18B-160">
            {name} {people(children.length)}
          </h4>
          <Table label={name} heads={["番号", "子ども", "保護者"]}>
            {children.map((child) => (
              <tr key={child.child_id}>
                <td class="p-2">{child.number ?? "―"}</td>
                <th scope="row" class="p-2 whitespace-nowrap">
                  {child.name}
                </th>
                <td class="p-2">
                  <ul class="flex flex-col gap-1">
                    {child.guardians.map((one, at) => (
                      // Two guardians may have one name.
                      <Guardian key={at} one={one} />
                    ))}
                    {child.guardians.length === 0 && (
                      <li>
                        <Mark sign="✕" name="未登録" tone="bad" /> LINEでつながっている保護者がいません
                      </li>
                    )}
                    {child.guardians.length > 0 && isUnreached(child) && (
                      <li class="text-error-2">だれにも知らせていません。電話や紙で伝えてください。</li>
                    )}
                  </ul>
                </td>
              </tr>
            ))}
          </Table>
        </div>
      ))}
    </>
  );
}

function Guardian({ one }: { one: GuardianReader }) {
  return (
    <li class="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Mark {...standing(one)} />
      <span>
        {one.name}（{one.relation}）
      </span>
      {one.read_at && <span>{formatInstant(one.read_at, "ja", today())}</span>}
    </li>
  );
}
