import type { RefObject } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";

/**
 * What lies over a phone takes the focus when it appears, goes away by Escape, and gives the focus back to where it
 * was; `behind` when that is gone by then.
 */
export function useOverlay(
  first: RefObject<HTMLElement | null>,
  behind: RefObject<HTMLElement | null>,
  onClose: () => void,
): void {
  // Before the browser draws: what lies behind turns inert and would have lost the focus by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useLayoutEffect(() => {
    const before = document.activeElement;
    first.current?.focus();
    return () => {
      // What lay behind was inert until this very moment.
      setTimeout(() =>
        (before instanceof HTMLElement && before !== document.body && before.isConnected
          ? before
          : behind.current
        )?.focus(),
      );
    };
  }, []);

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && first.current?.closest("[data-overlay]")?.contains(document.activeElement))
        onClose();
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [first, onClose]);
}
