import type { Attending, ResidentApi } from "@tsunagu/api-client";
import { Button, Sheet, useAction } from "@tsunagu/ui";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { isSchool } from "./reports";

export function LeaveSheet({
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
  const leave = () =>
    void run(async () => {
      await api.leave(kid.child_id);
      onDone();
    });
  return (
    <Sheet title={say("leave_title", { token: kid.token })} closeLabel={say("close")} onClose={onClose}>
      <p class="text-std-16N-170">{say(isSchool(kid) ? "leave_lead_school" : "leave_lead")}</p>
      {error && <Problem error={error} unsaved onRetry={leave} />}
      <Button look="danger" size="large" wide busy={busy} onClick={leave}>
        {say("leave_now")}
      </Button>
      <Button size="large" wide onClick={onClose}>
        {say("cancel")}
      </Button>
    </Sheet>
  );
}
