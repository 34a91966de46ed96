import type { PointsTable } from "@tsunagu/api-client";
import { Check } from "@tsunagu/ui";
import { toggled } from "../nurseries/wishes";
import { useSpeech } from "../texts";
import type { Filling } from "./page";

/** Questions that no other table asks. */
export function AskedStep({ answers, fill, table }: Filling & { table: PointsTable }) {
  const { say } = useSpeech();
  return (
    <fieldset class="flex flex-col gap-3">
      <legend class="mb-2 text-std-16N-170">{say("pt_asked")}</legend>
      {table.questions.map(({ id, text }) => (
        <Check
          key={id}
          label={text}
          checked={answers.asked.includes(id)}
          onChange={() => fill({ asked: toggled(answers.asked, id) })}
        />
      ))}
    </fieldset>
  );
}
