import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { MistakesContext } from "./services/fields";
import { mistakesIn } from "./services/mistakes";

/** A part of a long form, and which paths of the data it is about. */
export interface FormPart {
  id: string;
  title: string;
  about: readonly string[];
  body: ComponentChildren;
}

/** A long form in parts, with a way to each of them, that says in which one something is wrong. */
export function FormParts({ parts }: { parts: readonly FormPart[] }) {
  const mistakes = useContext(MistakesContext);
  return (
    <div class="flex flex-col gap-10">
      <nav aria-label="この書式の中" class="flex flex-wrap gap-x-4 gap-y-1">
        {parts.map(({ id, title, about }) => (
          <button
            key={id}
            type="button"
            class="min-h-9 text-key-900 underline underline-offset-4"
            onClick={() => document.getElementById(`part-${id}`)?.scrollIntoView()}
          >
            {title}
            {mistakesIn(mistakes, about).length > 0 && <span class="text-error-2">（直すところがあります）</span>}
          </button>
        ))}
      </nav>
      {parts.map(({ id, title, about, body }) => {
        const wrong = mistakesIn(mistakes, about);
        return (
          <section key={id} id={`part-${id}`} aria-labelledby={`title-${id}`} class="flex scroll-mt-4 flex-col gap-4">
            <h2 id={`title-${id}`} class="border-b border-solid-gray-420 pb-1 text-std-20B-150">
              {title}
            </h2>
            {wrong.length > 0 && (
              <p data-mistake tabIndex={-1} class="rounded-8 bg-red-50 p-3 text-error-2">
                ここを直してください: {wrong.join(" ")}
              </p>
            )}
            {body}
          </section>
        );
      })}
    </div>
  );
}
