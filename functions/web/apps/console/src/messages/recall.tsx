import { Banner, Button, Sheet, Spinner, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import type { StateProps } from "./message";
import { people } from "./words";

/** Takes a message back that has left. */
export function RecallButton(props: StateProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        取り消す…
      </Button>
      {asking && <Ask {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Says first how many have read it: what they know cannot be taken back. */
function Ask({ message, step, onClose }: StateProps & { onClose: () => void }) {
  const { api } = useDesk();
  const readers = useLoad(`recall ${message.id}`, () => api.messageReaders(message.id));
  useExpiry([readers.error]);
  const read = readers.value?.read;
  return (
    <Sheet title="送ったお知らせを取り消しますか" closeLabel="閉じる" onClose={onClose}>
      {read === undefined && !readers.error && <Spinner label="読んだ人を数えています" />}
      {readers.error && <Problem error={readers.error} otherwise="読んだ人を数えられませんでした。" />}
      {read !== undefined && (
        <Banner tone="warning">
          {read > 0 ? `すでに${people(read)}が読んでいます。` : "まだだれも読んでいません。"}
          取り消した後は誰も読めません。
        </Banner>
      )}
      <p>
        LINEの「お知らせがあります」の文は消えません。ボタンから開くと、取り消されたことだけが出ます。取り消しは、元にもどせません。
      </p>
      <div class="flex flex-wrap gap-3">
        <Button
          look="danger"
          busy={step.busy}
          disabled={readers.loading && !readers.value}
          onClick={() => step.take(() => api.recallMessage(message.id)).then(onClose)}
        >
          取り消す
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
