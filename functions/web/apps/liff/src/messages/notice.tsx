import type { ResidentApi } from "@tsunagu/api-client";
import { LinkButton, useLoad } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { page, waiting } from "./shelf";

/** Leads to the messages, and says how many wait; where that cannot be asked, it leads there all the same. */
export function MessagesNotice({ api }: { api: ResidentApi }) {
  const { say, language } = useSpeech();
  const inbox = useLoad(`inbox.${language}`, () => page(api));
  const { count, atLeast, urgent } = waiting(inbox.value ?? { messages: [] });
  return (
    <section class={urgent ? "flex flex-col gap-2 rounded-12 border-2 border-l-8 border-error-2 p-4" : ""}>
      {urgent && (
        <p class="text-std-16B-170 text-error-2">
          <span aria-hidden="true">！</span> {say("messages_urgent")}
        </p>
      )}
      <LinkButton wide look={urgent ? "primary" : "secondary"} href={hrefOf({ at: "messages" })}>
        {count === 0 ? say("messages_link") : say(atLeast ? "messages_link_many" : "messages_link_unread", { count })}
      </LinkButton>
    </section>
  );
}
