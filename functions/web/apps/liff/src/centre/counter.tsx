import { useSpeech } from "../texts";

/** A small number of people, by two large buttons. */
export function Counter({
  label,
  value,
  max,
  onChange,
}: {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}) {
  const { say } = useSpeech();
  return (
    <fieldset class="flex items-center justify-between gap-3">
      <legend class="float-left text-std-17B-170">{label}</legend>
      <span class="flex items-center gap-3">
        <Step
          sign="−"
          name={say("enter_fewer", { what: label })}
          off={value <= 0}
          onPress={() => onChange(value - 1)}
        />
        <output class="min-w-12 text-center text-std-20B-150">{say("enter_people", { count: value })}</output>
        <Step
          sign="＋"
          name={say("enter_greater", { what: label })}
          off={value >= max}
          onPress={() => onChange(value + 1)}
        />
      </span>
    </fieldset>
  );
}

function Step({ sign, name, off, onPress }: { sign: string; name: string; off: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={off}
      class="size-14 rounded-full border border-key-900 text-2xl text-key-900 hover:bg-key-50 aria-disabled:border-solid-gray-300 aria-disabled:text-solid-gray-420"
      onClick={() => off || onPress()}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
