import { type DeviceKind, type Enrolment, staffNow } from "@tsunagu/api-client";
import { Banner, Button, Choices, QrCode, TextField, useAction } from "@tsunagu/ui";
import { useEffect, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { useFacility } from "./facility";

const offers: readonly { value: DeviceKind; label: string }[] = [
  { value: "gate", label: "門・玄関（登園と降園）" },
  { value: "class", label: "クラス（点呼）" },
  { value: "bus", label: "バス（乗り降り）" },
];

/** Invites one device: a name, then a code for ten minutes. It gives way to the device as soon as that introduces itself. */
export function Enrol({ onLook }: { onLook: () => void }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const centre = facility.kind === "centre";
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<DeviceKind>(centre ? "entry" : "gate");
  const [name, setName] = useState("");
  const [code, setCode] = useState<Enrolment>();
  const { busy, error, run } = useAction();
  useExpiry([error]);

  const invite = () => run(async () => setCode(await api.inviteDevice(facility.id, kind, name.trim())));
  if (code) return <Code code={code} name={name} onLook={onLook} onAgain={invite} onClose={() => setCode(undefined)} />;
  if (!open) {
    return (
      <div>
        <Button look="primary" onClick={() => setOpen(true)}>
          端末を登録する
        </Button>
      </div>
    );
  }
  return (
    <form
      class="flex flex-col gap-4 rounded-12 border-2 border-key-900 p-4"
      aria-labelledby="enrol"
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      <h3 id="enrol" class="text-std-20B-150">
        端末を登録する
      </h3>
      {!centre && <Choices legend="どこで使いますか" value={kind} onChange={setKind} options={offers} />}
      <TextField
        label="端末の名前"
        hint="「正門」「1号車」など、置く場所が分かる名前。20文字まで。"
        maxLength={20}
        required
        value={name}
        onInput={setName}
      />
      {error && <Problem error={error} />}
      <div class="flex flex-wrap gap-2">
        <Button look="primary" type="submit" busy={busy} disabled={!name.trim()}>
          QRコードを出す
        </Button>
        <Button onClick={() => setOpen(false)}>やめる</Button>
      </div>
    </form>
  );
}

function Code({
  code,
  name,
  onLook,
  onAgain,
  onClose,
}: {
  code: Enrolment;
  name: string;
  onLook: () => void;
  onAgain: () => void;
  onClose: () => void;
}) {
  const left = useSecondsLeft(code.expires_at);
  const over = left <= 0;
  // Whoever holds the tablet waits for the next step: look often while the code is good.
  useEffect(() => {
    if (over) return;
    const timer = setInterval(onLook, LOOK_MS);
    return () => clearInterval(timer);
  }, [onLook, over]);
  return (
    <section aria-labelledby="code" class="flex flex-col gap-3 rounded-12 border-2 border-key-900 p-4">
      <h3 id="code" class="text-std-20B-150">
        「{name}」にする端末で読み取ってください
      </h3>
      {over ? (
        <Banner
          tone="warning"
          action={
            <Button size="small" onClick={onAgain}>
              新しいQRコードを出す
            </Button>
          }
        >
          時間が過ぎました。このQRコードは使えません。
        </Banner>
      ) : (
        <>
          <div class="w-64 max-w-full">
            <QrCode text={code.link} name="端末を登録するQRコード" />
          </div>
          <p class="text-std-17B-170">
            あと <span class="font-mono">{clock(left)}</span>（1台だけ使えます）
          </p>
          <p>
            カメラが使えないときのコード：<code class="text-mono-16N-150">{grouped(code.code)}</code>
          </p>
          <p>読み取ると、この画面に番号が出ます。写真に撮ったり、送ったりしないでください。</p>
        </>
      )}
      <div>
        <Button onClick={onClose}>閉じる</Button>
      </div>
    </section>
  );
}

const LOOK_MS = 3_000;

function useSecondsLeft(until: string): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(until) - staffNow().getTime()) / 1000));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` reads the clock anew each time
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}

export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** In fours, so that it can be read out. */
export const grouped = (code: string): string => code.match(/.{1,4}/g)?.join(" ") ?? code;
