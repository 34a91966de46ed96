import type { Service } from "@tsunagu/api-client";
import { SelectField } from "@tsunagu/ui";
import { Num } from "./fields";
import { Optional } from "./rows";
import { periods } from "./words";

type Limit = NonNullable<NonNullable<Service["limits"]>["per_child"]>;

/** So many in a period, or no limit. */
export function LimitField({
  path,
  label,
  value,
  onChange,
}: {
  path: string;
  label: string;
  value: Limit | null | undefined;
  onChange: (value: Limit | null) => void;
}) {
  return (
    <Optional<Limit> label={label} value={value} start={{ count: 1, period: "ahead" }} onChange={onChange}>
      {(limit) => (
        <div class="flex flex-wrap items-end gap-4">
          <div class="w-64">
            <SelectField
              label="いつの分を数えますか"
              value={limit.period}
              onInput={(period) => onChange({ ...limit, period: period as Limit["period"] })}
              options={periods}
            />
          </div>
          <Num
            path={`${path}.count`}
            label="回数"
            unit="回まで"
            min={1}
            max={1000}
            value={limit.count}
            onInput={(count) => onChange({ ...limit, count })}
          />
        </div>
      )}
    </Optional>
  );
}
