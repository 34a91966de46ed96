import { useEffect, useState } from "preact/hooks";

/** Whether a list and a map fit beside each other: the `desktop` width of the design tokens. */
export function useWide(): boolean {
  const [query] = useState(() => matchMedia("(min-width: 48rem)"));
  const [wide, set] = useState(query.matches);
  useEffect(() => {
    const look = () => set(query.matches);
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, [query]);
  return wide;
}
