import { ApiError, type StaffFacility } from "@tsunagu/api-client";
import { Banner, Button, LinkButton, type Loaded, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { newFacility, roomAt } from "../place";
import { Problem } from "../problem";
import { MistakesContext } from "../services/fields";
import { mistakesOf } from "../services/mistakes";
import { takeRescued, useUnsaved } from "../unsaved";
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

/** The facility that was made last, so that its page can say so. */
let made: string | undefined;

function Editor({ all, held }: { all: Loaded<StaffFacility[]>; held: StaffFacility | undefined }) {
  const { api, officer } = useDesk();
  const kept = `facility ${held?.facility.id ?? "+"}`;
  const [saved, setSaved] = useState<FacilityDraft>(() => (held ? facilityDraft(held.facility) : newFacilityDraft()));
  const [draft, setDraft] = useState<FacilityDraft>(() => takeRescued<FacilityDraft>(kept) ?? saved);
  const [version, setVersion] = useState(held?.version ?? 0);
  const [empty, setEmpty] = useState<string[]>([]);
  const [done, setDone] = useState(() => held !== undefined && held.facility.id === made);
  const { busy, error, run } = useAction();
  const page = useRef<HTMLDivElement>(null);
  const dirty = JSON.stringify(facilityOf(draft)) !== JSON.stringify(facilityOf(saved));
  useUnsaved(dirty, kept, draft);
  useExpiry([error]);

  useEffect(() => {
    if (!held && done && !dirty) location.replace(roomAt(draft.id, "settings"));
  }, [held, done, dirty, draft.id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    const wrong = page.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: "center" });
  }, [error, empty]);

  const put = (change: Partial<FacilityDraft>) => {
    setDone(false);
    setDraft({ ...draft, ...change });
  };
  const place = (fresh: StaffFacility) => {
    const others = (all.value ?? []).filter(({ facility }) => facility.id !== fresh.facility.id);
    all.set([...others, fresh].sort((a, b) => (a.facility.id < b.facility.id ? -1 : 1)));
    setVersion(fresh.version);
    setSaved(facilityDraft(fresh.facility));
  };
  const store = () => {
    setDone(false);
    const gaps = emptyTimes(draft);
    setEmpty(gaps);
    if (gaps.length > 0) return;
    void run(async () => {
      const fresh = await api.saveFacility(facilityOf(draft), version);
      place(fresh);
      setDraft(facilityDraft(fresh.facility));
      if (!held) made = fresh.facility.id;
      setDone(true);
    });
  };
  // What was written stays; saving it again then replaces what the other person saved, knowingly.
  const renew = () =>
    run(async () => {
      const latest = (await api.facilities()).find(({ facility }) => facility.id === draft.id);
      if (latest) place(latest);
    });

  const mistakes =
    empty.length > 0 ? Object.fromEntries(empty.map((path) => [path, "時刻を入れてください。"])) : mistakesOf(error);
  const conflict = error instanceof ApiError && error.code === "version_conflict";
  return (
    <MistakesContext.Provider value={mistakes}>
      <div ref={page} class="flex flex-col gap-6 print:hidden">
        <div class="flex flex-wrap items-center gap-4">
          <h2 class="text-std-24B-150">{held ? "施設の設定" : "新しい施設"}</h2>
          <span class="flex-1" />
          {held && officer && <LinkButton href={newFacility}>ほかの施設を作る</LinkButton>}
        </div>
        <FacilityFields draft={draft} put={put} fresh={!held} />
        <div data-foot class="sticky bottom-0 flex flex-col gap-3 border-t border-solid-gray-420 bg-white py-3">
          {error && (
            <Problem
              error={error}
              action={
                conflict && (
                  <Button size="small" onClick={renew}>
                    最新の版を読む（入力は残ります）
                  </Button>
                )
              }
            />
          )}
          {empty.length > 0 && <Banner tone="error">時刻が空のところがあります。</Banner>}
          {done && <Banner tone="success">保存しました。端末には、次の通信で届きます。</Banner>}
          <div class="flex flex-wrap items-center gap-4">
            <Button look="primary" busy={busy} disabled={!dirty} onClick={store}>
              保存する
            </Button>
            <p class="text-dns-14N-130 text-solid-gray-700">
              {dirty
                ? "保存していない変更があります。"
                : held
                  ? "保存されている内容と同じです。"
                  : "まだ何も書かれていません。"}
            </p>
          </div>
        </div>
      </div>
    </MistakesContext.Provider>
  );
}
