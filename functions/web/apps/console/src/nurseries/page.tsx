import { type NurseryDesk, nurseriesAt, type Place, pointsAt } from "../place";
import { ImportPage } from "./import";
import { PointsPage } from "./points";
import { PointsTablePage } from "./points-table";
import { VacanciesPage } from "./vacancies";

const desks: readonly { desk: NurseryDesk; name: string }[] = [
  { desk: "import", name: "施設の取り込み" },
  { desk: "vacancies", name: "空き状況" },
  { desk: "points", name: "指数表" },
];

/** What families look for nurseries with: the facilities, their free places, and the tables of points. */
export function NurseriesPage({ place: { desk, table } }: { place: Extract<Place, { page: "nurseries" }> }) {
  return (
    <>
      <h1 class="text-std-28B-150">保育園さがし</h1>
      <nav aria-label="保育園さがしのページ">
        <ul class="flex flex-wrap gap-1">
          {desks.map((one) => (
            <li key={one.desk}>
              <a
                href={nurseriesAt(one.desk)}
                aria-current={one.desk === desk ? "page" : undefined}
                class="flex min-h-11 items-center rounded-8 border border-key-900 px-4 text-key-900 hover:bg-key-50 aria-[current]:bg-key-900 aria-[current]:text-white"
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {desk === "import" && <ImportPage />}
      {desk === "vacancies" && <VacanciesPage />}
      {desk === "points" && (table ? <PointsTablePage key={pointsAt(table)} at={table} /> : <PointsPage />)}
    </>
  );
}
