/**
 * A form over something that others may change too: it is saved as the version that was read, what was written survives a
 * refusal, a conflict and a sign-in that ran out, and the foot says how things stand.
 */
import { ApiError } from "@tsunagu/api-client";
import { Banner, Button, useAction } from "@tsunagu/ui";
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useExpiry } from "./desk";
import { Problem } from "./problem";
import { mistakesOf } from "./services/mistakes";
import { takeRescued, useUnsaved } from "./unsaved";

/** What is on the server. */
export interface Kept<Draft> {
  draft: Draft;
  version: number;
}

interface Editing<Draft> {
  /** What kind of thing it is: with its id, what was written is kept under that while the sign-in is renewed. */
  kind: string;
  /** What is on the server; absent for something new. */
  held: Kept<Draft> | undefined;
  blank: () => Draft;
  changed: (draft: Draft, saved: Draft) => boolean;
  /** Places that must not be empty, and are. */
  gaps?: (draft: Draft) => string[];
  /** What is said at such a place. */
  gapWords?: string;
  save: (draft: Draft, version: number) => Promise<Kept<Draft>>;
  /** What is on the server by now. */
  latest: (draft: Draft) => Promise<Kept<Draft> | undefined>;
  /** Where something new has its page once it is saved. */
  address: (draft: Draft) => string;
}

/** Everything that can be edited has a name of its own. */
interface Named {
  id: string;
}

export interface Edited<Draft> {
  draft: Draft;
  /** The version that it would be saved over. */
  version: number;
  put: (change: Partial<Draft>) => void;
  fresh: boolean;
  dirty: boolean;
  done: boolean;
  busy: boolean;
  error: Error | undefined;
  /** What is wrong, by place. */
  mistakes: Record<string, string>;
  empty: string[];
  /** Does something with what is written; a refusal is shown as one of saving is. */
  attempt: (act: (draft: Draft, version: number) => Promise<void>) => void;
  store: () => void;
  /** Reads the others' version. What was written stays; saving then replaces what they saved, knowingly. */
  renew: () => void;
  /** Reads the others' version and takes it. */
  takeTheirs: () => void;
  /** Around the fields: the first mistake in it gets the focus. */
  page: RefObject<HTMLDivElement | null>;
}

/** What was made last, so that its own page can say so. */
let made: string | undefined;

export function useEdited<Draft extends Named>(editing: Editing<Draft>): Edited<Draft> {
  const { held, changed } = editing;
  const [saved, setSaved] = useState<Draft>(() => held?.draft ?? editing.blank());
  const nameOf = (id: string) => `${editing.kind} ${id}`;
  const kept = nameOf(held?.draft.id ?? "+");
  const [draft, setDraft] = useState<Draft>(() => takeRescued<Draft>(kept) ?? saved);
  const [version, setVersion] = useState(held?.version ?? 0);
  const [empty, setEmpty] = useState<string[]>([]);
  const [done, setDone] = useState(() => held !== undefined && kept === made);
  const { busy, error, run } = useAction();
  const page = useRef<HTMLDivElement>(null);
  const dirty = changed(draft, saved);
  useUnsaved(dirty, kept, draft);
  useExpiry([error]);

  // Something new has an address of its own now; not before the form is clean, or leaving it would be asked about.
  const address = editing.address(draft);
  useEffect(() => {
    if (!held && done && !dirty) location.replace(address);
  }, [held, done, dirty, address]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal
  useEffect(() => {
    const find = (what: string) => page.current?.querySelector<HTMLElement>(what);
    const wrong = find('[aria-invalid="true"]') ?? find("[data-mistake]");
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: "center" });
  }, [error, empty]);

  const attempt: Edited<Draft>["attempt"] = (act) => {
    setDone(false);
    const gaps = editing.gaps?.(draft) ?? [];
    setEmpty(gaps);
    if (gaps.length === 0) void run(() => act(draft, version));
  };
  const store = () =>
    attempt(async () => {
      const now = await editing.save(draft, version);
      setVersion(now.version);
      setSaved(now.draft);
      // What was typed meanwhile is a change to what was saved.
      setDraft((typed) => (typed === draft ? now.draft : typed));
      if (!held) made = nameOf(now.draft.id);
      setDone(true);
    });
  const read = (take: boolean) =>
    void run(async () => {
      const theirs = await editing.latest(draft);
      setVersion(theirs?.version ?? 0);
      if (!theirs) return;
      setSaved(theirs.draft);
      if (take) setDraft(theirs.draft);
    });
  return {
    draft,
    version,
    put: (change) => {
      setDone(false);
      setDraft({ ...draft, ...change });
    },
    fresh: !held,
    dirty,
    done,
    busy,
    error,
    mistakes:
      empty.length > 0 ? Object.fromEntries(empty.map((path) => [path, editing.gapWords ?? ""])) : mistakesOf(error),
    empty,
    attempt,
    store,
    renew: () => read(false),
    takeTheirs: () => read(true),
    page,
  };
}

/** Somebody else was faster; the server says so in one of these words. */
const conflicts = ["version_conflict", "stale"];

/**
 * Below the fields: what went wrong, that it was saved, and the button. `gaps` says what is empty somewhere above, `first`
 * is what has to be done before it can be saved.
 */
export function SaveFoot<Draft>({
  edited,
  gaps,
  saved,
  first,
  label = "保存する",
}: {
  edited: Edited<Draft>;
  gaps?: string;
  saved: ComponentChildren;
  first?: ComponentChildren;
  label?: string;
}) {
  const { busy, dirty, done, empty, error, fresh, renew, store, takeTheirs } = edited;
  const conflict = error instanceof ApiError && conflicts.includes(error.code);
  return (
    <div data-foot class="sticky bottom-0 flex flex-col gap-3 border-t border-solid-gray-420 bg-white py-3">
      {error && (
        <Problem
          error={error}
          action={
            conflict && (
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
      {empty.length > 0 && <Banner tone="error">{gaps}</Banner>}
      {done && saved}
      <div class="flex flex-wrap items-center gap-4">
        {first || (
          <Button look="primary" busy={busy} disabled={!dirty} onClick={store}>
            {label}
          </Button>
        )}
        <p class="text-dns-14N-130 text-solid-gray-700">
          {dirty
            ? "保存していない変更があります。"
            : fresh
              ? "まだ何も書かれていません。"
              : "保存されている内容と同じです。"}
        </p>
      </div>
    </div>
  );
}
