/** How a child's state is said in a few words; the sign stands beside them so that no colour is needed. */
import type { RosterChild } from "@tsunagu/api-client";
import { type ChildDay, type Day, dayInJapan } from "@tsunagu/sync";
import { comesOn, type Roster } from "../device/roster";
import { time } from "../shown/time";

export interface Face {
  sign: string;
  words: string;
  look: "in" | "out" | "bus" | "absent" | "none";
}

export function faceOf(roster: Roster, child: RosterChild, state: ChildDay, day: Day): Face {
  const since = state.since === null ? "" : ` ${time(state.since)}`;
  switch (state.place) {
    case "inside":
      return { sign: "●", words: `登園${since}`, look: "in" };
    case "left":
      return { sign: "✓", words: `降園${since}`, look: "out" };
    case "on_bus":
      return { sign: "▲", words: `バスに乗車${since}`, look: "bus" };
    case "off_bus":
      return { sign: "△", words: `バスを降車${since}・園内は未確認`, look: "bus" };
    case "unseen":
      return unseen(roster, child, state, day);
  }
}

function unseen(roster: Roster, child: RosterChild, { absence, coming }: ChildDay, day: Day): Face {
  if (absence !== null) return { sign: "×", words: "欠席の連絡", look: "absent" };
  if (!comesOn(roster, child, day)) return { sign: "−", words: "お休みの日", look: "absent" };
  if (coming !== null && dayInJapan(coming.said) === day) {
    return {
      sign: "→",
      words: coming.eta === null ? "向かっています" : `向かっています ${time(coming.eta)}ごろ`,
      look: "none",
    };
  }
  return { sign: "○", words: "まだ", look: "none" };
}
