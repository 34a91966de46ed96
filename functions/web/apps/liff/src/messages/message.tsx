import { ApiError, type Attending, type ReceivedMessage, type ResidentApi } from "@tsunagu/api-client";
import { Banner, Chips, LinkButton, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Back } from "../bookings/parts";
import { Problem } from "../problem";
import { useReturn } from "../return";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Badges } from "./badges";
import { Files } from "./files";
import { inOrder, langOf, languageName } from "./languages";
import { Skeleton } from "./skeleton";
import { Survey } from "./survey/survey";
import { useReceipt } from "./use-receipt";
import { useWhen } from "./when";
import { Words } from "./words";

/** One message, and what a family does next. */
export function MessagePage({ api, id, kids }: { api: ResidentApi; id: string; kids: readonly Attending[] }) {
  const { say, language } = useSpeech();
  const [wanted, want] = useState<string>();
  const loaded = useLoad(`message.${id}.${language}`, () => api.message(id, wanted));
  useReturn(loaded.reload);
  const message = loaded.value;
  const gone = loaded.error instanceof ApiError && loaded.error.status === 404;
  useReceipt(api, id, message !== undefined && !message.recalled_at && !gone);

  if (gone) {
    return (
      <>
        <Banner tone="warning">
          <span class="block text-std-17B-170">{say("message_gone")}</span>
          {say("message_gone_hint")}
        </Banner>
        <LinkButton look="primary" size="large" wide href={hrefOf({ at: "messages" })}>
          {say("back_messages")}
        </LinkButton>
      </>
    );
  }
  return (
    <>
      <Back to={{ at: "messages" }}>{say("back_messages")}</Back>
      {loaded.error && <Problem error={loaded.error} onRetry={loaded.reload} />}
      {!message && !loaded.error && <Skeleton rows={3} />}
      {message && (
        <One
          api={api}
          message={message}
          busy={loaded.loading}
          wanted={wanted}
          onAnswered={loaded.reload}
          onWant={(tag) => {
            want(tag);
            loaded.reload();
          }}
        />
      )}
      {message && (
        <div class="mt-2 flex flex-col gap-3">
          {isReported(message, kids) && (
            <LinkButton look="primary" size="large" wide href={hrefOf({ at: "nursery" })}>
              {say("message_attendance")}
            </LinkButton>
          )}
          <LinkButton wide href={hrefOf({ at: "messages" })}>
            {say("back_messages")}
          </LinkButton>
        </div>
      )}
    </>
  );
}

/** Whether the reader says by this page when a child does not come to where this was written. */
const isReported = ({ from, children }: ReceivedMessage, kids: readonly Attending[]): boolean =>
  kids.some(
    ({ may_report, facility, token }) =>
      may_report && from.includes(facility) && children.some((child) => child.token === token),
  );

function One({
  api,
  message,
  busy,
  wanted,
  onWant,
  onAnswered,
}: {
  api: ResidentApi;
  message: ReceivedMessage;
  busy: boolean;
  wanted: string | undefined;
  onWant: (tag: string) => void;
  onAnswered: () => void;
}) {
  const { say } = useSpeech();
  const when = useWhen(api.now());
  const from = message.from.join(say("message_between"));
  const recalled = message.recalled_at;
  return (
    <article aria-busy={busy} class="flex flex-col gap-4">
      <div class="flex flex-col gap-1">
        <Badges urgent={message.urgent && !recalled} edited={Boolean(message.edited_at) && !recalled} />
        {!recalled && (
          <h2 lang={langOf(message.language)} dir="auto" class="text-std-22B-150">
            {message.title}
          </h2>
        )}
        <p class="flex flex-wrap gap-x-3 text-std-16N-170">
          <span>{say("message_from", { from })}</span>
          <span>{when(message.sent_at, true)}</span>
        </p>
        <ul class="flex flex-col text-std-16N-170">
          {message.children.map(({ token, name, class: group }) => (
            <li key={`${token} ${name}`} class="flex flex-wrap items-center gap-x-2">
              <span class="text-2xl">{token}</span>
              <span>
                {name} {group}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {recalled ? (
        <Banner tone="warning">
          <span class="block text-std-17B-170">{say("message_recalled_by", { from })}</span>
          {say("message_recalled_at", { when: when(recalled, true) })}
        </Banner>
      ) : (
        <>
          {message.edited_at && (
            <Banner tone="info">{say("message_edited_at", { when: when(message.edited_at, true) })}</Banner>
          )}
          {message.languages.length > 1 && (
            <Chips
              legend={say("message_languages")}
              value={wanted ?? message.language}
              onChange={onWant}
              options={inOrder(message.languages).map((tag) => ({
                value: tag,
                label: <span lang={langOf(tag)}>{languageName(tag)}</span>,
              }))}
            />
          )}
          <p role="status" class="sr-only">
            {wanted === message.language && say("message_shown_in", { language: languageName(wanted) })}
          </p>
          <Words text={message.body} language={message.language} />
          <Files api={api} message={message.id} files={message.attachments} />
          {message.survey && (
            <Survey api={api} survey={message.survey} language={message.language} onAnswered={onAnswered} />
          )}
        </>
      )}
    </article>
  );
}
