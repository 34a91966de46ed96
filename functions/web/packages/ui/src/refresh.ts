import { useEffect } from "preact/hooks";

/** Asks again every so often while the page is looked at, and at once when someone comes back to it. */
export function useRefresh(reload: () => void, everyMs: number): void {
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && reload();
    const timer = setInterval(look, everyMs);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [reload, everyMs]);
}
