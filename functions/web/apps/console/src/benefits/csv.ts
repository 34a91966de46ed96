/** Text tables as spreadsheets and core systems write them. */

/** Reads bytes as UTF-8 or, where they are none, as Shift_JIS: Excel still writes it. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

/** A row with the number that a spreadsheet gives it, from 1. */
export interface Row {
  row: number;
  fields: string[];
}

/** The rows that say something, with blanks around their fields taken away. */
export function readCsv(text: string): Row[] {
  const rows: Row[] = [];
  let fields: string[] = [];
  let field = "";
  let quoted = false;
  let row = 1;
  const endField = () => {
    fields.push(field.trim());
    field = "";
  };
  const endRow = () => {
    endField();
    if (fields.some(Boolean)) rows.push({ row, fields });
    fields = [];
    row++;
  };
  // The mark by which Excel knows UTF-8 comes before everything, the one of old systems for the end behind it.
  const content = (text.endsWith("\u001a") ? text.slice(0, -1) : text).replace(/^\ufeff/, "");
  for (let at = 0; at < content.length; at++) {
    const c = content[at] ?? "";
    if (quoted) {
      if (c !== '"') field += c;
      else if (content[at + 1] === '"') {
        field += c;
        at++;
      } else quoted = false;
    } else if (c === '"' && field.trim() === "") {
      field = "";
      quoted = true;
    } else if (c === ",") endField();
    else if (c === "\n") endRow();
    else field += c;
  }
  endRow();
  return rows;
}

/** A table that Excel opens as it is: with the mark for UTF-8, and everything in quotes. */
export function csvOf(lines: readonly (readonly (string | number)[])[]): string {
  const quoted = (field: string | number) => `"${String(field).replaceAll('"', '""')}"`;
  return `\ufeff${lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("")}`;
}
