import { ApiError, type Bar, type StaffRosterChild } from "@tsunagu/api-client";
import { Button, Check, SelectField, TextField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { bars, effectsOf, namesOf, orderReasons, protectable } from "./order-words";
import { newId } from "./roster-draft";

/** Somebody whom the roster does not know: they come onto it with nothing allowed. */
const STRANGER = "+";

/** Against whom, what they may not do, whom it protects; and before it is saved, what will stop working. */
export function OrderForm({
  held,
  onDone,
  onClose,
}: {
  held: StaffRosterChild;
  onDone: (now: StaffRosterChild, name: string) => void;
  onClose: () => void;
}) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const { child } = held;
  const guardians = (child.guardians ?? []).filter(({ is_child }) => !is_child);
  const [whom, setWhom] = useState("");
  const [stranger, setStranger] = useState(() => ({ id: newId("g_"), name: "", relation: "" }));
  const [taken, take] = useState<Bar[]>([]);
  const [protects, protect] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);

  const unknown = whom === STRANGER;
  const name = unknown ? stranger.name.trim() : (guardians.find(({ id }) => id === whom)?.name ?? "");
  const homes = protectable(child, whom);
  const home = homes.some(({ id }) => id === protects) ? protects : "";
  const order = { bars: taken, ...(home ? { protects: home } : {}) };
  const nameless = unknown && (name === "" || stranger.relation.trim() === "");
  const empty = taken.length === 0 && !home;
  const effects = whom ? effectsOf(order, name, child, held.joined.includes(whom)) : [];

  async function onRoster(): Promise<string> {
    if (!unknown) return whom;
    // A second try finds them there.
    const now = (await api.roster(facility.id)).find((one) => one.child.id === child.id) ?? held;
    if (now.child.guardians?.some(({ id }) => id === stranger.id)) return stranger.id;
    const one = { id: stranger.id, name, relation: stranger.relation.trim() };
    const more = { ...now.child, guardians: [...(now.child.guardians ?? []), one] };
    const { stale } = await api.saveChild(facility.id, more, now.version);
    if (stale.length > 0) throw new ApiError(409, "stale", "ほかの人が名簿を変えています。もう一度押してください。");
    return one.id;
  }

  const save = (event: Event) => {
    event.preventDefault();
    setMissing(!whom || nameless || empty);
    if (!whom || nameless || empty) return;
    void run(async () =>
      onDone(await api.placeOrder(facility.id, child.id, { guardian_id: await onRoster(), ...order }), name),
    );
  };
  return (
    <form noValidate class="flex flex-col gap-4 rounded-12 border-2 border-key-900 p-4" onSubmit={save}>
      <SelectField
        label="だれを止めますか"
        value={whom}
        error={missing && !whom ? "選んでください。" : undefined}
        onInput={setWhom}
        options={[
          ["", "選んでください"],
          ...guardians.map(({ id, name, relation }) => [id, `${name}（${relation}）`] as const),
          [STRANGER, "名簿にない人"],
        ]}
      />
      {unknown && (
        <div class="grid gap-4 desktop:grid-cols-[1fr_10rem]">
          <TextField
            label="止める人の名前"
            hint="何も許さない人として、名簿に加わります。"
            maxLength={40}
            value={stranger.name}
            error={missing && name === "" ? "名前を書いてください。" : undefined}
            onInput={(name) => setStranger({ ...stranger, name })}
          />
          <TextField
            label="止める人の続柄"
            maxLength={10}
            value={stranger.relation}
            error={missing && stranger.relation.trim() === "" ? "続柄を書いてください。" : undefined}
            onInput={(relation) => setStranger({ ...stranger, relation })}
          />
        </div>
      )}
      <fieldset class="flex flex-col gap-2">
        <legend class="mb-1 text-std-16B-170">何を止めますか</legend>
        {bars.map(({ bar, tick }) => (
          <Check
            key={bar}
            label={tick}
            checked={taken.includes(bar)}
            onChange={(on) => take(on ? [...taken, bar] : taken.filter((one) => one !== bar))}
          />
        ))}
      </fieldset>
      {homes.length > 0 ? (
        <SelectField
          label="守る世帯"
          hint="この世帯の名前や予定を、ほかの世帯の人に見せません。"
          value={home}
          onInput={protect}
          options={[["", "決めない"], ...homes.map(({ id, members }) => [id, `${namesOf(members)}の世帯`] as const)]}
        />
      ) : (
        <p class="text-dns-16N-130">
          世帯を守るには、先に「保護者と、お迎えの人」で、それぞれの世帯を選んで保存してください。
        </p>
      )}
      {missing && whom && empty && <p class="text-error-2">{orderReasons["bars: empty"]}</p>}
      {effects.length > 0 && (
        <div class="rounded-8 bg-yellow-50 p-4" role="status">
          <p class="text-std-16B-170">保存すると、すぐに次のようになります</p>
          <ul class="list-disc pl-6">
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="text-dns-14N-130 text-solid-gray-700">
        理由や書類の中身は記録しません。だれがいつ始めたかは、市の操作記録に残ります。解除できるのは市の職員だけです。
      </p>
      {error && <Problem error={worded(error)} />}
      <div class="flex flex-wrap gap-3">
        <Button look="danger" type="submit" busy={busy}>
          この制限を始める
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </form>
  );
}

function worded(error: Error): Error {
  const words = error instanceof ApiError ? orderReasons[error.detail.reason ?? ""] : undefined;
  return words && error instanceof ApiError ? new ApiError(error.status, error.code, words) : error;
}
