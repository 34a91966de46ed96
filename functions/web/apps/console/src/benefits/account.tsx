import type { AccountCard } from "@tsunagu/api-client";

/** An account as staff see it: never more than the last three digits of its number. */
export function Account({ account: { bank, branch, kind, number, holder } }: { account: AccountCard }) {
  return (
    <>
      {bank} {branch}
      <span class="block">
        {kind} {number}
      </span>
      <span class="block">{holder}</span>
    </>
  );
}
