import type { InboxCard, InboxPage, ResidentApi } from "@tsunagu/api-client";

/** What has been seen of the inbox, newest first. `before` leads to what is older; none at the end. */
export type Shelf = InboxPage;

/** A page with something in it, if there is one: the service leaves out what this family may not read any more. */
export async function page(api: Pick<ResidentApi, "inbox">, before?: string): Promise<InboxPage> {
  const read = await api.inbox(before);
  return read.messages.length === 0 && read.before ? page(api, read.before) : read;
}

const without = (cards: readonly InboxCard[], others: readonly InboxCard[]) =>
  cards.filter(({ id }) => !others.some((other) => other.id === id));

/** The newest page was asked for again: what was seen of the older ones stays, where it goes on from there. */
export function renewed(seen: Shelf | undefined, first: InboxPage): Shelf {
  if (!seen || !first.before) return first;
  const edge = seen.messages.findLastIndex(({ id }) => first.messages.some((card) => card.id === id));
  if (edge < 0) return first;
  const rest = seen.messages.slice(edge + 1);
  return { messages: [...first.messages, ...rest], ...(seen.before ? { before: seen.before } : {}) };
}

/** The next older page below. */
export function extended(seen: Shelf, next: InboxPage): Shelf {
  return { ...next, messages: [...seen.messages, ...without(next.messages, seen.messages)] };
}

/** Whether it waits to be read; one that was taken back does not. */
export const isUnread = ({ read, recalled }: InboxCard): boolean => !read && !recalled;

/** What the newest page says about what waits: how many, whether there may be more, whether one is urgent. */
export function waiting({ messages, before }: InboxPage): { count: number; atLeast: boolean; urgent: boolean } {
  const unread = messages.filter(isUnread);
  return { count: unread.length, atLeast: Boolean(before), urgent: unread.some(({ urgent }) => urgent) };
}
