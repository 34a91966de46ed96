import { Button, type Loaded } from "@tsunagu/ui";
import { Problem } from "../problem";
import type { Live } from "./live";

const clock = new Intl.DateTimeFormat("ja", { timeZone: "Asia/Tokyo", timeStyle: "medium" });

/** How old the picture is. When it cannot be renewed, that is said loudly: nobody may book from a stale page. */
export function Freshness({ live }: { live: Loaded<Live> }) {
  if (live.error && live.value) {
    return (
      <div class="print:hidden">
        <Problem
          error={live.error}
          action={
            <Button size="small" busy={live.loading} onClick={live.reload}>
              {clock.format(live.value.at)} の内容です。もう一度読む
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <p class="text-dns-14N-130 text-solid-gray-700 print:hidden">
      {live.value ? `${clock.format(live.value.at)} 現在（30秒ごとに新しくなります）` : "読み込んでいます"}
    </p>
  );
}
