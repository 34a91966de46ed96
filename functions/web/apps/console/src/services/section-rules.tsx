import { TextField } from "@tsunagu/ui";
import { wholeTime } from "./draft";
import { Duration, Num, useMistake, useOwnMistake } from "./fields";
import { LimitField } from "./limit-field";
import { Optional } from "./rows";
import type { Part } from "./section-basics";

/** When booking opens and closes, until when it can be cancelled, and how much anyone may have. */
export function RulesSection({ draft, put }: Part) {
  const { opening, limits } = draft;
  const set = (change: Partial<typeof opening>) => put({ opening: { ...opening, ...change } });
  const limit = (change: Partial<typeof limits>) => put({ limits: { ...limits, ...change } });
  const [opens, closes] = [useMistake("opening.campaign.opens_at"), useMistake("opening.campaign.closes_at")];
  const campaign = useOwnMistake("opening.campaign");
  return (
    <>
      <h3 class="text-std-17B-170">予約を受け付ける期間</h3>
      <Num
        path="opening.days_before"
        label="何日前の0時から"
        unit="日前"
        max={366}
        value={opening.days_before ?? 60}
        onInput={(days_before) => set({ days_before })}
      />
      <Duration
        path="opening.closes_minutes"
        label="始まる何分（時間・日）前まで"
        hint="0なら始まるまで"
        value={opening.closes_minutes ?? 0}
        onInput={(closes_minutes) => set({ closes_minutes })}
      />
      <Optional
        label="募集の期間がある"
        hint="このあいだだけ予約や申込みができます。抽選には必ず要ります。"
        value={opening.campaign}
        start={{ opens_at: "", closes_at: "" }}
        onChange={(campaign) => set({ campaign })}
      >
        {(span) => (
          <div class="flex flex-wrap gap-4">
            <TextField
              label="はじまり"
              type="datetime-local"
              value={span.opens_at.slice(0, 16)}
              error={opens ?? campaign}
              onInput={(moment) => set({ campaign: { ...span, opens_at: wholeMoment(moment) } })}
            />
            <TextField
              label="おわり"
              type="datetime-local"
              value={span.closes_at.slice(0, 16)}
              error={closes}
              onInput={(moment) => set({ campaign: { ...span, closes_at: wholeMoment(moment) } })}
            />
          </div>
        )}
      </Optional>
      <h3 class="text-std-17B-170">変更と取り消し</h3>
      <Duration
        path="cancel_minutes"
        label="家庭が自分でできるのは、始まる何分（時間・日）前まで"
        hint="それより後は電話をかけてもらいます。"
        value={draft.cancel_minutes}
        onInput={(cancel_minutes) => put({ cancel_minutes })}
      />
      <h3 class="text-std-17B-170">回数の上限</h3>
      <LimitField
        path="limits.per_child"
        label="お子さん1人の上限"
        value={limits.per_child}
        onChange={(per_child) => limit({ per_child })}
      />
      <LimitField
        path="limits.per_household"
        label="1家庭の上限"
        value={limits.per_household}
        onChange={(per_household) => limit({ per_household })}
      />
      {draft.for !== "household" && draft.for !== "pregnancy" && (
        <Optional
          label="1回に予約できる人数を限る"
          hint="限らなければ10人まで。きょうだいはまとめて予約できます。"
          value={limits.children_at_once}
          start={1}
          onChange={(children_at_once) => limit({ children_at_once })}
        >
          {(most) => (
            <Num
              path="limits.children_at_once"
              label="1回に"
              unit="人まで"
              min={1}
              max={10}
              value={most}
              onInput={(children_at_once) => limit({ children_at_once })}
            />
          )}
        </Optional>
      )}
    </>
  );
}

const wholeMoment = (moment: string) => (moment ? `${moment.slice(0, 11)}${wholeTime(moment.slice(11))}` : "");
