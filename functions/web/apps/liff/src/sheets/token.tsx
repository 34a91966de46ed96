import { Choices } from "@tsunagu/ui";
import { useSpeech } from "../texts";

/** The emojis on offer (domain::family::TOKENS); the service refuses any other. */
// biome-ignore format: one glance
export const TOKENS = [
  "🐻", "🐰", "🐱", "🐶", "🐼", "🦊", "🐨", "🐯", "🦁", "🐸", "🐵", "🐧",
  "🐤", "🦉", "🐳", "🐬", "🐢", "🐿️", "🦔", "🐑", "🐴", "🦒", "🐘", "🦕",
] as const;

export function TokenField({
  value,
  taken,
  onChange,
}: {
  value: string;
  taken: readonly string[];
  onChange: (token: string) => void;
}) {
  const { say } = useSpeech();
  return (
    <div class="flex flex-col gap-2">
      <Choices
        compact
        legend={say("token")}
        value={value}
        disabled={taken.filter((token) => token !== value)}
        options={TOKENS.map((token) => ({ value: token as string, label: token }))}
        onChange={onChange}
      />
      <p class="text-dns-14N-130 text-solid-gray-700">{say("token_hint")}</p>
    </div>
  );
}

export const freeToken = (taken: readonly string[]): string => TOKENS.find((token) => !taken.includes(token)) ?? "🐻";
