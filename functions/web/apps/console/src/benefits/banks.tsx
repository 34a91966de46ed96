import { publishedBanks } from "@tsunagu/api-client";
import { Banner, Button, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { TextLink } from "../link";
import { useUnsaved } from "../unsaved";
import { batches, type Directory, readBanks } from "./bank-entries";
import { decoded } from "./csv";
import { Progress } from "./progress";
import { Refused } from "./refused";
import { items } from "./words";
import { WrongRows } from "./wrong-rows";

interface Chosen extends Directory {
  name: string;
}

/** The directory of banks and branches, from which families choose and bank files take their names. */
export function BanksPage() {
  const { api } = useDesk();
  const [chosen, setChosen] = useState<Chosen>();
  const [sent, setSent] = useState(0);
  const [done, setDone] = useState<Chosen>();
  const { busy, error, run } = useAction();
  useUnsaved(busy, "banks", undefined);
  useExpiry([error]);
  const choose = (file: File) =>
    run(async () => {
      setDone(undefined);
      setSent(0);
      setChosen({ name: file.name, ...readBanks(decoded(await file.arrayBuffer())) });
    });
  const takePublished = () =>
    run(async () => {
      setDone(undefined);
      setSent(0);
      setChosen({ name: "全国の銀行と支店", ...readBanks(await publishedBanks()) });
    });
  const send = (directory: Chosen) =>
    run(async () => {
      setSent(0);
      for (const part of batches(directory.banks)) {
        await api.saveBanks(part);
        setSent((sent) => sent + part.length);
      }
      setDone(directory);
      setChosen(undefined);
    });
  return (
    <>
      <p>
        <TextLink href="#/benefits">給付の一覧へ戻る</TextLink>
      </p>
      <h1 class="text-std-28B-150">金融機関の一覧</h1>
      <p>
        家庭が口座を入れるときに選び、振込ファイルに名前が書かれる銀行と支店です。ファイルにある銀行を加えるか、置きかえます。ファイルにない銀行は、そのまま残ります。
      </p>
      <div class="flex flex-col items-start gap-2">
        <Button busy={busy} onClick={takePublished}>
          全国の銀行と支店を読み込む
        </Button>
        <p class="text-dns-14N-130">
          公開されている統一金融機関コードの一覧（zengin-code）です。登録する前に数を確かめられます。
        </p>
      </div>
      <FileField
        label="または、銀行と支店のCSVファイル"
        hint="1行に1つの支店：銀行コード,銀行名,銀行カナ,支店コード,支店名,支店カナ。UTF-8でもShift_JISでも読めます。"
        accept="text/csv,.csv,.txt"
        disabled={busy}
        onFile={choose}
      />
      {chosen && (
        <>
          <WrongRows wrong={chosen.wrong} />
          <div role="status" class="flex flex-col items-start gap-3 rounded-12 bg-solid-gray-50 p-4">
            <p>
              <strong>{chosen.name}</strong>　{countWords(chosen)}
            </p>
            <Button
              look="primary"
              busy={busy}
              disabled={chosen.banks.length === 0 || chosen.wrong.length > 0}
              onClick={() => send(chosen)}
            >
              {countWords(chosen)}を登録する
            </Button>
          </div>
          {busy && <Progress name="登録" done={sent} all={chosen.banks.length} />}
        </>
      )}
      {error && <Refused error={error} otherwise="途中で止まりました。" />}
      {error && sent > 0 && <p>はじめの{items(sent)}の銀行は登録できています。もう一度送っても、2つにはなりません。</p>}
      {done && <Banner tone="success">{countWords(done)}を登録しました。</Banner>}
    </>
  );
}

const countWords = ({ banks, branches }: Directory) => `${items(banks.length)}の銀行・${items(branches)}の支店`;
