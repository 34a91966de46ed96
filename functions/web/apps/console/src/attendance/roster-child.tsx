import { ApiError, type StaffRosterChild } from "@tsunagu/api-client";
import { Banner, Button, type Loaded, Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { TextLink } from "../link";
import { roomAt } from "../place";
import { Problem } from "../problem";
import { MistakesContext } from "../services/fields";
import { ChildFields } from "./child-fields";
import { useFacility } from "./facility";
import { Guardians } from "./guardians";
import { Invitations } from "./invitations";
import { NotToBeHandedOver, Orders } from "./orders";
import { type ChildDraft, childDraft, childOf, newChild } from "./roster-draft";

/** A child of the roster, or a new one (`id` absent). */
export function RosterChildPage({ id }: { id: string | undefined }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const roster = useLoad(facility.id, () => api.roster(facility.id));
  useExpiry([roster.error]);
  if (!roster.value) {
    return roster.error ? (
      <Problem error={roster.error} action={<Button onClick={roster.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const found = roster.value.find(({ child }) => child.id === id);
  if (id && !found) return <Problem error={new Error()} otherwise="この子どもは名簿に見つかりませんでした。" />;
  return <Editor found={found} roster={roster} />;
}

function Editor({ found, roster }: { found: StaffRosterChild | undefined; roster: Loaded<StaffRosterChild[]> }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const kept = ({ child, version }: StaffRosterChild) => ({ draft: childDraft(child), version });
  const latest = async ({ id }: ChildDraft) => {
    const all = await api.roster(facility.id);
    roster.set(all);
    const theirs = all.find(({ child }) => child.id === id);
    return theirs && kept(theirs);
  };
  const edited = useEdited<ChildDraft>({
    kind: `roster ${facility.id}`,
    held: found && kept(found),
    blank: () => newChild(facility.classes?.[0]?.id ?? "", facility.weekdays),
    changed: (draft, saved) => JSON.stringify(childOf(draft)) !== JSON.stringify(childOf(saved)),
    save: async (draft, version) => {
      const { stale } = await api.saveChild(facility.id, childOf(draft), version);
      if (stale.length > 0) throw new ApiError(409, "stale", STALE);
      return { draft, version: (await latest(draft))?.version ?? version + 1 };
    },
    latest,
    address: ({ id }) => roomAt(facility.id, "roster", id),
  });
  return (
    <MistakesContext.Provider value={edited.mistakes}>
      <div ref={edited.page} class="flex flex-col gap-6 print:hidden">
        <p>
          <TextLink href={roomAt(facility.id, "roster")}>名簿へ戻る</TextLink>
        </p>
        <h2 class="text-std-24B-150">{found ? found.child.name : "子どもを加える"}</h2>
        {found && <NotToBeHandedOver orders={found.orders} />}
        <ChildFields draft={edited.draft} put={edited.put} />
        <Guardians draft={edited.draft} put={edited.put} roster={roster.value ?? []} joined={found?.joined ?? []} />
        <SaveFoot
          edited={edited}
          saved={<Banner tone="success">保存しました。端末には、次の通信で届きます。</Banner>}
        />
      </div>
      {found && (
        <Orders
          held={found}
          onPlaced={(now) => {
            roster.set((roster.value ?? []).map((one) => (one.child.id === now.child.id ? now : one)));
            // Who was not on the roster is on it now; what is being written here is not lost for it.
            if (!edited.dirty && now.version !== edited.version) edited.takeTheirs();
          }}
          onLifted={roster.reload}
        />
      )}
      {found && <Invitations child={found} />}
    </MistakesContext.Provider>
  );
}

const STALE = "保存していません。開いたあとに、ほかの人がこの子どもの名簿を変えました。どちらを残しますか。";
