import type { Facility, RosterPlan, RosterSchool } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Numbers } from "../numbers";
import { Table } from "../table";
import { Flaws } from "./flaws";
import { TakeOver } from "./take-over";
import { changes, newYearWords, people } from "./words";

/** What a file would change, school by school. Where something is wrong with it there is nothing to press. */
export function Plan({
  name,
  plan,
  facilities,
  onTakeOver,
  onAgain,
}: {
  name: string;
  plan: RosterPlan;
  facilities: Facility[];
  onTakeOver: (shown: string) => Promise<void>;
  onAgain: () => void;
}) {
  const head = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    head.current?.focus();
    head.current?.parentElement?.scrollIntoView({ block: "start" });
  }, []);
  const { shown, schools, rejections, rejected, warnings, school_year: year } = plan;
  return (
    <section aria-labelledby="plan" class="flex flex-col gap-6 rounded-12 border-2 border-key-900 p-4">
      <h2 ref={head} id="plan" tabIndex={-1} class="text-std-20B-150">
        {name}
      </h2>
      {rejected > 0 ? (
        <Rejected rejections={rejections} rejected={rejected} />
      ) : (
        <>
          <p class="text-std-18B-160">{year}年度の名簿です。</p>
          {schools.map((school) => (
            <School key={school.facility_id} school={school} newYear={newYearWords(school, year, facilities)} />
          ))}
          {warnings.length > 0 && (
            <div class="flex flex-col gap-3">
              <h3 class="text-std-18B-160">見てほしいところ</h3>
              <p>直したり、除いたりして取り込むところです。</p>
              <Flaws label="見てほしいところ" flaws={warnings} />
            </div>
          )}
          {shown && changes(schools) ? (
            <div>
              <Button look="primary" size="large" onClick={() => setAsking(true)}>
                取り込む…
              </Button>
            </div>
          ) : (
            <Banner tone="info">いまの名簿と同じです。取り込むものはありません。</Banner>
          )}
        </>
      )}
      {asking && shown && (
        <TakeOver
          plan={plan}
          facilities={facilities}
          onTakeOver={() => onTakeOver(shown)}
          onAgain={onAgain}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function Rejected({ rejections, rejected }: Pick<RosterPlan, "rejections" | "rejected">) {
  return (
    <>
      <Banner tone="error">
        {`直すところが${rejected}か所あるので、取り込めません。名簿は変わっていません。書き出した元を直して、もう一度選んでください。`}
      </Banner>
      <Flaws label="直すところ" flaws={rejections} />
      {rejected > rejections.length && <p>はじめの{rejections.length}か所です。直すと、続きが出ます。</p>}
    </>
  );
}

function School({ school, newYear }: { school: RosterSchool; newYear: string | undefined }) {
  const id = `school-${school.facility_id}`;
  return (
    <section aria-labelledby={id} class="flex flex-col gap-3 border-t border-solid-gray-420 pt-4">
      <h3 id={id} class="text-std-20B-150">
        {school.name} {people(school.pupils)}
      </h3>
      {school.new && <Banner tone="warning">はじめて取り込む学校です。新しく加わります。</Banner>}
      {newYear && <Banner tone="warning">{newYear}</Banner>}
      <Numbers
        items={[
          ["新しい子ども", people(school.arrived)],
          ["学級や番号が変わる", people(school.moved)],
          ["名前が変わる", people(school.renamed)],
          ["保護者が変わる", people(school.guardians)],
          ["ファイルにいない", people(school.gone)],
          ["変わらない", people(school.unchanged)],
        ]}
      />
      {school.gone > 0 && <p>ファイルにいない子どもは、最後の日が入って名簿から外れます。記録は消えません。</p>}
      <Table label={`${school.name}の学級`} heads={["学級", "いま", "取り込んだあと", "差"]}>
        {school.classes.map(({ class: name, before, after }) => (
          <tr key={name}>
            <th scope="row" class="p-2">
              {name}
            </th>
            <td class="p-2">{people(before)}</td>
            <td class="p-2">{people(after)}</td>
            <td class="p-2">
              {after === before ? "同じ" : `${after > before ? "＋" : "－"}${Math.abs(after - before)}`}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
