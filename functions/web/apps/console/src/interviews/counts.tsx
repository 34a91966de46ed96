import { Mark } from "../bookings/mark";
import { Table } from "../table";
import type { Count } from "./draft";

/** Slots against children, class by class, while the hours are written. */
export function Counts({ counts }: { counts: readonly Count[] }) {
  if (counts.length === 0) return null;
  const short = counts.filter((one) => one.usable < one.children);
  return (
    <section aria-labelledby="counts" class="flex flex-col gap-2">
      <h2 id="counts" class="text-std-20B-150">
        枠は足りますか
      </h2>
      <p role="status">
        {short.length === 0
          ? "すべてのクラスで、枠が子どもの数だけあります。"
          : `${short.map(({ name }) => name).join("、")}は、枠が足りません。日や時間を増やすか、1人の時間を短くしてください。`}
      </p>
      <Table label="クラスごとの枠の数" heads={["クラス", "子ども", "枠", "休憩をのぞく枠", ""]}>
        {counts.map((one) => (
          <tr key={one.id}>
            <th scope="row" class="p-2">
              {one.name}
            </th>
            <td class="p-2">{one.children}人</td>
            <td class="p-2">{one.slots}</td>
            <td class="p-2">{one.usable}</td>
            <td class="p-2">
              <Standing {...one} />
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Standing({ children, usable, overlap }: Count) {
  if (overlap) return <Mark sign="✕" name="時間帯が重なっています" tone="bad" />;
  if (usable < children) return <Mark sign="✕" name={`${children - usable}枠 足りません`} tone="bad" />;
  return <Mark sign="✓" name={`${usable - children}枠 余ります`} tone="good" />;
}
