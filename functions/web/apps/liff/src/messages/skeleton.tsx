import { useSpeech } from "../texts";

/** Where words will stand; said aloud once. */
export function Skeleton({ rows }: { rows: number }) {
  const { say } = useSpeech();
  return (
    <div role="status" class="flex flex-col gap-3">
      <span class="sr-only">{say("loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} aria-hidden="true" class="h-24 animate-pulse rounded-12 bg-solid-gray-50" />
      ))}
    </div>
  );
}
