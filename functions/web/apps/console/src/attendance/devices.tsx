import { type StaffDevice, staffNow } from "@tsunagu/api-client";
import { Button, Empty, type Loaded, Spinner, useLoad, useRefresh } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { DeviceCard } from "./device-card";
import { Enrol } from "./enrol";
import { useFacility } from "./facility";
import { Pending } from "./pending";

const EVERY_MS = 15_000;

/** The tablets and handhelds of a facility: how they are, and how another one comes in. */
export function DevicesPage() {
  const { api } = useDesk();
  const { facility } = useFacility();
  const devices = useLoad(facility.id, async () => ({ list: await api.devices(facility.id), at: staffNow() }));
  useRefresh(devices.reload, EVERY_MS);
  useExpiry([devices.error]);
  if (!devices.value) {
    return devices.error ? (
      <Problem error={devices.error} action={<Button onClick={devices.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  return <Devices devices={devices} list={devices.value.list} at={devices.value.at} />;
}

function Devices({
  devices,
  list,
  at,
}: {
  devices: Pick<Loaded<unknown>, "error" | "reload">;
  list: StaffDevice[];
  at: Date;
}) {
  const pending = list.filter(({ state }) => state === "pending");
  const active = list.filter(({ state }) => state === "active");
  const revoked = list.filter(({ state }) => state === "revoked");
  return (
    <>
      <h2 class="text-std-24B-150">端末</h2>
      {devices.error && (
        <Problem error={devices.error} action={<Button onClick={devices.reload}>もう一度読む</Button>} />
      )}
      {pending.map((device) => (
        <Pending key={device.id} device={device} onChange={devices.reload} />
      ))}
      {pending.length === 0 && <Enrol onLook={devices.reload} />}
      {active.length === 0 && <Empty title="使っている端末はありません。" />}
      {active.length > 0 && (
        <section aria-labelledby="active" class="flex flex-col gap-3">
          <h3 id="active" class="text-std-20B-150">
            使っている端末
          </h3>
          <ul class="grid gap-3 desktop-admin:grid-cols-2">
            {active.map((device) => (
              <DeviceCard key={device.id} device={device} now={at} onChange={devices.reload} />
            ))}
          </ul>
        </section>
      )}
      {revoked.length > 0 && (
        <details class="rounded-12 border border-solid-gray-420">
          <summary class="min-h-12 px-4 py-3">停止した端末 {revoked.length}台</summary>
          <ul class="grid gap-3 px-4 pb-4 desktop-admin:grid-cols-2">
            {revoked.map((device) => (
              <DeviceCard key={device.id} device={device} now={at} onChange={devices.reload} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
