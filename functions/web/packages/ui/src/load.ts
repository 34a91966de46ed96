import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** Something that is asked for: not here yet, here, or refused. While it is asked for again, the old value stays. */
export interface Loaded<T> {
  value: T | undefined;
  error: Error | undefined;
  loading: boolean;
  reload: () => void;
  /** Puts in what the service answered to a change, so that nothing needs to be asked twice. */
  set: (value: T) => void;
}

/** Asks whenever `key` changes; an answer to an older question is dropped. */
export function useLoad<T>(key: string, ask: () => Promise<T>): Loaded<T> {
  const [state, put] = useState<{ key: string; value?: T; error?: Error; loading: boolean }>({ key, loading: true });
  const [round, next] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;
  /** Counts questions and changes: an answer counts only if nothing was asked or put in since its question. */
  const turn = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again on purpose
  useEffect(() => {
    const mine = ++turn.current;
    put((old) => ({ key, loading: true, ...(old.key === key && old.value !== undefined ? { value: old.value } : {}) }));
    asking.current().then(
      (value) => mine === turn.current && put({ key, value, loading: false }),
      (error: Error) => mine === turn.current && put((old) => ({ ...old, error, loading: false })),
    );
    return () => {
      turn.current++;
    };
  }, [key, round]);

  const reload = useCallback(() => next((n) => n + 1), []);
  const set = useCallback(
    (value: T) => {
      turn.current++;
      put({ key, value, loading: false });
    },
    [key],
  );
  const fresh = state.key === key;
  return {
    value: fresh ? state.value : undefined,
    error: fresh ? state.error : undefined,
    loading: !fresh || state.loading,
    reload,
    set,
  };
}

/** One action at a time: busy while it runs, and its failure kept until the next try. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const run = useCallback(async (act: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await act();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  }, []);

  return { busy, error, run };
}
