import type { ListCard, Programme } from "@tsunagu/api-client";
import { Banner, Button, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { Problem } from "../problem";
import { useUnsaved } from "../unsaved";
import { type Imported, listWords, sendList } from "./import";
import { Progress } from "./progress";
import { RefusedRows } from "./refused-rows";
import { type Part, split } from "./split";
import { rows } from "./words";

/** The longest list that the service takes (contract). */
const MOST_ROWS = 100_000;

interface Chosen {
  name: string;
  parts: Part[];
  rows: number;
}

/** A file, what is in it, and then its way to the service. */
export function ListImport({
  programme: { id },
  current,
  onImported,
}: {
  programme: Programme;
  current: ListCard | undefined;
  onImported: () => void;
}) {
  const { api } = useDesk();
  const [chosen, setChosen] = useState<Chosen>();
  const [sent, setSent] = useState(0);
  const [done, setDone] = useState<Imported>();
  const { busy, error, run } = useAction();
  const here = useHere();
  useUnsaved(busy, `import ${id}`, undefined);
  useExpiry([error]);

  const choose = (file: File) =>
    run(async () => {
      setDone(undefined);
      setSent(0);
      setChosen(undefined);
      const parts = split(new Uint8Array(await file.arrayBuffer()));
      setChosen({ name: file.name, parts, rows: parts.reduce((sum, part) => sum + part.rows.length, 0) });
    });
  const send = ({ parts }: Chosen) =>
    run(async () => {
      setSent(0);
      try {
        const imported = await sendList(
          parts,
          (part) => {
            // A list whose last part is not sent is never in force: whoever leaves has changed nothing.
            if (!here.current) throw new Error("left");
            return api.importEligible(id, part);
          },
          setSent,
        );
        setDone(imported);
        setChosen(undefined);
      } finally {
        if (here.current) onImported();
      }
    });

  // The same file would be refused again: there is nothing to press before another one is chosen.
  const refused = error && listWords(error, chosen?.parts[sent]);
  return (
    <>
      <FileField
        label="名簿のCSVファイル"
        hint={`1行目が見出し、2行目から1人1行。${rows(MOST_ROWS)}まで。UTF-8でもShift_JISでも読めます。`}
        accept="text/csv,.csv,.txt"
        disabled={busy}
        onFile={choose}
      />
      {chosen && !refused && <Ready chosen={chosen} current={current} busy={busy} onSend={() => send(chosen)} />}
      {busy && chosen && <Progress name="取り込み" done={sent} all={chosen.parts.length} />}
      {refused && <Banner tone="error">{refused}</Banner>}
      {error && !refused && <Failed error={error} />}
      {done && <Done imported={done} id={id} />}
    </>
  );
}

/** Whether the page is still looked at. */
function useHere() {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
}

function Ready({
  chosen,
  current,
  busy,
  onSend,
}: {
  chosen: Chosen;
  current: ListCard | undefined;
  busy: boolean;
  onSend: () => void;
}) {
  if (chosen.rows === 0) {
    return <Banner tone="error">{chosen.name} には、見出しの下に行がありません。取り込むものがありません。</Banner>;
  }
  if (chosen.rows > MOST_ROWS) {
    return (
      <Banner tone="error">
        {chosen.name} は{rows(chosen.rows)}あります。{rows(MOST_ROWS)}までにしてください。
      </Banner>
    );
  }
  return (
    <div role="status" class="flex flex-col items-start gap-3 rounded-12 bg-solid-gray-50 p-4">
      <p>
        <strong>{chosen.name}</strong>　見出しのほかに {rows(chosen.rows)}
        {current && `。取り込むと、使っている名簿（${rows(current.rows)}）と入れかわります。`}
      </p>
      <Button look="primary" busy={busy} onClick={onSend}>
        {rows(chosen.rows)}を取り込む
      </Button>
    </div>
  );
}

function Failed({ error }: { error: Error }) {
  return (
    <>
      <Problem error={error} otherwise="途中で止まりました。" />
      <p>
        最後の行まで届かなければ、名簿は変わりません。上の「使っている名簿」を確かめて、変わっていなければ、初めから取り込んでください。
      </p>
    </>
  );
}

function Done({ imported, id }: { imported: Imported; id: string }) {
  const { taken, refused, inForce } = imported;
  return (
    <>
      <Banner tone={refused.length === 0 && inForce ? "success" : "warning"}>
        {rows(taken)}を取り込みました。
        {refused.length > 0 &&
          `${rows(refused.length)}は取り込めませんでした。直した名簿を、もう一度取り込んでください。`}
        {!inForce && "この名簿は、まだ使われていません。"}
      </Banner>
      {refused.length > 0 && <RefusedRows refused={refused} id={id} />}
    </>
  );
}
