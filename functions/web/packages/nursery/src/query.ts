/** What a family may ask: the same words as `GET /api/nurseries` and `domain::nursery::Query`. */
import { type Extra, isInJapan, type Kind } from "./pack";

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

/** A point that a facility must be in reach of: degrees, and metres in a straight line. */
export interface Anchor {
  lat: number;
  lng: number;
  radius: number;
}

/** Free places, and how many days old the information may be. */
export interface Freshness {
  days?: number;
  /** Places that say "to be asked" fit too. */
  or_ask?: boolean;
}

/** What is left out is not asked for. */
export interface Query {
  /** None, one or two; a facility must be in reach of each. */
  anchors?: Anchor[];
  /** Part of the name, its kana or the district. */
  text?: string;
  /** Part of the district. */
  district?: string;
  kinds?: Kind[];
  /** 0 to 5. */
  class?: number;
  /** Completed months on the day the child begins; needs the class. */
  months?: number;
  /** The month it begins in, such as `2027-04`. */
  entry?: string;
  vacancy?: Freshness;
  /** The family's points; needs the class. */
  points?: number;
  allergy?: "adapted" | "substituted";
  /** Minutes after midnight. */
  opens_by?: number;
  closes_after?: number;
  weekdays?: Weekday[];
  extras?: Extra[];
  /** Ids of the nurseries that siblings go to: first, where they fit. */
  siblings?: string[];
  /** 1 to 500; 10 where it is left out. */
  limit?: number;
}

/** Why a question cannot be answered. */
export type BadQuery =
  | "too_many_anchors"
  | "not_in_japan"
  | "radius"
  | "no_class"
  | "class_needed"
  | "months"
  | "time"
  | "text_too_long"
  | "limit";

const FURTHEST = 100_000;
const LONGEST = 100;
const MOST_HITS = 500;

const isWhole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;

/** Why it cannot be answered; undefined where it can. */
export function check(query: Query): BadQuery | undefined {
  const anchors = query.anchors ?? [];
  if (anchors.length > 2) return "too_many_anchors";
  for (const { lat, lng, radius } of anchors) {
    if (!isInJapan(lat, lng)) return "not_in_japan";
    if (!(radius > 0 && radius <= FURTHEST)) return "radius";
  }
  if (query.class !== undefined) {
    if (!isWhole(query.class, 0, 5)) return "no_class";
  } else if (query.months !== undefined || query.points !== undefined) {
    return "class_needed";
  }
  if (query.months !== undefined && !isWhole(query.months, 0, 240)) return "months";
  for (const time of [query.opens_by, query.closes_after]) {
    if (time !== undefined && !isWhole(time, 0, 2 * 1440)) return "time";
  }
  if ([query.text, query.district].some((text) => [...(text ?? "")].length > LONGEST)) return "text_too_long";
  return isWhole(query.limit ?? 10, 1, MOST_HITS) ? undefined : "limit";
}
