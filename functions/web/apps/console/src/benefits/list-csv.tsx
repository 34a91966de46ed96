import { Button, saveFile, useAction } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";

/** The list as a file, or of it those who get a letter. It goes through the sign-in, so it is no link. */
export function ListCsv({ id, only, children }: { id: string; only?: "unreached"; children: string }) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const save = () =>
    run(async () => {
      const bytes = await api.eligibleCsv(id, only);
      saveFile(new Blob([bytes], { type: "text/csv;charset=utf-8" }), `${only ? "tegami" : "meibo"}_${id}.csv`);
    });
  return (
    <>
      <div>
        <Button busy={busy} onClick={save}>
          {children}
        </Button>
      </div>
      {error && <Problem error={error} otherwise="書き出せませんでした。ファイルは保存していません。" />}
    </>
  );
}
