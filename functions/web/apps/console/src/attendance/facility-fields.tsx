import { Choices, DateField, Switch, TextField } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { today } from "../desk";
import { wholeTime } from "../services/draft";
import { useMistake, useOwnMistake } from "../services/fields";
import { Rows } from "../services/rows";
import { type FacilityDraft, newClass, newStaff } from "./facility-draft";
import { LineFields } from "./line-fields";
import { WeekdayTicks } from "./weekday-ticks";

/** Every part of the form. A centre has no classes, no buses, and nobody to tell. */
export function FacilityFields({
  draft,
  put,
  fresh,
}: {
  draft: FacilityDraft;
  put: (change: Partial<FacilityDraft>) => void;
  fresh: boolean;
}) {
  const cares = draft.kind !== "centre";
  const classes = useOwnMistake("classes");
  const id = useMistake("id");
  const afterFever = useMistake("after_fever");
  return (
    <>
      <Part id="basics" title="名前と開いている日">
        {fresh && (
          <>
            <Choices
              legend="どんな施設ですか"
              value={draft.kind}
              onChange={(kind) => put({ kind, classes: kind === "nursery" ? [newClass()] : [], staff: [], lines: [] })}
              options={[
                { value: "nursery", label: "保育所・幼稚園・認定こども園（毎日の登園）" },
                { value: "centre", label: "子育て支援センター（自由に来館）" },
              ]}
            />
            <TextField
              label="記号（URLやQRコードに使います）"
              hint="半角の英小文字・数字・ハイフンで2〜20文字。あとから変えられません。"
              maxLength={20}
              required
              value={draft.id}
              error={id}
              onInput={(id) => put({ id: id.normalize("NFKC").toLowerCase() })}
            />
          </>
        )}
        <TextField
          label="名前"
          hint="LINEにも出ます。"
          required
          maxLength={40}
          value={draft.name}
          error={useMistake("name")}
          onInput={(name) => put({ name })}
        />
        <Time
          path="closing"
          label="閉園の時刻"
          hint={cares ? "これを過ぎても園にいる子どもを知らせます。" : undefined}
          value={draft.closing}
          onInput={(closing) => put({ closing })}
        />
        <WeekdayTicks
          legend="開いている曜日"
          value={draft.weekdays}
          error={useMistake("weekdays")}
          onChange={(weekdays) => put({ weekdays })}
        />
        <div class="rounded-12 border border-solid-gray-200 px-4">
          <Switch
            label="祝日と年末年始は休む"
            hint="国民の祝日と、12月29日から1月3日。"
            checked={draft.closed_on_holidays}
            onChange={(closed_on_holidays) => put({ closed_on_holidays })}
          />
        </div>
        <h4 class="text-std-17B-170">そのほかの休みの日</h4>
        <Rows items={draft.closed} name="休みの日" start={today} most={400} onChange={(closed) => put({ closed })}>
          {(day, change) => <DateField label="日" required value={day} onInput={(to) => to && change(to)} />}
        </Rows>
      </Part>
      {cares && (
        <>
          <Part id="classes" title="クラス">
            {classes && <p class="text-error-2">{classes}</p>}
            <Rows
              items={draft.classes}
              name="クラス"
              start={newClass}
              most={40}
              onChange={(classes) => put({ classes })}
            >
              {(one, change, at) => (
                <div class="grid gap-4 desktop:grid-cols-2">
                  <Named
                    path={`classes.${at}`}
                    value={one.name}
                    most={20}
                    onInput={(name) => change({ ...one, name })}
                  />
                  <Time
                    path={`classes.${at}.cutoff`}
                    label="登園の締切"
                    hint="これまでに来ず連絡もない子どもを知らせます。"
                    value={one.cutoff}
                    onInput={(cutoff) => change({ ...one, cutoff })}
                  />
                </div>
              )}
            </Rows>
          </Part>
          <Part id="staff" title="職員">
            <p>記録に「だれが」として残る人です。辞めた人を消すと、古い記録には名前が出なくなります。</p>
            <Rows items={draft.staff} name="職員" start={newStaff} most={200} onChange={(staff) => put({ staff })}>
              {(one, change, at) => (
                <Named path={`staff.${at}`} value={one.name} most={30} onInput={(name) => change({ ...one, name })} />
              )}
            </Rows>
          </Part>
          <Part id="lines" title="バス">
            <LineFields lines={draft.lines} onChange={(lines) => put({ lines })} />
          </Part>
          <Part id="tell" title="保護者へのお知らせ">
            <div class="rounded-12 border border-solid-gray-200 px-4">
              <Switch
                label="登園・降園をLINEで知らせる"
                hint="1人に1通ずつ、市のLINEの通数を使います。通数が足りない月はオフに。来ていないときの確認は、オフでも届きます。"
                checked={draft.tells_guardians}
                onChange={(tells_guardians) => put({ tells_guardians })}
              />
              <Switch
                label="給食がある"
                hint="保護者には、お休みの連絡で給食のお休みも伝わると表示します。"
                checked={draft.lunch}
                onChange={(lunch) => put({ lunch })}
              />
            </div>
            <TextField
              label="発熱のあと、また登園するときのきまり"
              hint="お休みを伝えた保護者に、園の言葉のまま見せます。200文字まで。空のままでもかまいません。"
              maxLength={200}
              value={draft.after_fever}
              error={afterFever}
              onInput={(after_fever) => put({ after_fever })}
            />
          </Part>
        </>
      )}
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={`part-${id}`} class="flex flex-col gap-4">
      <h3 id={`part-${id}`} class="border-b border-solid-gray-420 pb-1 text-std-20B-150">
        {title}
      </h3>
      {children}
    </section>
  );
}

export function Named({
  path,
  field = "name",
  label = "名前",
  value,
  most,
  onInput,
}: {
  path: string;
  field?: string;
  label?: string;
  value: string;
  most: number;
  onInput: (name: string) => void;
}) {
  const error = useMistake(`${path}.${field}`);
  return <TextField label={label} required maxLength={most} value={value} error={error} onInput={onInput} />;
}

export function Time({
  path,
  label,
  hint,
  value,
  onInput,
}: {
  path: string;
  label: string;
  hint?: string | undefined;
  value: string;
  onInput: (time: string) => void;
}) {
  return (
    <TextField
      label={label}
      hint={hint}
      type="time"
      narrow
      required
      value={value.slice(0, 5)}
      error={useMistake(path)}
      onInput={(time) => onInput(wholeTime(time))}
    />
  );
}
