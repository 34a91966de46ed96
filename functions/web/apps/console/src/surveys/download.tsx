import { Button, saveFile, useAction } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";

/** The answers as a file for a spreadsheet, asked for with the sign-in: no link carries it. */
export function SurveyDownload({ id, anonymous }: { id: string; anonymous: boolean }) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const load = () =>
    run(async () =>
      saveFile(new Blob([await api.surveyFile(id)], { type: "text/csv;charset=utf-8" }), `kaitou_${id}.csv`),
    );
  return (
    <div class="flex flex-col gap-2">
      <div>
        <Button busy={busy} onClick={load}>
          回答をCSVで保存する
        </Button>
      </div>
      {!anonymous && <p class="text-dns-14N-130">だれが何と答えたかが入っています。置き場所に気をつけてください。</p>}
      {error && <Problem error={error} otherwise="保存できませんでした。" />}
    </div>
  );
}
