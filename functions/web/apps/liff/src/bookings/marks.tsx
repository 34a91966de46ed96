import { type Key, useSpeech } from "../texts";
import type { Mark } from "./days";

/** The signs that every calendar of this kind has in Japan; each stands beside its word. */
const icons: Record<Mark, string> = { free: "○", few: "△", full: "×", wait: "☰", draw: "◇", closed: "－" };
const looks: Record<Mark, string> = {
  free: "text-success-2",
  few: "text-solid-gray-800",
  full: "text-error-2",
  wait: "text-key-900",
  draw: "text-key-900",
  closed: "text-solid-gray-700",
};

/** What a mark says in words. */
export function useSays(): (mark: Mark) => string {
  const { say } = useSpeech();
  return (mark) => say(`says_${mark}` as Key & "says_free");
}

/** A sign with its short word, for the cell of a day. */
export function MarkCell({ mark, chosen }: { mark: Mark; chosen: boolean }) {
  const { say } = useSpeech();
  return (
    <span class={`flex flex-col items-center ${chosen ? "" : looks[mark]}`}>
      <span class="leading-100">{icons[mark]}</span>
      <span class="whitespace-nowrap">{say(`mark_${mark}` as Key & "mark_free")}</span>
    </span>
  );
}

/** A sign with its full words. */
export function MarkWords({ mark }: { mark: Mark }) {
  const says = useSays();
  return (
    <span class={`inline-flex items-center gap-1 text-dns-14B-130 ${looks[mark]}`}>
      <span aria-hidden="true">{icons[mark]}</span>
      {says(mark)}
    </span>
  );
}

/** What the signs mean that can occur here. */
export function Legend({ admission }: { admission: "first_come" | "waiting_list" | "draw" }) {
  const { say } = useSpeech();
  const marks: Mark[] =
    admission === "draw"
      ? ["draw", "closed"]
      : ["free", "few", admission === "waiting_list" ? "wait" : "full", "closed"];
  return (
    <ul aria-label={say("legend")} class="flex flex-wrap gap-x-4 gap-y-1">
      {marks.map((mark) => (
        <li key={mark}>
          <MarkWords mark={mark} />
        </li>
      ))}
    </ul>
  );
}
