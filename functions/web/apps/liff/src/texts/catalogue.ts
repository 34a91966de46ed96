import type { ja } from "./ja";

/** The `{names}` that a sentence leaves open. */
type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;

export type Key = keyof typeof ja;

/** Every language has every key of the Japanese one and no other: a missing sentence fails the type check. */
export type Catalogue = Record<Key, string>;

/** What must be given to fill a sentence. */
export type Params<K extends Key> = [Holes<(typeof ja)[K]>] extends [never]
  ? []
  : [Record<Holes<(typeof ja)[K]>, string | number>];
