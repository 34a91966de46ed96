import type { InboxCard } from "@tsunagu/api-client";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Badges } from "./badges";
import { isUnread } from "./shelf";
import { useWhen } from "./when";

const CLIP = "M9 12.5l6.2-6.2a3 3 0 0 1 4.3 4.3l-8.5 8.5a5 5 0 0 1-7-7l8.4-8.5";

/** A message in the inbox; the whole card leads to it. */
export function Card({ card, now }: { card: InboxCard; now: Date }) {
  const { say } = useSpeech();
  const when = useWhen(now);
  const unread = isUnread(card);
  const urgent = card.urgent && !card.recalled;
  const look = !unread ? "border-solid-gray-420" : urgent ? "border-error-2 border-l-8" : "border-key-900 border-l-8";
  return (
    <li>
      <a
        href={hrefOf({ at: "message", id: card.id })}
        class={`flex items-center gap-3 rounded-12 border p-4 hover:bg-key-50 ${look}`}
      >
        <span class="flex min-w-0 flex-1 flex-col gap-1">
          <Badges urgent={urgent} unread={unread} edited={card.edited && !card.recalled} survey={card.survey} />
          {card.recalled ? (
            <span class="text-std-16N-170 text-solid-gray-700">
              <span aria-hidden="true">—</span> {say("message_recalled")}
            </span>
          ) : (
            <span class={unread ? "text-std-17B-170" : "text-std-17N-170"}>{card.title}</span>
          )}
          <span class="flex flex-wrap items-center gap-x-3 text-std-16N-170 text-solid-gray-700">
            <span class="text-2xl">{card.tokens.join(" ")}</span>
            <span>{card.from.join(say("message_between"))}</span>
            <span>{when(card.sent_at)}</span>
            {card.attachments > 0 && (
              <span class="inline-flex items-center gap-1">
                <svg aria-hidden="true" viewBox="0 0 24 24" class="size-5 fill-none stroke-current stroke-2">
                  <path d={CLIP} />
                </svg>
                {say("message_files", { count: card.attachments })}
              </span>
            )}
          </span>
        </span>
        <span aria-hidden="true" class="text-xl text-key-900">
          ›
        </span>
      </a>
    </li>
  );
}
