/**
 * Cuts a list into parts that the service takes. It works on bytes: in which encoding they are is the service's business.
 * That is safe, because neither `"` nor `,` nor a line end is ever the second byte of a character of CP932 (they are
 * 0x40 and more) or of UTF-8.
 */

/** The most bytes of a part. */
const MOST_BYTES = 256 * 1024;

/** A part as it is sent: the head of the list, then rows of it. */
export interface Part {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each of its rows stands in the file as a spreadsheet numbers them: a line end inside of quotes begins no row. */
  rows: number[];
}

/** A list as it is sent. */
export interface Cut {
  /** Its head with the line end. */
  head: Uint8Array<ArrayBuffer>;
  /** None where there is nothing below the head. */
  parts: Part[];
}

interface Line {
  bytes: Uint8Array;
  row: number;
}

const [LINE_END, RETURN, COMMA, QUOTE, FILE_END] = [0x0a, 0x0d, 0x2c, 0x22, 0x1a];
const MARK = [0xef, 0xbb, 0xbf];

/** A row that is longer than a part has one to itself. */
export function split(file: Uint8Array, most = MOST_BYTES): Cut {
  const [head, ...lines] = linesOf(file);
  const groups: { lines: Line[]; size: number }[] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (open && open.size + line.bytes.length <= most) {
      open.lines.push(line);
      open.size += line.bytes.length;
    } else {
      groups.push({ lines: [line], size: (head?.bytes.length ?? 0) + line.bytes.length });
    }
  }
  return {
    head: new Uint8Array(head?.bytes ?? []),
    parts: groups.map(({ lines, size }) => ({
      bytes: joined(head ? [head, ...lines] : lines, size),
      rows: lines.map(({ row }) => row),
    })),
  };
}

function joined(lines: readonly Line[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const { bytes } of lines) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}

/** The lines with their ends; those that are blank are counted and left out, because the service does not count them. */
function linesOf(file: Uint8Array): Line[] {
  const lines: Line[] = [];
  const end = file.at(-1) === FILE_END ? file.length - 1 : file.length;
  let [from, row] = [0, 1];
  const close = (until: number) => {
    const bytes = file.subarray(from, until);
    if (bytes.some((byte) => byte !== LINE_END && byte !== RETURN)) lines.push({ bytes, row });
    row++;
    from = until;
  };

  // A quote opens only where a field begins, so that one inside of a word swallows nothing.
  let quoted = false;
  let fresh = true;
  for (let at = MARK.every((byte, place) => file[place] === byte) ? MARK.length : 0; at < end; at++) {
    const byte = file[at];
    if (quoted) {
      if (byte !== QUOTE) continue;
      if (file[at + 1] === QUOTE) at++;
      else quoted = false;
    } else if (byte === QUOTE && fresh) {
      quoted = true;
      fresh = false;
    } else {
      fresh = byte === COMMA || byte === LINE_END;
      if (byte === LINE_END) close(at + 1);
    }
  }
  if (from < end) close(end);
  return lines;
}
