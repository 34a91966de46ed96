import type { WaitingCorrection as Correction } from "@tsunagu/api-client";
import { Button } from "@tsunagu/ui";
import { useDesk } from "../desk";
import type { StateProps } from "./message";
import { Words } from "./preview";
import { becauseWords, whoWords } from "./words";

/** Other words that wait for a second person; until then the old ones stand. */
export function WaitingCorrection({ message, step, correction }: StateProps & { correction: Correction }) {
  const { api, me } = useDesk();
  const mine = correction.by === me;
  return (
    <section
      aria-labelledby="correction"
      class="flex flex-col gap-4 rounded-12 border-2 border-warning-yellow-1 p-4 pt-3"
    >
      <h3 id="correction" class="text-std-20B-150">
        直した文が、承認を待っています
      </h3>
      <p>{whoWords(correction.by, mine)}が直しました。承認されるまで、保護者には前の文が見えます。</p>
      <ul class="list-disc pl-6">
        {correction.second.map((one) => (
          <li key={one}>{becauseWords(one)}</li>
        ))}
      </ul>
      <Words of="corrected" content={correction.content} />
      {mine ? (
        <p>ほかの職員の承認を待っています。</p>
      ) : (
        <div>
          <Button
            look="primary"
            busy={step.busy}
            onClick={() => step.take(() => api.approveMessage(message.id, correction.shown))}
          >
            承認して、この文にする
          </Button>
        </div>
      )}
    </section>
  );
}
