import type { Parted } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { partedWords } from "./parting-words";
import { Told } from "./told";

/** What came of a join that was taken back. Who was pressed on may stand in no list any more. */
export function PartedReport({ parted }: { parted: Parted }) {
  return (
    <Told>
      <Banner tone={parted.paid > 0 ? "warning" : "success"}>{partedWords(parted).join("")}</Banner>
    </Told>
  );
}
