import { useEffect, useRef } from "preact/hooks";
import { Wedge } from "../day/wedge";

/** Listens to a reader that types like a keyboard. Whoever writes into a field is left alone. */
export function useReader(listening: boolean, onRead: (text: string) => void): void {
  const take = useRef(onRead);
  take.current = onRead;
  useEffect(() => {
    if (!listening) return;
    const wedge = new Wedge();
    const hear = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
      const read = wedge.take(event.key, event.timeStamp);
      if (read === undefined) return;
      // Its Enter must not press the button that has the focus.
      event.preventDefault();
      event.stopPropagation();
      take.current(read);
    };
    addEventListener("keydown", hear, true);
    return () => removeEventListener("keydown", hear, true);
  }, [listening]);
}
