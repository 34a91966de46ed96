import type { Child } from "@tsunagu/api-client";
import { Button, Sheet } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { SheetForm, type SheetProps } from "./form";

export function RemoveSheet({ api, child, onClose, onDone }: SheetProps & { child: Child }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say("remove_title", { token: child.token })} closeLabel={say("close")} onClose={onClose}>
      <SheetForm
        submit={say("remove")}
        look="danger"
        onSubmit={async () => {
          await api.remove(child.id);
          onDone(say("removed"), (family) => family.filter((one) => one.id !== child.id));
        }}
      >
        <p class="text-std-16N-170">{say("remove_lead")}</p>
      </SheetForm>
      <Button look="text" wide onClick={onClose}>
        {say("cancel")}
      </Button>
    </Sheet>
  );
}
