import { staffNow } from "@tsunagu/api-client";
import { formatInstant, TextField } from "@tsunagu/ui";
import { today } from "../desk";
import { useMistake } from "../services/fields";
import { Optional } from "../services/rows";
import { type Draft, lastMoment, nextMorning } from "./draft";

/** When a message leaves, and until when that makes sense. */
export function TimeFields({ draft, put }: { draft: Draft; put: (change: Partial<Draft>) => void }) {
  const sendAt = useMistake("send_at");
  const notAfter = useMistake("not_after");
  const last = lastMoment(draft, staffNow());
  return (
    <section aria-labelledby="times" class="flex flex-col gap-3">
      <h3 id="times" class="text-std-20B-150">
        いつ送りますか
      </h3>
      <Optional
        label="送る日時を決める"
        hint="決めなければ、確かめたあとすぐに送ります。"
        value={draft.send_at || null}
        start={nextMorning(today())}
        onChange={(at) => put({ send_at: at ?? "" })}
      >
        {(at) => (
          <TextField
            label="送る日時"
            type="datetime-local"
            value={at}
            error={sendAt}
            onInput={(send_at) => send_at && put({ send_at })}
          />
        )}
      </Optional>
      {draft.survey ? (
        <p>回答の期限を過ぎたら、送りません。</p>
      ) : (
        <Optional
          label="送る期限を決める"
          hint={`承認が遅れるなどして期限を過ぎたら、送りません。決めなければ ${formatInstant(last, "ja", today())} です（送れるときから1週間、緊急は6時間）。`}
          value={draft.not_after || null}
          start={last.slice(0, 16)}
          onChange={(at) => put({ not_after: at ?? "" })}
        >
          {(at) => (
            <TextField
              label="送る期限"
              type="datetime-local"
              value={at}
              error={notAfter}
              onInput={(not_after) => not_after && put({ not_after })}
            />
          )}
        </Optional>
      )}
    </section>
  );
}
