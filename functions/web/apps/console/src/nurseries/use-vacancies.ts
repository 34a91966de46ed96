import { ApiError, type StaffNursery } from "@tsunagu/api-client";
import { useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { takeRescued, useUnsaved } from "../unsaved";
import { changesOf, isDirty, type RowDraft, type Stamp, untouched, wrongCells } from "./vacancy-cell";

const NAME = "vacancies";

export type VacancyDesk = ReturnType<typeof useVacancies>;

/**
 * What is typed over what is on the server, row by row: each is saved over the version that was read, and a row that
 * somebody else has changed keeps what was typed.
 */
export function useVacancies(all: StaffNursery[], stamp: Stamp) {
  const { api } = useDesk();
  const [rows, setRows] = useState(all);
  const [drafts, setDrafts] = useState<Record<string, RowDraft>>(() => takeRescued(NAME) ?? {});
  const [conflicts, setConflicts] = useState<string[]>([]);
  const [saved, setSaved] = useState(0);
  const { busy, error, run } = useAction();
  const draftOf = (key: string) => drafts[key] ?? untouched;
  const dirty = rows.filter((row) => isDirty(draftOf(row.key), row));
  useUnsaved(dirty.length > 0, NAME, drafts);
  useExpiry([error]);

  const saveAll = () =>
    run(async () => {
      setSaved(0);
      setConflicts([]);
      const refused: string[] = [];
      for (const row of dirty) {
        const draft = draftOf(row.key);
        try {
          const now = await api.saveVacancies(row.key, changesOf(draft, row, stamp), row.version);
          setRows((rows) => rows.map((one) => (one.key === now.key ? now : one)));
          // What was typed meanwhile is a change to what was saved.
          setDrafts(({ [row.key]: typed, ...others }) =>
            typed === draft || !typed ? others : { ...others, [row.key]: typed },
          );
          setSaved((count) => count + 1);
        } catch (failure) {
          if (!(failure instanceof ApiError && failure.code === "version_conflict")) throw failure;
          refused.push(row.key);
        }
      }
      if (refused.length === 0) return;
      setRows(await api.nurseries());
      setConflicts(refused);
    });

  return {
    rows,
    draftOf,
    put: (key: string, change: Partial<RowDraft>) => {
      setSaved(0);
      setDrafts((drafts) => ({ ...drafts, [key]: { ...(drafts[key] ?? untouched), ...change } }));
    },
    dirty: dirty.length,
    wrong: rows.reduce((sum, row) => sum + wrongCells(draftOf(row.key), row).length, 0),
    /** Rows that somebody else was faster to change. */
    conflicts,
    saved,
    busy,
    error,
    saveAll,
  };
}
