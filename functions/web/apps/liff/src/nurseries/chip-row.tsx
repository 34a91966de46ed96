import { useRef } from "preact/hooks";
import { useSpeech } from "../texts";
import type { Chip } from "./chips";
import type { Wishes } from "./wishes";

/** The filters that are on; a tap takes one away. */
export function ChipRow({ chips, put }: { chips: readonly Chip[]; put: (wishes: Wishes) => void }) {
  const { say } = useSpeech();
  const row = useRef<HTMLUListElement>(null);

  /** The tapped chip is gone: whoever came by keyboard goes on from the next one. */
  function drop(chip: Chip, place: number) {
    put(chip.without);
    setTimeout(() => {
      const buttons = row.current?.querySelectorAll("button");
      buttons?.[Math.min(place, buttons.length - 1)]?.focus();
    });
  }

  return (
    <ul ref={row} class="flex flex-wrap gap-2 empty:hidden">
      {chips.map((chip, place) => (
        <li key={chip.id}>
          <button
            type="button"
            aria-label={`${chip.words}${say("nu_chip_off")}`}
            class="flex min-h-11 items-center gap-2 rounded-full border border-key-900 bg-key-50 px-3 text-left text-std-16N-170 hover:bg-key-100"
            onClick={() => drop(chip, place)}
          >
            {chip.words}
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
