import { drawer } from "@tsunagu/sync";

export interface Progress {
  followed: boolean;
  registered: boolean;
  advanced: boolean;
  received: boolean;
}

export const start: Progress = { followed: false, registered: false, advanced: false, received: false };

/** Steps stay ticked when the page is loaded again. */
const ticked = drawer<Progress>("square.progress");
export const remembered = (): Progress => ({ ...start, ...ticked.read() });
export const remember = ticked.write;

const steps: readonly (readonly [keyof Progress, string])[] = [
  ["followed", "スマートフォンで「友だちに追加」を押す"],
  ["registered", "妊娠か子どもを登録する"],
  ["advanced", "時計を進める"],
  ["received", "お知らせが届く"],
];

/** What to try, in order; each ticks itself when it has happened. */
export function Steps({ progress }: { progress: Progress }) {
  return (
    <section aria-labelledby="steps" class="flex flex-col gap-2 rounded-16 border border-solid-gray-420 bg-white p-4">
      <h2 id="steps" class="text-std-18B-160">
        やってみよう
      </h2>
      <ol class="flex flex-col gap-2">
        {steps.map(([key, sentence], index) => (
          <li key={key} data-step={key} data-done={progress[key]} class="flex items-center gap-3">
            <span
              aria-hidden="true"
              class={`flex size-7 shrink-0 items-center justify-center rounded-full text-dns-14B-130 ${progress[key] ? "bg-success-2 text-white" : "border border-solid-gray-600"}`}
            >
              {progress[key] ? "✓" : index + 1}
            </span>
            <span>
              {sentence}
              {progress[key] && <span class="sr-only">（できました）</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
