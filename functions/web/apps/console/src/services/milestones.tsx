import { Button, box, Field } from "@tsunagu/ui";
import { useDesk } from "../desk";
import { categories, titleOf } from "../words";
import { useMistake } from "./fields";

/** The calendar's milestones that lead here, by their titles. */
export function Milestones({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const { milestones } = useDesk();
  const error = useMistake("who.milestones");
  const all = milestones.value ?? [];
  const nameOf = (id: string) => {
    const found = all.find((one) => one.id === id);
    return found ? titleOf(found) : id;
  };
  return (
    <div class="flex flex-col gap-2">
      <Field
        label="カレンダーのお知らせと結ぶ"
        hint="枠の日が、選んだお知らせのどれかの期間に入る子だけが予約できます。お知らせからも、この予約へ進めます。"
        error={error}
      >
        {({ id, describedBy }) => (
          <select
            id={id}
            class={box}
            value=""
            aria-describedby={describedBy}
            aria-invalid={error ? "true" : undefined}
            onInput={(event) => {
              const { value } = event.currentTarget;
              event.currentTarget.value = "";
              if (value) onChange([...chosen, value]);
            }}
          >
            <option value="">{chosen.length > 0 ? "もう1つ加える" : "結ばない"}</option>
            {categories.map(([category, name]) => (
              <optgroup key={category} label={name}>
                {all
                  .filter((one) => one.category === category && !chosen.includes(one.id))
                  .map((one) => (
                    <option key={one.id} value={one.id}>
                      {titleOf(one)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      {chosen.length > 0 && (
        <ul class="flex flex-wrap gap-2" aria-label="結んでいるお知らせ">
          {chosen.map((id) => (
            <li key={id} class="flex items-center gap-1 rounded-8 bg-key-50 pl-3">
              {nameOf(id)}
              <Button
                look="text"
                size="small"
                aria-label={`${nameOf(id)}をはずす`}
                onClick={() => onChange(chosen.filter((one) => one !== id))}
              >
                はずす
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
