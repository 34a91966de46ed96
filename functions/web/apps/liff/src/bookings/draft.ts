import { drawer } from "@tsunagu/sync";
import { useState } from "preact/hooks";

/** What a family has chosen and answered and not sent. It stays on this device, in this tab, and never in an address. */
export interface Draft {
  service: string;
  /** The slot, once one was chosen. */
  slot?: string;
  /** Undefined until someone chose; an empty choice is a choice. */
  children?: string[];
  answers: Record<string, string>;
}

export const unsentBooking = (owner: string) => drawer<Draft>(`booking.${owner}`);

/** The draft for this service; one that was begun for another service is left behind by the first change. */
export function useDraft(owner: string, service: string) {
  const place = unsentBooking(owner);
  const [draft, set] = useState<Draft>(() => {
    const kept = place.read();
    return kept?.service === service ? kept : { service, answers: {} };
  });
  return {
    draft,
    put: (change: Partial<Draft>) => {
      const next = { ...draft, ...change };
      place.write(next);
      set(next);
    },
    clear: () => place.clear(),
  };
}
