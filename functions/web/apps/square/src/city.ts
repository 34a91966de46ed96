/**
 * What the local city offers to its town square: the clock and everyone's phone. Only the city answers here; nothing of
 * this exists where the functions are deployed, which is why it is not in the API's client.
 */
import type { Message } from "./message";

export interface Phone {
  user_id: string;
  name: string;
  language: string;
  following: boolean;
  blocked: boolean;
  last_seq: number;
}

export interface ChatItem {
  seq: number;
  at: string;
  from: "account" | "resident" | "system";
  message: Message;
}

export interface Sent {
  seq: number;
  at: string;
  method: string;
  to: string[];
  status: number;
}

export interface Clock {
  now: string;
  /** Whether it stands still until it is moved. */
  still?: boolean;
}

export type Deed =
  | { type: "follow" | "block" | "unblock" }
  | { type: "text"; text: string }
  | { type: "location"; title: string; latitude: number; longitude: number }
  | { type: "postback"; data: string; params?: Record<string, string>; label?: string };

const LINE = "/_city/line";
const phone = (user: string) => `${LINE}/phones/${encodeURIComponent(user)}`;

export const city = {
  clock: (): Promise<Clock> => ask("GET", "/_city/clock"),
  moveClock: (by: { set: string } | { advance: string }): Promise<Clock> => ask("POST", "/_city/clock", by),
  sent: (since: number): Promise<Sent[]> => ask("GET", `${LINE}/sent?since=${since}`),
  phones: (): Promise<Phone[]> => ask("GET", `${LINE}/phones`),
  addResident: (name: string): Promise<{ user_id: string }> =>
    ask("POST", `${LINE}/users`, { name, language: "ja", following: false, display: true }),
  chat: (user: string, since: number, wait: number, signal: AbortSignal): Promise<{ seq: number; items: ChatItem[] }> =>
    ask("GET", `${phone(user)}/chat?since=${since}&wait=${wait}`, undefined, signal),
  act: (user: string, deed: Deed): Promise<{ webhook_status: number }> => ask("POST", `${phone(user)}/actions`, deed),
  idToken: (user: string): Promise<{ id_token: string }> => ask("POST", `${phone(user)}/id_token`, {}),
};

async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path.split("?")[0]}: ${answer.status}`);
  return (await answer.json()) as T;
}
