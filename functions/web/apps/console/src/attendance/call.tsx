import type { BoardLine, GuardianCard } from "@tsunagu/api-client";
import { Button } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useFacility, WriterField } from "./facility";
import { useFact } from "./fact";
import { momentWords } from "./words";

/** Whom to call, in order, and who called whom and when. */
export function Calls({ line, day, onChange }: { line: BoardLine; day: string; onChange: () => void }) {
  return (
    <div class="flex flex-col gap-3">
      {line.guardians.length === 0 ? (
        <p>保護者が名簿に登録されていません。</p>
      ) : (
        <ol class="flex flex-col gap-2" aria-label={`${line.name}の保護者（電話する順）`}>
          {line.guardians.map((guardian, place) => (
            <Caller key={guardian.id} {...{ line, day, guardian, onChange }} place={place + 1} />
          ))}
        </ol>
      )}
      {line.calls.length > 0 && (
        <ul class="flex flex-col gap-1 text-dns-16N-130" aria-label={`${line.name}についての電話`}>
          {line.calls.map(({ at, by, whom, reached }) => (
            <li key={`${at} ${whom}`}>
              <span aria-hidden="true">{reached ? "☎ ✓" : "☎ ✕"}</span> {momentWords(at, day)} {by} → {whom}さん：
              <strong>{reached ? "つながった" : "つながらなかった"}</strong>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Caller({
  line,
  day,
  guardian,
  place,
  onChange,
}: {
  line: BoardLine;
  day: string;
  guardian: GuardianCard;
  place: number;
  onChange: () => void;
}) {
  const { by } = useFacility();
  const [asking, setAsking] = useState(false);
  const { busy, error, write } = useFact(line.child_id, day, () => {
    setAsking(false);
    onChange();
  });
  const called = (reached: boolean) => void write({ kind: "called", whom: guardian.id, reached });
  return (
    <li class="flex flex-col gap-2 rounded-8 border border-solid-gray-200 px-3 py-2">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span class="min-w-0 flex-1 basis-40">
          {place}. <strong>{guardian.name}</strong>さん（{guardian.relation}）
          {guardian.barred && <strong class="block text-error-2">⛔ 引渡し不可</strong>}
        </span>
        {!asking && (
          <Button aria-label={`${guardian.name}さんに電話した`} onClick={() => setAsking(true)}>
            <span aria-hidden="true">☎</span>
            電話した
          </Button>
        )}
      </div>
      {asking && (
        <fieldset class="flex flex-wrap items-end gap-2">
          <legend class="mb-1 text-std-16N-170">{guardian.name}さんに、つながりましたか</legend>
          {!by && <WriterField />}
          <Button look="primary" busy={busy} onClick={() => called(true)}>
            つながった
          </Button>
          <Button busy={busy} onClick={() => called(false)}>
            つながらなかった
          </Button>
          <Button look="text" onClick={() => setAsking(false)}>
            やめる
          </Button>
        </fieldset>
      )}
      {error && <Problem error={error} />}
    </li>
  );
}
