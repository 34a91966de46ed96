import { Choices } from "@tsunagu/ui";
import { useSpeech } from "../texts";

/** The emoji that stands for the child in LINE. Those of the other children are shown, but cannot be chosen. */
export function TokenField({
  value,
  offered,
  taken,
  onChange,
}: {
  value: string;
  offered: readonly string[];
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
        disabled={taken}
        options={offered.map((token) => ({ value: token, label: token }))}
        onChange={onChange}
      />
      <p class="text-dns-14N-130 text-solid-gray-700">{say("token_hint")}</p>
    </div>
  );
}
