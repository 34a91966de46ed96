import { ApiError, type FacilityImport } from "@tsunagu/api-client";
import { Banner, LinkButton, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Told } from "../benefits/told";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { nurseriesAt } from "../place";
import { Problem } from "../problem";
import { useUnsaved } from "../unsaved";
import { FileKinds } from "./file-kinds";
import { Found } from "./found";
import { Publish } from "./publish";
import { fileWords, LARGEST, TOO_LARGE } from "./refused-file";
import { places } from "./words";

/** A file that the service has looked at. */
interface Looked {
  name: string;
  bytes: ArrayBuffer;
  found: FacilityImport;
}

/** A file of facilities: looked at, compared with what is published, and only then published. */
export function ImportPage() {
  const { api } = useDesk();
  const [looked, setLooked] = useState<Looked>();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<FacilityImport>();
  const [tooLarge, setTooLarge] = useState(false);
  const { busy, error, run } = useAction();
  useUnsaved(busy, "facilities", undefined);
  useExpiry([error]);

  const look = (name: string, bytes: ArrayBuffer) =>
    run(async () => {
      setAsking(false);
      setLooked({ name, bytes, found: await api.lookAtFacilities(bytes) });
    });
  const choose = async (file: File) => {
    setLooked(undefined);
    setDone(undefined);
    setTooLarge(file.size > LARGEST);
    if (file.size <= LARGEST) await look(file.name, await file.arrayBuffer());
  };
  const publish = async ({ bytes, found }: Looked, gone: number | undefined) => {
    setDone(await api.publishFacilities(bytes, { shown: found.shown, gone }));
    setLooked(undefined);
    setAsking(false);
  };

  return (
    <>
      <h2 class="text-std-24B-150">施設の取り込み</h2>
      <p>施設の一覧のファイルを選ぶと、何が変わるかを先に見られます。公開するまで、住民の画面は変わりません。</p>
      <FileKinds />
      <FileField
        label="施設のファイル"
        hint="CSVかGeoJSON。UTF-8でもShift_JISでも読めます。4MBまで。"
        accept="text/csv,.csv,.tsv,.txt,.json,.geojson,application/geo+json"
        disabled={busy}
        onFile={choose}
      />
      {busy && !looked && <p role="status">ファイルを調べています。</p>}
      {tooLarge && <NotTaken words={TOO_LARGE} />}
      {error && !looked && <NotLooked error={error} />}
      {looked && (
        <Found key={looked.found.shown} name={looked.name} found={looked.found} onPublish={() => setAsking(true)} />
      )}
      {looked && asking && (
        <Publish
          found={looked.found}
          onPublish={(gone) => publish(looked, gone)}
          onAgain={() => look(looked.name, looked.bytes)}
          onClose={() => setAsking(false)}
        />
      )}
      {error && looked && <Problem error={error} />}
      {done && <Published found={done} />}
    </>
  );
}

const NotTaken = ({ words, reason }: { words: string; reason?: string | undefined }) => (
  <Told>
    <Banner tone="error">{words}公開しているものは、変わっていません。</Banner>
    {reason && <p class="pt-2 text-dns-14N-130">くわしい理由：{reason}</p>}
  </Told>
);

/** The same file would be refused again: there is nothing to press before another one is chosen. */
function NotLooked({ error }: { error: Error }) {
  const words = fileWords(error);
  if (!words) return <Problem error={error} />;
  return <NotTaken words={words} reason={error instanceof ApiError ? error.detail.reason : undefined} />;
}

function Published({ found: { difference } }: { found: FacilityImport }) {
  const all = difference.added + difference.changed + difference.unchanged;
  return (
    <Told>
      <Banner
        tone="success"
        action={
          <LinkButton size="small" href={nurseriesAt("vacancies")}>
            空き状況へ
          </LinkButton>
        }
      >
        {places(all)}の施設を公開しました。
      </Banner>
    </Told>
  );
}
