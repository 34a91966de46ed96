import { Button, saveFile, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { gatherList, ListChanged } from "./export";
import { Progress } from "./progress";

/** The list as a file, or of it those who get a letter. It goes through the sign-in, so it is no link. */
export function ListCsv({ id, only, children }: { id: string; only?: "unreached"; children: string }) {
  const { api } = useDesk();
  const [pages, setPages] = useState({ done: 0, all: 0 });
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const save = () =>
    run(async () => {
      setPages({ done: 0, all: 0 });
      const file = await gatherList(
        (page) => api.eligibleCsv(id, page, only),
        (done, all) => setPages({ done, all }),
      );
      saveFile(file, `${only ? "tegami" : "meibo"}_${id}.csv`);
    });
  return (
    <>
      <div>
        <Button busy={busy} onClick={save}>
          {children}
        </Button>
      </div>
      {busy && pages.all > 1 && <Progress name="書き出し" {...pages} />}
      {error && (
        <Problem
          error={error}
          otherwise={
            error instanceof ListChanged
              ? "書き出しているあいだに名簿が入れ替わりました。もう一度お試しください。"
              : "書き出せませんでした。ファイルは保存していません。"
          }
        />
      )}
    </>
  );
}
