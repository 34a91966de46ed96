import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** What was pressed is gone: the focus goes to what came of it. */
export function Told({ children }: { children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1}>
      {children}
    </div>
  );
}
