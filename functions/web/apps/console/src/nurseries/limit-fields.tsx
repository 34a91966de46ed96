import { PointBox } from "./point-box";
import { useRules } from "./rules-context";
import { valueAt } from "./rules-path";
import { TextsAt } from "./texts-at";

/** Bounds of what a guardian, a household or a total may have: those that the table has. */
export function Limits({ paths }: { paths: readonly string[] }) {
  const { rules } = useRules();
  const ends = paths.flatMap((path) => [
    { path: `${path}.cap`, name: "上限" },
    { path: `${path}.floor`, name: "下限" },
  ]);
  const there = ends.filter(({ path }) => valueAt(rules, path));
  return (
    <>
      {there.map(({ path, name }) => (
        <fieldset key={path} class="flex min-w-0 flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
          <legend class="sr-only">{name}</legend>
          <p class="flex flex-wrap items-center gap-4">
            <span class="text-std-16B-170">{name}</span>
            <PointBox path={`${path}.points`} label={`${String(valueAt(rules, `${path}.text.ja`) ?? name)}：点数`} />
          </p>
          <TextsAt path={`${path}.text`} legend="文" />
        </fieldset>
      ))}
    </>
  );
}
