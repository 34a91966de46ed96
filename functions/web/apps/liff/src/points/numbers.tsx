import { Chips } from "@tsunagu/ui";

/** A number by one tap among those that tables tell apart. */
export function Numbers({
  legend,
  hint,
  value,
  onChange,
  of,
  words,
}: {
  legend: string;
  hint?: string;
  value: number | undefined;
  onChange: (value: number) => void;
  of: readonly number[];
  words: (value: number) => string;
}) {
  return (
    <div class="flex flex-col gap-1">
      <Chips
        legend={legend}
        value={String(value ?? "")}
        onChange={(chosen) => onChange(Number(chosen))}
        options={of.map((one) => ({ value: String(one), label: words(one) }))}
      />
      {hint && <p class="text-dns-14N-130 text-solid-gray-700">{hint}</p>}
    </div>
  );
}
