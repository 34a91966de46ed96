import type { Child } from "@tsunagu/api-client";
import { NumberField, Sheet } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { BirthDateField } from "./dates";
import { useDraft } from "./draft";
import { SheetForm, type SheetProps } from "./form";

export function BirthSheet({ api, owner, today, child, onClose, onDone }: SheetProps & { child: Child }) {
  const { say } = useSpeech();
  const begun = { birth: today, count: child.fetuses ?? 1 };
  const draft = useDraft(owner, { sheet: "birth", child: child.id }, begun);
  const { birth, count } = draft.values;

  return (
    <Sheet title={say("birth_title")} closeLabel={say("close")} onClose={onClose}>
      <SheetForm
        submit={say("save")}
        draft={draft}
        onSubmit={async () => {
          const born = await api.birth(child.id, birth, count);
          onDone(say("birth_done"), (family) => family.flatMap((one) => (one.id === child.id ? born.children : [one])));
        }}
      >
        <BirthDateField today={today} value={birth} onInput={(day) => draft.put({ birth: day })} />
        <NumberField
          label={say("birth_count")}
          value={count}
          onInput={(born) => draft.put({ count: born })}
          min={1}
          max={5}
        />
      </SheetForm>
    </Sheet>
  );
}
