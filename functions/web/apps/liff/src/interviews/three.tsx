import { useId } from "preact/hooks";
import { useSpeech } from "../texts";
import type { Mark } from "./answer";

const marks = ["ok", "no", "wish"] as const;
const signs: Record<Mark, string> = { ok: "○", no: "×", wish: "★" };
const looks: Record<Mark, string> = {
  ok: "has-checked:border-success-2 has-checked:bg-green-50 has-checked:text-success-2 has-checked:ring-success-2",
  no: "has-checked:border-error-2 has-checked:bg-red-50 has-checked:text-error-2 has-checked:ring-error-2",
  wish: "has-checked:border-key-900 has-checked:bg-key-900 has-checked:text-white has-checked:ring-key-900",
};

/** One tap says of a time whether it is possible, impossible or wished; by a sign and words, not by colour alone. */
export function Three({
  name,
  mark,
  rank,
  small = false,
  onMark,
}: {
  /** Of which time; read out, and shown beside it by whoever shows this. */
  name: string;
  mark: Mark;
  rank: number | undefined;
  /** One of many beside their times: the words alone have room. */
  small?: boolean;
  onMark: (mark: Mark) => void;
}) {
  const { say } = useSpeech();
  const group = useId();
  return (
    <fieldset class="min-w-0">
      <legend class="sr-only">{name}</legend>
      <div class="grid grid-cols-3 gap-1">
        {marks.map((one) => (
          <label
            key={one}
            class={`flex min-h-12 items-center justify-center gap-1 rounded-8 border border-solid-gray-420 px-1 text-center text-dns-14N-130 has-checked:ring-1 has-checked:text-dns-14B-130 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black ${looks[one]}`}
          >
            <input type="radio" name={group} checked={mark === one} class="sr-only" onChange={() => onMark(one)} />
            {!small && <span aria-hidden="true">{signs[one]}</span>}
            <span>{one === "wish" && rank ? say("interview_rank", { rank }) : say(`interview_${one}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
