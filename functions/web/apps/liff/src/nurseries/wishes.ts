import type { Extra, Group } from "@tsunagu/nursery";
import { deviceDrawer } from "@tsunagu/sync";
import { useState } from "preact/hooks";

export const ANCHORS = ["home", "work"] as const;
export type AnchorName = (typeof ANCHORS)[number];

/** A place of the family's, which never leaves this phone. */
export interface Spot {
  lat: number;
  lng: number;
  from: "here" | "map" | "list";
  /** The facility or district that was chosen. */
  name: string;
}

export const RADII = [500, 1000, 2000, 3000, 5000] as const;

/** What a family looks for. `undefined` and empty are not asked for. */
export interface Wishes {
  spots: Partial<Record<AnchorName, Spot>>;
  radius: number;
  /** One of the family's children, or a class where none is registered. */
  child: string | undefined;
  class: number | undefined;
  /** `2027-04`. */
  entry: string | undefined;
  groups: Group[];
  vacancy: "any" | "fresh" | undefined;
  allergy: "adapted" | "substituted" | undefined;
  opensBy: number | undefined;
  closesAfter: number | undefined;
  saturday: boolean;
  extras: Extra[];
  /** Only where the points of the estimate were enough last year. */
  points: boolean;
  /** Ids of the siblings' nurseries. */
  siblings: string[];
  text: string;
  district: string | undefined;
}

export const NO_WISHES: Wishes = {
  spots: {},
  radius: 2000,
  child: undefined,
  class: undefined,
  entry: undefined,
  groups: [],
  vacancy: undefined,
  allergy: undefined,
  opensBy: undefined,
  closesAfter: undefined,
  saturday: false,
  extras: [],
  points: false,
  siblings: [],
  text: "",
  district: undefined,
};

/** On this phone, by whoever uses it. */
const kept = (owner: string) => deviceDrawer<Partial<Wishes>>(`nurseries.${owner}`);

export interface Wished {
  wishes: Wishes;
  put: (wishes: Wishes) => void;
}

/** The wishes of this phone; the next search begins with them. */
export function useWishes(owner: string): Wished {
  const [wishes, set] = useState<Wishes>(() => ({ ...NO_WISHES, ...kept(owner).read() }));
  return {
    wishes,
    put: (next) => {
      kept(owner).write(next);
      set(next);
    },
  };
}

/** The same wishes without the family's places. */
export const forget = (wishes: Wishes, name: AnchorName): Wishes => {
  const { [name]: _gone, ...spots } = wishes.spots;
  return { ...wishes, spots };
};

/** In where it is out, out where it is in. */
export const toggled = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
