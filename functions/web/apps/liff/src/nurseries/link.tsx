import type { Child } from "@tsunagu/api-client";
import { LinkButton } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";

/** Leads from the calendar of whoever has a child to the search for a nursery. */
export function NurseriesLink({ family }: { family: readonly Child[] }) {
  const { say } = useSpeech();
  if (family.length === 0) return null;
  return (
    <LinkButton wide href={hrefOf({ at: "nurseries" })}>
      {say("head_nurseries")}
    </LinkButton>
  );
}
