import { ApiError, type Facility, type OfTable, type RosterPlan } from "@tsunagu/api-client";
import { Banner, Button, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Told } from "../benefits/told";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { TextLink } from "../link";
import { rosterColumns } from "../place";
import { Problem } from "../problem";
import { useUnsaved } from "../unsaved";
import { ColumnsPage } from "./columns";
import { ImportProgress } from "./import-progress";
import { Plan } from "./plan";
import { isZip, refusalWords, tooLarge } from "./reasons";
import { TableFields } from "./table-fields";

/** A file of this computer, and what it does not say itself. */
interface Chosen {
  name: string;
  bytes: ArrayBuffer;
  /** None while somebody still has to say. */
  of: OfTable | undefined;
}

export const RosterImportPage = ({ columns }: { columns: boolean }) => (columns ? <ColumnsPage /> : <ImportPage />);

/** The roster of whole schools from a file: looked at, compared with what is here, and only then taken over. */
function ImportPage() {
  const { api } = useDesk();
  const all = useLoad("facilities", api.facilities);
  useExpiry([all.error]);
  return (
    <>
      <h1 class="text-std-28B-150">名簿の取り込み</h1>
      <p>
        学校の名簿のファイルを選ぶと、何が変わるかを先に見られます。取り込むまで、名簿は変わりません。
        <TextLink href={rosterColumns}>CSVの列の説明</TextLink>
      </p>
      {all.error && <Problem error={all.error} action={<Button onClick={all.reload}>もう一度ためす</Button>} />}
      {!all.value && !all.error && <Spinner label="読み込んでいます" />}
      {all.value && <Import facilities={all.value.map(({ facility }) => facility)} onDone={all.reload} />}
    </>
  );
}

function Import({ facilities, onDone }: { facilities: Facility[]; onDone: () => void }) {
  const { api } = useDesk();
  const [chosen, setChosen] = useState<Chosen>();
  const [plan, setPlan] = useState<RosterPlan>();
  const [ordered, setOrdered] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const { busy, error, run } = useAction();
  useUnsaved(busy, "roster", undefined);
  useExpiry([error]);

  const look = (file: Chosen, of: OfTable) =>
    run(async () => {
      setChosen({ ...file, of });
      setPlan(undefined);
      setPlan(await api.lookAtRoster(file.bytes, of));
    });
  const choose = (file: File) =>
    run(async () => {
      setPlan(undefined);
      setOrdered(undefined);
      setChosen(undefined);
      const wrong = tooLarge(file.size);
      setRefused(wrong);
      if (wrong) return;
      const bytes = await file.arrayBuffer();
      const next: Chosen = { name: file.name, bytes, of: isZip(bytes) ? {} : undefined };
      setChosen(next);
      if (next.of) setPlan(await api.lookAtRoster(bytes, next.of));
    });
  const takeOver = async ({ bytes, of }: Chosen, shown: string) => {
    const done = await api.takeOverRoster(bytes, of ?? {}, shown);
    setOrdered(done.import?.id);
    setChosen(undefined);
    setPlan(undefined);
  };

  return (
    <>
      <FileField
        label="名簿のファイル"
        hint="OneRoster（日本プロファイル）のzipか、1人1行のCSV。4MBまで。"
        accept=".zip,application/zip,text/csv,.csv,.txt"
        disabled={busy}
        onFile={choose}
      />
      {refused && <NotTaken words={refused} />}
      {chosen && !isZip(chosen.bytes) && (
        <TableFields
          key={chosen.name}
          name={chosen.name}
          facilities={facilities}
          busy={busy}
          onLook={(of) => look(chosen, of)}
          onChange={() => setPlan(undefined)}
        />
      )}
      {busy && !plan && <p role="status">ファイルを調べています。</p>}
      {error && <NotLooked error={error} />}
      {chosen && plan && (
        <Plan
          key={plan.shown ?? chosen.name}
          name={chosen.name}
          plan={plan}
          facilities={facilities}
          onTakeOver={(shown) => takeOver(chosen, shown)}
          onAgain={() => look(chosen, chosen.of ?? {})}
        />
      )}
      {ordered && <ImportProgress key={ordered} id={ordered} onDone={onDone} />}
    </>
  );
}

const NotTaken = ({ words }: { words: string }) => (
  <Told>
    <Banner tone="error">{words} 名簿は変わっていません。</Banner>
  </Told>
);

function NotLooked({ error }: { error: Error }) {
  const words = refusalWords(error);
  if (words) return <NotTaken words={words} />;
  if (error instanceof ApiError && error.status === 403) {
    return <NotTaken words="名簿を取り込む権限がありません。必要な場合は、管理者に相談してください。" />;
  }
  return <Problem error={error} />;
}
