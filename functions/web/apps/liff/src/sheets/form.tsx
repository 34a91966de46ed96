import { type Child, OfflineError, type ResidentApi } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { Problem } from "../problem";
import { useSpeech } from "../texts";

/** What every sheet about a child gets. */
export interface SheetProps {
  api: ResidentApi;
  /** Whose forms are kept while they are not sent. */
  owner: string;
  today: string;
  onClose: () => void;
  /** Closes the sheet, says what was done, and shows the family as it now is: nothing needs to be asked again. */
  onDone: (sentence: string, after: (family: Child[]) => Child[]) => void;
}

/** A form that sends once, stays open when it is refused, and says why. */
export function SheetForm({
  submit,
  look = "primary",
  draft,
  onSubmit,
  children,
}: {
  submit: string;
  look?: "primary" | "secondary" | "danger";
  draft?: { resumed: boolean; restart: () => void };
  onSubmit: () => Promise<void>;
  children: ComponentChildren;
}) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const send = () => void run(onSubmit);
  return (
    <form
      class="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {draft?.resumed && (
        <p class="flex flex-wrap items-center gap-x-4 rounded-8 bg-solid-gray-50 px-3 py-1 text-dns-14N-130">
          <span class="flex-1 basis-40">{say("resumed")}</span>
          <Button look="text" size="small" onClick={draft.restart}>
            {say("restart")}
          </Button>
        </p>
      )}
      {children}
      {error && <Problem error={error} unsaved {...(error instanceof OfflineError ? { onRetry: send } : {})} />}
      <Button type="submit" look={look} size="large" wide busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
