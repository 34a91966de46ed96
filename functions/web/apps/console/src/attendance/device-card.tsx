import type { DeviceChange, StaffDevice } from "@tsunagu/api-client";
import { Button, Sheet, Switch, TextField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { healthOf } from "./health";
import { kinds } from "./words";

/** One device: how it is, what it is called, whether it is used every day, and its end. */
export function DeviceCard({ device, now, onChange }: { device: StaffDevice; now: Date; onChange: () => void }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const [name, setName] = useState<string>();
  const [stopping, setStopping] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const change = (body: DeviceChange) =>
    run(async () => {
      await api.changeDevice(facility.id, device.id, body);
      setName(undefined);
      onChange();
    });
  const active = device.state === "active";
  return (
    <li class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <h4 class="text-std-18B-160">
        {device.name} <span class="text-dns-16N-130">{kinds[device.kind]}</span>
      </h4>
      <ul class="flex flex-col gap-1">
        {healthOf(device, now).map(({ words, bad }) => (
          <li key={words} class={bad ? "text-std-16B-170 text-error-2" : ""}>
            <span aria-hidden="true">{bad ? "⚠ " : "・"}</span>
            {words}
          </li>
        ))}
      </ul>
      {active && device.kind !== "entry" && (
        <Switch
          label="毎日使う"
          hint="届かないあいだ、来たか分からない子どもを「不明」にします。しまってある端末はオフに。"
          checked={device.daily}
          disabled={busy}
          onChange={(daily) => void change({ daily })}
        />
      )}
      {active && name === undefined && (
        <div class="flex flex-wrap gap-2">
          <Button aria-label={`${device.name}の名前を変える`} onClick={() => setName(device.name)}>
            名前を変える
          </Button>
          <Button look="danger" aria-label={`${device.name}を停止する…`} onClick={() => setStopping(true)}>
            停止する…
          </Button>
        </div>
      )}
      {name !== undefined && (
        <form
          class="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void change({ name });
          }}
        >
          <TextField label="端末の名前" maxLength={20} required value={name} onInput={setName} />
          <div class="flex flex-wrap gap-2">
            <Button look="primary" type="submit" busy={busy} disabled={!name.trim()}>
              この名前にする
            </Button>
            <Button onClick={() => setName(undefined)}>やめる</Button>
          </div>
        </form>
      )}
      {error && <Problem error={error} />}
      {stopping && <Revoke device={device} onClose={() => setStopping(false)} onDone={onChange} />}
    </li>
  );
}

/** An end cannot be taken back, so it says first what it means. */
function Revoke({ device, onClose, onDone }: { device: StaffDevice; onClose: () => void; onDone: () => void }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const revoke = () =>
    run(async () => {
      await api.revokeDevice(facility.id, device.id);
      onClose();
      onDone();
    });
  return (
    <Sheet title={`「${device.name}」を停止しますか`} onClose={onClose} closeLabel="閉じる">
      <ul class="flex list-disc flex-col gap-2 pl-6">
        <li>この端末からは、もう名簿が見られず、登園・降園も記録できません。</li>
        <li>これまでに届いた記録は残ります。</li>
        <li>まだ届いていない記録は「保留」に入り、職員が見て決めます。</li>
        <li>元にもどせません。また使うときは、登録し直します。</li>
      </ul>
      {error && <Problem error={error} />}
      <div class="flex flex-wrap gap-2">
        <Button look="danger" busy={busy} onClick={revoke}>
          停止する
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
