import { Banner, Button, formatInstant, LinkButton, Sheet } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Told } from "../benefits/told";
import { today, useDesk } from "../desk";
import { messageAt } from "../place";
import { useHere } from "./here";
import type { StateProps } from "./message";
import { Preview } from "./preview";
import { RecallButton } from "./recall";
import { Who } from "./who";
import { people } from "./words";

/** It leaves later. */
export function ScheduledPage({ message, step }: StateProps) {
  const { facility } = useHere();
  return (
    <>
      <Told>
        <Banner tone="info">
          {message.leaves_at && formatInstant(message.leaves_at, "ja", today())}
          に送ります。それまでは、直すことも取り消すこともできます。
        </Banner>
      </Told>
      <div class="flex flex-wrap gap-3">
        <CancelButton message={message} step={step} />
        <LinkButton href={messageAt(facility.id, message.id, "edit")}>直す</LinkButton>
      </div>
      <Who message={message} />
      <Preview message={message} />
    </>
  );
}

/** It is leaving: some have it, some not yet. */
export function SendingPage({ message, step }: StateProps) {
  return (
    <>
      <Told>
        <Banner tone="info">送っています。終わると、だれが読んだかを見られます。</Banner>
      </Told>
      <div>
        <RecallButton message={message} step={step} />
      </div>
      <Who message={message} />
      <Preview message={message} />
    </>
  );
}

/** Nothing becomes of it any more; the same words can be sent as another message. */
export function OverPage({ message }: StateProps) {
  const { facility } = useHere();
  const { state, read_before_recall: read } = message;
  const words = {
    cancelled: "送る前に取り消しました。だれにも届いていません。",
    recalled: `取り消しました。取り消す前に${people(read ?? 0)}が読んでいました。いまは、だれも読めません。`,
    expired: "送る期限までに送れませんでした。だれにも届いていません。",
  };
  return (
    <>
      <Told>
        <Banner
          tone={state === "expired" ? "error" : "info"}
          action={
            <LinkButton size="small" href={messageAt(facility.id, message.id, "copy")}>
              写して、新しく書く
            </LinkButton>
          }
        >
          {words[state as keyof typeof words]}
        </Banner>
      </Told>
      <Who message={message} />
      <Preview message={message} />
    </>
  );
}

/** Before it leaves, it can be dropped; nobody ever hears of it. */
export function CancelButton({ message, step }: StateProps) {
  const { api } = useDesk();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        送らずに取り消す…
      </Button>
      {asking && (
        <Sheet title="送らずに取り消しますか" closeLabel="閉じる" onClose={() => setAsking(false)}>
          <p>このお知らせは、だれにも届きません。取り消したあとも、写して書き直せます。</p>
          <div class="flex flex-wrap gap-3">
            <Button
              look="danger"
              busy={step.busy}
              onClick={() => step.take(() => api.cancelMessage(message.id)).then(() => setAsking(false))}
            >
              取り消す
            </Button>
            <Button onClick={() => setAsking(false)}>やめる</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
