import type { ComponentChildren } from "preact";

/** A page that says one thing. */
export function Page({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-10">
      <h1 class="text-std-28B-150">{title}</h1>
      {children}
    </main>
  );
}
