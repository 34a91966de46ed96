import type { Attending, ResidentApi } from "@tsunagu/api-client";
import { timeOf } from "@tsunagu/api-client";
import { Button, Chips, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { momentIn } from "./days";
import { kindOf } from "./reports";

const MINUTES = [15, 30, 60];

/** これから行きます, with or without a time. */
export function OnWaySheet({
  api,
  kid,
  onClose,
  onDone,
}: {
  api: ResidentApi;
  kid: Attending;
  onClose: () => void;
  onDone: () => void;
}) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const [minutes, setMinutes] = useState("");
  const now = api.now();
  const etas = MINUTES.flatMap((count) => {
    const at = momentIn(now, count);
    return at === undefined ? [] : [{ value: String(count), label: say("eta", { minutes: count, time: timeOf(at) }) }];
  });
  // The time counts from the tap on the button, not from the opening of the sheet.
  const send = () =>
    void run(async () => {
      await api.onTheWay(kid.child_id, minutes ? momentIn(api.now(), Number(minutes)) : undefined);
      onDone();
    });
  return (
    <Sheet title={say("on_way_title", { token: kid.token })} closeLabel={say("close")} onClose={onClose}>
      {kid.absences.some((one) => kindOf(one) === "absent" && one.day === kid.today?.day) && (
        <p class="text-std-16N-170">{say("on_way_absence")}</p>
      )}
      <Chips
        legend={say("on_way_eta")}
        value={minutes}
        onChange={setMinutes}
        options={[{ value: "", label: say("eta_none") }, ...etas]}
      />
      {error && <Problem error={error} unsaved onRetry={send} />}
      <Button look="primary" size="large" wide busy={busy} onClick={send}>
        {say("on_way_send")}
      </Button>
    </Sheet>
  );
}
