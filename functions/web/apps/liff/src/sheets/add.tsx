import { Choices, NumberField, Sheet } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { BirthDateField, DueDateField, FormerDueDateField } from "./dates";
import { useDraft } from "./draft";
import { SheetForm, type SheetProps } from "./form";
import { TokenField } from "./token";

type Kind = "pregnancy" | "child";

export function AddSheet({
  api,
  owner,
  today,
  offered,
  taken,
  onClose,
  onDone,
}: SheetProps & { offered: readonly string[]; taken: readonly string[] }) {
  const { say } = useSpeech();
  const begun = { kind: "pregnancy" as Kind, birth: "", due: "", fetuses: 1, token: "" };
  const draft = useDraft(owner, { sheet: "add" }, begun);
  const { kind, birth, due, fetuses, token: wished } = draft.values;
  const free = offered.filter((token) => !taken.includes(token));
  // When every emoji is taken, the service says so.
  const token = (free.includes(wished) ? wished : free[0]) ?? offered[0] ?? "";

  return (
    <Sheet title={say("add_title")} closeLabel={say("close")} onClose={onClose}>
      <SheetForm
        submit={say("register")}
        draft={draft}
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
          onChange={(chosen) => draft.put({ kind: chosen })}
          options={[
            { value: "pregnancy", label: say("which_pregnancy") },
            { value: "child", label: say("which_child") },
          ]}
        />
        {kind === "pregnancy" ? (
          <>
            <DueDateField today={today} value={due} onInput={(day) => draft.put({ due: day })} />
            <NumberField
              label={say("fetuses")}
              value={fetuses}
              onInput={(count) => draft.put({ fetuses: count })}
              min={1}
              max={5}
            />
          </>
        ) : (
          <>
            <BirthDateField today={today} value={birth} onInput={(day) => draft.put({ birth: day })} />
            <FormerDueDateField value={due} onInput={(day) => draft.put({ due: day })} />
          </>
        )}
        <TokenField value={token} offered={offered} taken={taken} onChange={(chosen) => draft.put({ token: chosen })} />
      </SheetForm>
    </Sheet>
  );
}
