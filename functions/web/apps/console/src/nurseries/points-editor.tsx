import type { PointRules, PointsRerun, StaffPoints } from "@tsunagu/api-client";
import { Banner, Button, type Loaded } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { pointsAt } from "../place";
import { alike } from "../services/draft";
import { MistakesContext } from "../services/fields";
import { PointsFields } from "./points-fields";
import { Rerun } from "./rerun";
import { gapsIn, nameIn, sentRules } from "./rules-path";

/** What was tried before it is published; exactly that is published then. */
interface Tried {
  text: string;
  rerun: PointsRerun;
}

const textOf = (rules: PointRules, version: number) => JSON.stringify([rules, version]);

/** A table in force, or a new one (`held` absent) that begins as `copy`. It is tried before it can be published. */
export function PointsEditor({
  all,
  held,
  copy,
  cases,
}: {
  all: Loaded<StaffPoints[]>;
  held: StaffPoints | undefined;
  copy: PointRules | undefined;
  cases: number;
}) {
  const { api } = useDesk();
  const [tried, setTried] = useState<Tried>();
  const kept = ({ rules, version }: StaffPoints) => ({ draft: rules, version });
  const isSame = (one: PointRules, other: PointRules) =>
    one.municipality === other.municipality && one.effective_from === other.effective_from;
  const place = (fresh: StaffPoints) => {
    all.set([...(all.value ?? []).filter(({ rules }) => !isSame(rules, fresh.rules)), fresh]);
    return kept(fresh);
  };
  const edited = useEdited<PointRules>({
    kind: "points",
    held: held && kept(held),
    blank: () => copy as PointRules,
    changed: (draft, saved) => !alike(sentRules(draft), sentRules(saved)),
    gaps: gapsIn,
    gapWords: "数を入れてください（小数は1桁まで）。",
    save: async (draft, version) => place(await api.publishPoints(sentRules(draft), version, tried?.rerun.shown ?? "")),
    latest: async (draft) => {
      const latest = (await api.pointTables()).find(({ rules }) => isSame(rules, draft));
      return latest && place(latest);
    },
    address: (draft) => pointsAt({ municipality: draft.municipality, from: draft.effective_from, fresh: false }),
  });
  const shown = tried?.text === textOf(edited.draft, edited.version) ? tried : undefined;
  const attempt = () =>
    edited.attempt(async (draft, version) => {
      setTried({ text: textOf(draft, version), rerun: await api.tryPoints(sentRules(draft), version) });
    });
  return (
    <MistakesContext.Provider value={edited.mistakes}>
      <div ref={edited.page} class="flex flex-col gap-6">
        <PointsFields rules={edited.draft} put={edited.put} fresh={!held} />
        {shown && <Rerun rerun={shown.rerun} names={nameIn(edited.draft)} />}
        <SaveFoot
          edited={edited}
          gaps="点数が空か、小数が2桁以上のところがあります。"
          saved={<Banner tone="success">公開しました。いまから、この表で目安を計算します。</Banner>}
          label="この内容で公開する"
          first={
            !shown && (
              <Button look="primary" busy={edited.busy} disabled={!edited.dirty} onClick={attempt}>
                {cases > 0 ? `保存した例${cases}件で試す` : "試す"}
              </Button>
            )
          }
        />
      </div>
    </MistakesContext.Provider>
  );
}
