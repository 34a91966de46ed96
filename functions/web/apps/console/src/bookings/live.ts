import { type StaffSlot, staffNow } from "@tsunagu/api-client";
import { type Loaded, useLoad, useRefresh } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";

const EVERY_MS = 30_000;

export interface Live {
  slots: StaffSlot[];
  /** When it was so. */
  at: Date;
}

/** The slots of these services between two days as they stand, asked for again and again while someone looks. */
export function useSlots(services: readonly string[], from: string, to: string): Loaded<Live> {
  const { api } = useDesk();
  const live = useLoad(`${services.join()} ${from} ${to}`, async () => {
    const lists = await Promise.all(services.map((service) => api.slots(service, from, to)));
    return { slots: lists.flat(), at: staffNow() };
  });
  useRefresh(live.reload, EVERY_MS);
  useExpiry([live.error]);
  return live;
}
