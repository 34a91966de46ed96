import { Banner, Button } from "@tsunagu/ui";
import { rows } from "./words";

/** The longest list that the service takes (contract). */
export const MOST_ROWS = 100_000;

/** A file that was chosen and is not sent yet. */
export function Ready({
  name,
  count,
  busy,
  onSend,
}: {
  name: string;
  count: number;
  busy: boolean;
  onSend: () => void;
}) {
  if (count === 0) {
    return <Banner tone="error">{name} には、見出しの下に行がありません。取り込むものがありません。</Banner>;
  }
  if (count > MOST_ROWS) {
    return (
      <Banner tone="error">
        {name} は{rows(count)}あります。{rows(MOST_ROWS)}までにしてください。
      </Banner>
    );
  }
  return (
    <div role="status" class="flex flex-col items-start gap-3 rounded-12 bg-solid-gray-50 p-4">
      <p>
        <strong>{name}</strong>　見出しのほかに {rows(count)}
        。取り込んでも、すぐには使われません。結果を見てから決めます。
      </p>
      <Button look="primary" busy={busy} onClick={onSend}>
        {rows(count)}を取り込む
      </Button>
    </div>
  );
}
