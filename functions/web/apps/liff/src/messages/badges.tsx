import { useSpeech } from "../texts";

const shape = "rounded-4 border px-2 py-0.5 text-dns-14B-130";

/** To be read now, not read yet, not what it was: each by its sign and in words; and whether it asks something. */
export function Badges({
  urgent,
  unread = false,
  edited = false,
  survey = false,
}: {
  urgent: boolean;
  unread?: boolean;
  edited?: boolean;
  survey?: boolean;
}) {
  const { say } = useSpeech();
  if (!urgent && !unread && !edited && !survey) return null;
  return (
    <span class="flex flex-wrap items-center gap-2">
      {urgent && (
        <span class={`${shape} border-error-2 bg-error-2 text-white`}>
          <span aria-hidden="true">！</span> {say("message_urgent")}
        </span>
      )}
      {unread && (
        <span class={`${shape} border-key-900 text-key-900`}>
          <span aria-hidden="true">●</span> {say("message_unread")}
        </span>
      )}
      {survey && (
        <span class={`${shape} border-key-900 bg-key-50 text-key-1000`}>
          <span aria-hidden="true">？</span> {say("survey")}
        </span>
      )}
      {edited && <span class={`${shape} border-solid-gray-600 text-solid-gray-800`}>{say("message_edited")}</span>}
    </span>
  );
}
