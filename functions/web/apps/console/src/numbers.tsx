/** A few counts, large enough to be seen at once. */
export function Numbers({ items }: { items: readonly (readonly [string, string])[] }) {
  return (
    <dl class="flex flex-wrap gap-3">
      {items.map(([name, number]) => (
        <div key={name} class="min-w-36 rounded-12 bg-solid-gray-50 px-4 py-3">
          <dt class="text-dns-14N-130">{name}</dt>
          <dd class="text-std-24B-150">{number}</dd>
        </div>
      ))}
    </dl>
  );
}
