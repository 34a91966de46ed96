import type { Booking, ResidentApi, SlotCard } from "@tsunagu/api-client";
import { useRef, useState } from "preact/hooks";
import { type Attempt, forgetAttempt, sendOnce } from "../bookings/attempt";
import type { Sending } from "../nursery/use-outbox";
import { type Deed, isOpen, type Line, proposed } from "./day";
import { callOff, type Desks, inHindsight, instead, type Outcome, stayHome } from "./deeds";

/** A day being called off: the list as it was agreed to, and what came of each line. */
export interface Calling {
  lines: readonly Line[];
  deedOf: (line: Line) => Deed;
  choose: (id: string, deed: Deed) => void;
  outcomeOf: (line: Line) => Outcome | undefined;
  /** What the button would do, in number. */
  todo: number;
  busy: boolean;
  /** Whether it was pressed. */
  begun: boolean;
  run: () => Promise<void>;
}

/**
 * `fresh` is the list as it stands now. Once the button was pressed the list stays as it was agreed to, so that nobody
 * agrees to what they have not seen; what is settled elsewhere meanwhile counts as done.
 */
export function useFever({
  api,
  owner,
  today,
  fresh,
  later,
  bookings,
  sending,
  onBooking,
  onRun,
}: {
  api: ResidentApi;
  owner: string;
  today: string;
  fresh: readonly Line[];
  later: ReadonlyMap<string, SlotCard[]>;
  bookings: readonly Booking[];
  sending: Sending;
  onBooking: (booking: Booking) => void;
  onRun: () => void;
}): Calling {
  const [agreed, agree] = useState<readonly Line[]>();
  const [chosen, setChosen] = useState<Record<string, Deed>>({});
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({});
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const held = useRef(new Map<string, { current: Attempt | undefined }>());

  const lines = agreed ?? fresh;
  const deedOf = (line: Line): Deed => {
    if (line.kind === "attendance") return chosen[line.id] ?? { do: "cancel" };
    return chosen[line.id] ?? proposed(line, later.get(line.id));
  };
  const outcomeOf = (line: Line): Outcome | undefined => {
    if (line.kind === "booking") return inHindsight(line, bookings, outcomes[line.id]);
    const now = fresh.find(({ id }) => id === line.id);
    const arrived = now?.kind === "attendance" && now.staying === "absent";
    return arrived && outcomes[line.id] ? { state: "done" } : outcomes[line.id];
  };
  const isTodo = (line: Line): boolean => {
    const outcome = outcomeOf(line);
    return isOpen(line) && deedOf(line).do !== "keep" && (outcome === undefined || outcome.state === "failed");
  };

  const desks: Desks = {
    report: (report) => sending.report(report, undefined),
    reason: api.changeAbsence,
    cancel: async (id) => {
      const cancelled = await api.cancel(id);
      forgetAttempt(`book.${owner}`);
      return cancelled;
    },
    move: (id, slot_id) => {
      const place = held.current.get(id) ?? { current: undefined };
      held.current.set(id, place);
      return sendOnce(`move.${owner}.${id}`, place)({ slot_id }, (request, key) => api.move(id, request.slot_id, key));
    },
  };

  async function run(): Promise<void> {
    // A second tap of the same moment comes before the button is seen to be busy.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    agree(lines);
    try {
      // One after the other: the facility first, whose bus may be on its way.
      for (const line of lines.filter(isTodo)) {
        const outcome =
          line.kind === "attendance" ? await stayHome(line, today, desks) : await callOff(line, deedOf(line), desks);
        setOutcomes((all) => ({ ...all, [line.id]: outcome }));
        if (outcome.state === "done" && outcome.booking) onBooking(outcome.booking);
        // It is shown before the button is pressed again.
        const [slot] = instead(outcome, today) ?? [];
        if (slot) setChosen((all) => ({ ...all, [line.id]: { do: "move", slot } }));
      }
    } finally {
      running.current = false;
      setBusy(false);
      onRun();
    }
  }

  return {
    lines,
    deedOf,
    choose: (id, deed) => setChosen((all) => ({ ...all, [id]: deed })),
    outcomeOf,
    todo: lines.filter(isTodo).length,
    busy,
    begun: agreed !== undefined,
    run,
  };
}
