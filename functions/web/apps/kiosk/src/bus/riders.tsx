/** The roll, stop by stop and by name. */
import type { RosterChild } from "@tsunagu/api-client";
import type { Crew, PersonId, RunLine } from "@tsunagu/sync";
import { Button, Choices, SelectField, Sheet } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { childName, guardiansOf, personName } from "../device/roster";
import { Records } from "../gate/records";
import { useDesk } from "../shown/desk";
import { time } from "../shown/time";
import { stopsOf } from "./manifest";
import type { OnRun } from "./run-page";

export function Riders({ on, crew }: { on: OnRun; crew: Crew }) {
  const { kiosk } = useDesk();
  const { roster, day } = kiosk.today;
  if (!roster) return null;
  const stops = stopsOf(roster, on.line, day);
  const known = new Set(stops.flatMap(({ children }) => children.map(({ id }) => id)));
  const others = roster.children.filter(({ id }) => !known.has(id) && on.state.lines.some((one) => one.child === id));
  return (
    <section class="flex flex-col gap-4">
      <h2 class="text-std-20B-150">2. 名前を呼んで確かめる</h2>
      {stops.map((stop) => (
        <Stop key={stop.id} title={`${stop.at.slice(0, 5)} ${stop.name}`} kids={stop.children} on={on} crew={crew} />
      ))}
      {others.length > 0 && <Stop title="予定にない子" kids={others} on={on} crew={crew} />}
      <Unlisted on={on} crew={crew} />
    </section>
  );
}

function Stop({ title, kids, on, crew }: { title: string; kids: RosterChild[]; on: OnRun; crew: Crew }) {
  return (
    <section class="flex flex-col gap-2">
      <h3 class="text-std-17B-170">{title}</h3>
      <ul class="flex flex-col gap-2">
        {kids.map((child) => (
          <Rider key={child.id} child={child} on={on} crew={crew} />
        ))}
      </ul>
    </section>
  );
}

function Rider({ child, on: { run, line, state }, crew }: { child: RosterChild; on: OnRun; crew: Crew }) {
  const { kiosk, record } = useDesk();
  const [sheet, open] = useState<"records" | "hand_over">();
  const rode = state.lines.find((one) => one.child === child.id);
  const homeward = line.direction === "homeward";
  const absent = kiosk.today.of(child.id).absence !== null;

  const write = (kind: "boarded" | "alighted", to: PersonId | null) =>
    record(
      [{ fact: { kind, child: child.id, run, by: crew.attendant, second: crew.driver, to, at: null } }],
      `${child.name}さん ${kind === "boarded" ? "乗車" : "降車"}。`,
    );

  return (
    <li class="flex flex-wrap items-center gap-3 rounded-12 border-2 border-solid-gray-420 px-3 py-2">
      <button type="button" class="min-h-16 flex-1 basis-44 text-left" onClick={() => open("records")}>
        <span class="block text-std-20B-150">{child.name}</span>
        <span class="block">{wordsOf(rode, absent, personName(kiosk.today.roster, rode?.to ?? null))}</span>
      </button>
      {!rode?.boarded && (
        <Button look="primary" size="large" class="min-h-16 min-w-32" onClick={() => write("boarded", null)}>
          乗った<span class="sr-only">（{child.name}）</span>
        </Button>
      )}
      {rode?.boarded && (!rode.alighted || (homeward && rode.to === null)) && (
        <Button
          look="primary"
          size="large"
          class="min-h-16 min-w-32"
          onClick={() => (homeward ? open("hand_over") : write("alighted", null))}
        >
          降りた<span class="sr-only">（{child.name}）</span>
        </Button>
      )}
      {sheet === "records" && (
        <Sheet title={child.name} closeLabel="閉じる" onClose={() => open(undefined)}>
          <p>{wordsOf(rode, absent, personName(kiosk.today.roster, rode?.to ?? null))}</p>
          <Records child={child} onDone={() => open(undefined)} />
        </Sheet>
      )}
      {sheet === "hand_over" && (
        <HandOver
          child={child}
          onClose={() => open(undefined)}
          onChoose={async (to) => {
            await write("alighted", to);
            open(undefined);
          }}
        />
      )}
    </li>
  );
}

function wordsOf(rode: RunLine | undefined, absent: boolean, to: string | undefined): string {
  if (rode?.alighted) return `✓ 降りた ${time(rode.alighted.at)}${to ? `　${to}さんに引き渡し` : ""}`;
  if (rode?.boarded) return `▲ 乗っています ${time(rode.boarded.at)}から`;
  return absent ? "× 欠席の連絡" : "○ まだ";
}

/** On the way home a child gets off into somebody's hands. */
function HandOver({
  child,
  onChoose,
  onClose,
}: {
  child: RosterChild;
  onChoose: (to: PersonId) => Promise<void>;
  onClose: () => void;
}) {
  const [to, setTo] = useState<PersonId>();
  const collectors = guardiansOf(child).filter((one) => one.may_collect);
  return (
    <Sheet title={`${child.name}さんをだれに引き渡しますか`} closeLabel="閉じる" onClose={onClose}>
      <Choices
        legend="お迎えの登録がある人"
        value={to}
        onChange={setTo}
        options={collectors.map(({ id, name, relation }) => ({ value: id, label: `${name}（${relation}）` }))}
      />
      <p>ほかの人が来たときは引き渡さず、園に電話してください。</p>
      <Button
        look="primary"
        size="large"
        class="min-h-16"
        disabled={to === undefined}
        onClick={() => to && onChoose(to)}
      >
        引き渡した
      </Button>
    </Sheet>
  );
}

/** Somebody gets on who was not expected: better written down than left out. */
function Unlisted({ on: { run, state }, crew }: { on: OnRun; crew: Crew }) {
  const { kiosk, record } = useDesk();
  const { roster } = kiosk.today;
  const [child, choose] = useState("");
  const listed = new Set(state.lines.map((one) => one.child));
  const others = roster?.children.filter(({ id }) => !listed.has(id)) ?? [];

  async function board(): Promise<void> {
    const fact = { kind: "boarded" as const, child, run, by: crew.attendant, second: crew.driver, to: null, at: null };
    if (await record([{ fact }], `${childName(roster, child)}さん 乗車。`)) choose("");
  }

  return (
    <details class="rounded-12 border border-solid-gray-420 px-3">
      <summary class="min-h-16 content-center">予定にない子が乗るとき</summary>
      <div class="flex flex-col gap-3 pb-4">
        <SelectField
          label="子ども"
          value={child}
          onInput={choose}
          options={[["", "選んでください"], ...others.map(({ id, name }) => [id, name] as const)]}
        />
        <Button size="large" disabled={child === ""} onClick={board}>
          この子が乗った
        </Button>
      </div>
    </details>
  );
}
