import { ApiError, type InterviewWhen, type StaffInterviewChild } from "@tsunagu/api-client";
import { Banner, Button, formatDay, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { slotAt } from "../place";
import { Problem } from "../problem";
import { gridOf, isAt, locksWith, slotOf, startAt, startOf } from "./grid";
import type { Shared } from "./one";
import { PaperPart } from "./paper";
import { flawWords, startWords, whenWords, whyNotWords, whyWords } from "./words";

/** One child: when and why, what its family said, and how to put it elsewhere by hand. */
export function ChildSheet({
  day,
  put,
  reload,
  child,
  onClose,
}: Shared & { child: StaffInterviewChild; onClose: () => void }) {
  const { api, officer } = useDesk();
  const [moving, move] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const start = startOf(child);
  const family = day.families.find(({ id }) => id === child.family);
  const siblings = day.children.filter((one) => one.family === child.family && one.child_id !== child.child_id);
  const near = today();
  const lock = (starts: string | undefined) =>
    void run(async () => {
      put(await api.lockInterview(day.id, locksWith(day.children, child.child_id, starts), day.version));
      onClose();
    });
  const name = `${day.classes.find(({ class_id }) => class_id === child.class_id)?.class ?? ""} ${child.name}`;
  return (
    <Sheet title={name} closeLabel="閉じる" onClose={onClose}>
      <div class="flex flex-col gap-1">
        <p class="text-std-20B-150">{start ? startWords(start, near) : "時間はまだありません"}</p>
        {child.locked && <p class="text-std-16B-170">🔒 {startWords(child.locked, near)} に固定してあります。</p>}
        {child.solved?.kind === "placed" && !child.booking?.moved && (
          <ul class="list-disc pl-6">
            {child.solved.reasons.map((reason) => (
              <li key={reason.why}>{whyWords(reason)}</li>
            ))}
          </ul>
        )}
        {child.booking?.moved && <p>公開のあとで、保護者が変えました。</p>}
        {child.solved?.kind === "unplaced" && !child.booking && <p>{whyNotWords(child.solved.reason)}</p>}
      </div>
      <dl class="flex flex-col gap-1 rounded-8 bg-solid-gray-50 p-3">
        <dt class="text-dns-14B-130">家庭の答え</dt>
        <dd>
          {!family?.answered && (family?.reachable ? "まだ答えていません。" : "LINEがなく、まだ答えがありません。")}
          {family?.answered && <Said words="都合が悪い" times={family.impossible} />}
          {family?.answered && <Said words="希望" times={family.wishes} ranked />}
          {family?.district && <p>町内：{family.district}</p>}
        </dd>
        {siblings.length > 0 && <dt class="text-dns-14B-130">きょうだい</dt>}
        {siblings.map((one) => {
          const at = startOf(one);
          return (
            <dd key={one.child_id}>
              {one.name} {at ? startWords(at, near) : "時間がありません"}
            </dd>
          );
        })}
      </dl>
      {error && <Refusal error={error} onAgain={reload} />}
      {child.booking &&
        (officer ? (
          <p>
            <TextLink href={slotAt(slotOf(day.id, child.class_id, child.booking.starts))}>この枠の予約を開く</TextLink>
          </p>
        ) : (
          <p>変更と取り消しは、保護者がLINEで行います。LINEがない家庭の分は、市の予約の窓口で行えます。</p>
        ))}
      {day.state === "collecting" && (
        <>
          {child.locked ? (
            <Button wide busy={busy} onClick={() => lock(undefined)}>
              固定をはずす
            </Button>
          ) : (
            start && (
              <Button wide busy={busy} onClick={() => lock(start)}>
                この時間に固定する
              </Button>
            )
          )}
          {day.result && moving && (
            <Slots
              day={day}
              child={child}
              impossible={family?.impossible ?? []}
              wishes={family?.wishes ?? []}
              busy={busy}
              onSlot={lock}
            />
          )}
          {day.result && !moving && (
            <Button wide onClick={() => move(true)}>
              ほかの時間に移す
            </Button>
          )}
          {family && <PaperPart day={day} put={put} reload={reload} family={family} />}
        </>
      )}
    </Sheet>
  );
}

function Refusal({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const flaw =
    error instanceof ApiError && error.code === "interview_invalid" ? flawWords(error.detail.reason) : undefined;
  if (flaw) return <Banner tone="error">{flaw}</Banner>;
  const isStale = error instanceof ApiError && error.status === 409;
  return (
    <Problem
      error={error}
      action={
        isStale && (
          <Button size="small" onClick={onAgain}>
            読み直す
          </Button>
        )
      }
    />
  );
}

function Said({ words, times, ranked = false }: { words: string; times: readonly InterviewWhen[]; ranked?: boolean }) {
  const name = (when: InterviewWhen, at: number) => `${ranked ? `${at + 1}. ` : ""}${whenWords(when, today())}`;
  return (
    <p>
      {words}：{times.length === 0 ? "なし" : times.map(name).join("、")}
    </p>
  );
}

/** Every slot of the teacher: what is in it, and what the family says of it. */
function Slots({
  day,
  child,
  impossible,
  wishes,
  busy,
  onSlot,
}: {
  day: Shared["day"];
  child: StaffInterviewChild;
  impossible: readonly InterviewWhen[];
  wishes: readonly InterviewWhen[];
  busy: boolean;
  onSlot: (start: string) => void;
}) {
  const { days, times, cells } = gridOf(day, child.class_id);
  const lockedAt = (start: string) =>
    day.children.find((one) => one.class_id === child.class_id && one.locked === start && one !== child);
  return (
    <section aria-labelledby="move" class="flex flex-col gap-3">
      <h3 id="move" class="text-std-18B-160">
        どの時間に移しますか
      </h3>
      <p>選ぶと固定します。そこにいる子は、もう一度つくるときに、ほかの時間へ動きます。</p>
      {days.map((one) => (
        <div key={one} class="flex flex-col gap-2">
          <p class="text-std-16B-170">{formatDay(one, "ja", today())}</p>
          <ul class="grid grid-cols-2 gap-2">
            {times
              .map((time) => [time, startAt(one, time)] as const)
              .filter(([, start]) => cells.has(start))
              .map(([time, start]) => {
                const there = cells.get(start);
                const isHere = there === child;
                const no = impossible.some((when) => isAt(when, start));
                const wish = wishes.findIndex((when) => isAt(when, start)) + 1;
                const locked = lockedAt(start);
                const who = isHere ? "いまの時間" : there ? `いま ${there.name}` : "空き";
                const note = no ? "都合が悪い" : locked ? `🔒 ${locked.name}` : who;
                return (
                  <li key={start}>
                    <Button
                      wide
                      size="small"
                      class="min-h-12"
                      disabled={no || isHere || locked !== undefined}
                      busy={busy}
                      onClick={() => onSlot(start)}
                    >
                      {time} {note}
                      {wish > 0 && !no && `（第${wish}希望）`}
                    </Button>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </section>
  );
}
