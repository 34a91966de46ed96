import type { BenefitLine } from "@tsunagu/api-client";

const verdicts: Record<BenefitLine["verdict"], { mark: string; name: string; look: string }> = {
  yes: { mark: "○", name: "あてはまる", look: "text-success-2" },
  no: { mark: "✕", name: "あてはまらない", look: "text-error-2" },
  unknown: { mark: "？", name: "分からない", look: "text-solid-gray-800" },
};

/** Why somebody is entitled or not: every condition and what was found. */
export function Lines({ lines }: { lines: readonly BenefitLine[] }) {
  return (
    <ul class="flex flex-col gap-0.5 text-dns-14N-130">
      {lines.map(({ depth, says, found, verdict }) => (
        <li key={`${depth} ${says}`} class={`flex gap-2 ${depth > 0 ? "pl-6" : ""}`}>
          <span aria-hidden="true" class={verdicts[verdict].look}>
            {verdicts[verdict].mark}
          </span>
          <span>
            <span class="sr-only">{verdicts[verdict].name}：</span>
            {says}
            {found && <> → {found}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}
