import type { PointsTable } from "@tsunagu/api-client";
import { Choices } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import type { Filling } from "./page";

/** Whose table. One that is not complete says so before anybody answers anything. */
export function TableStep({ answers, fill, tables }: Filling & { tables: readonly PointsTable[] }) {
  const { say } = useSpeech();
  return (
    <Choices
      legend={say("pt_table")}
      value={answers.table}
      onChange={(table) => fill({ table })}
      options={tables.map(({ municipality, title, complete, missing }) => ({
        value: municipality,
        label: (
          <>
            {title}
            {!complete && (
              <span class="block text-dns-14N-130 text-solid-gray-700">
                {say("pt_incomplete")} {missing}
              </span>
            )}
          </>
        ),
      }))}
    />
  );
}
