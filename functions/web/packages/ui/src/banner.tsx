import type { ComponentChildren } from "preact";

const tones = {
  error: "border-error-1 text-error-2",
  warning: "border-warning-yellow-1 text-solid-gray-800",
  success: "border-success-2 text-success-2",
  info: "border-key-900 text-solid-gray-800",
};

/** A message that appears because something happened; it is read out when it does. */
export function Banner({
  tone,
  children,
  action,
}: {
  tone: keyof typeof tones;
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      class={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-8 border-2 border-l-8 bg-white px-4 py-3 ${tones[tone]}`}
    >
      <p class="min-w-0 flex-1 basis-48 text-std-16N-170">{children}</p>
      {action}
    </div>
  );
}

export function Spinner({ label }: { label: string }) {
  return (
    <p role="status" class="flex items-center justify-center gap-3 py-12 text-std-16N-170 text-solid-gray-700">
      <span aria-hidden="true" class="size-6 animate-spin rounded-full border-4 border-key-900 border-r-transparent" />
      {label}
    </p>
  );
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="flex flex-col items-center gap-4 rounded-12 bg-solid-gray-50 px-4 py-10 text-center">
      <p class="text-std-17B-170">{title}</p>
      {children}
    </div>
  );
}
