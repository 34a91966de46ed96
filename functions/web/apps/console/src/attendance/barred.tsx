import type { BoardLine } from "@tsunagu/api-client";

/** To whom an order forbids to hand the child over; beside the child wherever somebody may do it. */
export function Barred({ guardians }: Pick<BoardLine, "guardians">) {
  const barred = guardians.filter(({ barred }) => barred);
  if (barred.length === 0) return null;
  return (
    <span class="block w-full rounded-4 border-2 border-error-1 bg-red-50 px-2 py-1 text-dns-16B-130 text-error-2">
      <span aria-hidden="true">⛔ </span>
      引渡し不可：{barred.map(({ name, relation }) => `${name}さん（${relation}）`).join("、")}
    </span>
  );
}
