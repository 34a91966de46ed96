import { type Drawer, drawer } from "@tsunagu/sync";
import { useState } from "preact/hooks";

export interface DraftOf {
  sheet: "add" | "edit" | "birth";
  /** The child whose sheet it is; none while one is being added. */
  child?: string;
}

interface Kept<T> extends DraftOf {
  /** What the form showed at first. */
  begun: T;
  values: T;
}

/**
 * The one form that `owner` began and has not sent. Messages and reloads interrupt a parent at any time; a sheet closed
 * by mistake comes back as it was. Ending a pregnancy and deleting are never kept: they are asked afresh each time.
 */
export const unsent = (owner: string): Drawer<DraftOf> => drawer(`form.${owner}`);

export interface Draft<T> {
  values: T;
  put: (change: Partial<T>) => void;
  /** Whether it was begun before. */
  resumed: boolean;
  restart: () => void;
}

/** The values of a form, kept as they are typed. A draft counts only while the form would still begin as it did then. */
export function useDraft<T extends object>(owner: string, of: DraftOf, begun: T): Draft<T> {
  const place = unsent(owner) as Drawer<Kept<T>>;
  const [{ values, resumed }, set] = useState(() => {
    const kept = place.read();
    return kept && same(kept, { ...of, begun })
      ? { values: kept.values, resumed: true }
      : { values: begun, resumed: false };
  });

  return {
    values,
    resumed,
    put: (change) => {
      const next = { ...values, ...change };
      place.write({ ...of, begun, values: next });
      set({ values: next, resumed });
    },
    restart: () => {
      place.clear();
      set({ values: begun, resumed: false });
    },
  };
}

const same = <T>(a: DraftOf & { begun: T }, b: DraftOf & { begun: T }): boolean =>
  a.sheet === b.sheet && a.child === b.child && JSON.stringify(a.begun) === JSON.stringify(b.begun);
