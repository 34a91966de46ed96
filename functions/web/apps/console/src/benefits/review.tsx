import type { Parted, StaffEntitlement } from "@tsunagu/api-client";
import { Empty } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Exceptions } from "./exceptions";
import { Others } from "./others";
import { PartedReport } from "./parted";
import { Parting } from "./parting";
import { joinedBy } from "./parting-words";
import { type Lists, Queue, usePeople } from "./queue";

/** Who has applied; below, what goes no way by itself, and everybody else. */
export function ReviewPage({ id }: { id: string }) {
  const [round, setRound] = useState(0);
  const [parting, setParting] = useState<StaffEntitlement>();
  const [parted, setParted] = useState<Parted>();
  const lists: Lists = {
    id,
    round,
    onMoved: () => setRound((round) => round + 1),
    onPart: (one) => {
      setParted(undefined);
      setParting(one);
    },
  };
  const applied = usePeople(lists, "applied");
  return (
    <>
      <h2 class="text-std-24B-150">審査</h2>
      {parted && <PartedReport parted={parted} />}
      <Queue
        found={applied}
        label="審査を待つ申請"
        empty={<Empty title="審査を待つ申請はありません。" />}
        offers={["grant", "refuse"]}
        lists={lists}
      />
      <Exceptions lists={lists} />
      <Others lists={lists} />
      {parting && (
        <Parting
          {...joinedBy(parting)}
          onParted={(outcome) => {
            setParted(outcome);
            lists.onMoved();
          }}
          onClose={() => setParting(undefined)}
        />
      )}
    </>
  );
}
