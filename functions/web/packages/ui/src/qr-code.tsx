import { useMemo } from "preact/hooks";
import encodeQR from "qr";

/** Modules of white around the code, as ISO/IEC 18004 wants. */
const QUIET = 4;

/** A QR code, drawn in the page itself: its text goes nowhere else. `name` says what it is for. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const rows = useMemo(() => encodeQR(text, "raw", { border: QUIET, ecc: "medium" }), [text]);
  const side = rows.length;
  return (
    <svg role="img" aria-label={name} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges" class="w-full">
      <rect width={side} height={side} fill="#fff" />
      <path d={path(rows)} fill="#000" />
    </svg>
  );
}

/** One rectangle for each run of dark modules. */
function path(rows: readonly (readonly boolean[])[]): string {
  let d = "";
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      d += `M${from} ${y}h${x - from + 1}v1H${from}z`;
    }
  });
  return d;
}
