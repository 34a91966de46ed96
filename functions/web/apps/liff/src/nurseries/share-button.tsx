import { Button } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { shareUrl } from "./share";

/** Gives the page on: by the phone's own sheet where it has one, else by the clipboard, else to be copied by hand. */
export function Share({ id, name }: { id: string; name: string }) {
  const { say } = useSpeech();
  const [state, set] = useState<"copied" | "shown">();
  const url = shareUrl(id, location);

  async function share() {
    try {
      if (navigator.share) return await navigator.share({ title: name, url });
      await navigator.clipboard.writeText(url);
      set("copied");
    } catch (failure) {
      // Whoever closes the sheet has not failed.
      if (!(failure instanceof DOMException && failure.name === "AbortError")) set("shown");
    }
  }

  return (
    <>
      <Button wide onClick={share}>
        {say("nf_share")}
      </Button>
      <p role="status" class="text-std-16N-170 empty:hidden">
        {state && say(state === "copied" ? "nf_share_copied" : "nf_share_by_hand")}
        {state === "shown" && <span class="block select-all">{url}</span>}
      </p>
    </>
  );
}
