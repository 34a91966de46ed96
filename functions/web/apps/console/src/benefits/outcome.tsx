import type { Decided, Decision } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { decisions, leftWords } from "./decisions";
import { people } from "./words";

export interface Outcome extends Decided {
  decision: Decision;
  /** Names of who stays, as they were on the screen. */
  names: Record<string, string>;
}

/** What became of a decision: about whom it was made, and who stays as they were. */
export function OutcomeReport({ outcome: { decision, done, left, names } }: { outcome: Outcome }) {
  return (
    <>
      {done > 0 && <Banner tone="success">{decisions[decision].done(done)}</Banner>}
      {left.length > 0 && (
        <>
          <Banner tone="warning">{people(left.length)}は、そのまま残っています。</Banner>
          <ul class="list-disc pl-6">
            {left.map(({ subject, code }) => (
              <li key={subject}>
                <strong>{names[subject] ?? subject}</strong>：{leftWords(decision, code)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
