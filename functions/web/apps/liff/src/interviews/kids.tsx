import type { InterviewChild } from "@tsunagu/api-client";

/** The children of whom it is, by their emojis. */
export function Kids({ children }: { children: readonly InterviewChild[] }) {
  return (
    <ul class="flex flex-col text-std-16N-170">
      {children.map(({ child_id, token, name, class: group }) => (
        <li key={child_id} class="flex flex-wrap items-center gap-x-2">
          <span class="text-2xl">{token}</span>
          <span>
            {name} {group}
          </span>
        </li>
      ))}
    </ul>
  );
}
