import type { Attending, ResidentApi } from "@tsunagu/api-client";
import { Button, Empty, LinkButton, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useReturn } from "../return";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Card } from "./card";
import { extended, page, renewed, type Shelf } from "./shelf";
import { Skeleton } from "./skeleton";

/** What schools and nurseries have written, newest first. */
export function Inbox({
  api,
  kids,
  shelf,
  onShelf,
}: {
  api: ResidentApi;
  /** Undefined before it is known. */
  kids: readonly Attending[] | undefined;
  /** What was seen before a message was opened. */
  shelf: Shelf | undefined;
  onShelf: (change: (seen: Shelf | undefined) => Shelf) => void;
}) {
  const { language } = useSpeech();
  const first = useLoad(`inbox.${language}`, async () => {
    const read = await page(api);
    onShelf((seen) => renewed(seen, read));
    return read;
  });
  useReturn(first.reload);
  const problem = first.error && <Problem error={first.error} onRetry={first.reload} />;

  if (!shelf) return problem ?? <Skeleton rows={4} />;
  if (shelf.messages.length === 0) return problem ?? <Nothing joined={kids?.length !== 0} />;
  return (
    <>
      {problem}
      <ul class="flex flex-col gap-3">
        {shelf.messages.map((card) => (
          <Card key={card.id} card={card} now={api.now()} />
        ))}
      </ul>
      <Older api={api} before={shelf.before} onShelf={onShelf} />
    </>
  );
}

function Older({
  api,
  before,
  onShelf,
}: {
  api: ResidentApi;
  before: string | null | undefined;
  onShelf: (change: (seen: Shelf | undefined) => Shelf) => void;
}) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const [added, tell] = useState<number>();
  const more = () =>
    void run(async () => {
      const next = await page(api, before ?? undefined);
      onShelf((seen) => (seen ? extended(seen, next) : next));
      tell(next.messages.length);
    });
  return (
    <>
      {error && <Problem error={error} onRetry={more} />}
      <p role="status" class="sr-only">
        {added !== undefined && say("messages_older_shown", { count: added })}
      </p>
      {before && (
        <Button wide busy={busy} onClick={more}>
          {say("messages_older")}
        </Button>
      )}
    </>
  );
}

/** Nothing yet: what will be here, and what it takes. */
function Nothing({ joined }: { joined: boolean }) {
  const { say } = useSpeech();
  return (
    <Empty title={say("messages_none")}>
      <p class="text-std-16N-170">{say("messages_none_hint")}</p>
      {!joined && (
        <>
          <p class="text-std-16N-170">{say("messages_none_joined")}</p>
          <LinkButton href={hrefOf({ at: "join" })}>{say("join")}</LinkButton>
        </>
      )}
    </Empty>
  );
}
