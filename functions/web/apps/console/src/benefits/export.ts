import type { ListPage } from "@tsunagu/api-client";

/** Another list came into force on the way: pages of both together would be nobody's list. */
export class ListChanged extends Error {}

/** Asks for page after page; together they are the file. Less than all of it is an error and never a file. */
export async function gatherList(
  ask: (page: number) => Promise<ListPage>,
  onPage: (done: number, all: number) => void,
): Promise<Blob> {
  const first = await ask(1);
  if (!(first.pages >= 1)) throw new Error("how many pages there are is not said");
  const parts = [first.bytes];
  onPage(1, first.pages);
  while (parts.length < first.pages) {
    const { bytes, pages, list } = await ask(parts.length + 1);
    if (list !== first.list || pages !== first.pages) throw new ListChanged();
    parts.push(bytes);
    onPage(parts.length, first.pages);
  }
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}
