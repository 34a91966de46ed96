import type { ComponentChildren } from "preact";

/** A table in a region of its own: what is too wide scrolls there, and not the page. */
export function Table({
  label,
  heads,
  children,
}: {
  label: string;
  heads: readonly ComponentChildren[];
  children: ComponentChildren;
}) {
  return (
    <section class="relative overflow-x-auto" aria-label={label} tabIndex={0}>
      <table class="w-full min-w-160 border-collapse text-left text-dns-16N-130">
        <thead>
          <tr class="border-y border-solid-gray-420 bg-solid-gray-50 text-dns-14B-130">
            {heads.map((head, at) => (
              // Heads have no names besides what they say.
              <th key={at} scope="col" class="p-2">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="[&>tr]:border-b [&>tr]:border-solid-gray-200 [&>tr]:align-baseline">{children}</tbody>
      </table>
    </section>
  );
}
