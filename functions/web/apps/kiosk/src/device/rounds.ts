/** When the device speaks with the server: at start, when a network appears, when somebody looks, and every so often. */
import { useEffect } from "preact/hooks";
import type { Kiosk } from "./kiosk";

const USUAL = 15_000;

export function useRounds(kiosk: Kiosk, every = USUAL): void {
  useEffect(() => {
    const speak = () => {
      // A full disk is said where somebody records; the lease is looked at again in a moment.
      void kiosk.tick().catch(() => undefined);
      void kiosk.sync();
    };
    const look = () => document.visibilityState === "visible" && speak();
    speak();
    const timer = setInterval(speak, every);
    addEventListener("online", speak);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      removeEventListener("online", speak);
      document.removeEventListener("visibilitychange", look);
    };
  }, [kiosk, every]);
}
