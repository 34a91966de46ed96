import { drawer } from "@tsunagu/sync";
import { useRef } from "preact/hooks";

/** A request that was made and the key it went with. */
export interface Attempt {
  request: string;
  key: string;
}

/**
 * The key for a request. The same request keeps its key, so that a double tap, a lost answer or a reload cannot have an
 * effect twice; another request is another attempt.
 */
export function attempt(kept: Attempt | undefined, request: object, make: () => string): Attempt {
  const text = canonical(request);
  return kept?.request === text ? kept : { request: text, key: make() };
}

/** The same words for the same request, in whatever order it was filled in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

/** Sends under a key that stays until the request has an answer that settles it. */
type SendOnce = <R extends object, T>(request: R, call: (request: R, key: string) => Promise<T>) => Promise<T>;

/** A key where storage is forbidden: it lives as long as the screen. */
interface Held {
  current: Attempt | undefined;
}

/** `name` says whose attempt at what it is. */
export function useAttempt(name: string): SendOnce {
  return sendOnce(name, useRef<Attempt | undefined>(undefined));
}

/** The same for several things of one screen, where each has its own name and its own place for a key. */
export function sendOnce(name: string, held: Held): SendOnce {
  const place = drawer<Attempt>(`attempt.${name}`);
  return async (request, call) => {
    const mine = attempt(place.read() ?? held.current, request, () => crypto.randomUUID());
    held.current = mine;
    place.write(mine);
    const answer = await call(request, mine.key);
    held.current = undefined;
    place.clear();
    return answer;
  };
}

/** After a cancellation the same request is meant anew: its old key would bring back the cancelled booking. */
export const forgetAttempt = (name: string): void => drawer(`attempt.${name}`).clear();
