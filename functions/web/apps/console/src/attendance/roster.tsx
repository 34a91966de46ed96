import type { StaffRosterChild } from "@tsunagu/api-client";
import { Button, Empty, LinkButton, Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { roomAt } from "../place";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { byClass } from "./lists";
import { daysWords } from "./roster-draft";

/** Who belongs to the facility, by class. */
export function RosterPage() {
  const { api } = useDesk();
  const { facility } = useFacility();
  const roster = useLoad(facility.id, () => api.roster(facility.id));
  useExpiry([roster.error]);
  if (!roster.value) {
    return roster.error ? (
      <Problem error={roster.error} action={<Button onClick={roster.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const children = roster.value;
  return (
    <>
      <div class="flex flex-wrap items-center gap-4">
        <h2 class="text-std-24B-150">名簿 {children.length}人</h2>
        <span class="flex-1" />
        <LinkButton look="primary" href={roomAt(facility.id, "roster", "+")}>
          子どもを加える
        </LinkButton>
      </div>
      {children.length === 0 && <Empty title="名簿は空です。" />}
      <div class="grid items-start gap-6 desktop-admin:grid-cols-2">
        {byClass(children, ({ child }) => child.class, facility.classes ?? []).map(({ id, name, items }) => (
          <section key={id} aria-labelledby={`roster-${id}`} class="flex flex-col gap-2">
            <h3 id={`roster-${id}`} class="text-std-20B-150">
              {name} <span class="text-dns-16N-130">{items.length}人</span>
            </h3>
            <ul class="flex flex-col rounded-12 border border-solid-gray-420">
              {items.map((one) => (
                <li key={one.child.id} class="border-b border-solid-gray-200 last:border-b-0">
                  <Row one={one} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Row({ one: { child, joined, orders } }: { one: StaffRosterChild }) {
  const { facility } = useFacility();
  const guardians = child.guardians ?? [];
  const notes = [
    `保護者 ${guardians.length}人（LINE ${joined.length}人）`,
    daysWords(child, facility.weekdays),
    (child.rides ?? []).length > 0 && "バス",
    child.card && "カード",
    child.until && `${child.until} まで`,
  ].filter(Boolean);
  return (
    <a href={roomAt(facility.id, "roster", child.id)} class="flex min-h-14 flex-col px-4 py-2 hover:bg-key-50">
      <span>
        <span class="text-std-17B-170 text-key-900 underline underline-offset-4">{child.name}</span>{" "}
        <span class="text-dns-14N-130 text-solid-gray-700">{child.kana}</span>
      </span>
      <span class="text-dns-14N-130">{notes.join("・")}</span>
      {orders.length > 0 && (
        <span class="text-dns-16B-130 text-error-2">
          <span aria-hidden="true">⛔ </span>
          {orders.some(({ bars }) => bars.includes("collect")) ? "引渡し不可の人がいます" : "制限があります"}
        </span>
      )}
    </a>
  );
}
