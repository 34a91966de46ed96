import { Choices, NumberField, Sheet } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { BirthDateField, DueDateField, FormerDueDateField } from "./dates";
import { SheetForm, type SheetProps } from "./form";
import { freeToken, TokenField } from "./token";

export function AddSheet({ api, today, taken, onClose, onDone }: SheetProps & { taken: readonly string[] }) {
  const { say } = useSpeech();
  const [kind, setKind] = useState<"pregnancy" | "child">("pregnancy");
  const [birth, setBirth] = useState("");
  const [due, setDue] = useState("");
  const [fetuses, setFetuses] = useState(1);
  const [token, setToken] = useState(freeToken(taken));

  return (
    <Sheet title={say("add_title")} closeLabel={say("close")} onClose={onClose}>
      <SheetForm
        submit={say("register")}
        onSubmit={async () => {
          const added = await api.register(
            kind === "pregnancy"
              ? { kind, due_date: due, fetuses, token }
              : { kind, birth_date: birth, token, ...(due ? { due_date: due } : {}) },
          );
          onDone(say("registered"), (family) => [...family, added]);
        }}
      >
        <Choices
          legend={say("which")}
          value={kind}
          onChange={setKind}
          options={[
            { value: "pregnancy", label: say("which_pregnancy") },
            { value: "child", label: say("which_child") },
          ]}
        />
        {kind === "pregnancy" ? (
          <>
            <DueDateField today={today} value={due} onInput={setDue} />
            <NumberField label={say("fetuses")} value={fetuses} onInput={setFetuses} min={1} max={5} />
          </>
        ) : (
          <>
            <BirthDateField today={today} value={birth} onInput={setBirth} />
            <FormerDueDateField value={due} onInput={setDue} />
          </>
        )}
        <TokenField value={token} taken={taken} onChange={setToken} />
      </SheetForm>
    </Sheet>
  );
}
