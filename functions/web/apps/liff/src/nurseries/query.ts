import type { Child } from "@tsunagu/api-client";
import { type ChildAt, kindsOf, type Query } from "@tsunagu/nursery";
import type { KeptPoints } from "../points/kept";
import { nextApril, placeOf } from "./entry";
import { ANCHORS, type Wishes } from "./wishes";

/** What wishes are read with. */
export interface About {
  family: readonly Child[];
  /** The estimate on this phone, where its points can be compared with the cut-offs of these facilities. */
  mine: KeptPoints | undefined;
  today: string;
}

/** As many as a map and a list can bear. */
const MOST = 500;
const FRESH_DAYS = 31;

/** The class that is looked for; with the child's months where it is one of the family. */
export function classOf(wishes: Wishes, { family, today }: About): Partial<ChildAt> {
  const child = family.find(({ id }) => id === wishes.child);
  return (
    placeOf(child, wishes.entry ?? nextApril(today)) ?? (wishes.class === undefined ? {} : { class: wishes.class })
  );
}

/** The question to the pack. */
export function queryOf(wishes: Wishes, about: About): Query {
  const { spots, radius, entry, groups, vacancy, allergy, opensBy, closesAfter, extras, siblings, district } = wishes;
  const at = classOf(wishes, about);
  const mine = wishes.points ? about.mine : undefined;
  return {
    anchors: ANCHORS.flatMap((name) => spots[name] ?? []).map(({ lat, lng }) => ({ lat, lng, radius })),
    limit: MOST,
    extras,
    siblings,
    kinds: groups.flatMap(kindsOf),
    ...(mine ? { class: mine.class, points: mine.points } : {}),
    ...at,
    ...(wishes.text.trim() ? { text: wishes.text.trim() } : {}),
    ...(district === undefined ? {} : { district }),
    ...(entry === undefined ? {} : { entry }),
    ...(vacancy ? { vacancy: vacancy === "fresh" ? { days: FRESH_DAYS } : {} } : {}),
    ...(allergy ? { allergy } : {}),
    ...(opensBy === undefined ? {} : { opens_by: opensBy }),
    ...(closesAfter === undefined ? {} : { closes_after: closesAfter }),
    ...(wishes.saturday ? { weekdays: ["saturday"] } : {}),
  };
}
