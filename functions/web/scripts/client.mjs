// Writes the API's types from the published contract; with --check only says whether the committed file is fresh.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const contract = new URL("../../../shared/contract/openapi.json", import.meta.url);
const target = new URL("../packages/api-client/src/schema.d.ts", import.meta.url);
const head = "// Generated from shared/contract/openapi.json by `npm run client`. Do not edit.\n\n";

const made = head + astToString(await openapiTS(contract));

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => "");
  if (committed !== made) {
    console.error("packages/api-client/src/schema.d.ts is not what openapi.json says: run `npm run client`");
    process.exitCode = 1;
  }
} else {
  await writeFile(target, made);
  console.log(`wrote ${fileURLToPath(target)}`);
}
