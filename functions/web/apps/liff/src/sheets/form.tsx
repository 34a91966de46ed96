import type { Child, ResidentApi } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { Problem } from "../problem";

/** What every sheet about a child gets. */
export interface SheetProps {
  api: ResidentApi;
  today: string;
  onClose: () => void;
  /** Closes the sheet, says what was done, and shows the family as it now is: nothing needs to be asked again. */
  onDone: (sentence: string, after: (family: Child[]) => Child[]) => void;
}

/** A form that sends once, stays open when it is refused, and says why. */
export function SheetForm({
  submit,
  look = "primary",
  onSubmit,
  children,
}: {
  submit: string;
  look?: "primary" | "secondary" | "danger";
  onSubmit: () => Promise<void>;
  children: ComponentChildren;
}) {
  const { busy, error, run } = useAction();
  return (
    <form
      class="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void run(onSubmit);
      }}
    >
      {children}
      {error && <Problem error={error} />}
      <Button type="submit" look={look} size="large" wide busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
