import type { StaffInterviewChild } from "@tsunagu/api-client";
import { Button } from "@tsunagu/ui";
import { Table } from "../table";
import { type Answered, answeredOf } from "./grid";
import type { Shared } from "./one";

/** Who has answered, class by class, and whom to ask on paper. Once there is a timetable, that stands in front. */
export function AnsweredPart({ day, onChild }: Shared & { onChild: (child: string) => void }) {
  const classes = answeredOf(day);
  const open = classes.flatMap((one) => one.open);
  const paper = classes.flatMap((one) => one.paper);
  const names = { day, onChild };
  return (
    <section aria-labelledby="answered" class="flex flex-col gap-3">
      <h3 id="answered" class="text-std-20B-150">
        答え {day.answered}／{day.families.length}家庭
      </h3>
      {day.result ? (
        <details>
          <summary class="min-h-9 text-key-900 underline underline-offset-4">クラスごとの答え</summary>
          <ByClass classes={classes} />
        </details>
      ) : (
        <ByClass classes={classes} />
      )}
      <Names {...names} words="まだ答えていない子" children={open} />
      <Names {...names} words="LINEがなく、紙か電話で聞く子" children={paper} />
    </section>
  );
}

function ByClass({ classes }: { classes: readonly Answered[] }) {
  return (
    <Table label="クラスごとの答え" heads={["クラス", "子ども", "答えた", "まだ", "まだ（LINEがない）"]}>
      {classes.map((one) => (
        <tr key={one.class_id}>
          <th scope="row" class="p-2">
            {one.name}
          </th>
          <td class="p-2">{one.children}人</td>
          <td class="p-2">{one.answered}人</td>
          <td class="p-2">{one.open.length}人</td>
          <td class="p-2">{one.paper.length}人</td>
        </tr>
      ))}
    </Table>
  );
}

function Names({
  words,
  children,
  day,
  onChild,
}: {
  words: string;
  children: readonly StaffInterviewChild[];
  day: Shared["day"];
  onChild: (child: string) => void;
}) {
  if (children.length === 0) return null;
  const groupOf = (id: string) => day.classes.find(({ class_id }) => class_id === id)?.class ?? "";
  return (
    <details>
      <summary class="min-h-9 text-key-900 underline underline-offset-4">
        {words}（{children.length}人）
      </summary>
      <ul class="grid gap-x-4 gap-y-1 pt-2 desktop:grid-cols-3">
        {children.map((child) => (
          <li key={child.child_id}>
            <Button look="text" size="small" onClick={() => onChild(child.child_id)}>
              {groupOf(child.class_id)} {child.number && `${child.number}番 `}
              {child.name}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
