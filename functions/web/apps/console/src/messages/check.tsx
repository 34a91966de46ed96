/** Before anything is sent: whom it reaches, what is odd, and what guardians will see, for whoever sends or approves it. */
import type { StaffMessage } from "@tsunagu/api-client";
import { Banner, Button, formatInstant, LinkButton } from "@tsunagu/ui";
import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";
import { today, useDesk } from "../desk";
import { messageAt } from "../place";
import { SurveyPreview } from "../surveys/preview";
import { AskEmergency } from "./ask-emergency";
import { useHere } from "./here";
import type { StateProps } from "./message";
import { CancelButton } from "./other-states";
import { Preview } from "./preview";
import { warningWords } from "./warnings";
import { Who } from "./who";
import { becauseWords, hold } from "./words";

/** Whoever wrote it looks once more. */
export function SubmitPage({ message, step }: StateProps) {
  const { api } = useDesk();
  const second = (message.second ?? []).length > 0;
  const send = () => step.take(() => api.submitMessage(message.id, message.shown));
  return (
    <Check message={message} title="送る前の確認">
      <Sending message={message} label={second ? "承認をたのむ" : "送る"} step={step} onSend={send} />
      <Change message={message} />
      <CancelButton message={message} step={step} />
    </Check>
  );
}

/** A second person looks at the same. */
export function ApprovePage({ message, step }: StateProps) {
  const { api } = useDesk();
  const approve = () => step.take(() => api.approveMessage(message.id, message.shown));
  return (
    <Check message={message} title="承認の確認">
      <Sending message={message} label="承認して送る" step={step} onSend={approve} />
      <Change message={message} />
      <CancelButton message={message} step={step} />
      <p class="w-full text-dns-14N-130">「直す」で直した人は、このお知らせを承認できなくなります。</p>
    </Check>
  );
}

/** Whoever wrote it waits. */
export function WaitingPage({ message, step }: StateProps) {
  return (
    <>
      <Banner tone="info">ほかの職員の承認を待っています。承認されるまで、だれにも届きません。</Banner>
      <Check message={message} title="承認をたのんだ内容">
        <Change message={message} />
        <CancelButton message={message} step={step} />
      </Check>
    </>
  );
}

function Check({ message, title, children }: { message: StaffMessage; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby="check" class="flex flex-col gap-8">
      <h2 id="check" class="border-b border-solid-gray-420 pb-1 text-std-22B-150">
        {title}
      </h2>
      <Who message={message}>
        <Odd message={message} />
      </Who>
      <When message={message} />
      <Preview message={message} />
      {message.survey && <SurveyPreview id={message.survey} />}
      {/* Behind everything that is to be looked at, and not a bar that can be pressed before. */}
      <div class="flex flex-wrap items-center gap-3 border-t border-solid-gray-420 pt-4">{children}</div>
    </section>
  );
}

/** What somebody should look at, and why one person is not enough. */
function Odd({ message }: { message: StaffMessage }) {
  const second = message.second ?? [];
  if (message.warnings.length + second.length === 0) return null;
  return (
    <section aria-labelledby="odd" class="flex flex-col gap-3 rounded-12 border-2 border-warning-yellow-1 p-4">
      <h4 id="odd" class="text-std-20B-150">
        <span aria-hidden="true">！ </span>確かめてください
      </h4>
      <ul class="list-disc pl-6 text-std-17N-170">
        {message.warnings.map((one, at) => (
          // A message may have one warning twice, such as of two files.
          <li key={at}>{warningWords(one, message)}</li>
        ))}
      </ul>
      {second.length > 0 && (
        <>
          <p class="text-std-17B-170">もう1人の職員の承認が要ります。</p>
          <ul class="list-disc pl-6">
            {second.map((one) => (
              <li key={one}>{becauseWords(one)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function When({ message: { leaves_at, not_after, urgency } }: { message: StaffMessage }) {
  const moment = (at: string) => formatInstant(at, "ja", today());
  const lines = [
    ["送るとき", leaves_at ? moment(leaves_at) : `すぐ（${hold[urgency]}秒のあいだ、取り消せます）`],
    ["送る期限", `${moment(not_after)}（過ぎたら送りません）`],
  ];
  return (
    <section aria-labelledby="when" class="flex flex-col gap-2">
      <h3 id="when" class="text-std-20B-150">
        いつ送るか
      </h3>
      <dl class="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
        {lines.map(([name, words]) => (
          <Fragment key={name}>
            <dt class="text-std-16B-170">{name}</dt>
            <dd>{words}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** The button; in an emergency it asks once more. */
function Sending({ message, label, step, onSend }: StateProps & { label: string; onSend: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const urgent = message.urgency === "emergency";
  return (
    <>
      <Button look="primary" size="large" busy={step.busy} onClick={() => (urgent ? setAsking(true) : onSend())}>
        {label}
      </Button>
      {asking && (
        <AskEmergency
          message={message}
          label={label}
          onYes={() => {
            setAsking(false);
            void onSend();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Change({ message }: { message: StaffMessage }) {
  const { facility } = useHere();
  return <LinkButton href={messageAt(facility.id, message.id, "edit")}>直す</LinkButton>;
}
