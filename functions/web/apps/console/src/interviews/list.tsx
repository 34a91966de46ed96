import { Button, Empty, formatDay, formatInstant, LinkButton, Spinner, useLoad, useRefresh } from "@tsunagu/ui";
import { Mark } from "../bookings/mark";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { useHere } from "../messages/here";
import { interviewAt, newInterviewAt } from "../place";
import { Problem } from "../problem";
import { Table } from "../table";
import { kinds, states } from "./words";

const EVERY_MS = 20_000;

/** The interviews of one school, newest first. */
export function ListPage() {
  const { api } = useDesk();
  const { facility } = useHere();
  const list = useLoad(`interviews ${facility.id}`, () => api.interviews(facility.id));
  useRefresh(list.reload, EVERY_MS);
  useExpiry([list.error]);
  return (
    <>
      <div>
        <LinkButton look="primary" href={newInterviewAt(facility.id)}>
          面談・家庭訪問を計画する
        </LinkButton>
      </div>
      {list.error && <Problem error={list.error} action={<Button onClick={list.reload}>もう一度ためす</Button>} />}
      {!list.value && !list.error && <Spinner label="読み込んでいます" />}
      {list.value?.length === 0 && (
        <Empty title="まだ面談・家庭訪問の計画がありません。">
          <p>日と時間を決め、保護者に都合をLINEで聞き、全クラスの時間割をいちどに作ります。</p>
        </Empty>
      )}
      {list.value && list.value.length > 0 && (
        <Table label="面談・家庭訪問" heads={["状態", "名前", "種類", "日", "答えの締め切り"]}>
          {list.value.map((one) => (
            <tr key={one.id}>
              <td class="p-2">
                <Mark {...states[one.state]} />
              </td>
              <th scope="row" class="p-2">
                <TextLink href={interviewAt(facility.id, one.id)}>{one.title}</TextLink>
              </th>
              <td class="p-2 whitespace-nowrap">{kinds[one.kind]}</td>
              <td class="p-2">
                {formatDay(one.from, "ja", today())}〜{formatDay(one.until, "ja", today())}
              </td>
              <td class="p-2">{formatInstant(one.deadline, "ja", today())}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
