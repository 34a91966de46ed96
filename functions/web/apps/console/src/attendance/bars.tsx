/** Counts as bars in a table: the picture and the numbers are one thing, for whoever sees it and whoever hears it. */
export function Bars({
  title,
  of,
  unit,
  items,
  long = false,
}: {
  title: string;
  /** What is told apart, such as 日. */
  of: string;
  /** What is counted, such as 組. */
  unit: string;
  items: readonly { name: string; count: number }[];
  /** Names are sentences, which take several lines. */
  long?: boolean;
}) {
  const most = Math.max(1, ...items.map(({ count }) => count));
  return (
    <table class="w-full border-collapse text-left text-dns-16N-130">
      <caption class="pb-2 text-left text-std-18B-160">{title}</caption>
      <thead class="sr-only">
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ name, count }, at) => (
          // Two may have one name.
          <tr key={`${at} ${name}`}>
            <th scope="row" class={`pr-3 font-normal ${long ? "w-1/2" : "w-px whitespace-nowrap"}`}>
              {name}
            </th>
            <td class="border-l-2 border-solid-gray-600 py-0.5">
              <span class="flex items-center gap-2">
                <svg aria-hidden="true" class="h-5 w-0 flex-1">
                  <rect width={`${(count / most) * 100}%`} height="100%" class="fill-key-900" />
                </svg>
                <span class="w-24 whitespace-nowrap">
                  {count.toLocaleString("ja")}
                  {unit}
                </span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
