import type { StaffMessage } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { Table } from "../table";
import { chosenOf } from "./audience";
import { useHere } from "./here";
import { usualWords } from "./warnings";
import { people } from "./words";

/**
 * Whom a message reaches and how many they are, so large that nobody overlooks it. What is odd about it comes before the
 * classes: a whole school has many.
 */
export function Who({
  message: { reach, audience },
  children,
}: {
  message: Pick<StaffMessage, "reach" | "audience">;
  children?: ComponentChildren;
}) {
  const { facilities } = useHere();
  const parts = audience.filter(({ kind }) => kind !== "children");
  const picked = audience.reduce((sum, one) => sum + (one.kind === "children" ? one.children.length : 0), 0);
  const names = [
    ...chosenOf(parts, facilities, () => undefined).map(({ label }) => label),
    ...(picked > 0 ? [`名前でえらんだ子ども${people(picked)}`] : []),
  ];
  const items: [string, number][] = [
    ["子ども", reach.children],
    ["LINEで届く保護者", reach.guardians],
  ];
  return (
    <section aria-labelledby="who" class="flex flex-col gap-4">
      <h3 id="who" class="text-std-20B-150">
        だれに届くか
      </h3>
      <p class="text-std-17B-170">{names.join("、")}</p>
      <dl class="flex flex-wrap gap-4">
        {items.map(([name, count]) => (
          <div key={name} class="min-w-48 rounded-12 border-2 border-key-900 px-6 py-3">
            <dt class="text-std-17B-170">{name}</dt>
            <dd class="text-std-45B-140">{people(count)}</dd>
          </div>
        ))}
      </dl>
      <p class="text-std-18B-160">{usualWords(reach)}</p>
      {reach.unreached > 0 && (
        <Banner tone="warning">
          {`LINEでつながっていない子 ${people(reach.unreached)} → 電話や紙で伝えてください。`}
        </Banner>
      )}
      {children}
      <Classes reach={reach} />
    </section>
  );
}

function Classes({ reach: { classes } }: Pick<StaffMessage, "reach">) {
  const several = new Set(classes.map(({ facility_id }) => facility_id)).size > 1;
  return (
    <Table label="クラスごとの人数" heads={[...(several ? ["学校・園"] : []), "クラス", "子ども", "届く保護者"]}>
      {classes.map((one) => (
        <tr key={`${one.facility_id} ${one.class_id}`}>
          {several && <td class="p-2">{one.facility}</td>}
          <th scope="row" class="p-2">
            {one.class || "クラスなし"}
          </th>
          <td class="p-2">{people(one.children)}</td>
          <td class="p-2">{people(one.guardians)}</td>
        </tr>
      ))}
    </Table>
  );
}
