import { ApiError, type MessageReaders, type StaffMessage } from "@tsunagu/api-client";
import { Banner, Button, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Told } from "../benefits/told";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { people } from "./words";

/** Tells those again who have not read; exactly as many as are shown, or nobody. */
export function RemindButton({
  message,
  readers: { told, read },
  onAgain,
}: {
  message: StaffMessage;
  readers: MessageReaders;
  onAgain: () => void;
}) {
  const { api } = useDesk();
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<number>();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const unread = told - read;
  const remind = () =>
    run(async () => {
      setDone(undefined);
      try {
        await api.remindOfMessage(message.id, unread);
        setDone(unread);
      } finally {
        setAsking(false);
        onAgain();
      }
    });
  return (
    <>
      {unread > 0 && (
        <div>
          <Button look="primary" onClick={() => setAsking(true)}>
            未読の人にもう一度知らせる（{people(unread)}）
          </Button>
        </div>
      )}
      {asking && (
        <Sheet title="未読の人にもう一度知らせますか" closeLabel="閉じる" onClose={() => setAsking(false)}>
          <p class="text-std-17B-170">まだ読んでいない保護者 {people(unread)}のLINEに、もう一度知らせます。</p>
          <p>1つのお知らせについて、3回までです。読んだ人には届きません。</p>
          <div class="flex flex-wrap gap-3">
            <Button look="primary" busy={busy} onClick={remind}>
              {people(unread)}に知らせる
            </Button>
            <Button onClick={() => setAsking(false)}>やめる</Button>
          </div>
        </Sheet>
      )}
      {error && (
        <Told>
          <NotReminded error={error} />
        </Told>
      )}
      {done !== undefined && (
        <Told>
          <Banner tone="success">{people(done)}に、もう一度知らせています。</Banner>
        </Told>
      )}
    </>
  );
}

function NotReminded({ error }: { error: Error }) {
  const code = error instanceof ApiError ? error.code : undefined;
  if (code === "audience_changed") {
    return <Banner tone="warning">そのあいだに読んだ人がいます。新しい人数を確かめて、もう一度押してください。</Banner>;
  }
  // It has left, and stands where it stood: it was told again as often as it may be.
  if (error instanceof ApiError && code === "message_elsewhere" && error.detail.reason === "sent") {
    return <Banner tone="error">もう3回知らせました。まだ読んでいない家庭には、電話で伝えてください。</Banner>;
  }
  return <Problem error={error} otherwise="知らせたか分かりません。少し待って、読んだ人数を確かめてください。" />;
}
