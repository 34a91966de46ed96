import type { MessageUrgency } from "@tsunagu/api-client";
import { Banner, Choices } from "@tsunagu/ui";

/** Normal or emergency, and what the difference is. */
export function UrgencyField({
  value,
  onChange,
}: {
  value: MessageUrgency;
  onChange: (value: MessageUrgency) => void;
}) {
  return (
    <section aria-label="急ぎかどうか" class="flex flex-col gap-3">
      <Choices
        legend="急ぎかどうか"
        value={value}
        onChange={onChange}
        options={[
          {
            value: "normal",
            label: "ふつうのお知らせ（60秒待って送る。21時から7時に書いたものは、朝7時に送る）",
          },
          { value: "emergency", label: "！ 緊急のお知らせ（10秒待って、夜でもすぐ送る。LINEに【緊急】と出る）" },
        ]}
      />
      {value === "emergency" && (
        <Banner tone="error">
          緊急です。休校・避難・不審者など、いますぐ読んでほしいときだけにしてください。送る前に、もう一度たずねます。
        </Banner>
      )}
    </section>
  );
}
