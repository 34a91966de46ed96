import type { Child, ChildChange } from "@tsunagu/api-client";
import { NumberField, Sheet } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { BirthDateField, DueDateField, FormerDueDateField } from "./dates";
import { useDraft } from "./draft";
import { SheetForm, type SheetProps } from "./form";
import { TokenField } from "./token";

export function EditSheet({
  api,
  owner,
  today,
  child,
  offered,
  taken,
  onClose,
  onDone,
}: SheetProps & { child: Child; offered: readonly string[]; taken: readonly string[] }) {
  const { say } = useSpeech();
  const begun = {
    birth: child.birth_date ?? "",
    due: child.due_date ?? "",
    fetuses: child.fetuses ?? 1,
    token: child.token,
  };
  const draft = useDraft(owner, { sheet: "edit", child: child.id }, begun);
  const { birth, due, fetuses, token } = draft.values;

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
        draft={draft}
        onSubmit={async () => {
          const changed = await api.change(child.id, wish());
          onDone(say("changed"), (family) => family.map((one) => (one.id === child.id ? changed : one)));
        }}
      >
        {child.kind === "pregnancy" ? (
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
        <TokenField
          value={token}
          offered={offered}
          taken={taken.filter((other) => other !== child.token)}
          onChange={(chosen) => draft.put({ token: chosen })}
        />
      </SheetForm>
    </Sheet>
  );
}
