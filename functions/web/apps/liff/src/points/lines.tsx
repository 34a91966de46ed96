import type { IndexEstimate, IndexLine, PointsTable } from "@tsunagu/api-client";
import { SelectField } from "@tsunagu/ui";
import { points } from "../nurseries/words";
import { useSpeech } from "../texts";
import type { GuardianAnswers } from "./answers";
import type { Filling } from "./page";
import { rankText, signed } from "./span";

/** Each line with its rule in words, its points and where it is written. Together they are the total. */
export function Lines({ estimate, table, ...filling }: Filling & { estimate: IndexEstimate; table: PointsTable }) {
  const { say } = useSpeech();
  return (
    <section aria-labelledby="lines" class="flex flex-col gap-2">
      <h3 id="lines" class="text-std-18B-160">
        {say("pt_lines")}
      </h3>
      <ul class="flex flex-col">
        {estimate.lines.map((line, place) => (
          <Line key={`${line.rule}.${place}`} line={line} table={table} {...filling} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line, table, ...filling }: Filling & { line: IndexLine; table: PointsTable }) {
  const { say } = useSpeech();
  const whose =
    line.whose === "guardian"
      ? say("pt_guardian", { number: (line.guardian ?? 0) + 1 })
      : line.whose === "absent"
        ? say("pt_absent")
        : "";
  return (
    <li class="flex flex-col gap-1 border-b border-solid-gray-200 py-3">
      <p class="flex items-start justify-between gap-3">
        <span class="text-std-16N-170">
          {whose && <span class="block text-dns-14N-130 text-solid-gray-700">{whose}</span>}
          {line.text}
        </span>
        <b class="shrink-0 text-std-18B-160">
          {line.rank ? rankText(line.rank) : say("pt_points", { points: signed(line.points) })}
        </b>
      </p>
      <p class="text-dns-14N-130 text-solid-gray-700">{say("pt_source", { source: line.source })}</p>
      {line.unverified && <p class="text-dns-14B-130 text-error-2">{say("pt_unverified")}</p>}
      <Manual line={line} table={table} {...filling} />
    </li>
  );
}

/** A row that the office sets itself: whoever has heard the number puts it in, and the range closes. */
function Manual({ line, table, answers, fill }: Filling & { line: IndexLine; table: PointsTable }) {
  const { say } = useSpeech();
  const row = table.manual.find(({ rule }) => rule === line.rule);
  const place = line.whose === "guardian" ? (line.guardian ?? 0) : undefined;
  if (!row || line.whose === "absent") return null;
  const said = (place === undefined ? answers : answers.guardians[place === 0 ? 0 : 1]).manual;
  const steps = Array.from({ length: Math.floor(row.most - row.least) + 1 }, (_, step) => row.least + step);

  function choose(value: string) {
    const { [line.rule]: _old, ...others } = said;
    const manual = value ? { ...others, [line.rule]: Number(value) } : others;
    if (place === undefined) return fill({ manual });
    const change = (one: GuardianAnswers, number: number) => (number === place ? { ...one, manual } : one);
    const [first, second] = answers.guardians;
    fill({ guardians: [change(first, 0), change(second, 1)] });
  }

  return (
    <SelectField
      label={say("pt_manual")}
      value={String(said[line.rule] ?? "")}
      onInput={choose}
      options={[
        ["", say("pt_manual_open", { least: points(row.least), most: points(row.most) })],
        ...steps.map((step) => [String(step), say("pt_points", { points: points(step) })] as const),
      ]}
    />
  );
}
