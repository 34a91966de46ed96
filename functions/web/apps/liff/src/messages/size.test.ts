import { expect, it } from "vitest";
import { sizeWords } from "./size";

it("says how large a file is, in few digits", () => {
  expect([0, 12, 1_499, 84_600, 999_499, 999_500, 1_249_000, 3_145_728].map(sizeWords)).toEqual([
    "1 KB",
    "1 KB",
    "1 KB",
    "85 KB",
    "999 KB",
    "1.0 MB",
    "1.2 MB",
    "3.1 MB",
  ]);
});
