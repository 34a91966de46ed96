import { ApiError, type BankFileCard } from "@tsunagu/api-client";
import { Banner, Button, DateField, formatDay, useAction, useLoad } from "@tsunagu/ui";
import { useRef, useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { benefitAt } from "../place";
import { Problem } from "../problem";
import { people } from "./words";

/** Makes a file of everything that is granted and stands in none. */
export function NewFile({ id, files, onMade }: { id: string; files: readonly BankFileCard[]; onMade: () => void }) {
  const { api } = useDesk();
  const [day, setDay] = useState("");
  const [made, setMade] = useState<string>();
  const gathering = files.some(({ state }) => state === "gathering");
  // What waits is another number once a file is made, taken apart or settled.
  const funnel = useLoad(files.map(({ id, state }) => `${id} ${state}`).join(), () => api.funnel(id));
  // A press has one key, which stays while nobody knows whether it arrived.
  const unsure = useRef<{ day: string; key: string } | undefined>(undefined);
  const { busy, error, run } = useAction();
  useExpiry([error, funnel.error]);
  const granted = funnel.value?.granted;
  const make = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      setMade(undefined);
      const press = unsure.current?.day === day ? unsure.current : { day, key: crypto.randomUUID() };
      unsure.current = press;
      try {
        await api.makeBankFile(id, day, press.key);
      } catch (failure) {
        if (failure instanceof ApiError && failure.status < 500) unsure.current = undefined;
        throw failure;
      }
      unsure.current = undefined;
      setMade(day);
      onMade();
    });
  };
  return (
    <form aria-labelledby="make" class="flex flex-col gap-3 rounded-12 border-2 border-key-900 p-4" onSubmit={make}>
      <h3 id="make" class="text-std-20B-150">
        振込ファイルを作る
      </h3>
      {funnel.error && <Problem error={funnel.error} action={<Button onClick={funnel.reload}>もう一度読む</Button>} />}
      {granted !== undefined && (
        <p role="status">支給が決まり、まだどのファイルにも入っていない人：{people(granted)}</p>
      )}
      <DateField
        label="振込の日"
        hint="銀行に渡す期限を確かめてください。"
        required
        min={today()}
        value={day}
        onInput={setDay}
      />
      {error && <NotMade error={error} />}
      {made && <Banner tone="success">{formatDay(made, "ja")}の振込ファイルを頼みました。下の一覧にできます。</Banner>}
      {files.length > 0 && Boolean(granted) && !gathering && (
        <p class="text-dns-14N-130">
          ファイルを作っても残る人は、口座の銀行か支店が一覧にありません。
          <TextLink href="#/banks">金融機関の一覧を新しくする</TextLink>か、
          <TextLink href={benefitAt(id, "review")}>支払えない口座の人に、別の口座をたずねて</TextLink>ください。
        </p>
      )}
      {gathering && <p>作成中のファイルができると、次を作れます。</p>}
      <div>
        <Button look="primary" type="submit" busy={busy} disabled={!granted || gathering}>
          {granted ? `${people(granted)}分の振込ファイルを作る` : "振込ファイルを作る"}
        </Button>
      </div>
    </form>
  );
}

function NotMade({ error }: { error: Error }) {
  if (error instanceof ApiError && error.status < 500) return <Problem error={error} />;
  return <Banner tone="error">作れたかどうか分かりません。もう一度押してください。2つにはなりません。</Banner>;
}
