import type { Facility } from "@tsunagu/api-client";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** The school or nursery that somebody writes for, and the others that they may write for. */
interface Here {
  facility: Facility;
  facilities: Facility[];
}

export const HereContext = createContext<Here | undefined>(undefined);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("outside a facility");
  return here;
}
