/** What every screen of a device in use shares. */
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Draft } from "../device/book";
import type { Kiosk } from "../device/kiosk";

export interface Desk {
  kiosk: Kiosk;
  /** Writes facts down and says so; `false` where nothing was saved, which is said too. */
  record(drafts: Draft[], sentence: string): Promise<boolean>;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no desk");
  useChanges(desk.kiosk);
  return desk;
}

/** Draws again whenever the device changes. */
export function useChanges(kiosk: Kiosk): void {
  const [, draw] = useState(0);
  useEffect(() => kiosk.subscribe(() => draw((n) => n + 1)), [kiosk]);
}
