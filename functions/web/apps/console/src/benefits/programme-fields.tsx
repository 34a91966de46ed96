import { DateField, SelectField, TextField } from "@tsunagu/ui";
import { FormParts } from "../form-parts";
import { Num, TextsField, useMistake, useOwnMistake } from "../services/fields";
import { Optional, Rows } from "../services/rows";
import { AmountFields } from "./amount-fields";
import { Conditions } from "./conditions";
import { type Draft, newSource } from "./draft";
import { units } from "./words";

interface Part {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
}

/** Every part of the form. */
export function ProgrammeFields(props: Part & { fresh: boolean }) {
  return (
    <FormParts
      parts={[
        {
          id: "basics",
          title: "名前と根拠",
          about: ["id", "period", "title", "description", "sources"],
          body: <Basics {...props} />,
        },
        { id: "who", title: "だれに", about: ["for", "who"], body: <Who {...props} /> },
        { id: "amount", title: "いくら", about: ["amount"], body: <AmountFields {...props} /> },
        {
          id: "when",
          title: "いつ",
          about: ["effective_from", "apply_until", "weeks_before_due", "lapses_after_months"],
          body: <When {...props} />,
        },
      ]}
    />
  );
}

function Basics({ draft, put, fresh }: Part & { fresh: boolean }) {
  return (
    <>
      <TextField
        label="記号（URLに使います）"
        hint={
          fresh ? "半角の英小文字・数字・ハイフンで2〜32文字。あとから変えられません。" : "作ったあとは変えられません。"
        }
        error={useMistake("id")}
        maxLength={32}
        required
        value={draft.id}
        onInput={(id) => fresh && put({ id: id.normalize("NFKC").toLowerCase() })}
      />
      <TextField
        label="回（年度など）"
        hint="2026 のように。だれでも、1つの回に1度だけ受けられます。半角の英小文字・数字・ハイフンで16文字まで。"
        error={useMistake("period")}
        narrow
        maxLength={16}
        required
        value={draft.period}
        onInput={(period) => put({ period: period.normalize("NFKC").toLowerCase() })}
      />
      <TextsField
        path="title"
        legend="名前"
        hint="住民がふだん呼ぶ名前。"
        value={draft.title}
        onInput={(title) => put({ title })}
      />
      <TextsField
        path="description"
        legend="説明"
        hint="1〜2文で。空のままでもかまいません。"
        long
        maxLength={400}
        value={draft.description}
        onInput={(description) => put({ description })}
      />
      <Sources draft={draft} put={put} />
    </>
  );
}

function Sources({ draft, put }: Part) {
  const own = useOwnMistake("sources");
  return (
    <>
      <h3 class="text-std-17B-170">根拠となる法律・条例・要綱</h3>
      {own && <p class="text-dns-14N-130 text-error-2">{own}</p>}
      <Rows items={draft.sources} name="根拠" start={newSource} most={20} onChange={(sources) => put({ sources })}>
        {(source, change, at) => (
          <div class="grid gap-4 desktop:grid-cols-2">
            <Line
              path={`sources.${at}.title`}
              label="名前と条"
              hint="「子ども・子育て支援法 10条の2」のように。"
              most={120}
              value={source.title}
              onInput={(title) => change({ ...source, title })}
            />
            <Line
              path={`sources.${at}.url`}
              label="読める場所"
              hint="https:// で始まるURL。なければ空のままで。"
              most={500}
              value={source.url ?? ""}
              onInput={(url) => change({ ...source, url: url || null })}
            />
          </div>
        )}
      </Rows>
    </>
  );
}

function Line({
  path,
  label,
  hint,
  most,
  value,
  onInput,
}: {
  path: string;
  label: string;
  hint: string;
  most: number;
  value: string;
  onInput: (text: string) => void;
}) {
  const error = useMistake(path);
  return <TextField label={label} hint={hint} error={error} maxLength={most} value={value} onInput={onInput} />;
}

function Who({ draft, put }: Part) {
  const own = useOwnMistake("who");
  return (
    <>
      <div class="max-w-sm">
        <SelectField
          label="だれのための給付ですか"
          hint="子どもの給付は、だれが申請しても1人の子どもに1度だけです。"
          value={draft.for}
          onInput={(unit) => put({ for: unit as Draft["for"] })}
          options={Object.entries(units)}
        />
      </div>
      <h3 class="text-std-17B-170">条件（すべてにあてはまる人が対象です）</h3>
      <p>分からないことがある人は、対象外にせず「判定できない」に残ります。</p>
      {own && <p class="text-dns-14N-130 text-error-2">{own}</p>}
      <Conditions path="who" unit={draft.for} conditions={draft.who} onChange={(who) => put({ who })} />
    </>
  );
}

function When({ draft, put }: Part) {
  return (
    <>
      <DateField
        label="いつからの給付ですか"
        hint="この日から、受ける権利があります。"
        error={useMistake("effective_from")}
        required
        value={draft.effective_from}
        onInput={(effective_from) => put({ effective_from })}
      />
      <DateField
        label="申請できる最後の日"
        hint="決まっていなければ空のままで。"
        error={useMistake("apply_until")}
        min={draft.effective_from}
        value={draft.apply_until ?? ""}
        onInput={(day) => put({ apply_until: day || null })}
      />
      {draft.for === "pregnancy" && (
        <Optional
          label="出産予定日が近づいてから申請できる"
          hint="「胎児の数の届出」の給付は、8週間前からです。妊娠が終わった方は、待たずに申請できます。"
          value={draft.weeks_before_due}
          start={8}
          onChange={(weeks_before_due) => put({ weeks_before_due })}
        >
          {(weeks) => (
            <Num
              path="weeks_before_due"
              label="出産予定日の"
              unit="週間前から"
              max={40}
              value={weeks}
              onInput={(weeks_before_due) => put({ weeks_before_due })}
            />
          )}
        </Optional>
      )}
      <Optional
        label="使わない権利は、時間がたつと消える"
        hint="法律で2年の時効があるときは、24か月です。"
        value={draft.lapses_after_months}
        start={24}
        onChange={(lapses_after_months) => put({ lapses_after_months })}
      >
        {(months) => (
          <Num
            path="lapses_after_months"
            label="権利ができてから"
            unit="か月"
            min={1}
            max={120}
            value={months}
            onInput={(lapses_after_months) => put({ lapses_after_months })}
          />
        )}
      </Optional>
    </>
  );
}
