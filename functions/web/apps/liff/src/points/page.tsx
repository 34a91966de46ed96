import type { PointsTable } from "@tsunagu/api-client";
import { Button, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Back } from "../bookings/parts";
import type { Shared } from "../nurseries/area";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { type Answers, keptAnswers, NO_ANSWERS } from "./answers";
import { AskedStep } from "./asked-step";
import { ChildStep } from "./child-step";
import { GuardianStep } from "./guardian-step";
import { HomeStep } from "./home-step";
import { householdOf } from "./household";
import { isOwn, keptPoints } from "./kept";
import { ResultStep } from "./result";
import { SecondStep } from "./second-step";
import { isAnswered, placeIn, stepsOf } from "./steps";
import { TableStep } from "./table-step";

export interface Filling {
  answers: Answers;
  fill: (change: Partial<Answers>) => void;
}

/** The estimate: short steps, then the result with its derivation. */
export function PointsPage(shared: Shared & { codes: ReadonlySet<string> }) {
  const { say, language } = useSpeech();
  // Each April may have a table of its own, with questions of its own.
  const [entry, setEntry] = useState(() => keptAnswers(shared.owner).read()?.entry);
  const tables = useLoad(`points.${language}.${entry}`, () => shared.api.pointsTables(entry));
  if (!tables.value) {
    return tables.error ? <Problem error={tables.error} onRetry={tables.reload} /> : <Spinner label={say("loading")} />;
  }
  const own = (table: PointsTable) => isOwn(table.municipality, shared.codes);
  const sorted = [...tables.value].sort((one, other) => Number(own(other)) - Number(own(one)));
  return <Steps {...shared} tables={sorted} onEntry={setEntry} />;
}

function Steps(
  shared: Shared & {
    codes: ReadonlySet<string>;
    tables: readonly PointsTable[];
    onEntry: (entry: string | undefined) => void;
  },
) {
  const { say } = useSpeech();
  const { owner, about, tables, codes } = shared;
  const [given, set] = useState<Answers>(() => ({ ...NO_ANSWERS, ...keptAnswers(owner).read() }));
  // Which table is the municipality's own is known once the facilities are there.
  const answers = { ...given, table: given.table ?? tables[0]?.municipality };
  const fill = (change: Partial<Answers>) => {
    const next = { ...answers, ...change };
    keptAnswers(owner).write(next);
    set(next);
    if ("entry" in change) shared.onEntry(change.entry);
  };
  const clear = () => {
    keptAnswers(owner).clear();
    keptPoints(owner).clear();
    set(NO_ANSWERS);
    shared.onEntry(undefined);
  };

  const table = tables.find(({ municipality }) => municipality === answers.table);
  const steps = stepsOf(table);
  const place = placeIn(steps, answers, about.family);
  const step = steps[place] ?? "table";
  const heading = useFocusOn(step);
  const filling = { answers, fill };
  const household = table && householdOf(answers, table, about.family);

  return (
    <>
      <Back to={{ at: "nurseries" }}>{say("nf_back")}</Back>
      <p class="text-std-16N-170">{say("pt_private")}</p>
      <h2 ref={heading} tabIndex={-1} class="text-std-20B-150">
        {step !== "result" && (
          <span class="block text-dns-14N-130 text-solid-gray-700">
            {say("pt_step", { step: place + 1, steps: steps.length - 1 })}
          </span>
        )}
        {say(`pt_step_${step}`)}
      </h2>
      {step === "table" && <TableStep {...filling} tables={tables} />}
      {step === "child" && <ChildStep {...filling} about={about} />}
      {step === "first" && <GuardianStep {...filling} which={0} ranks={table?.ranks ?? false} />}
      {step === "second" && <SecondStep {...filling} ranks={table?.ranks ?? false} />}
      {step === "home" && <HomeStep {...filling} />}
      {step === "asked" && table && <AskedStep {...filling} table={table} />}
      {step === "result" && table && household && (
        <ResultStep
          {...shared}
          {...filling}
          table={table}
          household={household}
          own={isOwn(table.municipality, codes)}
        />
      )}
      <div class="flex flex-col gap-3">
        {step !== "result" && (
          <Button
            look="primary"
            size="large"
            wide
            disabled={!isAnswered(step, answers, about.family)}
            onClick={() => fill({ step: place + 1 })}
          >
            {say(steps[place + 1] === "result" ? "pt_calculate" : "pt_next")}
          </Button>
        )}
        {place > 0 && (
          <Button wide onClick={() => fill({ step: place - 1 })}>
            {say(step === "result" ? "pt_correct" : "pt_before")}
          </Button>
        )}
        {(place > 0 || keptAnswers(owner).read()) && (
          <Button look="text" wide onClick={clear}>
            {say("pt_clear")}
          </Button>
        )}
      </div>
    </>
  );
}

/** Another step is another page to whoever listens: its heading gets the focus. */
function useFocusOn(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every step
  useEffect(() => {
    if (!first.current) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    first.current = false;
  }, [step]);
  return heading;
}
