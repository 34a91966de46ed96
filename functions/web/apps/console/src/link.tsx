import type { ComponentChildren } from "preact";

/** A link in running text, tall enough to be tapped (WCAG 2.5.8). */
export function TextLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} class="inline-flex min-h-6 items-center text-key-900 underline underline-offset-4">
      {children}
    </a>
  );
}
