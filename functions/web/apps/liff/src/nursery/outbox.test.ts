import { type Absence, ApiError, type NewAbsence, OfflineError } from "@tsunagu/api-client";
import type { Drawer } from "@tsunagu/sync";
import { expect, it } from "vitest";
import { type Desk, type Item, Outbox } from "./outbox";

const MONDAY = "2026-04-13";
const both: NewAbsence = { child_ids: ["n.a", "n.b"], days: [MONDAY, "2026-04-14"], why: "sick" };

function phone(full = false) {
  let stored: string | undefined;
  let keys = 0;
  const place: Drawer<Item[]> = {
    read: () => (stored === undefined ? undefined : JSON.parse(stored)),
    write: (items) => {
      if (full) return false;
      stored = JSON.stringify(items);
      return true;
    },
    clear: () => {
      stored = undefined;
    },
  };
  return { open: () => new Outbox(place, () => `key-${++keys}`) };
}

/** An office that answers as told; `heard` is what reached it. */
function office(answer: () => Error | undefined = () => undefined) {
  const heard: string[] = [];
  const desk: Desk = {
    reportAbsence: async (report, key) => {
      const error = answer();
      if (error) throw error;
      heard.push(`${key} ${report.child_ids} ${report.days} ${report.why}`);
      return report.days.map((day): Absence => ({ id: `x.${day}`, child_id: "x", day, why: report.why }));
    },
    withdrawAbsence: async (id) => {
      const error = answer();
      if (error) throw error;
      heard.push(`withdraw ${id}`);
    },
  };
  return { desk, heard };
}

const monday = () => MONDAY;

it("keeps a report and its key over a reload until it arrives", async () => {
  const { open } = phone();
  const key = open().add(both);
  const dark = office(() => new OfflineError());

  await open().send(dark.desk, monday);
  expect(open().find(key)).toMatchObject({ state: "waiting", tried: true });

  const light = office();
  const [settled] = await open().send(light.desk, monday);
  expect(light.heard).toEqual(["key-1 n.a,n.b 2026-04-13,2026-04-14 sick"]);
  expect(settled?.absences).toHaveLength(2);
  expect(open().items()).toEqual([]);
});

it("sends once when start, network and return call at the same time", async () => {
  const outbox = phone().open();
  outbox.add(both);
  const { desk, heard } = office();

  await Promise.all([outbox.send(desk, monday), outbox.send(desk, monday), outbox.send(desk, monday)]);

  expect(heard).toHaveLength(1);
});

it("changes or forgets a report that never left", async () => {
  const outbox = phone().open();
  const key = outbox.add(both);

  expect(outbox.change(key, { ...both, why: "private" })).toBe(key);
  outbox.takeBack(outbox.add(both));
  const { desk, heard } = office();
  await outbox.send(desk, monday);

  expect(heard).toEqual(["key-1 n.a,n.b 2026-04-13,2026-04-14 private"]);
});

it("withdraws a report that may have arrived before it says something else", async () => {
  const outbox = phone().open();
  const one = { ...both, child_ids: ["n.a"], days: [MONDAY] };
  const key = outbox.add(one);
  await outbox.send(office(() => new OfflineError()).desk, monday);

  outbox.change(key, { ...one, days: ["2026-04-15"] });
  const { desk, heard } = office();
  await outbox.send(desk, monday);

  expect(heard).toEqual(["withdraw n.a.2026-04-13", "key-2 n.a 2026-04-15 sick"]);
});

it("withdraws a late coming by the name of a late coming", async () => {
  const outbox = phone().open();
  const key = outbox.add({ ...both, child_ids: ["n.a"], days: [MONDAY], kind: "late", at: "10:30" });
  await outbox.send(office(() => new OfflineError()).desk, monday);
  outbox.takeBack(key);
  const { desk, heard } = office();
  await outbox.send(desk, monday);

  expect(heard).toEqual(["withdraw n.a.2026-04-13.late"]);
});

it("takes what never arrived as withdrawn", async () => {
  const outbox = phone().open();
  const key = outbox.add(both);
  await outbox.send(office(() => new OfflineError()).desk, monday);
  outbox.takeBack(key);

  await outbox.send(office(() => new ApiError(404, "not_found", "")).desk, monday);

  expect(outbox.items()).toEqual([]);
});

it("withdraws a report that is taken back while it is under way", async () => {
  const outbox = phone().open();
  const key = outbox.add({ ...both, child_ids: ["n.a"], days: [MONDAY] });
  const { desk, heard } = office();
  const slow: Desk = {
    ...desk,
    reportAbsence: async (report, name) => {
      outbox.takeBack(key);
      return desk.reportAbsence(report, name);
    },
  };

  await outbox.send(slow, monday);

  expect(heard).toEqual(["key-1 n.a 2026-04-13 sick", "withdraw n.a.2026-04-13"]);
  expect(outbox.items()).toEqual([]);
});

it("keeps the service's sentence until it was read, and goes on with the next", async () => {
  const outbox = phone().open();
  outbox.add(both);
  outbox.add(both);
  let calls = 0;
  const { desk, heard } = office(() =>
    ++calls === 1 ? new ApiError(403, "not_permitted", "この操作はできません。") : undefined,
  );

  await outbox.send(desk, monday);

  expect(heard).toHaveLength(1);
  expect(outbox.items()).toMatchObject([{ key: "key-1", state: "refused", sentence: "この操作はできません。" }]);
  outbox.dismiss("key-1");
  expect(outbox.items()).toEqual([]);
});

it("waits through outages and logins that ran out", async () => {
  for (const status of [401, 429, 500, 503]) {
    const outbox = phone().open();
    outbox.add(both);
    await outbox.send(office(() => new ApiError(status, "busy", "")).desk, monday);
    expect(outbox.items()).toMatchObject([{ state: "waiting" }]);
  }
});

it("says which days passed, and sends the others", async () => {
  const outbox = phone().open();
  outbox.add(both);
  const { desk, heard } = office();

  await outbox.send(desk, () => "2026-04-14");

  expect(heard).toEqual(["key-1 n.a,n.b 2026-04-14 sick"]);
  expect(outbox.items()).toMatchObject([{ state: "lapsed", report: { days: [MONDAY] } }]);
  await outbox.send(desk, () => "2026-04-20");
  expect(outbox.items()).toHaveLength(1);
});

it("holds a report in memory where the phone is full, and says so", async () => {
  const outbox = phone(true).open();
  outbox.add(both);
  expect([outbox.items().length, outbox.fleeting]).toEqual([1, true]);

  const { desk, heard } = office();
  await outbox.send(desk, monday);

  expect(heard).toHaveLength(1);
});
