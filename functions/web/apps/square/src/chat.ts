import { useEffect, useState } from "preact/hooks";
import { type ChatItem, city } from "./city";

/** How long the city may keep a question open. */
const WAIT_SECONDS = 25;
const PAUSE_MS = 1500;

/** One phone's chat, kept up to date by asking again as soon as the last question was answered. */
export function useChat(user: string, onNews: (items: ChatItem[]) => void): ChatItem[] {
  const [items, setItems] = useState<ChatItem[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one conversation per phone
  useEffect(() => {
    const stop = new AbortController();
    setItems([]);

    async function listen() {
      let since = 0;
      let wait = 0;
      while (!stop.signal.aborted) {
        try {
          const news = await city.chat(user, since, wait, stop.signal);
          if (news.items.length > 0) {
            setItems((old) => [...old, ...news.items]);
            onNews(news.items);
          }
          since = news.seq;
          wait = WAIT_SECONDS;
        } catch {
          // The city is being restarted, or this phone was put away.
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    }

    void listen();
    return () => stop.abort();
  }, [user]);

  return items;
}
