import { ApiError, type Facility, type RosterPlan } from "@tsunagu/api-client";
import { Banner, Button, Sheet, useAction } from "@tsunagu/ui";
import { useExpiry } from "../desk";
import { Problem } from "../problem";
import { refusalWords } from "./reasons";
import { newYearWords, people, sum } from "./words";

/** Asks once more, with the numbers: whole schools change. */
export function TakeOver({
  plan: { schools, school_year: year },
  facilities,
  onTakeOver,
  onAgain,
  onClose,
}: {
  plan: RosterPlan;
  facilities: Facility[];
  onTakeOver: () => Promise<void>;
  onAgain: () => void;
  onClose: () => void;
}) {
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const changed = error instanceof ApiError && error.code === "import_changed";
  const words = error && refusalWords(error);
  const years = schools.flatMap((school) => {
    const found = newYearWords(school, year, facilities);
    return found ? [`${school.name}：${found}`] : [];
  });
  const gone = sum(schools, (one) => one.gone);
  return (
    <Sheet title="この名簿を取り込みますか" closeLabel="閉じる" onClose={onClose}>
      <p class="text-std-17B-170">
        {schools.length}校、{people(sum(schools, (one) => one.pupils))}の名簿です。
      </p>
      {years.map((one) => (
        <p key={one} class="text-std-17B-170">
          {one}
        </p>
      ))}
      <ul class="list-disc pl-6">
        <li>新しい子ども：{people(sum(schools, (one) => one.arrived))}</li>
        <li>学級や番号が変わる子ども：{people(sum(schools, (one) => one.moved))}</li>
        <li>名簿から外れる子ども：{people(gone)}</li>
      </ul>
      <p>取り込むと、お知らせの送り先や出欠の名簿が変わります。</p>
      {changed && (
        <Banner
          tone="error"
          action={
            <Button size="small" onClick={onAgain}>
              もう一度、ちがいを見る
            </Button>
          }
        >
          名簿が、見たときから変わっています。もう一度、ちがいを見てください。
        </Banner>
      )}
      {words && <Banner tone="error">{words} 名簿は変わっていません。</Banner>}
      {error && !changed && !words && (
        <Problem
          error={error}
          otherwise="取り込みが始まったか分かりません。もう一度押してください。二重にはなりません。"
        />
      )}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} disabled={changed} onClick={() => run(onTakeOver)}>
          取り込む
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
