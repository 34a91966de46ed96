import { ApiError, type NoticeAudience, type NoticeKind, type NoticeRun } from "@tsunagu/api-client";
import { Banner, Button, Empty, formatInstant, Sheet, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { LineText } from "../line-text";
import { Numbers } from "../numbers";
import { Problem } from "../problem";
import { Table } from "../table";
import { ListCsv } from "./list-csv";
import { usePoll } from "./poll";
import { notices, people } from "./words";

/** Who would hear what, and then, after one more question, they do. */
export function NoticesPage({ id }: { id: string }) {
  const { api } = useDesk();
  const audience = useLoad(id, () => api.noticeAudience(id));
  const [asking, setAsking] = useState<NoticeKind>();
  const [changed, setChanged] = useState(false);
  const [sent, setSent] = useState<NoticeRun>();
  usePoll(audience.value?.runs.some(({ complete }) => !complete) ?? false, audience);
  useExpiry([audience.error]);
  if (!audience.value) {
    return audience.error ? (
      <Problem error={audience.error} action={<Button onClick={audience.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const found = audience.value;
  const ask = (kind: NoticeKind) => {
    setChanged(false);
    setSent(undefined);
    setAsking(kind);
  };
  const send = async (kind: NoticeKind, expected: number) => {
    try {
      setSent(await api.sendNotice(id, kind, expected));
    } catch (failure) {
      if (!(failure instanceof ApiError && failure.code === "audience_changed")) throw failure;
      // Nothing was sent: the new number is looked at first.
      setChanged(true);
    }
    setAsking(undefined);
    audience.reload();
  };
  return (
    <>
      <h2 class="text-std-24B-150">通知</h2>
      {audience.error && (
        <Problem error={audience.error} action={<Button onClick={audience.reload}>もう一度読む</Button>} />
      )}
      {changed && (
        <Banner tone="warning">
          見ている間に人数が変わりました。何も送っていません。新しい人数を確かめてください。
        </Banner>
      )}
      {sent && (
        <Banner tone="success">
          {people(sent.audience)}への{notices[sent.kind]}を始めました。
        </Banner>
      )}
      <Numbers
        items={[
          ["まだ知らせていない人", people(found.first)],
          ["知らせたが、返事がない人", people(found.reminder)],
          ["LINEでつながっていない人", people(found.unreached)],
        ]}
      />
      <LineText text={found.text} />
      <Sending audience={found} onAsk={ask} />
      <Letters id={id} unreached={found.unreached} />
      <Runs runs={found.runs} />
      {asking && (
        <Ask
          kind={asking}
          count={found[asking]}
          text={found.text}
          onSend={() => send(asking, found[asking])}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function Sending({ audience, onAsk }: { audience: NoticeAudience; onAsk: (kind: NoticeKind) => void }) {
  const underWay = audience.runs.some(({ complete }) => !complete);
  return (
    <div class="flex flex-col gap-2">
      <div class="flex flex-wrap gap-3">
        <Button look="primary" disabled={audience.first === 0 || underWay} onClick={() => onAsk("first")}>
          はじめての{people(audience.first)}に知らせる…
        </Button>
        <Button disabled={audience.reminder === 0 || underWay} onClick={() => onAsk("reminder")}>
          返事がない{people(audience.reminder)}にもう一度知らせる…
        </Button>
      </div>
      {underWay && <p>前の通知の準備が終わると、次を送れます。</p>}
    </div>
  );
}

function Letters({ id, unreached }: { id: string; unreached: number }) {
  if (unreached === 0) return null;
  return (
    <section aria-labelledby="letters" class="flex flex-col gap-3">
      <h3 id="letters" class="text-std-20B-150">
        手紙を送る人 <span class="text-std-16N-170">{people(unreached)}</span>
      </h3>
      <p>対象で、LINEでつながっていない人です。宛名を保存して、手紙で知らせてください。</p>
      <ListCsv id={id} only="unreached">
        手紙の宛名をCSVで保存する
      </ListCsv>
    </section>
  );
}

function Runs({ runs }: { runs: NoticeRun[] }) {
  return (
    <section aria-labelledby="runs" class="flex flex-col gap-3">
      <h3 id="runs" class="text-std-20B-150">
        これまでの通知
      </h3>
      {runs.length === 0 && <Empty title="まだ知らせていません。" />}
      {runs.length > 0 && (
        <div role="status">
          <Table label="これまでの通知" heads={["日時", "種類", "人数", "状態"]}>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row" class="p-2 font-normal">
                  {formatInstant(run.at, "ja", today())}
                </th>
                <td class="p-2">{notices[run.kind]}</td>
                <td class="p-2">{people(run.audience)}</td>
                <td class="p-2">{run.complete ? "✓ 送信に回しました" : "… 送信の準備中"}</td>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </section>
  );
}

function Ask({
  kind,
  count,
  text,
  onSend,
  onClose,
}: {
  kind: NoticeKind;
  count: number;
  text: string;
  onSend: () => Promise<void>;
  onClose: () => void;
}) {
  const { busy, error, run } = useAction();
  useExpiry([error]);
  return (
    <Sheet title={`${people(count)}に知らせますか`} closeLabel="閉じる" onClose={onClose}>
      <p>
        {notices[kind]}です。{people(count)}のLINEに、この文が1通ずつ届きます。送ったあとは、取り消せません。
      </p>
      <LineText text={text} />
      {error && <Problem error={error} />}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} onClick={() => run(onSend)}>
          {people(count)}に知らせる
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
