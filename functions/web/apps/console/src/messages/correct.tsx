import { ApiError, type MessageCorrection, type StaffMessage } from "@tsunagu/api-client";
import { Banner, Button, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Told } from "../benefits/told";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { messageAt } from "../place";
import { MistakesContext } from "../services/fields";
import { takeRescued, useUnsaved } from "../unsaved";
import { ContentFields } from "./content-fields";
import { contentOf, gapsOf, textsOf } from "./draft";
import { useHere } from "./here";
import { messageFlaw } from "./reasons";
import { StepProblem } from "./step-problem";
import { warningWords } from "./warnings";
import { becauseWords } from "./words";

const GAP = "日本語の題名と本文は、消せません。";

/** Other words for a message that has left: looked at first, and then taken. */
export function CorrectPage({ message }: { message: StaffMessage }) {
  const { api } = useDesk();
  const { facility } = useHere();
  const kept = `correction ${message.id}`;
  const [texts, setTexts] = useState(() => takeRescued<ReturnType<typeof textsOf>>(kept) ?? textsOf(message.content));
  const [looked, setLooked] = useState<MessageCorrection>();
  const [changes, setChanges] = useState<string[]>();
  const { busy, error, run } = useAction();
  const content = contentOf(texts);
  const same = JSON.stringify(content) === JSON.stringify(contentOf(textsOf(message.content)));
  const done = looked?.taken === true;
  useUnsaved(!same && !done, kept, texts);
  useExpiry([error]);

  const gaps = gapsOf({ audience: message.audience, texts });
  const send = (shown?: string) =>
    run(async () => {
      setChanges(undefined);
      try {
        setLooked(await api.correctMessage(message.id, content, shown));
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.code !== "shown_changed") throw failure;
        setLooked(await api.correctMessage(message.id, content));
        setChanges(["名簿や文が変わったので、もう一度調べました。"]);
      }
    });
  const flaw = messageFlaw(error);
  const back = messageAt(facility.id, message.id);
  if (done && looked) return <Taken looked={looked} back={back} />;
  return (
    <MistakesContext.Provider value={flaw?.path ? { [flaw.path]: flaw.words } : {}}>
      <p>
        <TextLink href={back}>お知らせへ戻る</TextLink>
      </p>
      <h2 class="text-std-24B-150">送ったお知らせの文を直す</h2>
      <p>
        直すと、これから開く人にも、もう開いた人にも、新しい文が見えます。ページに「直しました」と出ます。LINEでは、もう一度は知らせません。
      </p>
      <ContentFields
        texts={texts}
        onChange={(changed) => {
          setTexts(changed);
          setLooked(undefined);
        }}
      />
      {gaps.length > 0 && <Banner tone="error">{GAP}</Banner>}
      <StepProblem step={{ error, changes }} />
      {looked ? (
        <Look message={message} looked={looked} busy={busy} onTake={() => send(looked.shown)} />
      ) : (
        <div class="flex flex-wrap items-center gap-4">
          <Button look="primary" size="large" busy={busy} disabled={same || gaps.length > 0} onClick={() => send()}>
            直した文を確かめる
          </Button>
          {same && <p class="text-dns-14N-130 text-solid-gray-700">文は、送ったときと同じです。</p>}
        </div>
      )}
    </MistakesContext.Provider>
  );
}

/** What the service says of the new words, before they are seen by anybody. */
function Look({
  message,
  looked,
  busy,
  onTake,
}: {
  message: StaffMessage;
  looked: MessageCorrection;
  busy: boolean;
  onTake: () => void;
}) {
  const second = looked.second ?? [];
  return (
    <Told>
      <section aria-labelledby="look" class="flex flex-col gap-3 rounded-12 border-2 border-key-900 p-4">
        <h3 id="look" class="text-std-20B-150">
          直した文の確認
        </h3>
        {looked.warnings.length === 0 && <p>気になるところは見つかりませんでした。</p>}
        <ul class="list-disc pl-6">
          {looked.warnings.map((one, at) => (
            // There may be one warning twice, such as of two files.
            <li key={at}>{warningWords(one, message)}</li>
          ))}
        </ul>
        {second.length > 0 && (
          <>
            <p class="text-std-17B-170">もう1人の職員の承認が要ります。それまでは、前の文が見えます。</p>
            <ul class="list-disc pl-6">
              {second.map((one) => (
                <li key={one}>{becauseWords(one)}</li>
              ))}
            </ul>
          </>
        )}
        <div>
          <Button look="primary" size="large" busy={busy} onClick={onTake}>
            {second.length > 0 ? "承認をたのむ" : "この文に直す"}
          </Button>
        </div>
      </section>
    </Told>
  );
}

function Taken({ looked, back }: { looked: MessageCorrection; back: string }) {
  const waits = (looked.second ?? []).length > 0;
  return (
    <>
      <Told>
        <Banner tone="success">
          {waits ? "直した文を保存しました。ほかの職員の承認を待っています。" : "文を直しました。"}
        </Banner>
      </Told>
      <p>
        <TextLink href={back}>お知らせへ戻る</TextLink>
      </p>
    </>
  );
}
