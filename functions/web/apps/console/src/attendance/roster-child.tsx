import { ApiError, type StaffRosterChild } from "@tsunagu/api-client";
import { Banner, Button, type Loaded, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { roomAt } from "../place";
import { Problem } from "../problem";
import { MistakesContext } from "../services/fields";
import { mistakesOf } from "../services/mistakes";
import { takeRescued, useUnsaved } from "../unsaved";
import { ChildFields } from "./child-fields";
import { useFacility } from "./facility";
import { Guardians } from "./guardians";
import { Invitations } from "./invitations";
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

/** The child that was added last, so that its page can say so. */
let added: string | undefined;

function Editor({ found, roster }: { found: StaffRosterChild | undefined; roster: Loaded<StaffRosterChild[]> }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const kept = `roster ${facility.id} ${found?.child.id ?? "+"}`;
  const [saved, setSaved] = useState<ChildDraft>(() =>
    found ? childDraft(found.child) : newChild(facility.classes?.[0]?.id ?? "", facility.weekdays),
  );
  const [draft, setDraft] = useState<ChildDraft>(() => takeRescued<ChildDraft>(kept) ?? saved);
  const [version, setVersion] = useState(found?.version ?? 0);
  const [done, setDone] = useState(() => found !== undefined && found.child.id === added);
  const { busy, error, run } = useAction();
  const page = useRef<HTMLDivElement>(null);
  const dirty = JSON.stringify(childOf(draft)) !== JSON.stringify(childOf(saved));
  useUnsaved(dirty, kept, draft);
  useExpiry([error]);

  // A new child has an address of its own now; not before the form is clean, or leaving it would be asked about.
  useEffect(() => {
    if (!found && done && !dirty) location.replace(roomAt(facility.id, "roster", draft.id));
  }, [found, done, dirty, facility.id, draft.id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [error]);

  const put = (change: Partial<ChildDraft>) => {
    setDone(false);
    setDraft({ ...draft, ...change });
  };
  const latest = async () => {
    const all = await api.roster(facility.id);
    roster.set(all);
    return all.find(({ child }) => child.id === draft.id);
  };
  const store = () =>
    run(async () => {
      setDone(false);
      const { stale } = await api.saveChild(facility.id, childOf(draft), version);
      if (stale.length > 0) throw new ApiError(409, "stale", STALE);
      if (!found) added = draft.id;
      setSaved(draft);
      setDone(true);
      setVersion((await latest())?.version ?? version + 1);
    });
  // What was written here stays; saving it again then replaces what the other person saved, knowingly.
  const renew = () =>
    run(async () => {
      const theirs = await latest();
      setVersion(theirs?.version ?? 0);
      if (theirs) setSaved(childDraft(theirs.child));
    });
  const takeTheirs = () =>
    run(async () => {
      const theirs = await latest();
      if (!theirs) return;
      setVersion(theirs.version);
      setSaved(childDraft(theirs.child));
      setDraft(childDraft(theirs.child));
    });

  const stale = error instanceof ApiError && error.code === "stale";
  return (
    <MistakesContext.Provider value={mistakesOf(error)}>
      <div ref={page} class="flex flex-col gap-6 print:hidden">
        <p>
          <TextLink href={roomAt(facility.id, "roster")}>名簿へ戻る</TextLink>
        </p>
        <h2 class="text-std-24B-150">{found ? found.child.name : "子どもを加える"}</h2>
        <ChildFields draft={draft} put={put} />
        <Guardians draft={draft} put={put} roster={roster.value ?? []} joined={found?.joined ?? []} />
        <div data-foot class="sticky bottom-0 flex flex-col gap-3 border-t border-solid-gray-420 bg-white py-3">
          {error && (
            <Problem
              error={error}
              action={
                stale && (
                  <span class="flex flex-wrap gap-2">
                    <Button size="small" onClick={renew}>
                      入力を残して、最新の版に重ねる
                    </Button>
                    <Button size="small" onClick={takeTheirs}>
                      ほかの人の内容を読み込む
                    </Button>
                  </span>
                )
              }
            />
          )}
          {done && <Banner tone="success">保存しました。端末には、次の通信で届きます。</Banner>}
          <div class="flex flex-wrap items-center gap-4">
            <Button look="primary" busy={busy} disabled={!dirty} onClick={store}>
              保存する
            </Button>
            <p class="text-dns-14N-130 text-solid-gray-700">
              {dirty
                ? "保存していない変更があります。"
                : found
                  ? "保存されている内容と同じです。"
                  : "まだ何も書かれていません。"}
            </p>
          </div>
        </div>
      </div>
      {found && <Invitations child={found} />}
    </MistakesContext.Provider>
  );
}

const STALE = "保存していません。開いたあとに、ほかの人がこの子どもの名簿を変えました。どちらを残しますか。";
