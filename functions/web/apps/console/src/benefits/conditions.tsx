import type { Condition, Programme } from "@tsunagu/api-client";
import { SelectField } from "@tsunagu/ui";
import { today } from "../desk";
import { useOwnMistake } from "../services/fields";
import { Rows } from "../services/rows";
import { AgeFields, DayField, ListedFields, SpanFields } from "./condition-fields";
import { type ConditionKind, newCondition } from "./draft";

interface About {
  path: string;
  unit: Programme["for"];
  /** Inside of another condition; there is no third level. */
  nested?: boolean;
}

const kinds: readonly { is: ConditionKind; name: string; not?: Programme["for"]; only?: Programme["for"] }[] = [
  { is: "born", name: "決まった期間に生まれた", not: "pregnancy" },
  { is: "age", name: "ある日に、決まった年齢である", not: "pregnancy" },
  { is: "due", name: "出産予定日が、決まった期間にある", only: "pregnancy" },
  { is: "lives_here", name: "ある日に、この市に住んでいる" },
  { is: "listed", name: "名簿の列に、決まった値がある" },
  { is: "any", name: "いくつかの条件の、どれかにあてはまる" },
];

/** What must be so of whoever is entitled. */
export function Conditions({
  path,
  unit,
  nested = false,
  conditions,
  onChange,
}: About & { conditions: readonly Condition[]; onChange: (conditions: Condition[]) => void }) {
  return (
    <Rows
      items={conditions}
      name={nested ? "候補" : "条件"}
      start={() => newCondition(nested ? "listed" : "lives_here", today())}
      most={20}
      onChange={onChange}
    >
      {(condition, put, at) => (
        <One path={`${path}.${at}`} unit={unit} nested={nested} condition={condition} put={put} />
      )}
    </Rows>
  );
}

function One({
  path,
  unit,
  nested = false,
  condition,
  put,
}: About & { condition: Condition; put: (condition: Condition) => void }) {
  const own = useOwnMistake(path);
  const offered = kinds.filter(
    ({ is, not, only }) =>
      is === condition.is || (not !== unit && (!only || only === unit) && !(nested && is === "any")),
  );
  return (
    <>
      {own && <p class="text-dns-14N-130 text-error-2">{own}</p>}
      <div class="max-w-md">
        <SelectField
          label="何を見ますか"
          value={condition.is}
          onInput={(is) => put(newCondition(is as ConditionKind, today()))}
          options={offered.map(({ is, name }) => [is, name] as const)}
        />
      </div>
      <Fields path={path} unit={unit} condition={condition} put={put} />
    </>
  );
}

function Fields({ path, unit, condition, put }: About & { condition: Condition; put: (condition: Condition) => void }) {
  switch (condition.is) {
    case "born":
    case "due":
      return <SpanFields condition={condition} put={put} />;
    case "age":
      return <AgeFields path={path} condition={condition} put={put} />;
    case "lives_here":
      return <DayField path={path} label="住んでいる日" condition={condition} put={put} />;
    case "listed":
      return <ListedFields path={path} condition={condition} put={put} />;
    case "any":
      return (
        <>
          <p class="text-dns-14N-130 text-solid-gray-700">
            候補は2つから20まで。1つでもあてはまれば、この条件を満たします。
          </p>
          <Conditions
            path={`${path}.of`}
            unit={unit}
            nested
            conditions={condition.of}
            onChange={(of) => put({ ...condition, of })}
          />
        </>
      );
  }
}
