import type { Loaded } from "@tsunagu/ui";
import { useEffect } from "preact/hooks";

const EVERY_MS = 3_000;

/** Asks again and again while something is under way. The next question waits for the answer to the last one. */
export function usePoll(underWay: boolean, { loading, reload }: Pick<Loaded<unknown>, "loading" | "reload">): void {
  useEffect(() => {
    if (!underWay || loading) return;
    const timer = setTimeout(reload, EVERY_MS);
    return () => clearTimeout(timer);
  }, [underWay, loading, reload]);
}
