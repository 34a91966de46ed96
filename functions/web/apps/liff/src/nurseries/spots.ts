import { fold, type Pack } from "@tsunagu/nursery";
import type { Spot } from "./wishes";

/** Districts by name, each at the middle of its facilities that have a place. */
export function districts({ rows }: Pack): Spot[] {
  const found = new Map<string, { lat: number; lng: number; count: number }>();
  for (const { district, position } of rows) {
    if (!district || !position) continue;
    const sum = found.get(district) ?? { lat: 0, lng: 0, count: 0 };
    found.set(district, { lat: sum.lat + position.lat, lng: sum.lng + position.lng, count: sum.count + 1 });
  }
  return [...found].map(([name, { lat, lng, count }]) => ({ lat: lat / count, lng: lng / count, name, from: "list" }));
}

/** Facilities whose name or kana holds `text`, the first few. */
export function named({ rows }: Pack, text: string, most: number): Spot[] {
  const wanted = fold(text);
  if (!wanted) return [];
  const spots: Spot[] = [];
  for (const { name, kana, position } of rows) {
    if (position && [name, kana].some((one) => fold(one).includes(wanted))) {
      spots.push({ ...position, name, from: "list" });
      if (spots.length === most) break;
    }
  }
  return spots;
}
