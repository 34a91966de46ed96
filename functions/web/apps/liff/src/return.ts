import { useEffect } from "preact/hooks";

/** Somebody who comes back from the chat, or the next morning, sees what is true by then. */
export function useReturn(look: () => void): void {
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === "visible") look();
    };
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, [look]);
}
