import { ApiError, type StaffApi, type StaffMilestone, type StaffService, staffNow } from "@tsunagu/api-client";
import { type Loaded, todayIn } from "@tsunagu/ui";
import { createContext } from "preact";
import { useContext, useEffect } from "preact/hooks";

/** Who is at work here: what every page of the console needs and none needs to be handed. */
export interface Desk {
  api: StaffApi;
  municipality: string;
  /** The id of the municipality's LIFF app, which links into LINE are made of. */
  liffId: string;
  /** Works for the municipality; everybody else sees the facilities that they work at, and nothing more. */
  officer: boolean;
  /** The subject of the sign-in: what the service writes down as whoever did something. */
  me: string;
  /** Every service, published or not. */
  services: Loaded<StaffService[]>;
  /** The national calendar, with what the municipality made of it. */
  milestones: Loaded<StaffMilestone[]>;
  /** The sign-in ran out. */
  onExpired: () => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("outside the console");
  return desk;
}

/** Sends to the sign-in when one of these failures says that it ran out. */
export function useExpiry(errors: readonly (Error | undefined)[]): void {
  const { onExpired } = useDesk();
  const expired = errors.some((error) => error instanceof ApiError && error.status === 401);
  useEffect(() => {
    if (expired) onExpired();
  }, [expired, onExpired]);
}

/** Today in Japan, by the service's clock. */
export const today = (): string => todayIn(staffNow());
