import { Num, useOwnMistake } from "./fields";

interface Age {
  from_months: number;
  until_months: number;
}

/** From an age up to the day before another, in years and months as people say them. */
export function AgeRange({ path, value, onInput }: { path: string; value: Age; onInput: (age: Age) => void }) {
  const own = useOwnMistake(path);
  return (
    <div class="flex flex-wrap items-end gap-x-6 gap-y-3">
      {own && <p class="w-full text-dns-14N-130 text-error-2">{own}</p>}
      <Months
        path={`${path}.from_months`}
        label="から"
        value={value.from_months}
        onInput={(from_months) => onInput({ ...value, from_months })}
      />
      <Months
        path={`${path}.until_months`}
        label="になる前の日まで"
        value={value.until_months}
        onInput={(until_months) => onInput({ ...value, until_months })}
      />
    </div>
  );
}

function Months({
  path,
  label,
  value,
  onInput,
}: {
  path: string;
  label: string;
  value: number;
  onInput: (months: number) => void;
}) {
  const years = Math.floor(value / 12);
  const months = value % 12;
  return (
    <div class="flex items-end gap-2">
      <Num
        path={path}
        label="歳"
        value={years}
        max={18}
        onInput={(years) => onInput(years * 12 + (Number.isNaN(months) ? 0 : months))}
      />
      <Num
        path={`${path} months`}
        label="か月"
        value={months}
        max={11}
        onInput={(months) => onInput((Number.isNaN(years) ? 0 : years) * 12 + months)}
      />
      <span class="pb-3">{label}</span>
    </div>
  );
}
