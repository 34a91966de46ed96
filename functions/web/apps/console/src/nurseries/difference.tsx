import type { FacilityDifference } from "@tsunagu/api-client";
import { Numbers } from "../numbers";
import { changeWords } from "./changes";
import { places } from "./words";

/** What publishing would change. The service names the first hundred of each. */
export function Difference({ difference }: { difference: FacilityDifference }) {
  const { added, changed, gone, unchanged, adding, changing, going } = difference;
  return (
    <>
      <h4 class="text-std-18B-160">いま公開している内容とのちがい</h4>
      <Numbers
        items={[
          ["加わる", places(added)],
          ["変わる", places(changed)],
          ["消える", places(gone)],
          ["同じ", places(unchanged)],
        ]}
      />
      {gone > 0 && <Names title="消える施設" names={going} of={gone} open />}
      {changed > 0 && (
        <details class="rounded-8 border border-solid-gray-420">
          <summary class="min-h-12 px-4 py-3 text-std-16B-170">変わる施設（{places(changed)}）</summary>
          <ul class="flex flex-col gap-3 px-4 pb-4">
            {changing.map(({ name, fields }) => (
              <li key={name}>
                <p class="text-std-16B-170">{name}</p>
                <ul class="list-disc pl-6 text-dns-16N-130">
                  {fields.map((field) => (
                    <li key={field.field}>{changeWords(field)}</li>
                  ))}
                </ul>
              </li>
            ))}
            <More shown={changing.length} of={changed} />
          </ul>
        </details>
      )}
      {added > 0 && <Names title="加わる施設" names={adding} of={added} />}
    </>
  );
}

function Names({ title, names, of, open = false }: { title: string; names: string[]; of: number; open?: boolean }) {
  return (
    <details open={open} class="rounded-8 border border-solid-gray-420">
      <summary class="min-h-12 px-4 py-3 text-std-16B-170">
        {title}（{places(of)}）
      </summary>
      <ul class="list-disc px-4 pb-4 pl-10">
        {names.map((name, at) => (
          // Two facilities may have one name.
          <li key={`${name} ${at}`}>{name}</li>
        ))}
        <More shown={names.length} of={of} />
      </ul>
    </details>
  );
}

const More = ({ shown, of }: { shown: number; of: number }) =>
  of > shown ? <li>ほかに{places(of - shown)}</li> : null;
