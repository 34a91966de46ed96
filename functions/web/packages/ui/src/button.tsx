import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

type Look = "primary" | "secondary" | "text" | "danger";

const looks: Record<Look, string> = {
  primary: "bg-key-900 text-white border-4 border-double border-transparent hover:bg-key-1000 active:bg-key-1200",
  secondary: "bg-white text-key-900 border border-key-900 hover:bg-key-50 active:bg-key-100",
  text: "text-key-900 underline underline-offset-4 hover:bg-key-50 active:bg-key-100",
  danger: "bg-white text-error-2 border border-error-2 hover:bg-red-50 active:bg-red-100",
};
const sizes = {
  large: "min-h-14 px-4 text-oln-16B-100 leading-140",
  medium: "min-h-12 px-4 text-oln-16B-100 leading-140",
  small: "min-h-9 px-3 text-oln-14B-100 leading-140",
};
const shape = "inline-flex items-center justify-center gap-2 rounded-8 py-1 text-center";

interface Common {
  look?: Look;
  size?: keyof typeof sizes;
  wide?: boolean;
  children: ComponentChildren;
}

export function Button({
  look = "secondary",
  size = "medium",
  wide = false,
  busy = false,
  disabled = false,
  class: extra = "",
  children,
  ...rest
}: Common & { busy?: boolean } & Omit<
    ButtonHTMLAttributes<HTMLButtonElement>,
    keyof Common | "class" | "disabled" | "type"
  > & {
    disabled?: boolean;
    type?: "button" | "submit";
    class?: string;
  }) {
  const off = disabled ? "!bg-solid-gray-300 !border-transparent !text-solid-gray-50" : looks[look];
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy}
      class={`${shape} ${sizes[size]} ${off} ${wide ? "w-full" : ""} ${extra}`}
    >
      {busy && (
        <span
          aria-hidden="true"
          class="size-4 animate-spin rounded-full border-2 border-current border-r-transparent"
        />
      )}
      {children}
    </button>
  );
}

export function LinkButton({
  look = "secondary",
  size = "medium",
  wide = false,
  href,
  target,
  children,
}: Common & { href: string; target?: string }) {
  return (
    <a
      href={href}
      {...(target ? { target } : {})}
      class={`${shape} ${sizes[size]} ${looks[look]} ${wide ? "w-full" : ""} no-underline`}
    >
      {children}
    </a>
  );
}
