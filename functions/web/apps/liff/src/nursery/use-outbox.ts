import { type Absence, ApiError, type NewAbsence, type ResidentApi } from "@tsunagu/api-client";
import { deviceDrawer } from "@tsunagu/sync";
import { todayIn } from "@tsunagu/ui";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { type Item, Outbox } from "./outbox";

/** Where the network came back without telling the page, the next try is not far. */
const RETRY_MS = 30_000;

export interface Sending {
  items: Item[];
  fleeting: boolean;
  /** Reports, or reports anew what an item said. Answers with what was written; with nothing while it only waits here. */
  report: (report: NewAbsence, instead: string | undefined) => Promise<Absence[] | undefined>;
  takeBack: (key: string) => void;
  dismiss: (key: string) => void;
  send: () => void;
  /** What waited has arrived since the page was opened. */
  arrived: boolean;
}

/** Sends what this phone owes whenever it may get through: at the start, online again, looked at again. */
export function useOutbox(api: ResidentApi, owner: string, onArrived: () => void): Sending {
  const outbox = useMemo(() => new Outbox(deviceDrawer<Item[]>(`outbox.${owner}`), () => crypto.randomUUID()), [owner]);
  const [items, show] = useState(() => outbox.items());
  const [arrived, setArrived] = useState(false);

  const go = useCallback(async () => {
    const settled = navigator.onLine ? await outbox.send(api, () => todayIn(api.now())) : [];
    if (settled.length > 0) onArrived();
    return settled;
  }, [outbox, api, onArrived]);

  const send = useCallback(() => {
    void go().then((settled) => settled.length > 0 && setArrived(true));
  }, [go]);

  useEffect(() => {
    const look = () => show(outbox.items());
    const back = () => document.visibilityState === "visible" && send();
    const stop = outbox.watch(look);
    const timer = setInterval(back, RETRY_MS);
    // Another tab of the same person shares what is kept.
    addEventListener("storage", look);
    addEventListener("online", send);
    document.addEventListener("visibilitychange", back);
    send();
    return () => {
      stop();
      clearInterval(timer);
      removeEventListener("storage", look);
      removeEventListener("online", send);
      document.removeEventListener("visibilitychange", back);
    };
  }, [outbox, send]);

  const report = useCallback(
    async (words: NewAbsence, instead: string | undefined) => {
      setArrived(false);
      const key = instead === undefined ? outbox.add(words) : outbox.change(instead, words);
      const settled = await go();
      const item = outbox.find(key);
      if (item?.state === "refused") {
        // Whoever wrote it is still here to read the sentence and put it right.
        outbox.dismiss(key);
        throw new ApiError(400, "refused", item.sentence ?? "");
      }
      return settled.find((one) => one.item.key === key)?.absences;
    },
    [outbox, go],
  );

  return {
    items,
    fleeting: outbox.fleeting,
    report,
    takeBack: (key) => {
      outbox.takeBack(key);
      send();
    },
    dismiss: (key) => outbox.dismiss(key),
    send,
    arrived,
  };
}
