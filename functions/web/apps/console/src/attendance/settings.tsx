import type { StaffFacility } from "@tsunagu/api-client";
import { Banner, LinkButton, type Loaded } from "@tsunagu/ui";
import { useDesk } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { TextLink } from "../link";
import { newFacility, roomAt } from "../place";
import { MistakesContext } from "../services/fields";
import { emptyTimes, type FacilityDraft, facilityDraft, facilityOf, newFacilityDraft } from "./facility-draft";
import { FacilityFields } from "./facility-fields";
import { Poster } from "./poster";

/** A facility as its staff describe it, or a new one (`held` absent). */
export function SettingsPage({ all, held }: { all: Loaded<StaffFacility[]>; held: StaffFacility | undefined }) {
  return (
    <>
      {!held && (
        <p>
          <TextLink href="#/attendance">施設へ戻る</TextLink>
        </p>
      )}
      <Editor key={held?.facility.id ?? "+"} all={all} held={held} />
      {held?.poster_code && <Poster facility={held.facility} code={held.poster_code} />}
    </>
  );
}

function Editor({ all, held }: { all: Loaded<StaffFacility[]>; held: StaffFacility | undefined }) {
  const { api, officer } = useDesk();
  const kept = ({ facility, version }: StaffFacility) => ({ draft: facilityDraft(facility), version });
  const place = (fresh: StaffFacility) => {
    const others = (all.value ?? []).filter(({ facility }) => facility.id !== fresh.facility.id);
    all.set([...others, fresh].sort((a, b) => (a.facility.id < b.facility.id ? -1 : 1)));
    return kept(fresh);
  };
  const edited = useEdited<FacilityDraft>({
    kind: "facility",
    held: held && kept(held),
    blank: newFacilityDraft,
    changed: (draft, saved) => JSON.stringify(facilityOf(draft)) !== JSON.stringify(facilityOf(saved)),
    gaps: emptyTimes,
    gapWords: "時刻を入れてください。",
    save: async (draft, version) => place(await api.saveFacility(facilityOf(draft), version)),
    latest: async ({ id }) => {
      const latest = (await api.facilities()).find(({ facility }) => facility.id === id);
      return latest && place(latest);
    },
    address: ({ id }) => roomAt(id, "settings"),
  });
  return (
    <MistakesContext.Provider value={edited.mistakes}>
      <div ref={edited.page} class="flex flex-col gap-6 print:hidden">
        <div class="flex flex-wrap items-center gap-4">
          <h2 class="text-std-24B-150">{held ? "施設の設定" : "新しい施設"}</h2>
          <span class="flex-1" />
          {held && officer && <LinkButton href={newFacility}>ほかの施設を作る</LinkButton>}
        </div>
        <FacilityFields draft={edited.draft} put={edited.put} fresh={!held} />
        <SaveFoot
          edited={edited}
          gaps="時刻が空のところがあります。"
          saved={<Banner tone="success">保存しました。端末には、次の通信で届きます。</Banner>}
        />
      </div>
    </MistakesContext.Provider>
  );
}
