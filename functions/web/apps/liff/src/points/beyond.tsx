import type { IndexEstimate, PointsTable } from "@tsunagu/api-client";
import { useSpeech } from "../texts";
import { rankText, signed, spanText } from "./span";

/** What would change it, who comes first among equals, what did not count, and what it rests on. */
export function Beyond({ estimate, table }: { estimate: IndexEstimate; table: PointsTable }) {
  const { say } = useSpeech();
  const { changes, tie_breakers, set_aside, lines } = estimate;
  // Both guardians could give the same other answer; it is said once.
  const once = changes.filter((one, place) => changes.findIndex((other) => alike(one, other)) === place);
  const titled = (rule: string) => lines.find((line) => line.rule === rule)?.text ?? rule;
  return (
    <>
      <Part id="changes" title={say("pt_changes")} items={once}>
        {({ text, difference, total, rank }) => (
          <>
            {text}
            <b class="block text-std-16B-170">
              {rank
                ? say("pt_rank_is", { rank: rankText(rank) })
                : say("pt_change", { difference: signed(difference), total: spanText(total) })}
            </b>
          </>
        )}
      </Part>
      <Part id="aside" title={say("pt_aside")} items={set_aside}>
        {({ text, points, because }) => (
          <>
            {say("pt_aside_line", { text, points: signed(points) })}
            <span class="block text-dns-14N-130 text-solid-gray-700">
              {say("pt_aside_because", { text: titled(because) })}
            </span>
          </>
        )}
      </Part>
      <Part id="ties" title={say("pt_ties")} items={tie_breakers}>
        {({ text, value, source }) => (
          <>
            {text}
            <b class="block text-std-16B-170">{say("pt_yours", { value: value ?? say("pt_unsaid") })}</b>
            <span class="block text-dns-14N-130 text-solid-gray-700">{say("pt_source", { source })}</span>
          </>
        )}
      </Part>
      {estimate.tie_breakers_rest && <p class="text-std-16N-170">{estimate.tie_breakers_rest}</p>}
      <Part id="documents" title={say("pt_documents")} items={table.documents}>
        {({ title, url }) =>
          url ? (
            <a href={url} target="_blank" lang="ja" class="text-key-900 underline underline-offset-4" rel="noopener">
              {title}
            </a>
          ) : (
            <span lang="ja">{title}</span>
          )
        }
      </Part>
    </>
  );
}

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A part that is there only where it has something to say. */
function Part<T>({
  id,
  title,
  items,
  children,
}: {
  id: string;
  title: string;
  items: readonly T[];
  children: (item: T) => preact.ComponentChildren;
}) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id} class="flex flex-col gap-2">
      <h3 id={id} class="text-std-18B-160">
        {title}
      </h3>
      <ul class="flex list-disc flex-col gap-2 pl-5">
        {items.map((item, place) => (
          <li key={place} class="text-std-16N-170">
            {children(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
