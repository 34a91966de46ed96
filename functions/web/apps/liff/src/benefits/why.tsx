import type { BenefitCard, BenefitLine } from "@tsunagu/api-client";
import type { ComponentChildren } from "preact";
import { useSpeech } from "../texts";
import { branching, isEntitled } from "./lines";

const marks = {
  yes: { icon: "✓", look: "text-success-2" },
  unknown: { icon: "？", look: "text-solid-gray-700" },
  no: { icon: "—", look: "text-solid-gray-700" },
} as const;

/** Every condition with what was found about it, so that nobody has to believe us. */
export function Why({ lines }: { lines: readonly BenefitLine[] }) {
  const { say } = useSpeech();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="why" class="flex flex-col gap-2">
      <h2 id="why" class="text-std-18B-160">
        {say(isEntitled(lines) ? "benefit_why" : "benefit_conditions")}
      </h2>
      <ul class="flex flex-col gap-3">
        {branching(lines).map(({ line, below }) => (
          <Condition key={line.says} line={line}>
            {below.length > 0 && (
              <ul class="mt-2 ml-2 flex flex-col gap-3 border-l-2 border-solid-gray-420 pl-3">
                {below.map((one) => (
                  <Condition key={one.says} line={one} />
                ))}
              </ul>
            )}
          </Condition>
        ))}
      </ul>
    </section>
  );
}

function Condition({ line, children }: { line: BenefitLine; children?: ComponentChildren }) {
  const { say } = useSpeech();
  const { icon, look } = marks[line.verdict];
  return (
    <li>
      <p class="text-std-16N-170">{line.says}</p>
      <p class="flex gap-2 text-std-16N-170">
        <span class={`shrink-0 text-std-16B-170 ${look}`}>
          <span aria-hidden="true">{icon}</span> {say(`verdict_${line.verdict}`)}
        </span>
        {line.found && <span class="min-w-0 text-solid-gray-700">{line.found}</span>}
      </p>
      {children}
    </li>
  );
}

/** Where the rule can be read. */
export function Sources({ sources }: { sources: BenefitCard["sources"] }) {
  const { say } = useSpeech();
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="sources" class="flex flex-col gap-1">
      <h2 id="sources" class="text-std-16B-170">
        {say("benefit_sources")}
      </h2>
      <ul lang="ja">
        {sources.map(({ title, url }) => (
          <li key={title} class="text-std-16N-170">
            {url ? (
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                class="inline-flex min-h-11 items-center text-key-900 underline underline-offset-4"
              >
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
