/** What was written on paper comes back in: with its real time, as a fact that says it was on paper. */
import { dayInJapan, type PersonId } from "@tsunagu/sync";
import { Banner, Button, Chips, SelectField, TextField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { type Direction, passageFact } from "../day/passage";
import { guardiansOf } from "../device/roster";
import { useDesk } from "../shown/desk";
import { dayName, momentOf } from "../shown/time";

const DAY = 86_400_000;

export function KeyIn() {
  const { kiosk, record } = useDesk();
  const { roster, day } = kiosk.today;
  const yesterday = dayInJapan(kiosk.now() - DAY) ?? day;
  const [of, setOf] = useState<"today" | "yesterday">("today");
  const [child, setChild] = useState("");
  const [direction, setDirection] = useState<Direction>("in");
  const [at, setAt] = useState("");
  const [company, setCompany] = useState("");
  const [by, setBy] = useState<PersonId>("");
  const [busy, setBusy] = useState(false);
  if (!roster) return null;

  const found = roster.children.find(({ id }) => id === child);
  const on = of === "today" ? day : yesterday;
  const moment = /^\d\d:\d\d$/.test(at) ? momentOf(on, at) : undefined;
  const isAhead = moment !== undefined && moment > kiosk.now();

  async function save(): Promise<void> {
    if (!found || moment === undefined || by === "") return;
    setBusy(true);
    const passing = {
      children: [found],
      direction,
      company: company === "" ? { kind: "nobody" as const } : { kind: "guardian" as const, id: company },
      by,
    };
    const saved = await record(
      [{ fact: passageFact(found, passing, "paper", moment), day: on }],
      `${found.name}さん ${direction === "in" ? "登園" : "降園"} ${at}（紙から）。`,
    );
    setBusy(false);
    if (!saved) return;
    setChild("");
    setAt("");
    setCompany("");
  }

  return (
    <section class="flex max-w-2xl flex-col gap-4 rounded-12 border-2 border-solid-gray-420 p-4">
      <h2 class="text-std-20B-150">紙に書いた記録を入れる</h2>
      <SelectField
        label="入れる職員"
        value={by}
        onInput={setBy}
        options={[["", "選んでください"], ...(roster.facility.staff ?? []).map(({ id, name }) => [id, name] as const)]}
      />
      <Chips
        legend="いつの紙"
        value={of}
        onChange={setOf}
        options={[
          { value: "today", label: `今日 ${dayName(day)}` },
          { value: "yesterday", label: `昨日 ${dayName(yesterday)}` },
        ]}
      />
      <SelectField
        label="子ども"
        value={child}
        onInput={(id) => {
          setChild(id);
          setCompany("");
        }}
        options={[
          ["", "選んでください"],
          ...roster.children.map(({ id, name, kana }) => [id, `${name}（${kana}）`] as const),
        ]}
      />
      <Chips
        legend="登園か降園か"
        value={direction}
        onChange={setDirection}
        options={[
          { value: "in", label: "登園" },
          { value: "out", label: "降園" },
        ]}
      />
      <TextField label="時刻" type="time" narrow value={at} onInput={setAt} />
      <SelectField
        label="だれが"
        value={company}
        onInput={setCompany}
        options={[
          ["", "書いていない"],
          ...(found ? guardiansOf(found) : []).map(({ id, name, relation }) => [id, `${name}（${relation}）`] as const),
        ]}
      />
      {isAhead && <Banner tone="error">まだ来ていない時刻です。</Banner>}
      <Button
        look="primary"
        size="large"
        class="min-h-16"
        busy={busy}
        disabled={!found || moment === undefined || isAhead || by === ""}
        onClick={save}
      >
        この記録を入れる
      </Button>
    </section>
  );
}
