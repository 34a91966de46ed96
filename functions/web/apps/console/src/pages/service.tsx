import { ApiError, type StaffService } from "@tsunagu/api-client";
import { Banner, Button, LinkButton, Spinner, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { serviceAt } from "../place";
import { Problem } from "../problem";
import { changed, type Draft, draftOf, emptyNumbers, newDraft, serviceOf } from "../services/draft";
import { MistakesContext } from "../services/fields";
import { Json } from "../services/json";
import { mistakesOf } from "../services/mistakes";
import { Sections } from "../services/sections";
import { takeRescued, useUnsaved } from "../unsaved";
import { serviceTitle } from "../words";

/** The service that was made last, so that its page can say so. */
let made: string | undefined;

/** One service, or a new one (`id` absent). */
export function ServicePage({ id }: { id: string | undefined }) {
  const { services } = useDesk();
  if (!services.value)
    return services.error ? <Problem error={services.error} /> : <Spinner label="読み込んでいます" />;
  const found = services.value.find(({ service }) => service.id === id);
  if (id && !found) return <Problem error={new Error()} otherwise="このサービスは見つかりませんでした。" />;
  return <Editor found={found} />;
}

function Editor({ found }: { found: StaffService | undefined }) {
  const { api, services } = useDesk();
  const kept = `service ${found?.service.id ?? "+"}`;
  const [saved, setSaved] = useState<Draft>(() => (found ? draftOf(found.service) : newDraft()));
  const [draft, setDraft] = useState<Draft>(() => takeRescued<Draft>(kept) ?? saved);
  const [version, setVersion] = useState(found?.version ?? 0);
  const [empty, setEmpty] = useState<string[]>([]);
  const [done, setDone] = useState(() => found !== undefined && found.service.id === made);
  const { busy, error, run } = useAction();
  const page = useRef<HTMLDivElement>(null);
  const dirty = changed(draft, saved);
  useUnsaved(dirty, kept, draft);
  useExpiry([error]);

  // A new service has an address of its own now; not before the form is clean, or leaving it would be asked about.
  useEffect(() => {
    if (!found && done && !dirty) location.replace(serviceAt(draft.id));
  }, [found, done, dirty, draft.id]);

  const mistakes =
    empty.length > 0 ? Object.fromEntries(empty.map((path) => [path, "数字を入れてください。"])) : mistakesOf(error);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    const find = (what: string) => page.current?.querySelector<HTMLElement>(what);
    const wrong = find('[aria-invalid="true"]') ?? find("[data-mistake]");
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: "center" });
  }, [error, empty]);

  const put = (change: Partial<Draft>) => {
    setDone(false);
    setDraft({ ...draft, ...change });
  };
  const store = () => {
    setDone(false);
    const gaps = emptyNumbers(draft);
    setEmpty(gaps);
    if (gaps.length > 0) return;
    void run(async () => {
      const fresh = await api.saveService({ service: serviceOf(draft), version });
      const others = (services.value ?? []).filter(({ service }) => service.id !== fresh.service.id);
      services.set([...others, fresh].sort((a, b) => (a.service.id < b.service.id ? -1 : 1)));
      setVersion(fresh.version);
      setSaved(draftOf(fresh.service));
      setDraft(draftOf(fresh.service));
      setDone(true);
      if (!found) made = fresh.service.id;
    });
  };
  // What was written stays; saving it again then replaces what the other person saved, knowingly.
  const renew = () =>
    run(async () => {
      const all = await api.services();
      services.set(all);
      const latest = all.find(({ service }) => service.id === draft.id);
      setVersion(latest?.version ?? 0);
      if (latest) setSaved(draftOf(latest.service));
    });

  const conflict = error instanceof ApiError && error.code === "version_conflict";
  return (
    <MistakesContext.Provider value={mistakes}>
      <div ref={page} class="flex flex-col gap-6">
        <p>
          <TextLink href="#/services">サービスの一覧へ戻る</TextLink>
        </p>
        <h1 class="text-std-24B-150">{found ? serviceTitle(found.service) : "新しいサービス"}</h1>
        <Sections draft={draft} put={put} fresh={!found} />
        <Json draft={draft} fixedId={found !== undefined} onRead={(read) => put(read)} />
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
          {empty.length > 0 && <Banner tone="error">数字が空のところがあります。</Banner>}
          {done && found && (
            <Banner
              tone="success"
              action={
                <LinkButton size="small" href={serviceAt(found.service.id, "slots")}>
                  枠を作る
                </LinkButton>
              }
            >
              保存しました。予約ずみの分は変わりません。「いつ」を変えたときは、枠を作ってください。
            </Banner>
          )}
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
    </MistakesContext.Provider>
  );
}
