import { useEffect, useState } from "preact/hooks";

export type Page = "calendar" | "children" | "settings";
const pages: readonly Page[] = ["calendar", "children", "settings"];

const known = (text: string | null | undefined): Page | undefined => pages.find((page) => page === text);

/** Messages in LINE open a page by hash or `?page=`; inside, pages change by hash. */
function current(): Page {
  return (
    known(location.hash.replace(/^#\/?/, "")) ?? known(new URLSearchParams(location.search).get("page")) ?? "calendar"
  );
}

export function usePage(): Page {
  const [page, setPage] = useState(current);
  useEffect(() => {
    const follow = () => setPage(current());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return page;
}
