import { ApiError, type CsvPart, type Service } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { withUnits } from "./by-answer";
import { gatherCsv } from "./csv";
import { changed, draftFromJson, draftOf, emptyNumbers, newDraft, serviceOf } from "./draft";
import { mistakeAt, mistakesIn, mistakesOf } from "./mistakes";
import { renameDimension, renameQuestion } from "./rename";
import { onNextDay, slotsIn, weekdayOf } from "./session";
import { progress, spans } from "./spans";

const small: Service = { id: "online", title: { ja: "オンライン相談" }, for: "household" };
const weekly = {
  weekday: "monday",
  from: "09:00",
  until: "12:00",
  minutes: 30,
  capacity: { places: 1, baby: 2 },
};

it("says everything that the wire leaves out, and is unchanged by that", () => {
  const draft = draftOf({ ...small, pattern: [weekly] });
  expect(draft.pattern[0]).toMatchObject({ from: "09:00:00", weeks: [], lane: "a" });
  expect(draft).toMatchObject({ published: true, closed_on_holidays: true, confirmation: "automatic" });
  expect(changed(draft, draftOf(serviceOf(draft)))).toBe(false);
  expect(changed({ ...draft, title: { ja: " オンライン相談 ", en: "" } }, draft)).toBe(false);
  expect(changed({ ...draft, cancel_minutes: Number.NaN }, draft)).toBe(true);
});

it("finds numbers that were left empty", () => {
  const draft = draftOf({ ...small, pattern: [{ ...weekly, minutes: Number.NaN }] });
  expect(emptyNumbers(draft)).toEqual(["pattern.0.minutes"]);
  expect(emptyNumbers(newDraft())).toEqual([]);
});

it("takes over another municipality's JSON, or nothing", () => {
  expect(draftFromJson(JSON.stringify(small))?.id).toBe("online");
  for (const odd of ["", "[]", "null", '{"id":"online"}', '{"id":"a","for":"household","title":{"en":"x"}}']) {
    expect(draftFromJson(odd)).toBeUndefined();
  }
});

it("puts a refusal beside the field that it names", () => {
  const refused = (reason: string) => mistakesOf(new ApiError(422, "service_invalid", "矛盾があります。", { reason }));
  const found = refused("pattern.0.until: backwards");
  expect(Object.keys(found)).toEqual(["pattern.0.until"]);
  expect(mistakesIn(found, ["pattern", "exceptions"])).toHaveLength(1);
  expect(mistakesIn(found, ["pat"])).toEqual([]);
  expect(mistakeAt(refused("title.en: text_empty"), "title")).toBe("空白だけになっています。");
  expect(refused("id: brand_new_reason")).toEqual({ id: "矛盾があります。" });
  expect(refused("whatever")).toEqual({});
  expect(mistakesOf(new ApiError(409, "version_conflict", "x", { reason: "id: shape" }))).toEqual({});
});

it("counts the slots of a session and knows a day's weekday", () => {
  expect(slotsIn({ from: "09:00:00", until: "12:00:00", minutes: 50 })).toBe(3);
  expect(slotsIn({ from: "12:00:00", until: "09:00:00", minutes: 30 })).toBe(0);
  expect(slotsIn({ from: "", until: "09:00:00", minutes: Number.NaN })).toBe(0);
  expect(weekdayOf("2026-04-12")).toBe("sunday");
  expect(weekdayOf("2026-04-13")).toBe("monday");
  expect(onNextDay({ weekday: "sunday", minutes: 30 })).toEqual({ weekday: "monday", minutes: 30 });
});

it("renames a dimension or a question wherever it is spoken of", () => {
  const draft = draftOf({
    ...small,
    dimensions: [{ id: "baby", title: { ja: "赤ちゃん" }, by_answer: { time: { am: 1 } } }],
    questions: [
      { id: "time", title: { ja: "時間" }, kind: "choice", options: { am: { ja: "午前" }, pm: { ja: "午後" } } },
    ],
    pattern: [weekly],
    exceptions: [{ date: "2026-04-13", sessions: [weekly] }],
  });
  const renamed = { ...draft, ...renameDimension(draft, 0, "beds") };
  expect(renamed.pattern[0]?.capacity).toEqual({ places: 1, beds: 2 });
  expect(renamed.exceptions[0]?.sessions?.[0]?.capacity).toEqual({ places: 1, beds: 2 });
  expect(renameQuestion(draft, 0, "when").dimensions?.[0]?.by_answer).toEqual({ when: { am: 1 } });
});

it("does not say that an answer uses nothing", () => {
  expect(withUnits({}, "time", "am", 2)).toEqual({ time: { am: 2 } });
  expect(withUnits({ time: { am: 2 } }, "time", "am", 0)).toEqual({});
});

it("cuts a long span into pieces that the service takes", () => {
  expect(spans("2026-04-01", "2026-05-02", 31)).toEqual([
    { from: "2026-04-01", to: "2026-05-01" },
    { from: "2026-05-02", to: "2026-05-02" },
  ]);
  expect(spans("2026-04-02", "2026-04-01", 31)).toEqual([]);
  expect(progress("2026-04-01", "2026-04-10", "2026-04-06")).toBe(50);
  expect(progress("2026-04-01", "2026-04-10", undefined)).toBe(100);
});

it("joins the parts of a CSV byte by byte, and never ends with half a file", async () => {
  const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
  const parts: Record<string, CsvPart> = {
    first: { bytes: bytes("\ufeffa\r\n"), next: "2026-04-02" },
    "2026-04-02": { bytes: bytes("b\r\n"), next: undefined },
  };
  const seen: unknown[] = [];
  const file = await gatherCsv(
    async (next) => parts[next ?? "first"] as CsvPart,
    (next) => seen.push(next),
  );
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(new TextEncoder().encode("\ufeffa\r\nb\r\n"));
  expect(seen).toEqual(["2026-04-02", undefined]);

  const stuck = async () => ({ bytes: bytes(""), next: "2026-04-02" });
  await expect(gatherCsv(stuck, () => {})).rejects.toThrow();
});

it("shows every service that ships as it is, and would save it as it was", () => {
  const shipped = import.meta.glob<Service>("../../../../../../infra/regions/services/*.json", {
    eager: true,
    import: "default",
  });
  expect(Object.keys(shipped).length).toBeGreaterThan(8);
  for (const [file, service] of Object.entries(shipped)) {
    const draft = draftOf(service);
    expect(draftOf(serviceOf(draft)), file).toEqual(draft);
    expect(emptyNumbers(draft), file).toEqual([]);
    // What the file says is all there, and what it leaves out is what the domain would fill in.
    expect(draft, file).toMatchObject(JSON.parse(JSON.stringify(service)));
  }
});
