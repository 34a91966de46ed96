import { formatDay } from "@tsunagu/ui";
import { expect, it } from "vitest";
import { changeableUntil, whole } from "./time";

it("says day and hours as Japan's clocks have them, wherever the device is", () => {
  const span = { starts_at: "2026-04-10T10:00:00+09:00", ends_at: "2026-04-10T10:30:00+09:00" };
  expect(whole(span, formatDay, "ja", "2026-01-01")).toBe("4月10日（金） 10:00〜10:30");
  expect(whole(span, formatDay, "en", "2026-01-01")).toBe("Fri, Apr 10 10:00–10:30");
  expect(changeableUntil(span.starts_at, 1440)).toBe("2026-04-09T01:00:00.000Z");
});
