import type { Child } from "@tsunagu/api-client";
import { LinkButton } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";

/** Leads from the calendar of whoever has a born child to the page for a day with a fever. */
export function FeverLink({ family }: { family: readonly Child[] }) {
  const { say } = useSpeech();
  if (!family.some(({ kind }) => kind === "child")) return null;
  return (
    <LinkButton wide href={hrefOf({ at: "fever" })}>
      {say("fever_open")}
    </LinkButton>
  );
}
