import type { BenefitLine } from "@tsunagu/api-client";

/** A condition with those below it, of which one is enough. */
export interface Branching {
  line: BenefitLine;
  below: BenefitLine[];
}

/** The flat lines of the service as a list within a list, as screen readers read it. */
export function branching(lines: readonly BenefitLine[]): Branching[] {
  const out: Branching[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (line.depth > 0 && last) last.below.push(line);
    else out.push({ line, below: [] });
  }
  return out;
}

/** Everything that must be so is so. */
export const isEntitled = (lines: readonly BenefitLine[]): boolean =>
  branching(lines).every(({ line }) => line.verdict === "yes");
