import type { BankFileCard } from "@tsunagu/api-client";
import { Button, formatInstant, saveFile, useAction } from "@tsunagu/ui";
import { today, useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { Approve } from "./approve";
import { BankResultForm } from "./bank-result";
import { Discard } from "./discard";
import { type FileProps, fileName, shortened, stateWords, whoDid } from "./file";
import { Reported } from "./reported";
import { items, yen } from "./words";

/** States in which its bytes may be seen. */
const open: readonly BankFileCard["state"][] = ["released", "settling", "settled"];
/** States in which the bank may say something; of a transfer that came back late it says so later. */
const answered: readonly BankFileCard["state"][] = ["released", "settled"];

/** A file, and what can be done with it now. */
export function BankFile(props: FileProps) {
  const { file } = props;
  return (
    <li class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <div class="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <h4 class="text-std-18B-160">{fileName(file)}</h4>
        <p role="status" class="text-std-16B-170">
          {stateWords(file)}
        </p>
      </div>
      <Facts file={file} />
      {file.state === "ready" && (
        <div class="flex flex-wrap gap-x-3 gap-y-1">
          <Approve {...props} />
          <Discard {...props} />
        </div>
      )}
      {open.includes(file.state) && <Save {...props} />}
      {answered.includes(file.state) && file.reported && <Reported {...props} reported={file.reported} />}
      {answered.includes(file.state) && <BankResultForm key={file.state} {...props} />}
    </li>
  );
}

function Facts({ file }: { file: BankFileCard }) {
  const { me } = useDesk();
  const facts: (readonly [string, string] | false)[] = [
    file.state !== "gathering" && ["件数", items(file.count)],
    file.state !== "gathering" && ["合計", yen(file.total)],
    file.state === "settled" && ["振込ずみ", items(file.count - file.returned)],
    file.state === "settled" && ["返戻", items(file.returned)],
    ["作成", `${formatInstant(file.made_at, "ja", today())} ${whoDid(file.made_by, me)}`],
    typeof file.released_by === "string" && ["承認", whoDid(file.released_by, me)],
  ];
  return (
    <dl class="flex flex-wrap gap-x-8 gap-y-2">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt class="text-dns-14N-130 text-solid-gray-700">{fact[0]}</dt>
              <dd class="text-std-16B-170">{fact[1]}</dd>
            </div>
          ),
      )}
      {file.sha256 && (
        <div>
          <dt class="text-dns-14N-130 text-solid-gray-700">中身の指紋（SHA-256のはじめ）</dt>
          <dd>
            <code>{shortened(file.sha256)}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Save({ programme, file }: FileProps) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const save = () =>
    run(async () => {
      const bytes = await api.bankFileContent(programme, file.id);
      saveFile(new Blob([bytes], { type: "application/octet-stream" }), `furikomi_${programme}_${file.pay_on}.txt`);
    });
  return (
    <>
      <div>
        <Button busy={busy} aria-label={`${fileName(file)}：ファイルを保存する`} onClick={save}>
          ファイルを保存する
        </Button>
      </div>
      {error && <Problem error={error} otherwise="保存できませんでした。" />}
    </>
  );
}
