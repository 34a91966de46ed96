// The banks and branches of Japan as the console reads them, from a package that is published anew every week.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
/** The fields for banks and branches admit no sign but the hyphen (全銀協); the package has a full stop in a few names. */
const writable = (kana) => kana.replaceAll("．", " ");
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

/** Adds banks.csv to the console's pages. */
export function banks() {
  return {
    name: "banks",
    generateBundle() {
      const all = Object.values(require("zengin-code"));
      const rows = all.flatMap(({ branches, ...bank }) =>
        Object.values(branches).map((branch) => [
          bank.code,
          bank.name,
          writable(bank.kana),
          branch.code,
          branch.name,
          writable(branch.kana),
        ]),
      );
      const source = rows.map((row) => row.map(quoted).join(",")).join("\r\n");
      this.emitFile({ type: "asset", fileName: "banks.csv", source });
    },
  };
}
