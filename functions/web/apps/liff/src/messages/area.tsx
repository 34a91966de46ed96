import type { Attending, ResidentApi } from "@tsunagu/api-client";
import { useState } from "preact/hooks";
import type { Place } from "../route";
import { Inbox } from "./inbox";
import { MessagePage } from "./message";
import type { Shelf } from "./shelf";

/** Everything that schools and nurseries write. What was seen of the inbox stays while a message is read. */
export function MessagesArea({
  api,
  place,
  kids,
}: {
  api: ResidentApi;
  place: Place;
  /** The children at a school or nursery; undefined before they are known. */
  kids: readonly Attending[] | undefined;
}) {
  const [shelf, change] = useState<Shelf>();
  if (place.at === "message") return <MessagePage key={place.id} api={api} id={place.id} kids={kids ?? []} />;
  return <Inbox api={api} kids={kids} shelf={shelf} onShelf={change} />;
}
