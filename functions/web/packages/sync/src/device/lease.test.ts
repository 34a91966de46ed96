import { expect, it } from "vitest";
import { HOUR } from "../tests/support";
import { Lease } from "./lease";

const at = (wall: number, mono: number, boot: number) => ({ wall: wall * HOUR, mono: mono * HOUR, boot });

it("lets a roster stay for a day", () => {
  const lease = Lease.renewed(at(100, 0, 1));
  expect(Lease.tick(lease, at(123, 23, 1)).stays).toBe(true);
  expect(Lease.tick(lease, at(124, 24, 1)).stays).toBe(false);
});

it("is not lengthened by a clock that is set back, nor by a restart", () => {
  let lease = Lease.renewed(at(100, 0, 1));
  const stays = [at(90, 6, 1), at(90, 6, 2), at(90, 6, 3), at(90, 5, 4), at(90, 6, 4)].map((now) => {
    const next = Lease.tick(lease, now);
    lease = next.lease;
    return next.stays;
  });
  expect(stays).toEqual([true, true, true, true, false]);
});

it("is over on a device that was off for a day", () => {
  expect(Lease.tick(Lease.renewed(at(100, 5, 1)), at(125, 0, 2)).stays).toBe(false);
});
