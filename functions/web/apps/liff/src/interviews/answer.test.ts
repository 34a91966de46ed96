import type { InterviewHalfDay } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import {
  canWish,
  halfOf,
  interviewOf,
  isNever,
  marked,
  markOf,
  raised,
  rankOf,
  type Said,
  still,
  timeAt,
  timesNo,
} from "./answer";

const half = (day: string, half: "morning" | "afternoon", ...times: string[]): InterviewHalfDay => ({
  day,
  half,
  starts: times.map((time) => `${day}T${time}:00`),
});
const monday = half("2026-04-20", "afternoon", "14:00", "14:15", "14:30");
const tuesday = half("2026-04-21", "afternoon", "14:00", "14:15");
const offered = [monday, tuesday];
const nothing: Said = { impossible: [], wishes: [], district: undefined };
const at = (day: InterviewHalfDay, place: number) => timeAt(day.starts[place] ?? "");

it("says of a half-day what was tapped last", () => {
  const no = marked(nothing, monday, halfOf(monday), "no");
  expect(markOf(no, halfOf(monday))).toBe("no");
  expect(markOf(no, halfOf(tuesday))).toBe("ok");
  const wish = marked(no, monday, halfOf(monday), "wish");
  expect([wish.impossible, wish.wishes]).toEqual([[], [halfOf(monday)]]);
  expect(marked(wish, monday, halfOf(monday), "ok")).toEqual(nothing);
});

it("drops wishes inside a half-day that is impossible, as the service would refuse them", () => {
  const wished = marked(marked(nothing, monday, at(monday, 1), "wish"), tuesday, halfOf(tuesday), "wish");
  const said = marked(wished, monday, halfOf(monday), "no");
  expect(said.wishes).toEqual([halfOf(tuesday)]);
});

it("takes a half-day of which every time is impossible as impossible", () => {
  const first = marked(nothing, tuesday, halfOf(tuesday), "wish");
  const one = marked(first, tuesday, at(tuesday, 0), "no");
  expect([markOf(one, halfOf(tuesday)), timesNo(one, tuesday)]).toEqual(["wish", 1]);
  const both = marked(one, tuesday, at(tuesday, 1), "no");
  expect(both).toEqual({ impossible: [halfOf(tuesday)], wishes: [], district: undefined });
});

it("keeps wishes in the order of the taps, lets one go up, and stops at five", () => {
  const times = [...monday.starts.map(timeAt), ...tuesday.starts.map(timeAt)];
  const five = times.reduce((said, time) => {
    const day = time.kind === "at" && time.starts.startsWith(monday.day) ? monday : tuesday;
    return marked(said, day, time, "wish");
  }, nothing);
  expect(five.wishes).toEqual(times);
  expect(canWish(five)).toBe(false);
  expect(marked(five, monday, halfOf(monday), "wish")).toBe(five);
  const up = raised(five, at(monday, 1));
  expect([rankOf(up, at(monday, 1)), rankOf(up, at(monday, 0)), rankOf(up, halfOf(monday))]).toEqual([1, 2, undefined]);
  expect(raised(up, at(monday, 1))).toBe(up);
});

it("leaves out what is not offered any more", () => {
  const gone = half("2026-04-22", "morning", "09:00");
  const said: Said = {
    impossible: [halfOf(gone), ...monday.starts.map(timeAt)],
    wishes: [at(gone, 0), at(tuesday, 1)],
    district: "北町",
  };
  const kept = still(said, offered, ["南町"]);
  expect(kept).toEqual({ impossible: [halfOf(monday)], wishes: [at(tuesday, 1)], district: undefined });
  expect(isNever(kept, offered)).toBe(false);
  expect(isNever(marked(kept, tuesday, halfOf(tuesday), "no"), offered)).toBe(true);
});

it("tells a booking of an interview by its service", () => {
  expect(interviewOf("iv-0123456789ab-26p1a")).toBe("iv-0123456789ab");
  expect(interviewOf("checkup-18m")).toBeUndefined();
});
