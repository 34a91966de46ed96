import type { StaffDevice } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { kinds } from "./words";

/** A device that waits for a yes: only the one that shows the same six digits. */
export function Pending({ device, onChange }: { device: StaffDevice; onChange: () => void }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const decide = (act: (facility: string, device: string) => Promise<unknown>) =>
    run(async () => {
      await act(facility.id, device.id);
      onChange();
    });
  return (
    <section
      aria-labelledby={`pending-${device.id}`}
      class="flex flex-col gap-3 rounded-12 border-2 border-key-900 p-4"
    >
      <h3 id={`pending-${device.id}`} class="text-std-20B-150">
        「{device.name}」（{kinds[device.kind]}）が承認を待っています
      </h3>
      <p>端末の画面に、この番号が出ていますか。</p>
      <p class="text-std-45B-140 font-mono tracking-wider" role="status">
        {device.check}
      </p>
      {error && <Problem error={error} />}
      <div class="flex flex-wrap gap-2">
        <Button look="primary" size="large" busy={busy} onClick={() => decide(api.approveDevice)}>
          同じ番号なので、承認する
        </Button>
        <Button look="danger" size="large" busy={busy} onClick={() => decide(api.revokeDevice)}>
          番号が違う（断る）
        </Button>
      </div>
    </section>
  );
}
