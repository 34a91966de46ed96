import { ApiError, type Preview, type StaffMilestone } from "@tsunagu/api-client";
import { Banner, Button, type Loaded, Spinner, Switch, TextArea, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { changed, type Draft, draftOf, settingOf } from "../draft";
import { TextLink } from "../link";
import { Phone } from "../phone";
import { Problem } from "../problem";
import { Reach } from "../reach";
import { takeRescued, useUnsaved } from "../unsaved";
import { languages, titleOf } from "../words";

/** The longest municipal sentence (contract: `text_too_long`). */
const LONGEST = 500;
const DAYS = 31;

/** One milestone: write, see who would get it and when, publish. In that order, and no other. */
export function MilestonePage({ id, list }: { id: string; list: Loaded<StaffMilestone[]> }) {
  const { api } = useDesk();
  const milestone = list.value?.find((one) => one.id === id);
  if (!list.value) {
    return list.error ? <Problem error={list.error} /> : <Spinner label="読み込んでいます" />;
  }
  if (!milestone) return <Problem error={new Error()} otherwise="このお知らせは見つかりませんでした。" />;

  const replace = (fresh: StaffMilestone) =>
    list.set((list.value ?? []).map((one) => (one.id === fresh.id ? fresh : one)));
  return <Editor milestone={milestone} onChange={replace} onConflict={async () => list.set(await api.milestones())} />;
}

type Step = "save" | "look" | "publish";

function Editor({
  milestone,
  onChange,
  onConflict,
}: {
  milestone: StaffMilestone;
  onChange: (fresh: StaffMilestone) => void;
  onConflict: () => Promise<void>;
}) {
  const { api } = useDesk();
  const [draft, setDraft] = useState<Draft>(() => takeRescued(`milestone ${milestone.id}`) ?? draftOf(milestone));
  const [seen, setSeen] = useState<{ version: number; preview: Preview }>();
  const [done, setDone] = useState<{ step: Step; sentence: string }>();
  const [tried, setTried] = useState<Step>("save");
  const { busy, error, run } = useAction();

  const dirty = changed(draft, milestone);
  useUnsaved(dirty, `milestone ${milestone.id}`, draft);
  useExpiry([error]);
  // What is published must be what was looked at: the preview counts for one version only.
  const previewed = !dirty && seen?.version === milestone.version;
  const act = (step: Step, what: () => Promise<string | undefined>) => {
    setDone(undefined);
    setTried(step);
    void run(async () => {
      const sentence = await what();
      if (sentence) setDone({ step, sentence });
    });
  };
  const outcome = (step: Step) => (
    <Outcome
      done={done?.step === step ? done.sentence : undefined}
      error={tried === step ? error : undefined}
      onConflict={() => run(onConflict)}
    />
  );

  const save = async () => {
    onChange(await api.draft(milestone.id, settingOf(draft), milestone.version));
    return "下書きを保存しました。次に「誰に・いつ届くか」を確かめてください。";
  };
  const look = async () => {
    setSeen({ version: milestone.version, preview: await api.preview(milestone.id, DAYS) });
    return undefined;
  };
  const publish = async () => {
    const fresh = await api.publish(milestone.id, milestone.version);
    onChange(fresh);
    setDraft(draftOf(fresh));
    setSeen(undefined);
    return "公開しました。次の配信から、この内容になります。";
  };

  return (
    <>
      <p>
        <TextLink href="#/calendar">カレンダーへ戻る</TextLink>
      </p>
      <div>
        <h1 class="text-std-24B-150">{titleOf(milestone)}</h1>
        <p class="text-dns-14N-130 text-solid-gray-700">根拠: {milestone.source}</p>
      </div>
      <div class="grid gap-8 desktop-admin:grid-cols-[1fr_22rem]">
        <section aria-labelledby="write" class="flex flex-col gap-5">
          <h2 id="write" class="text-std-20B-150">
            1. 内容を決める
          </h2>
          <div class="rounded-12 border border-solid-gray-200 px-4">
            <Switch
              label="このお知らせを送る"
              hint="オフにすると、この市では誰にも届きません。"
              checked={draft.enabled}
              onChange={(enabled) => setDraft({ ...draft, enabled })}
            />
          </div>
          {languages.map(({ id, name, lang }) => (
            <TextArea
              key={id}
              label={`市の文（${name}）`}
              hint={`空のままなら: ${milestone.guides[id] ?? ""}`}
              lang={lang}
              maxLength={LONGEST}
              value={draft.texts[id] ?? ""}
              onInput={(text) => setDraft({ ...draft, texts: { ...draft.texts, [id]: text } })}
            />
          ))}
          {milestone.draft && dirty && (
            <details class="text-dns-14N-130">
              <summary class="min-h-6 py-1 text-key-900 underline underline-offset-4">
                保存されている下書きを見る
              </summary>
              <ul class="mt-2 flex flex-col gap-2 rounded-8 bg-solid-gray-50 p-3">
                {languages.map(({ id, name, lang }) => (
                  <li key={id}>
                    {name}: <span lang={lang}>{milestone.draft?.texts?.[id] ?? "（空）"}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <div class="flex flex-wrap items-center gap-4">
            <Button
              look={dirty ? "primary" : "secondary"}
              busy={busy}
              disabled={!dirty}
              onClick={() => act("save", save)}
            >
              下書き保存
            </Button>
            <p class="text-dns-14N-130 text-solid-gray-700">
              {dirty
                ? "保存していない変更があります。"
                : milestone.draft
                  ? "下書きがあります。まだ公開していません。"
                  : "公開中の内容と同じです。"}
            </p>
          </div>
          {outcome("save")}
        </section>
        <Phone milestone={milestone} draft={draft} />
      </div>

      <section aria-labelledby="reach" class="flex flex-col gap-4">
        <h2 id="reach" class="text-std-20B-150">
          2. 誰に・いつ届くかを確かめる
        </h2>
        <div>
          <Button
            look={dirty || previewed ? "secondary" : "primary"}
            busy={busy}
            disabled={dirty}
            onClick={() => act("look", look)}
          >
            これから{DAYS}日間の宛先を見る
          </Button>
          {dirty && <p class="mt-2 text-dns-14N-130 text-solid-gray-700">先に下書きを保存してください。</p>}
        </div>
        {outcome("look")}
        {previewed && seen && <Reach preview={seen.preview} days={DAYS} />}
      </section>

      <section aria-labelledby="publish" class="flex flex-col gap-4">
        <h2 id="publish" class="text-std-20B-150">
          3. 公開する
        </h2>
        <div>
          <Button
            look="primary"
            size="large"
            busy={busy}
            disabled={!previewed || !milestone.draft}
            aria-describedby="publish-hint"
            onClick={() => act("publish", publish)}
          >
            公開する
          </Button>
          <p id="publish-hint" class="mt-2 text-dns-14N-130 text-solid-gray-700">
            {!milestone.draft && !dirty
              ? "公開を待つ下書きはありません。"
              : previewed
                ? "公開すると、次の配信から下書きの内容になります。"
                : "下書きを保存し、宛先を確かめると公開できます。"}
          </p>
        </div>
        {outcome("publish")}
      </section>
    </>
  );
}

/** What became of a step, told where it was taken. */
function Outcome({
  done,
  error,
  onConflict,
}: {
  done: string | undefined;
  error: Error | undefined;
  onConflict: () => void;
}) {
  if (done) return <Banner tone="success">{done}</Banner>;
  if (!error) return null;
  const conflict = error instanceof ApiError && error.code === "version_conflict";
  return (
    <Problem
      error={error}
      action={
        conflict && (
          <Button size="small" onClick={onConflict}>
            最新を読み込む（入力は残ります）
          </Button>
        )
      }
    />
  );
}
