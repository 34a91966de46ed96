import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** What came of a tap. The button may be gone or a page below, so whoever pressed it is led here and goes on from here. */
export function Told({ children }: { children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  );
}
