import { ApiError, type ReportedResult } from "@tsunagu/api-client";
import { Banner, Button, formatInstant, Spinner, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { Numbers } from "../numbers";
import { Problem } from "../problem";
import { Confirm } from "./confirm";
import { type FileProps, fileName, paidBeside, whoDid } from "./file";
import { ReturnedTable } from "./returned-table";
import { items, yen } from "./words";

export type ReportedProps = FileProps & { reported: ReportedResult };

/** What somebody reported of the bank's result. It counts when a second person has compared it and takes it over. */
export function Reported(props: ReportedProps) {
  const { programme, file, reported, onChange } = props;
  const { api, me } = useDesk();
  const found = useLoad(`${file.id} ${reported.id}`, () => api.reportedReturns(programme, file.id));
  const [asking, setAsking] = useState(false);
  const [changed, setChanged] = useState(false);
  useExpiry([found.error]);
  const mine = reported.by === me;
  const [head, why] = [`reported-${file.id}`, `confirm-${file.id}`];
  const confirm = async () => {
    try {
      await api.confirmBankResult(programme, file.id, reported.id);
    } catch (failure) {
      if (!(failure instanceof ApiError && failure.code === "report_changed")) throw failure;
      // Nothing was taken over: the new report is looked at first.
      setChanged(true);
    } finally {
      // It may stand elsewhere by now, or say something else.
      onChange();
    }
    setAsking(false);
  };
  return (
    <section aria-labelledby={head} class="flex flex-col gap-3 rounded-8 border-2 border-key-900 p-4">
      <h5 id={head} class="text-std-17B-170">
        報告された結果<span class="sr-only">：{fileName(file)}</span>
      </h5>
      {changed && (
        <Banner tone="warning">
          見ているあいだに、銀行の結果が入れ直されました。まだ取り込んでいません。下の新しい内容を確かめてください。
        </Banner>
      )}
      <p>
        {formatInstant(reported.at, "ja", today())}に、{whoDid(reported.by, me)}が報告しました。
        {mine ? "ほかの職員が確かめると、取り込まれます。" : "銀行から来たものと見くらべてください。"}
      </p>
      <Numbers
        items={[
          ["戻った件数", items(reported.returned)],
          ["戻った金額", yen(reported.yen)],
          ["振り込まれたことになる件数", items(paidBeside(file, reported.returned))],
        ]}
      />
      {found.error && <Problem error={found.error} action={<Button onClick={found.reload}>もう一度読む</Button>} />}
      {!found.value && !found.error && <Spinner label="読み込んでいます" />}
      {found.value && <ReturnedTable returned={found.value} label={`戻ったもの：${fileName(file)}`} />}
      <div>
        <Button
          look="primary"
          disabled={mine || !found.value}
          aria-label={`${fileName(file)}：確かめて取り込む`}
          aria-describedby={mine ? why : undefined}
          onClick={() => {
            setChanged(false);
            setAsking(true);
          }}
        >
          確かめて取り込む…
        </Button>
      </div>
      {mine && (
        <p id={why} class="text-dns-14N-130">
          報告した人は取り込めません。ほかの職員に頼んでください。まちがえたときは、下の「報告をやり直す」で入れ直せます。
        </p>
      )}
      {asking && <Confirm {...props} onConfirm={confirm} onClose={() => setAsking(false)} />}
    </section>
  );
}
