import type { ThreadMessage } from "@tsunagu/api-client";
import { formatInstant } from "@tsunagu/ui";

/** What was said, oldest first; whether the family has opened it is the point of it. */
export function Messages({ messages }: { messages: ThreadMessage[] }) {
  if (messages.length === 0) return <p class="text-solid-gray-700">まだ連絡はありません。</p>;
  return (
    <ol class="flex flex-col gap-3" aria-live="polite">
      {messages.map(({ id, from, text, at, read_at }) => {
        const ours = from === "office";
        return (
          <li key={id} class={`max-w-xl ${ours ? "self-end" : "self-start"}`}>
            <p class="text-dns-14N-130 text-solid-gray-700">
              {ours ? "窓口" : "家庭"} ・ {formatInstant(at, "ja")}
            </p>
            <p class={`rounded-12 px-3 py-2 whitespace-pre-line ${ours ? "bg-key-50" : "bg-solid-gray-50"}`}>{text}</p>
            {ours && (
              <p class="text-dns-14N-130">
                {read_at ? `✓ 既読 ${formatInstant(read_at, "ja")}` : "まだ開かれていません"}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
