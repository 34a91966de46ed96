import { expect, it } from "vitest";
import {
  benefitAt,
  bookingsAt,
  editInterviewAt,
  interviewAt,
  interviewsAt,
  messageAt,
  messagesAt,
  newBenefit,
  newInterviewAt,
  newMessageAt,
  nurseriesAt,
  placeOf,
  pointsAt,
  roomAt,
  rosterColumns,
  rosterImport,
  serviceAt,
  slotAt,
} from "./place";

it("finds its way back from the addresses it makes", () => {
  expect(placeOf(bookingsAt("2026-04-10", ["checkup-18m", "online"]))).toEqual({
    page: "bookings",
    day: "2026-04-10",
    services: ["checkup-18m", "online"],
    view: "day",
  });
  expect(placeOf(bookingsAt("2026-04-10", [], "week"))).toMatchObject({ services: [], view: "week" });
  expect(placeOf(slotAt("checkup-18m.20260410T1000.a"))).toEqual({ page: "slot", slot: "checkup-18m.20260410T1000.a" });
  expect(placeOf(serviceAt("online", "records"))).toEqual({ page: "tool", id: "online", tool: "records" });
  expect(placeOf(roomAt("tsunagu-hoikuen", "roster", "k_01"))).toEqual({
    page: "attendance",
    facility: "tsunagu-hoikuen",
    room: "roster",
    at: "k_01",
  });
  expect(placeOf("#/services/+")).toEqual({ page: "service", id: undefined });
  expect(placeOf(benefitAt("kosodate-2026", "review"))).toEqual({
    page: "benefit",
    id: "kosodate-2026",
    stage: "review",
  });
  expect(placeOf(newBenefit)).toMatchObject({ page: "benefit", id: undefined });
  expect(placeOf(nurseriesAt("vacancies"))).toEqual({ page: "nurseries", desk: "vacancies", table: undefined });
  expect(placeOf(messagesAt("kita"))).toEqual({ page: "messages", facility: "kita", id: undefined, step: "list" });
  expect(placeOf(newMessageAt("kita"))).toMatchObject({ facility: "kita", id: undefined, step: "edit" });
  expect(placeOf(messageAt("kita", "msg_1"))).toMatchObject({ id: "msg_1", step: "read" });
  expect(placeOf(messageAt("kita", "msg_1", "correct"))).toMatchObject({ id: "msg_1", step: "correct" });
  expect(placeOf(rosterImport)).toEqual({ page: "roster", columns: false });
  expect(placeOf(rosterColumns)).toEqual({ page: "roster", columns: true });
  for (const fresh of [false, true]) {
    const table = { municipality: "131202", from: "2026-04-01", fresh };
    expect(placeOf(pointsAt(table))).toEqual({ page: "nurseries", desk: "points", table });
  }
});

it("starts somewhere sensible from any address", () => {
  expect(placeOf("")).toEqual({ page: "calendar" });
  expect(placeOf("#/calendar/hc.18m")).toEqual({ page: "milestone", id: "hc.18m" });
  expect(placeOf("#/bookings/30th/%E0%A4%A")).toMatchObject({ page: "bookings", day: undefined });
  expect(placeOf("#/attendance/a/cellar")).toMatchObject({ facility: "a", room: undefined });
  expect(placeOf("#/benefits/")).toEqual({ page: "benefits" });
  expect(placeOf("#/benefits/banks/cellar")).toEqual({ page: "benefit", id: "banks", stage: "overview" });
  expect(placeOf("#/nurseries/cellar")).toMatchObject({ desk: "import", table: undefined });
  expect(placeOf("#/messages")).toMatchObject({ page: "messages", facility: undefined, step: "list" });
  expect(placeOf("#/messages/kita/msg_1/cellar")).toMatchObject({ id: "msg_1", step: "read" });
  expect(placeOf("#/slot/")).toMatchObject({ page: "bookings", services: [] });
});

it("finds interviews of a school, one of them, and the form for it", () => {
  const at = { page: "interviews", facility: "minami" };
  expect(placeOf(interviewsAt("minami"))).toEqual({ ...at, id: undefined, step: "list" });
  expect(placeOf(interviewAt("minami", "iv-0123456789ab"))).toEqual({ ...at, id: "iv-0123456789ab", step: "read" });
  expect(placeOf(editInterviewAt("minami", "iv-0123456789ab"))).toMatchObject({ id: "iv-0123456789ab", step: "edit" });
  expect(placeOf(newInterviewAt("minami"))).toEqual({ ...at, id: undefined, step: "edit" });
});
