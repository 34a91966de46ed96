import type { Parted } from "@tsunagu/api-client";
import { Button, TextField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { PartedReport } from "./parted";
import { Parting } from "./parting";

/** Takes back a join by its number: lists end somewhere, and who was joined wrongly may stand in none of them. */
export function PartByNumber({ onParted }: { onParted: () => void }) {
  const [number, setNumber] = useState("");
  const [asking, setAsking] = useState(false);
  const [parted, setParted] = useState<Parted>();
  return (
    <section aria-labelledby="part" class="flex flex-col items-start gap-3 border-t border-solid-gray-420 pt-6">
      <h3 id="part" class="text-std-20B-150">
        結び付けを取り消す
      </h3>
      <p>別の人のLINEとつないでしまったときは、宛名番号で取り消せます。</p>
      {parted && <PartedReport parted={parted} />}
      <TextField label="宛名番号" maxLength={20} value={number} onInput={(text) => setNumber(text.normalize("NFKC"))} />
      <Button
        look="danger"
        disabled={!number.trim()}
        onClick={() => {
          setParted(undefined);
          setAsking(true);
        }}
      >
        結び付けを取り消す…
      </Button>
      {asking && (
        <Parting
          number={number.trim()}
          who={`宛名番号 ${number.trim()}`}
          onParted={(outcome) => {
            setParted(outcome);
            setNumber("");
            onParted();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
