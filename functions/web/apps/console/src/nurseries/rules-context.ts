import type { PointRules } from "@tsunagu/api-client";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { valueAt } from "./rules-path";

/** The table that is being written, and a way to put something else at one of its places. */
interface Writing {
  rules: PointRules;
  put: (path: string, value: unknown) => void;
  /** What a row or question is called, by its id. */
  names: (id: string) => string;
}

export const RulesContext = createContext<Writing | undefined>(undefined);

export function useRules(): Writing {
  const writing = useContext(RulesContext);
  if (!writing) throw new Error("outside of a table");
  return writing;
}

/** What stands at a place, and a way to put something else there. */
export function usePlace<T>(path: string): [T, (value: T) => void] {
  const { rules, put } = useRules();
  return [valueAt(rules, path) as T, (value) => put(path, value)];
}
