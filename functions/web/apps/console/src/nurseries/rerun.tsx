import type { PointsRerun } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { Numbers } from "../numbers";
import { Table } from "../table";
import { differenceWords, editWords } from "./rerun-words";

/** What a change of the table does to the saved cases, before it is published. */
export function Rerun({ rerun, names }: { rerun: PointsRerun; names: (id: string) => string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    head.current?.parentElement?.scrollIntoView({ block: "start" });
  }, []);
  const { cases, changed, failed, by_rule, edits } = rerun;
  return (
    <section aria-labelledby="rerun" class="flex scroll-mt-4 flex-col gap-4 rounded-12 border-2 border-key-900 p-4">
      <h2 ref={head} id="rerun" tabIndex={-1} class="text-std-20B-150">
        試した結果
      </h2>
      {cases === 0 ? (
        <Banner tone="warning">
          保存した例がないので、だれの点が変わるかは分かりません。上で例を足してから、もう一度試せます。
        </Banner>
      ) : (
        <Numbers
          items={[
            ["試した例", `${cases}件`],
            ["結果が変わる", `${changed.length}件`],
            ["計算できない", `${failed.length}件`],
          ]}
        />
      )}
      {changed.length > 0 && (
        <Table label="結果が変わる例" heads={["例", "いま", "変えたあと", "差", "どの行で"]}>
          {changed.map((one, at) => (
            // Two cases may have one title.
            <tr key={at}>
              <th scope="row" class="p-2">
                {one.case}
              </th>
              <td class="p-2">{one.before}</td>
              <td class="p-2">{one.after}</td>
              <td class="p-2">{differenceWords(one.difference)}</td>
              <td class="p-2">{one.rules.map(names).join("、")}</td>
            </tr>
          ))}
        </Table>
      )}
      {by_rule.length > 0 && (
        <>
          <h3 class="text-std-17B-170">結果を変えた行</h3>
          <ul class="list-disc pl-6">
            {by_rule.map(({ rule, cases }) => (
              <li key={rule}>
                {names(rule)}：{cases}件
              </li>
            ))}
          </ul>
        </>
      )}
      {failed.length > 0 && (
        <>
          <h3 class="text-std-17B-170">どちらかの表で計算できない例</h3>
          <ul class="list-disc pl-6">
            {failed.map((one, at) => (
              <li key={at}>
                {one.case}
                {one.after ? `：変えたあとの表では計算できません（${one.after}）` : "：いまの表では計算できません"}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 class="text-std-17B-170">表の変わるところ</h3>
      {edits.length === 0 ? (
        <p>行は変わりません（名前や説明だけが変わります）。</p>
      ) : (
        <ul class="list-disc pl-6">
          {edits.map((edit) => (
            <li key={edit}>{editWords(edit, names)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
