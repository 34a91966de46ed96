import type { PointGives } from "@tsunagu/api-client";
import type { ComponentChildren } from "preact";
import { measures } from "./answer-words";
import { PointBox } from "./point-box";
import { usePlace, useRules } from "./rules-context";

type Of<K extends PointGives["kind"]> = Extract<PointGives, { kind: K }>;

/** What a row gives, with every number to be written. */
export function GivesFields({ path, gives, title }: { path: string; gives: PointGives; title: string }) {
  const { names } = useRules();
  const box = (field: string, label: string, unit?: string) => (
    <PointBox path={`${path}.${field}`} label={`${title}：${label}`} {...(unit ? { unit } : {})} />
  );
  switch (gives.kind) {
    case "fixed":
      return box("points", "点数");
    case "total":
      return <Line words="合計を">{box("points", "合計", "点にする")}</Line>;
    case "per_unit":
      return (
        <Line words={`${measures[gives.of]} 1つにつき`}>
          {box("points", "1つにつきの点数")}
          {typeof gives.most === "number" && box("most", "数えるのはいくつまで", "まで数える")}
        </Line>
      );
    case "range":
      return (
        <Line words="役所が決める">
          {box("least", "いちばん低い点", "点から")}
          {box("most", "いちばん高い点", "点まで")}
        </Line>
      );
    case "like":
      return <Line words={`「${names(gives.row)}」と同じ点に`}>{box("plus", "足す点", "点を足す")}</Line>;
    case "multiply":
      return <Line words="合計に">{box("percent", "百分率", "％をかける")}</Line>;
    case "rank":
      return <RankBox path={`${path}.rank`} label={`${title}：ランク`} />;
    case "bands":
      return <Bands path={path} gives={gives} title={title} />;
    case "grid":
      return <Grid path={path} gives={gives} title={title} />;
    case "parts":
      return <p class="text-dns-14N-130">下のうち、当てはまるものを足します</p>;
    case "nothing":
      return <p class="text-dns-14N-130">点はありません</p>;
  }
}

const Line = ({ words, children }: { words: string; children: ComponentChildren }) => (
  <span class="flex flex-wrap items-center gap-2">
    <span>{words}</span>
    {children}
  </span>
);

function RankBox({ path, label }: { path: string; label: string }) {
  const [rank, put] = usePlace<string>(path);
  return (
    <input
      aria-label={label}
      maxLength={1}
      class="min-h-11 w-16 rounded-8 border border-solid-gray-600 px-2 text-center"
      value={rank}
      onInput={(event) => put(event.currentTarget.value.normalize("NFKC").toUpperCase())}
    />
  );
}

function Bands({ path, gives, title }: { path: string; gives: Of<"bands">; title: string }) {
  return (
    <ul class="flex w-full flex-col gap-2">
      {gives.bands.map((band, at) => (
        <li key={band.from} class="flex flex-wrap items-center gap-x-4">
          <span class="min-w-0 flex-1 basis-40">{band.text.ja}</span>
          <PointBox path={`${path}.bands.${at}.points`} label={`${title} ${band.text.ja}：点数`} />
        </li>
      ))}
    </ul>
  );
}

function Grid({ path, gives, title }: { path: string; gives: Of<"grid">; title: string }) {
  return (
    <section class="w-full overflow-x-auto" aria-label={`${title}：日数と時間の表`} tabIndex={0}>
      <table class="border-collapse text-left text-dns-14N-130">
        <thead>
          <tr>
            <th scope="col" class="p-1">
              日数
            </th>
            {gives.minutes.map((edge) => (
              <th key={edge.from} scope="col" class="p-1">
                {edge.text.ja}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gives.days.map((day, row) => (
            <tr key={day.from}>
              <th scope="row" class="p-1">
                {day.text.ja}
              </th>
              {gives.minutes.map((edge, column) => (
                <td key={edge.from} class="p-1">
                  <PointBox
                    path={`${path}.points.${row}.${column}`}
                    label={`${title} ${day.text.ja} ${edge.text.ja}：点数`}
                    unit=""
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
