import { ApiError } from "@tsunagu/api-client";

/** Milliseconds before the next attempt; the last of them repeats. */
const WAITS = [5_000, 20_000, 60_000];

/** What a receipt must know of the page. */
export interface Eyes {
  /** Somebody can see the page. */
  isSeen: () => boolean;
  /** Calls when somebody comes back to it, or the network does; the answer ends that. */
  follow: (look: () => void) => () => void;
}

/**
 * Says that a message was read, as soon as somebody can see it, until the service has heard: without a network again and
 * again, in silence. Once it was seen, leaving the page does not take that back; the answer ends only a wait for eyes.
 */
export function acknowledge(send: () => Promise<void>, { isSeen, follow }: Eyes): () => void {
  let state: "waiting" | "sending" | "over" = "waiting";
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    state = "over";
    clearTimeout(timer);
    unfollow();
  };
  const look = () => {
    // What was seen was seen, also where nobody looks when the network is back.
    if (state !== "waiting" || (attempts === 0 && !isSeen())) return;
    state = "sending";
    clearTimeout(timer);
    send().then(end, (failure: unknown) => {
      if (!mayPass(failure)) return end();
      state = "waiting";
      timer = setTimeout(look, WAITS[Math.min(attempts++, WAITS.length - 1)]);
    });
  };
  const unfollow = follow(look);
  look();
  return () => {
    if (state === "waiting" && attempts === 0) end();
  };
}

/** No answer, a failure behind the door, or too many at once: later it may work. Anything else stays as it is. */
const mayPass = (failure: unknown): boolean =>
  !(failure instanceof ApiError) || failure.status >= 500 || failure.status === 429;
