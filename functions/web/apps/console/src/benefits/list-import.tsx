import { ApiError, type ListCard, type Programme } from "@tsunagu/api-client";
import { Banner, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { Problem } from "../problem";
import { useUnsaved } from "../unsaved";
import { type Brought, lastPart, listWords, overWords, sendList } from "./import";
import { ListQuestion } from "./list-question";
import { MOST_ROWS, Ready } from "./list-ready";
import { Progress } from "./progress";
import { type Cut, split } from "./split";
import { Told } from "./told";
import { people, rows } from "./words";

/** How far a file has come. */
type Step =
  | { at: "start" }
  | { at: "chosen"; name: string; list: Cut }
  | { at: "brought"; head: Cut["head"]; list: Brought }
  | { at: "ended"; tone: "success" | "info" | "error"; words: string };

/** A file, what is in it, its way to the service, and then whether it is used. */
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
  const [step, setStep] = useState<Step>({ at: "start" });
  const [sent, setSent] = useState(0);
  const { busy, error, run } = useAction();
  const here = useHere();
  useUnsaved(busy || (step.at === "brought" && step.list.rows > 0), `import ${id}`, undefined);
  useExpiry([error]);

  const choose = (file: File) =>
    run(async () => {
      setStep({ at: "start" });
      setSent(0);
      setStep({ at: "chosen", name: file.name, list: split(new Uint8Array(await file.arrayBuffer())) });
    });
  const send = ({ head, parts }: Cut) =>
    run(async () => {
      setSent(0);
      const list = await sendList(
        parts,
        (part) => {
          // Nobody would be there to read what was refused.
          if (!here.current) throw new Error("left");
          return api.importEligible(id, part);
        },
        setSent,
      );
      setStep({ at: "brought", head, list });
      // The question compares with the list in force, which a colleague may have replaced meanwhile.
      if (here.current) onImported();
    });
  const putInForce = (head: Cut["head"], list: Brought) =>
    run(async () => {
      try {
        const report = await api.importEligible(id, lastPart(head, list));
        setStep({ at: "ended", tone: "success", words: `${people(report.rows)}の名簿を使い始めました。` });
      } catch (failure) {
        const words = failure instanceof Error && overWords(failure);
        if (!words) throw failure;
        setStep({ at: "ended", tone: "error", words });
      } finally {
        if (here.current) onImported();
      }
    });
  // Nothing is asked of the service, which forgets the import after a day; what went wrong before is over too.
  const drop = () => {
    void run(async () =>
      setStep({ at: "ended", tone: "info", words: "取り込んだ名簿は使いません。使っている名簿は変わっていません。" }),
    );
  };

  // The same file would be refused again: there is nothing to press before another one is chosen.
  const refused = step.at === "chosen" && error && listWords(error, step.list.parts[sent]);
  return (
    <>
      <FileField
        label="名簿のCSVファイル"
        hint={`1行目が見出し、2行目から1人1行。${rows(MOST_ROWS)}まで。UTF-8でもShift_JISでも読めます。`}
        accept="text/csv,.csv,.txt"
        disabled={busy}
        onFile={choose}
      />
      {step.at === "chosen" && !refused && (
        <Ready name={step.name} count={countOf(step.list)} busy={busy} onSend={() => send(step.list)} />
      )}
      {step.at === "chosen" && busy && <Progress name="取り込み" done={sent} all={step.list.parts.length} />}
      {step.at === "brought" && (
        <ListQuestion
          id={id}
          brought={step.list}
          current={current}
          busy={busy}
          onUse={() => putInForce(step.head, step.list)}
          onDrop={drop}
        />
      )}
      {refused && (
        <Told>
          <Banner tone="error">{refused}</Banner>
        </Told>
      )}
      {error && !refused && (step.at === "brought" ? <Unsure error={error} /> : <Stopped error={error} />)}
      {step.at === "ended" && (
        <Told>
          <Banner tone={step.tone}>{step.words}</Banner>
        </Told>
      )}
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

const countOf = ({ parts }: Cut) => parts.reduce((sum, part) => sum + part.rows.length, 0);

function Stopped({ error }: { error: Error }) {
  return (
    <>
      <Problem error={error} otherwise="途中で止まりました。" />
      <p>使っている名簿は変わっていません。初めから取り込んでください。</p>
    </>
  );
}

function Unsure({ error }: { error: Error }) {
  if (error instanceof ApiError && error.status < 500) return <Problem error={error} />;
  return (
    <Banner tone="error">
      使い始めたかどうか分かりません。上の「使っている名簿」を確かめて、変わっていなければ、もう一度押してください。
    </Banner>
  );
}
