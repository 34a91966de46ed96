import { Button, TextField } from "@tsunagu/ui";
import { AgeRange } from "./age-range";
import { ByAnswer } from "./by-answer";
import type { Dimension } from "./draft";
import { Num, TextsField, useMistake, useOwnMistake } from "./fields";
import { renameDimension } from "./rename";
import { Optional, Rows } from "./rows";
import type { Part } from "./section-basics";

type Ages = NonNullable<Dimension["by_age"]>[number];

/** What runs out besides places: babies' beds, a share of staff, hours. */
export function DimensionsSection({ draft, put }: Part) {
  return (
    <>
      <p>
        1人の予約が使う分を決めると、どれか1つでも足りない枠は予約できなくなります。人数だけで足りるサービスには要りません。
      </p>
      <Rows<Dimension>
        items={draft.dimensions}
        name="数えるもの"
        start={() => ({ id: freeId(draft.dimensions), title: { ja: "" }, by_age: [{ units: 1 }], by_answer: {} })}
        most={6}
        onChange={(dimensions) => put({ dimensions })}
      >
        {(one, change, index) => (
          <>
            <DimensionId
              path={`dimensions.${index}`}
              id={one.id}
              onInput={(id) => put(renameDimension(draft, index, id))}
            />
            <TextsField
              path={`dimensions.${index}.title`}
              legend="職員が呼ぶ名前"
              value={one.title}
              onInput={(title) => change({ ...one, title })}
            />
            <h4 class="text-std-16B-170">お子さん1人が使う分（上から順に、最初に当てはまるもの）</h4>
            <Rows<Ages>
              items={one.by_age ?? []}
              name="年齢"
              start={(): Ages => ({ units: 1 })}
              most={12}
              onChange={(by_age) => change({ ...one, by_age })}
            >
              {(ages, putAges, at) => (
                <>
                  <Num
                    path={`dimensions.${index}.by_age.${at}.units`}
                    label="使う分"
                    max={100_000}
                    value={ages.units}
                    onInput={(units) => putAges({ ...ages, units })}
                  />
                  <Optional
                    label="年齢を限る"
                    value={ages.age}
                    start={{ from_months: 0, until_months: 12 }}
                    onChange={(age) => putAges({ ...ages, age })}
                  >
                    {(age) => (
                      <AgeRange
                        path={`dimensions.${index}.by_age.${at}.age`}
                        value={age}
                        onInput={(age) => putAges({ ...ages, age })}
                      />
                    )}
                  </Optional>
                </>
              )}
            </Rows>
            <ByAnswer
              path={`dimensions.${index}.by_answer`}
              questions={draft.questions}
              value={one.by_answer ?? {}}
              onInput={(by_answer) => change({ ...one, by_answer })}
            />
          </>
        )}
      </Rows>
      {draft.dimensions.length > 0 && draft.pattern.length > 0 && (
        <div>
          <Button
            size="small"
            onClick={() =>
              put({
                pattern: draft.pattern.map((one) => ({ ...one, capacity: filled(draft.dimensions, one.capacity) })),
              })
            }
          >
            「いつ」の時間帯に、足りない数を1で入れる
          </Button>
        </div>
      )}
    </>
  );
}

const filled = (dimensions: readonly Dimension[], capacity: Record<string, number>) => ({
  ...Object.fromEntries(dimensions.map(({ id }) => [id, 1])),
  ...capacity,
});

/** A name that no other one has; staff may change it. */
function freeId(dimensions: readonly Dimension[]): string {
  const taken = dimensions.map(({ id }) => id);
  return ["baby", "staff", "bed", "hours", "room", "desk"].find((id) => !taken.includes(id)) ?? "other";
}

function DimensionId({ path, id, onInput }: { path: string; id: string; onInput: (id: string) => void }) {
  const [own, exact] = [useOwnMistake(path), useMistake(`${path}.id`)];
  return (
    <TextField
      label="記号"
      hint="英小文字1〜12文字"
      narrow
      maxLength={12}
      value={id}
      error={exact ?? own}
      onInput={onInput}
    />
  );
}
