import { DateField, SelectField, TextField } from "@tsunagu/ui";
import { useMistake } from "../services/fields";
import { useFacility } from "./facility";
import type { ChildDraft } from "./roster-draft";
import { WeekdayTicks } from "./weekday-ticks";

/** Who the child is, when it comes, and how: card and buses. */
export function ChildFields({ draft, put }: { draft: ChildDraft; put: (change: Partial<ChildDraft>) => void }) {
  const { facility } = useFacility();
  const ride = (line: string) => draft.rides.find((one) => one.line === line)?.stop ?? "";
  const setRide = (line: string, stop: string) => {
    const rest = draft.rides.filter((one) => one.line !== line);
    put({ rides: stop ? [...rest, { line, stop }] : rest });
  };
  return (
    <section aria-labelledby="child" class="flex flex-col gap-4">
      <h3 id="child" class="border-b border-solid-gray-420 pb-1 text-std-20B-150">
        子ども
      </h3>
      <div class="grid gap-4 desktop:grid-cols-2">
        <TextField
          label="名前"
          required
          maxLength={40}
          value={draft.name}
          error={useMistake("name")}
          onInput={(name) => put({ name })}
        />
        <TextField
          label="よみ（ひらがな）"
          required
          maxLength={60}
          value={draft.kana}
          error={useMistake("kana")}
          onInput={(kana) => put({ kana })}
        />
        <SelectField
          label="クラス"
          value={draft.class}
          error={useMistake("class")}
          options={(facility.classes ?? []).map(({ id, name }) => [id, name] as const)}
          onInput={(id) => put({ class: id })}
        />
        <TextField
          label="カードの番号"
          hint="カードを使うときだけ。カードにある番号のとおりに。"
          maxLength={32}
          value={draft.card}
          error={useMistake("card")}
          onInput={(card) => put({ card })}
        />
      </div>
      <WeekdayTicks
        legend="来る曜日"
        value={draft.comes}
        error={useMistake("comes")}
        onChange={(comes) => put({ comes })}
      />
      <div class="flex flex-wrap gap-4">
        <DateField
          label="入園の日"
          hint="空なら、いまから。"
          value={draft.from}
          error={useMistake("from")}
          onInput={(from) => put({ from })}
        />
        <DateField
          label="退園の日"
          hint="この日まで名簿に出ます。"
          value={draft.until}
          error={useMistake("until")}
          onInput={(until) => put({ until })}
        />
      </div>
      {(facility.lines ?? []).map((line) => (
        <SelectField
          key={line.id}
          label={`バス：${line.name}`}
          value={ride(line.id)}
          options={[
            ["", "乗らない"],
            ...(line.stops ?? []).map(({ id, name, at }) => [id, `${name}（${at.slice(0, 5)}）`] as const),
          ]}
          onInput={(stop) => setRide(line.id, stop)}
        />
      ))}
    </section>
  );
}
