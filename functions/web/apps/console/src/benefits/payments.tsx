import { ApiError, type PayerForm } from "@tsunagu/api-client";
import { Banner, Button, Empty, Spinner, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { Problem } from "../problem";
import { BankFile } from "./bank-file";
import { NewFile } from "./new-file";
import { Payer } from "./payer";
import { usePoll } from "./poll";

/** States that pass by themselves. */
const passing = ["gathering", "settling", "discarding"];

/** From what is granted to what the bank did. */
export function PaymentsPage({ id }: { id: string }) {
  const { api } = useDesk();
  const payer = useLoad("payer", async (): Promise<PayerForm | null> => {
    try {
      return await api.payer();
    } catch (failure) {
      if (failure instanceof ApiError && (failure.status === 404 || failure.code === "payer_missing")) return null;
      throw failure;
    }
  });
  const [saved, setSaved] = useState(false);
  useExpiry([payer.error]);
  if (payer.value === undefined) {
    return payer.error ? (
      <Problem error={payer.error} action={<Button onClick={payer.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  return (
    <>
      <h2 class="text-std-24B-150">振込</h2>
      {saved && <Banner tone="success">支払元の口座を保存しました。</Banner>}
      {payer.value && <Files id={id} />}
      <Payer
        held={payer.value}
        onSaved={(fresh) => {
          payer.set(fresh);
          setSaved(true);
        }}
      />
      <p>
        <TextLink href="#/banks">金融機関の一覧を新しくする</TextLink>
      </p>
    </>
  );
}

function Files({ id }: { id: string }) {
  const { api } = useDesk();
  const files = useLoad(id, () => api.bankFiles(id));
  usePoll(files.value?.some(({ state }) => passing.includes(state)) ?? false, files);
  useExpiry([files.error]);
  return (
    <>
      <NewFile id={id} files={files.value ?? []} onMade={files.reload} />
      <section aria-labelledby="files" class="flex flex-col gap-3">
        <h3 id="files" class="text-std-20B-150">
          振込ファイル
        </h3>
        {files.error && <Problem error={files.error} action={<Button onClick={files.reload}>もう一度読む</Button>} />}
        {!files.value && !files.error && <Spinner label="読み込んでいます" />}
        {files.value?.length === 0 && <Empty title="まだ振込ファイルはありません。" />}
        <ul class="flex flex-col gap-3">
          {files.value?.map((file) => (
            <BankFile key={file.id} programme={id} file={file} onChange={files.reload} />
          ))}
        </ul>
      </section>
    </>
  );
}
