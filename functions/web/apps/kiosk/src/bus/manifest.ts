/** What is planned for a run, as the server has it too. */
import type { RosterChild } from "@tsunagu/api-client";
import type { Day, Manifest } from "@tsunagu/sync";
import { type BusLine, comesOn, type Roster } from "../device/roster";

export interface StopCalls {
  id: string;
  name: string;
  at: string;
  children: RosterChild[];
}

const rides = (roster: Roster, line: BusLine, day: Day): RosterChild[] =>
  roster.children.filter((child) => child.rides?.some((ride) => ride.line === line.id) && comesOn(roster, child, day));

export function manifestOf(roster: Roster, run: string, line: BusLine, day: Day): Manifest {
  return {
    run,
    homeward: line.direction === "homeward",
    device_required: line.device_required !== false,
    children: rides(roster, line, day).map(({ id }) => id),
  };
}

/** The stops in their order, each with its children. */
export function stopsOf(roster: Roster, line: BusLine, day: Day): StopCalls[] {
  const riders = rides(roster, line, day);
  return (line.stops ?? []).map((stop) => ({
    ...stop,
    children: riders.filter((child) => child.rides?.some((ride) => ride.line === line.id && ride.stop === stop.id)),
  }));
}
