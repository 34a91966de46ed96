import { Button, Empty, Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { Applications } from "./applications";
import { Exceptions } from "./exceptions";

/** Who has applied, and below of whom nobody can tell and whose money came back. */
export function ReviewPage({ id }: { id: string }) {
  const { api } = useDesk();
  const applied = useLoad(id, () => api.entitlements(id, "applied"));
  useExpiry([applied.error]);
  return (
    <>
      <h2 class="text-std-24B-150">審査</h2>
      {applied.error && (
        <Problem error={applied.error} action={<Button onClick={applied.reload}>もう一度ためす</Button>} />
      )}
      {!applied.value && !applied.error && <Spinner label="読み込んでいます" />}
      {applied.value?.length === 0 && <Empty title="審査を待つ申請はありません。" />}
      {applied.value && <Applications id={id} all={applied.value} onDecided={applied.reload} />}
      <Exceptions id={id} />
    </>
  );
}
