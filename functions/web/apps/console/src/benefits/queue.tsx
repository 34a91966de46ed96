import type { Decision, EntitlementState, StaffEntitlement } from "@tsunagu/api-client";
import { Button, type Loaded, Spinner, useLoad } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { Deciding } from "./deciding";
import { People, SHOWN } from "./people";
import { people } from "./words";

/** What the lists of one programme share: somebody who leaves one of them stands in another. */
export interface Lists {
  /** The programme's id. */
  id: string;
  /** Grows whenever somebody has moved. */
  round: number;
  onMoved: () => void;
  onPart: (one: StaffEntitlement) => void;
}

/** People in one state. They are asked for again in each round; meanwhile those that were there stay. */
export function usePeople({ id, round }: Lists, state: EntitlementState): Loaded<StaffEntitlement[]> {
  const { api } = useDesk();
  const found = useLoad(`${id} ${state}`, () => api.entitlements(id, state));
  const { reload } = found;
  const asked = useRef(round);
  useEffect(() => {
    if (asked.current === round) return;
    asked.current = round;
    reload();
  }, [round, reload]);
  useExpiry([found.error]);
  return found;
}

/** Who was found, and what can be decided about them. */
export function Queue({
  found,
  label,
  empty,
  offers = [],
  lists: { id, onMoved, onPart },
}: {
  found: Loaded<StaffEntitlement[]>;
  label: string;
  empty: ComponentChildren;
  offers?: readonly Decision[];
  lists: Lists;
}) {
  const { value: all, error, reload } = found;
  return (
    <>
      {error && <Problem error={error} action={<Button onClick={reload}>もう一度ためす</Button>} />}
      {!all && !error && <Spinner label="読み込んでいます" />}
      {all?.length === 0 && empty}
      {all && offers.length > 0 && (
        <Deciding id={id} label={label} all={all} offers={offers} onDecided={onMoved} onPart={onPart} />
      )}
      {all && all.length > 0 && offers.length === 0 && (
        <>
          {all.length >= SHOWN && <p>はじめの{people(SHOWN)}です。</p>}
          <People label={label} all={all} onPart={onPart} />
        </>
      )}
    </>
  );
}
