import { type MessageUrgency, staffNow } from "@tsunagu/api-client";
import { useEffect, useState } from "preact/hooks";
import { hold } from "./words";

/**
 * Milliseconds until a message leaves, from 0 to as long as it is held at all: this computer may not have noticed that the
 * service's clock was set, and then a wrong number would stand there for hours.
 */
export function leftUntil(leavesAt: string, now: Date, urgency: MessageUrgency): number {
  const left = Date.parse(leavesAt) - now.getTime();
  return Math.min(Math.max(left, 0), hold[urgency] * 1000);
}

/** Whole seconds that are left, counted down while somebody looks. */
export function useCountdown(leavesAt: string, urgency: MessageUrgency): number {
  const [until, setUntil] = useState(() => performance.now() + leftUntil(leavesAt, staffNow(), urgency));
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setUntil(performance.now() + leftUntil(leavesAt, staffNow(), urgency));
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [leavesAt, urgency]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}
