import { expect, it } from "vitest";
import { hrefOf, pageOf, parsePlace } from "./route";

it("finds every place by its address and every address by its place", () => {
  for (const text of [
    "#/calendar",
    "#/bookings",
    "#/service/checkup-18m",
    "#/draw/class",
    "#/slot/checkup-18m.20260410T1000.a",
    "#/slot/checkup-18m.20260410T1000.a/confirm",
    "#/booking/bkg_0123456789abcdef01234567",
    "#/booking/bkg_0123456789abcdef01234567/change",
    "#/booking/bkg_0123456789abcdef01234567/done",
    "#/nursery",
    "#/pass",
    "#/visits",
    "#/join",
    "#/join/ABCDEFGHJKLMNPQRSTUVWXYZ",
    "#/enter/hidamari/t59201280.oWMg_gvIZSI",
    "#/benefits",
    "#/benefit/ben_0123456789abcdef01234567",
    "#/benefit/ben_0123456789abcdef01234567/account",
    "#/nurseries",
    "#/nurseries/points",
    "#/nurseries/139998-TS0005",
    `#/nurseries/139998-${"a".repeat(64)}`,
    "#/messages",
    "#/message/msg_0123456789abcdef01234567",
    "#/interview/iv-0123456789ab",
    "#/identity",
    "#/identity/s~t-a.t_e",
    `#/identity/${"s".repeat(43)}/${"c".repeat(512)}`,
  ]) {
    const place = parsePlace(text);
    expect(place && hrefOf(place)).toBe(text);
  }
});

it("takes the spellings that LINE's links have, and no others", () => {
  expect(parsePlace("#booking/bkg_1")).toEqual({ at: "booking", id: "bkg_1", step: "view" });
  expect(parsePlace("#message/msg_1")).toEqual({ at: "message", id: "msg_1" });
  expect(parsePlace("#interview/iv-0123456789ab")).toEqual({ at: "interview", id: "iv-0123456789ab" });
  expect(parsePlace("#messages")).toEqual({ at: "messages" });
  expect(parsePlace("slot/a.20260410T1000.a")).toEqual({ at: "slot", id: "a.20260410T1000.a", step: "form" });
  for (const odd of [
    "",
    undefined,
    "id_token=abc",
    "booking/",
    "booking/a b",
    "booking/<x>",
    "service/a/change",
    "slot/a/b/c",
    "enter/hidamari",
    "enter/hidamari/a b",
    "join/ABCD/EFGH",
    "benefits/a",
    "points",
    "facility/139998-TS0005",
    "nurseries/TS0005",
    "nurseries/139998-TS0005/35.7",
    "nurseries/35.7,139.6",
    "benefit/",
    "benefit/a/application",
    "message",
    "message/",
    "message/msg_1/receipt",
    "messages/msg_1",
    "identity/",
    "identity/a/",
    "identity/a/b/c",
    "identity/a%20b",
    `identity/a/${"c".repeat(513)}`,
  ])
    expect(parsePlace(odd), String(odd)).toBeUndefined();
});

it("belongs to one cell of the bar", () => {
  expect(pageOf({ at: "slot", id: "a", step: "form" })).toBe("bookings");
  expect(pageOf({ at: "settings" })).toBe("settings");
  expect(pageOf({ at: "join", code: "ABCD" })).toBe("nursery");
  expect(pageOf({ at: "enter", id: "hidamari", code: "p" })).toBe("centre");
  expect(pageOf({ at: "identity", state: "s", code: "c" })).toBe("benefits");
  expect(pageOf({ at: "facility", id: "139998-a" })).toBe("nurseries");
  expect(pageOf({ at: "points" })).toBe("nurseries");
  expect(pageOf({ at: "message", id: "msg_1" })).toBe("messages");
  expect(pageOf({ at: "benefit", id: "a", step: "account" })).toBe("benefits");
});
