/** The pack, whose bytes `shared/domain/src/nursery/pack/mod.rs` lays out in tables. Nothing is believed unchecked. */

/** Kinds by their number. */
export const KINDS = [
  "other",
  "public_kindergarten",
  "private_kindergarten",
  "kindergarten",
  "public_nursery",
  "private_nursery",
  "licensed_nursery",
  "centre_united",
  "centre_kindergarten",
  "centre_nursery",
  "centre_local",
  "centre",
  "small_scale",
  "home_based",
  "workplace",
  "home_visit",
  "certified",
  "unlicensed",
  "after_school",
  "childrens_hall",
  "support_centre",
  "disability_day",
] as const;
export type Kind = (typeof KINDS)[number];

/** Extras by their bit. */
export const EXTRAS = [
  "extended",
  "holiday",
  "temporary",
  "sick",
  "night",
  "all_hours",
  "bus",
  "lunch",
  "nursing_room",
  "parking",
] as const;
export type Extra = (typeof EXTRAS)[number];

/** A number that is not known: of two bytes, of one. */
export const NONE_16 = 0xffff;
const NONE_8 = 0xff;
/** The bit of free places of no class in particular. */
export const WHOLE = 6;
const NOWHERE = -(2 ** 31);
const HEAD = 32;

/** What is known of one class. */
export interface Cell {
  /** 0 nothing said, 1–200 so many and one more, 240 some, 241 few, 242 none, 243 ask, 244 no class, 245 a symbol. */
  vacancy: number;
  /** Days since 2000-01-01, or 65535. */
  day: number;
  /** Months since 2000-01, or 65535. */
  entry: number;
  /** 0 nothing said, 1 points, 2 at most, 3 left, 4 all, 5 nobody, 6 no places, 7 kept back, 8 no class. */
  border: number;
  /** Tenths of a point, or places left. */
  points: number;
  /** The fiscal year of the cut-off. */
  year: number | undefined;
  offered: boolean;
}

/** A facility. */
export interface Row {
  municipality: string;
  id: string;
  name: string;
  kana: string;
  district: string;
  kind: Kind;
  /** Degrees; undefined where there are no coordinates. */
  position: { lat: number; lng: number } | undefined;
  /** Minutes after midnight, or 65535. */
  opens: number;
  closes: number;
  /** Completed months: from, and the first month that is not taken. */
  from: number | undefined;
  to: number | undefined;
  /** Bits. */
  extras: number;
  days: number;
  allergy: number;
  capacity: number | undefined;
  /** By class, and under `WHOLE` that of no class in particular. */
  cells: (Cell | undefined)[];
}

/** Facilities in the order of their ids. */
export interface Pack {
  rows: Row[];
  /** Their degrees once more, side by side: most of a search is looking at these. NaN where there are none. */
  lats: Float64Array;
  lngs: Float64Array;
}

/** Why bytes are no pack. */
export type NotAPack = "magic" | "version" | "length" | "value" | "text" | "order";

class Refused extends Error {
  constructor(readonly why: NotAPack) {
    super(why);
  }
}

function hold(holds: boolean, why: NotAPack): asserts holds {
  if (!holds) throw new Refused(why);
}

/** What a pack holds, or why it is none. */
export function unpack(bytes: Uint8Array): Pack | NotAPack {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof Refused) return error.why;
    throw error;
  }
}

function read(bytes: Uint8Array): Pack {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  hold(bytes.length >= 4 && view.getUint32(0) === 0x544e5552, "magic");
  hold(bytes.length >= HEAD, "length");
  hold(view.getUint16(4, true) === 1, "version");
  hold(view.getUint16(6, true) === 0 && view.getUint32(28, true) === 0, "value");
  const count = (at: number) => view.getUint32(at, true);
  const [rows, cells, pairs, municipalities, text] = [count(8), count(12), count(16), count(20), count(24)];
  hold(pairs <= NONE_16 && municipalities <= NONE_16, "value");
  hold(HEAD + rows * 24 + cells * 8 + pairs * 4 + text === bytes.length, "length");

  const cellsAt = HEAD + rows * 24;
  const pairsAt = cellsAt + cells * 8;
  const lines = linesOf(bytes.subarray(pairsAt + pairs * 4));
  hold(lines.length === municipalities + rows * 4, "text");
  const pack: Pack = { rows: [], lats: new Float64Array(rows), lngs: new Float64Array(rows) };
  let cell = 0;
  for (let number = 0; number < rows; number++) {
    const at = HEAD + number * 24;
    const mask = view.getUint8(at + 9);
    hold(mask < 1 << (WHOLE + 1), "value");
    const own: (Cell | undefined)[] = [];
    for (let bit = 0; bit <= WHOLE; bit++) {
      const has = (mask & (1 << bit)) !== 0;
      hold(!has || cell < cells, "length");
      own.push(has ? cellOf(view, cellsAt + cell * 8, pairsAt, pairs) : undefined);
      if (has) cell++;
    }
    const municipality = view.getUint16(at + 22, true);
    hold(municipality < municipalities, "value");
    const from = municipalities + number * 4;
    const [id = "", name = "", kana = "", district = ""] = lines.slice(from, from + 4);
    const row = rowOf(view, at, { municipality: lines[municipality] ?? "", id, name, kana, district, cells: own });
    pack.rows.push(row);
    pack.lats[number] = row.position?.lat ?? Number.NaN;
    pack.lngs[number] = row.position?.lng ?? Number.NaN;
  }
  hold(cell === cells, "length");
  hold(
    pack.rows.every((row, number) => isBefore(pack.rows[number - 1], row)),
    "order",
  );
  return pack;
}

/** Ids are ASCII, so that this order is that of their bytes. */
function isBefore(one: Row | undefined, next: Row): boolean {
  if (one === undefined || one.id < next.id) return true;
  return one.id === next.id && one.municipality < next.municipality;
}

type Named = Pick<Row, "municipality" | "id" | "name" | "kana" | "district" | "cells">;

function rowOf(view: DataView, at: number, { municipality, id, name, kana, district, cells }: Named): Row {
  const [lat, lng] = [view.getInt32(at, true), view.getInt32(at + 4, true)];
  const kind = KINDS[view.getUint8(at + 8)];
  const days = view.getUint8(at + 18);
  const allergy = view.getUint8(at + 19);
  const placed = lat !== NOWHERE || lng !== NOWHERE;
  hold(!placed || isInJapan(lat / 1e6, lng / 1e6), "value");
  hold(kind !== undefined && days < 1 << 7 && allergy <= 6, "value");
  const months = (value: number) => (value === NONE_8 ? undefined : value);
  const capacity = view.getUint16(at + 20, true);
  return {
    municipality,
    id,
    name,
    kana,
    district,
    cells,
    kind,
    days,
    allergy,
    position: placed ? { lat: lat / 1e6, lng: lng / 1e6 } : undefined,
    opens: view.getUint16(at + 10, true),
    closes: view.getUint16(at + 12, true),
    from: months(view.getUint8(at + 14)),
    to: months(view.getUint8(at + 15)),
    extras: view.getUint16(at + 16, true),
    capacity: capacity === NONE_16 ? undefined : capacity,
  };
}

function cellOf(view: DataView, at: number, pairsAt: number, pairs: number): Cell {
  const vacancy = view.getUint8(at);
  const border = view.getUint8(at + 1);
  const pair = view.getUint16(at + 2, true);
  const year = view.getUint8(at + 6);
  const flags = view.getUint8(at + 7);
  hold((vacancy <= 200 || (vacancy >= 240 && vacancy <= 245)) && border <= 8 && flags <= 1, "value");
  hold(pair === NONE_16 || pair < pairs, "value");
  return {
    vacancy,
    border,
    day: pair === NONE_16 ? NONE_16 : view.getUint16(pairsAt + pair * 4, true),
    entry: pair === NONE_16 ? NONE_16 : view.getUint16(pairsAt + pair * 4 + 2, true),
    points: view.getInt16(at + 4, true),
    year: year === NONE_8 ? undefined : 2000 + year,
    offered: flags === 1,
  };
}

/** Whether a point may be meant at all. */
export function isInJapan(lat: number, lng: number): boolean {
  return lat >= 20 && lat <= 46 && lng >= 122 && lng <= 154;
}

function linesOf(bytes: Uint8Array): string[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused("text");
  }
  if (text === "") return [];
  hold(text.endsWith("\n"), "text");
  return text.slice(0, -1).split("\n");
}
