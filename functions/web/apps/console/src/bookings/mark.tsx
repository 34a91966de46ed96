import type { Tone } from "./words";

const tones: Record<Tone, string> = {
  plain: "bg-key-50 text-key-1000",
  good: "bg-green-50 text-success-2",
  bad: "bg-red-50 text-error-2",
  ask: "bg-yellow-50 text-yellow-1000",
  quiet: "bg-solid-gray-50 text-solid-gray-800",
};

/** A state as a sign and words; the colour only helps the eye that already knows. */
export function Mark({ sign, name, tone }: { sign: string; name: string; tone: Tone }) {
  return (
    <span
      class={`inline-flex items-center gap-1 rounded-4 px-2 py-0.5 text-dns-14B-130 whitespace-nowrap ${tones[tone]}`}
    >
      <span aria-hidden="true">{sign}</span>
      {name}
    </span>
  );
}

/** Unread replies, counted. */
export function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="inline-flex items-center gap-1 rounded-full bg-error-2 px-2 py-0.5 text-dns-14B-130 whitespace-nowrap text-white">
      <span aria-hidden="true">✉</span>
      未読{count}
    </span>
  );
}
