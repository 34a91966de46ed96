import type { ResidentApi } from "@tsunagu/api-client";
import { useEffect } from "preact/hooks";
import { acknowledge, type Eyes } from "./receipt";

/** This page, as long as it is open. */
const here: Eyes = {
  isSeen: () => document.visibilityState === "visible",
  follow: (look) => {
    document.addEventListener("visibilitychange", look);
    addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", look);
    };
  },
};

/** Says once that a message was read, when its words are `there` and somebody sees them. */
export function useReceipt(api: ResidentApi, id: string, there: boolean): void {
  useEffect(() => (there ? acknowledge(() => api.receiveMessage(id), here) : undefined), [api, id, there]);
}
