import type { StaffMessageLine } from "@tsunagu/api-client";
import { Button, Empty, formatInstant, LinkButton, Spinner, useLoad, useRefresh } from "@tsunagu/ui";
import { Mark } from "../bookings/mark";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { messageAt, newMessageAt } from "../place";
import { Problem } from "../problem";
import { Table } from "../table";
import { useHere } from "./here";
import { people, states, whoWords } from "./words";

const EVERY_MS = 20_000;
/** As many as the service lists (contract). */
const MOST = 50;

/** The messages of one school or nursery; what waits for whoever looks comes first. */
export function ListPage() {
  const { api } = useDesk();
  const { facility } = useHere();
  const list = useLoad(`messages ${facility.id}`, () => api.messages(facility.id));
  useRefresh(list.reload, EVERY_MS);
  useExpiry([list.error]);
  const all = list.value;
  const waiting = all?.filter(({ state, mine }) => state === "awaiting_approval" && !mine) ?? [];
  const others = all?.filter((one) => !waiting.includes(one)) ?? [];
  return (
    <>
      <div>
        <LinkButton look="primary" href={newMessageAt(facility.id)}>
          お知らせを書く
        </LinkButton>
      </div>
      {list.error && <Problem error={list.error} action={<Button onClick={list.reload}>もう一度ためす</Button>} />}
      {!all && !list.error && <Spinner label="読み込んでいます" />}
      {waiting.length > 0 && (
        <section
          aria-labelledby="waiting"
          class="flex flex-col gap-3 rounded-12 border-2 border-warning-yellow-1 p-4 pt-3"
        >
          <h2 id="waiting" class="text-std-20B-150">
            承認待ち {waiting.length}件
          </h2>
          <p>ほかの職員が書いたお知らせです。内容と送り先を確かめて、承認してください。</p>
          <Lines label="承認待ちのお知らせ" lines={waiting} />
        </section>
      )}
      {all?.length === 0 && <Empty title="まだお知らせがありません。" />}
      {others.length > 0 && (
        <>
          <h2 class="text-std-20B-150">お知らせ</h2>
          <Lines label="お知らせ" lines={others} />
        </>
      )}
      {all && all.length >= MOST && <p class="text-dns-14N-130">新しいほうから{MOST}件です。</p>}
    </>
  );
}

const heads = ["状態", "題名", "書いた人", "日時", "子ども", "届く保護者"];

function Lines({ label, lines }: { label: string; lines: StaffMessageLine[] }) {
  const { facility } = useHere();
  return (
    <Table label={label} heads={heads}>
      {lines.map((one) => (
        <tr key={one.id}>
          <td class="p-2">
            <Mark {...states[one.state]} />
          </td>
          <th scope="row" class="p-2">
            {one.urgent && <Urgent />}
            {one.survey && <Asks />}
            <TextLink href={messageAt(facility.id, one.id)}>{one.title || "（題名なし）"}</TextLink>
          </th>
          <td class="p-2">{whoWords(one.author, one.mine)}</td>
          <td class="p-2">
            {one.sent_at
              ? `${formatInstant(one.sent_at, "ja", today())} 送信`
              : formatInstant(one.created_at, "ja", today())}
          </td>
          <td class="p-2 whitespace-nowrap">{people(one.children)}</td>
          <td class="p-2 whitespace-nowrap">{people(one.guardians)}</td>
        </tr>
      ))}
    </Table>
  );
}

/** It brings a survey. */
const Asks = () => (
  <span class="mr-2 inline-flex rounded-4 bg-key-50 px-2 py-0.5 text-dns-14B-130 whitespace-nowrap text-key-1000">
    ？ アンケート
  </span>
);

/** To be read now. */
export const Urgent = () => (
  <span class="mr-2 inline-flex rounded-4 bg-error-2 px-2 py-0.5 text-dns-14B-130 whitespace-nowrap text-white">
    ！ 緊急
  </span>
);
