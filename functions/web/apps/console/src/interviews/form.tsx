import type { StaffInterviewDay } from "@tsunagu/api-client";
import { Banner, Button, Check, Choices, LinkButton, Spinner, TextArea, TextField, useLoad } from "@tsunagu/ui";
import { today, useDesk, useExpiry } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { TextLink } from "../link";
import { useHere } from "../messages/here";
import { interviewAt, interviewsAt } from "../place";
import { Problem } from "../problem";
import { MistakesContext, Num, useMistake } from "../services/fields";
import { Optional } from "../services/rows";
import { Counts } from "./counts";
import {
  blank,
  type ClassDraft,
  changed,
  countsOf,
  type Draft,
  draftOf,
  gapsOf,
  placeOnScreen,
  pupilsOf,
  sheetOf,
} from "./draft";
import { HoursFields } from "./hours";
import { kinds } from "./words";

export const NewPage = () => <FormPage held={undefined} />;

/** As it was when the page was opened: nothing changes under anybody's hands. */
export function EditPage({ id }: { id: string }) {
  const { api } = useDesk();
  const { facility } = useHere();
  const loaded = useLoad(`interview ${id}`, () => api.interview(id));
  useExpiry([loaded.error]);
  if (!loaded.value) {
    return loaded.error ? (
      <Problem error={loaded.error} action={<LinkButton href={interviewsAt(facility.id)}>面談の一覧へ</LinkButton>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const { state } = loaded.value;
  if (state !== "draft" && state !== "collecting") {
    return (
      <Banner tone="warning" action={<LinkButton href={interviewAt(facility.id, id)}>この面談へ</LinkButton>}>
        いまは内容を変えられません。
      </Banner>
    );
  }
  return <FormPage held={loaded.value} />;
}

const keptOf = (day: StaffInterviewDay) => ({ draft: draftOf(day), version: day.version });

function FormPage({ held }: { held: StaffInterviewDay | undefined }) {
  const { api } = useDesk();
  const { facility } = useHere();
  const roster = useLoad(`roster ${facility.id}`, () => api.roster(facility.id));
  const edited = useEdited<Draft>({
    kind: `interviews ${facility.id}`,
    held: held && keptOf(held),
    blank,
    changed,
    gaps: gapsOf,
    gapWords: "入れてください。",
    save: async (draft, version) =>
      keptOf(
        await (held
          ? api.editInterview(held.id, sheetOf(draft), version)
          : api.draftInterview(facility.id, sheetOf(draft), draft.id)),
      ),
    latest: async () => held && keptOf(await api.interview(held.id)),
    address: ({ id }) => interviewAt(facility.id, id),
  });
  const { draft, put } = edited;
  // What has been filled in meanwhile is not missing any more.
  const gaps = gapsOf(draft);
  const empty = edited.empty.filter((path) => gaps.includes(path));
  const mistakes = Object.fromEntries(
    Object.entries(edited.mistakes)
      .filter(([path]) => !edited.empty.includes(path) || empty.includes(path))
      .map(([path, words]) => [placeOnScreen(draft, path), words]),
  );
  const first = [...draft.hours.flatMap(({ days }) => days)].sort()[0] ?? today();
  const pupils = pupilsOf(roster.value ?? [], first);
  return (
    <MistakesContext.Provider value={mistakes}>
      <div ref={edited.page} class="flex max-w-4xl flex-col gap-8">
        <p>
          <TextLink href={held ? interviewAt(facility.id, held.id) : interviewsAt(facility.id)}>
            {held ? "この面談へ戻る" : "面談の一覧へ戻る"}
          </TextLink>
        </p>
        {held?.state === "collecting" && (
          <Banner tone="warning">
            保護者に聞いている途中です。なくなった時間への希望は数えません。時間割は、もう一度つくってください。
          </Banner>
        )}
        <Basics draft={draft} put={put} />
        <Classes draft={draft} put={put} pupils={pupils} loaded={roster.value !== undefined} />
        <section aria-labelledby="hours" class="flex flex-col gap-3">
          <h2 id="hours" class="text-std-20B-150">
            日と時間（全クラス同じ）
          </h2>
          <HoursFields path="hours" hours={draft.hours} onChange={(hours) => put({ hours })} />
        </section>
        {roster.error && (
          <Problem error={roster.error} action={<Button onClick={roster.reload}>もう一度ためす</Button>} />
        )}
        <Counts counts={roster.value ? countsOf(draft, facility, pupils) : []} />
        <OwnHours draft={draft} put={put} />
        <Rules draft={draft} put={put} />
        <SaveFoot
          edited={{ ...edited, empty }}
          gaps="入っていないところがあります。赤い印のところを直してください。"
          saved={<Saved id={held?.id} />}
          label="下書きを保存する"
        />
      </div>
    </MistakesContext.Provider>
  );
}

function Saved({ id }: { id: string | undefined }) {
  const { facility } = useHere();
  return (
    <Banner tone="success" action={id && <LinkButton href={interviewAt(facility.id, id)}>この面談へ</LinkButton>}>
      保存しました。
    </Banner>
  );
}

interface Part {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
}

function Basics({ draft, put }: Part) {
  const title = useMistake("title");
  const deadline = useMistake("deadline");
  const districts = useMistake("districts");
  return (
    <section aria-labelledby="basics" class="flex flex-col gap-4">
      <h2 id="basics" class="text-std-20B-150">
        なにをしますか
      </h2>
      <TextField
        label="名前"
        hint="保護者に見えます。例: 1学期 個人面談"
        value={draft.title}
        maxLength={40}
        error={title}
        onInput={(title) => put({ title })}
      />
      <Choices
        legend="種類"
        value={draft.kind}
        options={[
          { value: "interview", label: `${kinds.interview}（保護者が学校に来る）` },
          { value: "home_visit", label: `${kinds.home_visit}（先生が家庭に行く）` },
        ]}
        onChange={(kind) => put({ kind })}
      />
      {draft.kind === "home_visit" && (
        <TextArea
          label="町内（1行に1つ）"
          hint="保護者が選びます。同じ町内は、なるべく同じ日にまとめます。番地は書かないでください。"
          error={districts}
          rows={5}
          value={draft.districts.join("\n")}
          onInput={(text) => put({ districts: text ? text.split("\n") : [] })}
        />
      )}
      <TextField
        label="保護者の答えの締め切り"
        hint="最初の枠より前にしてください。"
        type="datetime-local"
        value={draft.deadline}
        error={deadline}
        onInput={(deadline) => put({ deadline })}
      />
    </section>
  );
}

function Classes({ draft, put, pupils, loaded }: Part & { pupils: ReadonlyMap<string, number>; loaded: boolean }) {
  const { facility } = useHere();
  const error = useMistake("classes");
  const all = facility.classes ?? [];
  // In the school's own order, however they were ticked.
  const toggle = (id: string, name: string, on: boolean) => {
    const chosen: ClassDraft[] = on
      ? [...draft.classes, { id, place: `${name}の教室`, own: null }]
      : draft.classes.filter((one) => one.id !== id);
    put({ classes: all.flatMap((one) => chosen.filter(({ id }) => id === one.id)) });
  };
  const withPupils = all.filter(({ id }) => (pupils.get(id) ?? 0) > 0);
  return (
    <section aria-labelledby="classes" class="flex flex-col gap-3">
      <h2 id="classes" class="text-std-20B-150">
        クラス
      </h2>
      {error && draft.classes.length === 0 && (
        <p data-mistake tabIndex={-1} class="rounded-8 bg-red-50 p-3 text-error-2">
          クラスを1つは選んでください。
        </p>
      )}
      <div>
        <Button
          size="small"
          onClick={() =>
            put({
              classes: withPupils.map(
                ({ id, name }) =>
                  draft.classes.find((one) => one.id === id) ?? { id, place: `${name}の教室`, own: null },
              ),
            })
          }
        >
          すべてのクラスを選ぶ
        </Button>
      </div>
      <ul class="grid gap-3 desktop:grid-cols-2">
        {all.map(({ id, name }) => {
          const at = draft.classes.findIndex((one) => one.id === id);
          const chosen = draft.classes[at];
          const count = pupils.get(id) ?? 0;
          return (
            <li key={id} class="flex flex-col gap-2">
              <Check
                label={loaded ? `${name}（${count}人）` : name}
                checked={chosen !== undefined}
                disabled={loaded && count === 0 && !chosen}
                onChange={(on) => toggle(id, name, on)}
              />
              {chosen && draft.kind === "interview" && (
                <TextField
                  label={`${name}の場所`}
                  value={chosen.place}
                  maxLength={40}
                  onInput={(place) =>
                    put({ classes: draft.classes.map((one) => (one.id === id ? { ...one, place } : one)) })
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Classes whose teachers are there at other times. */
function OwnHours({ draft, put }: Part) {
  const { facility } = useHere();
  if (draft.classes.length < 2) return null;
  return (
    <details open={draft.classes.some(({ own }) => own !== null)}>
      <summary class="min-h-9 text-key-900 underline underline-offset-4">一部のクラスだけ、別の日や時間にする</summary>
      <div class="flex flex-col gap-3 pt-3">
        {draft.classes.map((one, at) => {
          const name = facility.classes?.find(({ id }) => id === one.id)?.name ?? one.id;
          const change = (own: ClassDraft["own"]) =>
            put({ classes: draft.classes.map((other) => (other.id === one.id ? { ...other, own } : other)) });
          return (
            <Optional
              key={one.id}
              label={`${name}だけ別にする`}
              value={one.own}
              start={structuredClone(draft.hours)}
              onChange={change}
            >
              {(own) => <HoursFields path={`own.${at}`} hours={own} onChange={change} />}
            </Optional>
          );
        })}
      </div>
    </details>
  );
}

function Rules({ draft, put }: Part) {
  const { siblings } = draft;
  return (
    <section aria-labelledby="rules" class="flex flex-col gap-4">
      <h2 id="rules" class="text-std-20B-150">
        きょうだいと先生の休憩
      </h2>
      <div class="flex flex-wrap gap-4">
        <Num
          path="siblings.least"
          label="きょうだいの間（少なくとも）"
          hint="教室から教室へ移る時間"
          unit="分"
          max={240}
          value={siblings.least}
          onInput={(least) => put({ siblings: { ...siblings, least } })}
        />
        <Num
          path="siblings.most"
          label="「続き」とみなす間"
          hint="待つのがこれ以内なら、1回の来校とみなします"
          unit="分"
          max={240}
          value={siblings.most}
          onInput={(most) => put({ siblings: { ...siblings, most } })}
        />
      </div>
      <Optional
        label="先生の休憩を入れる"
        hint="続けて何人か話したら、1枠を空けます。"
        value={draft.rest}
        start={{ after: 4, minutes: 10 }}
        onChange={(rest) => put({ rest })}
      >
        {(rest) => (
          <div class="flex flex-wrap gap-4">
            <Num
              path="rest.after"
              label="何人続いたら休むか"
              unit="人"
              min={1}
              max={50}
              value={rest.after}
              onInput={(after) => put({ rest: { ...rest, after } })}
            />
            <Num
              path="rest.minutes"
              label="休憩とみなす間"
              hint="枠と枠の間がこれ以上あれば、休憩とみなします（1人の時間まで）"
              unit="分"
              min={1}
              max={240}
              value={rest.minutes}
              onInput={(minutes) => put({ rest: { ...rest, minutes } })}
            />
          </div>
        )}
      </Optional>
    </section>
  );
}
