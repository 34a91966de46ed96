/** Something at a place of the screen. */
export interface Pin {
  x: number;
  y: number;
}

/**
 * Pins that would lie upon each other, together: each joins the first group nearer than `apart`, so that every group can
 * be hit with a thumb.
 */
export function clusters<T extends Pin>(pins: readonly T[], apart: number): { x: number; y: number; pins: T[] }[] {
  const groups: { x: number; y: number; pins: T[] }[] = [];
  for (const pin of pins) {
    const near = groups.find(({ x, y }) => Math.abs(x - pin.x) < apart && Math.abs(y - pin.y) < apart);
    if (near) near.pins.push(pin);
    else groups.push({ x: pin.x, y: pin.y, pins: [pin] });
  }
  return groups;
}
