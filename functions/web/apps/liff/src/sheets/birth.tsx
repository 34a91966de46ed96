import type { Child } from "@tsunagu/api-client";
import { NumberField, Sheet } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { BirthDateField } from "./dates";
import { SheetForm, type SheetProps } from "./form";

export function BirthSheet({ api, today, child, onClose, onDone }: SheetProps & { child: Child }) {
  const { say } = useSpeech();
  const [birth, setBirth] = useState(today);
  const [count, setCount] = useState(child.fetuses ?? 1);

  return (
    <Sheet title={say("birth_title")} closeLabel={say("close")} onClose={onClose}>
      <SheetForm
        submit={say("save")}
        onSubmit={async () => {
          const born = await api.birth(child.id, birth, count);
          onDone(say("birth_done"), (family) => family.flatMap((one) => (one.id === child.id ? born.children : [one])));
        }}
      >
        <BirthDateField today={today} value={birth} onInput={setBirth} />
        <NumberField label={say("birth_count")} value={count} onInput={setCount} min={1} max={5} />
      </SheetForm>
    </Sheet>
  );
}
