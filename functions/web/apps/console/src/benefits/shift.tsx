import type { CohortPerson, CohortPreview } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { Numbers } from "../numbers";
import { Table } from "../table";
import { Lines } from "./lines";
import { people } from "./words";

/** What saving would do to people, before it does. */
export function Shift({ preview }: { preview: CohortPreview }) {
  const nobody = preview.enter + preview.leave + preview.stay + preview.unknown === 0;
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each preview is shown when it comes
  useEffect(() => head.current?.focus(), [preview]);
  return (
    <section aria-labelledby="shift" class="flex flex-col gap-4 rounded-12 border-2 border-key-900 p-4">
      <h2 ref={head} id="shift" tabIndex={-1} class="text-std-20B-150">
        保存すると、だれが増え、だれが減るか
      </h2>
      {nobody ? <p>まだ名簿に人がいないので、増える人も減る人もいません。</p> : <Effect preview={preview} />}
    </section>
  );
}

function Effect({ preview }: { preview: CohortPreview }) {
  return (
    <>
      <Numbers
        items={[
          ["増える人", people(preview.enter)],
          ["減る人", people(preview.leave)],
          ["変わらず対象の人", people(preview.stay)],
          ["判定できない人", people(preview.unknown)],
        ]}
      />
      {preview.leaving_applied > 0 && (
        <Banner tone="warning">
          減る人のうち{people(preview.leaving_applied)}
          は、もう申請しています。保存する前に、どう伝えるかを決めてください。
        </Banner>
      )}
      <People title="減る人" all={preview.leave} first={preview.leaving} />
      <People title="増える人" all={preview.enter} first={preview.entering} />
    </>
  );
}

function People({ title, all, first }: { title: string; all: number; first: CohortPerson[] }) {
  if (first.length === 0) return null;
  const name = all > first.length ? `${title}（${people(all)}のうち、はじめの${people(first.length)}）` : title;
  return (
    <div class="flex flex-col gap-2">
      <h3 class="text-std-18B-160">{name}</h3>
      <Table label={name} heads={["名前", "番号", "条件と、分かっていること"]}>
        {first.map(({ subject, name, lines }) => (
          <tr key={subject}>
            <th scope="row" class="p-2 whitespace-nowrap">
              {name}
            </th>
            <td class="p-2 font-mono">{subject}</td>
            <td class="p-2">
              <Lines lines={lines} />
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
