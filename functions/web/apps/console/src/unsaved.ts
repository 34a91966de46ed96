/** Text that is on the screen and nowhere else: leaving it is asked about, and a sign-in that ran out does not take it. */
import { drawer } from "@tsunagu/sync";
import { useEffect } from "preact/hooks";
import type { Draft } from "./draft";

const QUESTION = "保存していない変更があります。移動すると消えます。移動しますか。";

let unsaved = false;

/** While `dirty`, closing the tab and moving inside the console ask first. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    // The browser asks in its own words.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    unsaved = true;
    addEventListener("beforeunload", ask);
    return () => {
      unsaved = false;
      removeEventListener("beforeunload", ask);
    };
  }, [dirty]);
}

/** Whether the person may leave what is on the screen. */
export const mayLeave = (): boolean => !unsaved || confirm(QUESTION);

const rescued = drawer<{ milestone: string; draft: Draft }>("console.rescued");

/** Keeps what was written until the sign-in has been renewed. */
export const rescue = (milestone: string, draft: Draft): void => rescued.write({ milestone, draft });

/** What was kept for this milestone, once. */
export function takeRescued(milestone: string): Draft | undefined {
  const kept = rescued.read();
  if (kept?.milestone !== milestone) return undefined;
  rescued.clear();
  return kept.draft;
}
