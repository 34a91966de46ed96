import type { Child, ChildChange } from "@tsunagu/api-client";
import { NumberField, Sheet } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { BirthDateField, DueDateField, FormerDueDateField } from "./dates";
import { SheetForm, type SheetProps } from "./form";
import { TokenField } from "./token";

export function EditSheet({
  api,
  today,
  child,
  taken,
  onClose,
  onDone,
}: SheetProps & { child: Child; taken: readonly string[] }) {
  const { say } = useSpeech();
  const [birth, setBirth] = useState(child.birth_date ?? "");
  const [due, setDue] = useState(child.due_date ?? "");
  const [fetuses, setFetuses] = useState(child.fetuses ?? 1);
  const [token, setToken] = useState(child.token);

  function wish(): ChildChange {
    const changed: ChildChange = {};
    if (birth && birth !== child.birth_date) changed.birth_date = birth;
    if (due && due !== child.due_date) changed.due_date = due;
    if (child.kind === "pregnancy" && fetuses !== child.fetuses) changed.fetuses = fetuses;
    if (token !== child.token) changed.token = token;
    return changed;
  }

  return (
    <Sheet title={say("change_title", { token: child.token })} closeLabel={say("close")} onClose={onClose}>
      <SheetForm
        submit={say("save")}
        onSubmit={async () => {
          const changed = await api.change(child.id, wish());
          onDone(say("changed"), (family) => family.map((one) => (one.id === child.id ? changed : one)));
        }}
      >
        {child.kind === "pregnancy" ? (
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
        <TokenField value={token} taken={taken.filter((other) => other !== child.token)} onChange={setToken} />
      </SheetForm>
    </Sheet>
  );
}
