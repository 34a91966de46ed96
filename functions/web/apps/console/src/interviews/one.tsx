import { ApiError, type StaffInterviewDay } from "@tsunagu/api-client";
import {
  Banner,
  Button,
  Empty,
  formatDay,
  formatInstant,
  LinkButton,
  Spinner,
  useAction,
  useLoad,
  useRefresh,
} from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Mark } from "../bookings/mark";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { useHere } from "../messages/here";
import { editInterviewAt, interviewsAt } from "../place";
import { Problem } from "../problem";
import { AnsweredPart } from "./answered";
import { ChildSheet } from "./child-sheet";
import { toldOf } from "./grid";
import { PublishPart } from "./publish";
import { ResultPart } from "./result";
import { flawWords, kinds, states } from "./words";

/** While something is being worked out somebody waits for it; answers come in all day. */
const SOON_MS = 1_500;
const EVERY_MS = 20_000;

const isBusy = (day: StaffInterviewDay | undefined) => day?.state === "solving" || day?.state === "publishing";

/** What every part of the page gets. */
export interface Shared {
  day: StaffInterviewDay;
  /** Puts in what the service answered. */
  put: (day: StaffInterviewDay) => void;
  reload: () => void;
}

/** Interviews from the draft to the appointments. */
export function OnePage({ id }: { id: string }) {
  const { api } = useDesk();
  const { facility } = useHere();
  const loaded = useLoad(`interview ${id}`, () => api.interview(id));
  const [child, open] = useState<string>();
  const day = loaded.value;
  useRefresh(loaded.reload, isBusy(day) ? SOON_MS : EVERY_MS);
  useExpiry([loaded.error]);
  if (!day) {
    if (!loaded.error) return <Spinner label="読み込んでいます" />;
    if (loaded.error instanceof ApiError && loaded.error.status === 404) {
      return (
        <Empty title="この面談は見つかりませんでした。">
          <LinkButton href={interviewsAt(facility.id)}>面談の一覧へ</LinkButton>
        </Empty>
      );
    }
    return <Problem error={loaded.error} action={<Button onClick={loaded.reload}>もう一度ためす</Button>} />;
  }
  const shared: Shared = { day, put: loaded.set, reload: loaded.reload };
  const shown = day.children.find(({ child_id }) => child_id === child);
  return (
    <>
      <p>
        <TextLink href={interviewsAt(facility.id)}>面談の一覧へ戻る</TextLink>
      </p>
      {loaded.error && <Problem error={loaded.error} />}
      <Head day={day} />
      {day.state === "draft" && <OpenPart {...shared} />}
      {(day.state === "collecting" || day.state === "solving") && <AnsweredPart {...shared} onChild={open} />}
      {(day.state === "collecting" || day.state === "solving") && <SolvePart {...shared} />}
      {day.state === "publishing" && (
        <Working words="予約を作り、保護者に知らせています。このページを閉じても続きます。" />
      )}
      {day.result && day.state !== "solving" && <ResultPart {...shared} onChild={open} />}
      {day.state === "collecting" && day.result && <PublishPart {...shared} />}
      {shown && <ChildSheet {...shared} child={shown} onClose={() => open(undefined)} />}
    </>
  );
}

function Head({ day }: { day: StaffInterviewDay }) {
  const { facility } = useHere();
  const days = day.classes.flatMap(({ starts }) => starts).sort();
  const name = (start: string | undefined) => (start ? formatDay(start.slice(0, 10), "ja", today()) : "");
  return (
    <div class="flex flex-col gap-2">
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 class="text-std-24B-150">{day.draft.title}</h2>
        <Mark {...states[day.state]} />
        <span class="flex-1" />
        {(day.state === "draft" || day.state === "collecting") && (
          <LinkButton size="small" href={editInterviewAt(facility.id, day.id)}>
            日・時間・クラスを直す
          </LinkButton>
        )}
      </div>
      <p>
        {kinds[day.draft.kind]}　{name(days[0])}〜{name(days.at(-1))}　答えの締め切り{" "}
        {formatInstant(day.draft.deadline, "ja", today())}　{day.classes.map(({ class: name }) => name).join("・")}
      </p>
    </div>
  );
}

/** Something is being worked out; nobody knows for how long. */
function Working({ words }: { words: string }) {
  return (
    <div role="status" class="flex flex-col gap-2 rounded-12 bg-solid-gray-50 p-4">
      <p class="text-std-16B-170">{words}</p>
      <progress aria-label="進みぐあい" class="w-full accent-key-900" />
    </div>
  );
}

/** Families know nothing yet. */
function OpenPart({ day, put }: Shared) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const { told, paper } = toldOf(day);
  const short = day.classes.filter(({ starts, children }) => starts.length < children);
  return (
    <section aria-labelledby="open" class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <h3 id="open" class="text-std-20B-150">
        保護者に都合を聞く
      </h3>
      <p>
        {told}家庭の保護者に、LINEで「日程のご希望をうかがっています」と送ります。
        {paper > 0 && `LINEのない${paper}家庭には届きません。紙か電話で聞いてください。`}
        それまで、保護者には何も見えません。
      </p>
      {short.length > 0 && (
        <Banner tone="warning">{short.map((one) => one.class).join("、")}は、枠が子どもの数より少ないです。</Banner>
      )}
      {error && <Problem error={error} />}
      <div>
        <Button look="primary" busy={busy} onClick={() => void run(async () => put(await api.openInterview(day.id)))}>
          {told}家庭に聞く
        </Button>
      </div>
    </section>
  );
}

function SolvePart({ day, put }: Shared) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  if (day.state === "solving") {
    return (
      <Working
        words={`${day.classes.length}クラス・${day.children.length}人の時間割を作っています。数秒から1分ほどです。このページを閉じても続きます。`}
      />
    );
  }
  const failed = flawWords(day.failed);
  const again = day.result !== undefined && day.result !== null;
  const open = day.families.length - day.answered;
  const stale = again && day.result?.outdated;
  return (
    <section aria-labelledby="solve" class="flex flex-col gap-3">
      <h3 id="solve" class="text-std-20B-150">
        時間割
      </h3>
      {failed && <Banner tone="error">{failed}</Banner>}
      {stale && (
        <Banner tone="warning">
          下の時間割を作ったあとで、答えや固定や枠が変わりました。もう一度つくると、変わったところが入ります。
        </Banner>
      )}
      {!again && (
        <p>
          全クラスの時間割をいちどに作ります。
          {open > 0 &&
            `答えのない${open}家庭は、いつでも来られるものとして入れます。締め切りの前でも作れて、何度でも作り直せます。`}
        </p>
      )}
      {error && <Problem error={error} />}
      <div>
        <Button
          look={again && !stale ? "secondary" : "primary"}
          busy={busy}
          onClick={() => void run(async () => put(await api.solveInterview(day.id)))}
        >
          {again ? "時間割をもう一度つくる" : "時間割をつくる"}
        </Button>
      </div>
    </section>
  );
}
