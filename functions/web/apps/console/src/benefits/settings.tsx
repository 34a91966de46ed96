import type { CohortPreview, Programme, StaffProgramme } from "@tsunagu/api-client";
import { Banner, Button, LinkButton, type Loaded } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { benefitAt } from "../place";
import { alike } from "../services/draft";
import { MistakesContext } from "../services/fields";
import { type Draft, draftOf, gapsOf, newDraft, programmeOf } from "./draft";
import { ProgrammeFields } from "./programme-fields";
import { Shift } from "./shift";

/** What was looked at before it is saved; exactly that is saved then. */
interface Seen {
  text: string;
  preview: CohortPreview;
}

const textOf = (programme: Programme, version: number) => JSON.stringify([programme, version]);

/** A benefit as staff describe it, or a new one (`held` absent). Its rule is in force at once, so its effect comes first. */
export function SettingsPage({ all, held }: { all: Loaded<StaffProgramme[]>; held: StaffProgramme | undefined }) {
  const { api } = useDesk();
  const [seen, setSeen] = useState<Seen>();
  const kept = ({ programme, version }: StaffProgramme) => ({ draft: draftOf(programme), version });
  const place = (fresh: StaffProgramme) => {
    const others = (all.value ?? []).filter(({ programme }) => programme.id !== fresh.programme.id);
    all.set([...others, fresh].sort((a, b) => (a.programme.id < b.programme.id ? -1 : 1)));
    return kept(fresh);
  };
  const edited = useEdited<Draft>({
    kind: "programme",
    held: held && kept(held),
    blank: () => newDraft(today()),
    changed: (draft, saved) => !alike(programmeOf(draft), programmeOf(saved)),
    gaps: gapsOf,
    gapWords: "入れてください。",
    save: async (draft, version) => place(await api.saveProgramme(programmeOf(draft), version)),
    latest: async ({ id }) => {
      const latest = (await api.programmes()).find(({ programme }) => programme.id === id);
      return latest && place(latest);
    },
    address: ({ id }) => benefitAt(id, "settings"),
  });
  const shown = seen?.text === textOf(programmeOf(edited.draft), edited.version) ? seen : undefined;
  const look = () =>
    edited.attempt(async (draft, version) => {
      const programme = programmeOf(draft);
      setSeen({ text: textOf(programme, version), preview: await api.previewProgramme(programme, version) });
    });
  return (
    <MistakesContext.Provider value={edited.mistakes}>
      <div ref={edited.page} class="flex flex-col gap-6">
        <ProgrammeFields draft={edited.draft} put={edited.put} fresh={!held} />
        {shown && <Shift preview={shown.preview} />}
        <SaveFoot
          edited={edited}
          gaps="空のままのところがあります。"
          saved={held && <Saved id={held.programme.id} />}
          label="この内容で保存"
          first={
            !shown && (
              <Button look="primary" busy={edited.busy} disabled={!edited.dirty} onClick={look}>
                だれが増え、だれが減るかを見る
              </Button>
            )
          }
        />
      </div>
    </MistakesContext.Provider>
  );
}

function Saved({ id }: { id: string }) {
  return (
    <Banner
      tone="success"
      action={
        <LinkButton size="small" href={benefitAt(id, "list")}>
          名簿へ
        </LinkButton>
      }
    >
      保存しました。条件は、いまから有効です。
    </Banner>
  );
}
