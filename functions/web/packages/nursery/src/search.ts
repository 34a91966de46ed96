/** The search: a look at every row, which for the facilities of a whole prefecture takes less than a frame. */
import { EARTH_RADIUS, metres, type Trig, trig } from "./distance";
import { fold } from "./fold";
import { type Cell, EXTRAS, KINDS, NONE_16, type Pack, type Row, WHOLE } from "./pack";
import { type Anchor, type BadQuery, check, type Freshness, type Query } from "./query";

/** A facility that fits. */
export interface Hit {
  row: Row;
  /** Metres in a straight line from the first anchor, and from the second. */
  metres: number | undefined;
  secondMetres: number | undefined;
  isSiblings: boolean;
  /** A class was asked for, and the facility does not say whom it takes. */
  agesUnknown: boolean;
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
/** They take no classes. */
const CLASSLESS = new Set<string>(["after_school", "childrens_hall", "support_centre", "disability_day"]);
const [SUBSTITUTED, ADAPTING] = [3, [1, 2, 3]];
const ASK = 243;
const DAY = 86_400_000;

/**
 * The facilities that fit, in the order that the server gives: by the distance to the one anchor or the sum of both, without
 * one by id, siblings' nurseries first. `today` is `2026-11-30`. What the question lacks is why it is a word instead.
 */
export function search(pack: Pack, query: Query, today: string): Hit[] | BadQuery {
  const bad = check(query);
  if (bad) return bad;
  const wanted = new Wanted(query, today);
  const circles = (query.anchors ?? []).map(circleOf);
  const siblings = new Set(query.siblings);
  const hits: (Hit & { way: number; place: number })[] = [];
  for (const place of inBox(pack, circles)) {
    const row = pack.rows[place];
    const fit = row && wanted.fit(row);
    const reached = fit && reach(row, circles);
    if (!reached) continue;
    const way = reached.reduce((sum, one) => sum + one, 0);
    const isSiblings = siblings.has(row.id);
    hits.push({ row, metres: reached[0], secondMetres: reached[1], isSiblings, ...fit, way, place });
  }
  hits.sort((one, other) => {
    if (one.isSiblings !== other.isSiblings) return one.isSiblings ? -1 : 1;
    return one.way - other.way || one.place - other.place;
  });
  return hits.slice(0, query.limit ?? 10).map(({ way: _way, place: _place, ...hit }) => hit);
}

interface Circle {
  trig: Trig;
  radius: number;
  south: number;
  north: number;
  west: number;
  east: number;
}

/** With the box that it touches, a little wider, so that most rows cost four comparisons. */
function circleOf({ lat, lng, radius }: Anchor): Circle {
  const middle = trig(lat, lng);
  const angle = radius / EARTH_RADIUS;
  const up = (angle * 180) / Math.PI + 1e-6;
  const aside = (Math.asin(Math.min(1, Math.sin(angle) / middle.cosLat)) * 180) / Math.PI + 1e-6;
  return { trig: middle, radius, south: lat - up, north: lat + up, west: lng - aside, east: lng + aside };
}

/** The places of the rows that lie in the box of every circle. */
function inBox({ rows, lats, lngs }: Pack, circles: Circle[]): number[] {
  const places: number[] = [];
  if (circles.length === 0) return [...rows.keys()];
  const south = Math.max(...circles.map((circle) => circle.south));
  const north = Math.min(...circles.map((circle) => circle.north));
  const west = Math.max(...circles.map((circle) => circle.west));
  const east = Math.min(...circles.map((circle) => circle.east));
  for (let place = 0; place < lats.length; place++) {
    const lat = lats[place] ?? Number.NaN;
    const lng = lngs[place] ?? Number.NaN;
    if (lat >= south && lat <= north && lng >= west && lng <= east) places.push(place);
  }
  return places;
}

/** Metres from each middle; undefined where one of them is out of reach. */
function reach({ position }: Row, circles: Circle[]): number[] | undefined {
  if (circles.length === 0) return [];
  if (!position) return undefined;
  const there = trig(position.lat, position.lng);
  const all = circles.map((circle) => metres(circle.trig, there));
  return circles.every(({ radius }, number) => (all[number] ?? Number.POSITIVE_INFINITY) <= radius) ? all : undefined;
}

/** A question, with everything worked out that does not depend on the row. */
class Wanted {
  private readonly kinds: Set<string>;
  private readonly extras: number;
  private readonly days: number;
  private readonly entry: number | undefined;
  private readonly today: number;
  private readonly points: number | undefined;
  private readonly text: string;
  private readonly district: string;

  constructor(
    private readonly query: Query,
    today: string,
  ) {
    this.kinds = new Set(query.kinds?.length ? query.kinds : KINDS);
    this.extras = bits(EXTRAS, query.extras);
    this.days = bits(WEEKDAYS, query.weekdays);
    this.entry = query.entry === undefined ? undefined : monthNumber(query.entry);
    this.today = Math.min(Math.max((Date.parse(today) - Date.UTC(2000, 0, 1)) / DAY, 0), NONE_16 - 1);
    this.points = query.points === undefined ? undefined : Math.round(query.points * 10);
    this.text = fold(query.text ?? "");
    this.district = fold(query.district ?? "");
  }

  /** Undefined for who does not fit. */
  fit(row: Row): { agesUnknown: boolean } | undefined {
    const { opens_by, closes_after, allergy } = this.query;
    const plain =
      this.kinds.has(row.kind) &&
      (row.extras & this.extras) === this.extras &&
      (row.days & this.days) === this.days &&
      (opens_by === undefined || row.opens <= opens_by) &&
      (!closes_after || (row.closes !== NONE_16 && row.closes >= closes_after)) &&
      (allergy !== "substituted" || row.allergy === SUBSTITUTED) &&
      (allergy !== "adapted" || ADAPTING.includes(row.allergy));
    const taken = plain ? this.taken(row) : undefined;
    if (!taken || !this.hasRoom(row) || !this.isReached(row)) return undefined;
    return this.isCalled(row) ? taken : undefined;
  }

  /** Spelling is worked out for those that fit otherwise, and only where somebody asks. */
  private isCalled({ name, kana, district }: Row): boolean {
    if (!this.text && !this.district) return true;
    const town = fold(district);
    return town.includes(this.district) && [fold(name), fold(kana), town].some((text) => text.includes(this.text));
  }

  private taken({ kind, from, to, cells }: Row): { agesUnknown: boolean } | undefined {
    const { class: years, months } = this.query;
    if (years === undefined) return { agesUnknown: false };
    if (CLASSLESS.has(kind)) return undefined;
    const cell = cells[years];
    if (cell) {
      const oldEnough = months === undefined || from === undefined || from <= months;
      return cell.offered && oldEnough ? { agesUnknown: false } : undefined;
    }
    // Without months, the oldest child of the class on 1 April.
    const oldest = months ?? years * 12 + 11;
    const takes = (from === undefined || from <= oldest) && (to === undefined || years * 12 < to);
    return takes ? { agesUnknown: from === undefined && to === undefined } : undefined;
  }

  private hasRoom({ cells }: Row): boolean {
    const { vacancy, class: years } = this.query;
    if (!vacancy) return true;
    const asked = years === undefined ? cells : [cells[years]];
    return asked.some((cell) => cell !== undefined && this.cellHasRoom(cell, vacancy));
  }

  private cellHasRoom({ vacancy, day, entry }: Cell, { days, or_ask }: Freshness): boolean {
    const room = (vacancy >= 2 && vacancy <= 200) || vacancy === 240 || vacancy === 241 || (or_ask && vacancy === ASK);
    const fresh = days === undefined || (day !== NONE_16 && Math.max(0, this.today - day) <= days);
    return Boolean(room) && fresh && (this.entry === undefined || entry === NONE_16 || entry === this.entry);
  }

  private isReached({ cells }: Row): boolean {
    if (this.points === undefined) return true;
    const cell = cells[this.query.class ?? WHOLE];
    if (!cell) return false;
    return cell.border === 1 || cell.border === 2 ? cell.points <= this.points : cell.border === 3 || cell.border === 4;
  }
}

function bits<T>(names: readonly T[], wanted: T[] | undefined): number {
  return (wanted ?? []).reduce((mask, name) => mask | (1 << names.indexOf(name)), 0);
}

/** Months since 2000-01. */
function monthNumber(month: string): number {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return (year - 2000) * 12 + number - 1;
}
