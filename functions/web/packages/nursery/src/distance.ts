/** How far it is. In a straight line, and called that; minutes on foot are an estimate. */

/** Metres: the mean radius of WGS 84. */
export const EARTH_RADIUS = 6_371_008.771415059;
/** 不動産の表示に関する公正競争規約施行規則9条9号. */
const METRES_A_MINUTE = 80;
/** How much longer the way along streets is: 4/π on a grid, and a little. */
const DETOUR_FACTOR = 1.3;

/** Parts of a metre that a distance is rounded to: the last bits of a double are chance, and would order what lies equally far. */
const PARTS = 1e8;

/** A point with what its distances need. */
export interface Trig {
  lng: number;
  sinLat: number;
  cosLat: number;
}

/** From degrees. */
export function trig(lat: number, lng: number): Trig {
  const radians = (Math.PI * lat) / 180;
  return { lng: (Math.PI * lng) / 180, sinLat: Math.sin(radians), cosLat: Math.cos(radians) };
}

/** Metres over the sphere, by the same steps and rounding as the server, so that orders agree. */
export function metres(here: Trig, there: Trig): number {
  const aside = there.lng - here.lng;
  const cosLng = Math.cos(aside);
  const east = there.cosLat * Math.sin(aside);
  const north = here.cosLat * there.sinLat - here.sinLat * there.cosLat * cosLng;
  const along = here.sinLat * there.sinLat + here.cosLat * there.cosLat * cosLng;
  const straight = EARTH_RADIUS * Math.atan2(Math.sqrt(east * east + north * north), along);
  return Math.round(straight * PARTS) / PARTS;
}

/** Metres in a straight line between two points in degrees. */
export function metresBetween(lat: number, lng: number, otherLat: number, otherLng: number): number {
  return metres(trig(lat, lng), trig(otherLat, otherLng));
}

/** Minutes on foot, estimated (目安) from the straight line. At least one. */
export function walkingMinutes(straight: number): number {
  return Math.max(1, Math.ceil((straight * DETOUR_FACTOR) / METRES_A_MINUTE));
}
