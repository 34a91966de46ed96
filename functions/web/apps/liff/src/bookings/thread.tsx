import type { Booking, ResidentApi, ThreadMessage } from "@tsunagu/api-client";
import { drawer } from "@tsunagu/sync";
import { Button, formatInstant, Spinner, TextArea, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useReturn } from "../return";
import { useSpeech } from "../texts";
import { useAttempt } from "./attempt";
import { Refused } from "./parts";

/** UTF-16 units of a message. */
const LONGEST = 500;

/** What the office and we wrote each other about one booking. Seeing it here is the receipt. */
export function Thread({
  api,
  owner,
  booking,
  today,
}: {
  api: ResidentApi;
  owner: string;
  booking: Booking;
  today: string;
}) {
  const { say } = useSpeech();
  const loaded = useLoad(`thread.${booking.id}`, () => api.messages(booking.id));
  useReturn(loaded.reload);
  const messages = loaded.value;
  return (
    <section aria-labelledby="thread" class="mt-2 flex flex-col gap-3">
      <h2 id="thread" class="text-std-20B-150">
        {say("thread")}
      </h2>
      {loaded.error && <Problem error={loaded.error} onRetry={loaded.reload} />}
      {!messages && !loaded.error && <Spinner label={say("loading")} />}
      {messages?.length === 0 && <p class="text-std-16N-170">{say("thread_none")}</p>}
      {messages && messages.length > 0 && (
        <ol class="flex flex-col gap-3">
          {messages.map((message) => (
            <Message key={message.id} message={message} today={today} />
          ))}
        </ol>
      )}
      {messages && (
        <Reply
          api={api}
          owner={owner}
          booking={booking}
          today={today}
          onSent={(message) => loaded.set([...messages.filter(({ id }) => id !== message.id), message])}
        />
      )}
    </section>
  );
}

function Message({ message, today }: { message: ThreadMessage; today: string }) {
  const { say, locale } = useSpeech();
  const ours = message.from === "family";
  return (
    <li
      class={`flex max-w-[88%] flex-col gap-1 rounded-12 p-3 ${ours ? "self-end bg-key-50" : "self-start border border-solid-gray-420"}`}
    >
      <p class="text-dns-14N-130 text-solid-gray-700">
        <span class="font-bold">{say(ours ? "from_family" : "from_office")}</span>{" "}
        {formatInstant(message.at, locale, today)}
      </p>
      <p class="text-std-16N-170 whitespace-pre-line">{message.text}</p>
      {ours && (
        <p class="text-right text-dns-14N-130 text-solid-gray-700">{say(message.read_at ? "read" : "unread")}</p>
      )}
    </li>
  );
}

function Reply({
  api,
  owner,
  booking,
  today,
  onSent,
}: {
  api: ResidentApi;
  owner: string;
  booking: Booking;
  today: string;
  onSent: (message: ThreadMessage) => void;
}) {
  const { say } = useSpeech();
  // What was begun survives the tunnel and the reload.
  const place = drawer<string>(`reply.${owner}.${booking.id}`);
  const [text, setText] = useState(() => place.read() ?? "");
  const [sent, setSent] = useState(false);
  const { busy, error, run } = useAction();
  const once = useAttempt(`reply.${owner}.${booking.id}`);
  const write = (next: string) => {
    setText(next);
    setSent(false);
    place.write(next);
  };
  const send = () =>
    void run(async () => {
      onSent(await once({ text: text.trim() }, (request, key) => api.reply(booking.id, request.text, key)));
      write("");
      setSent(true);
    });
  return (
    <form
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) send();
      }}
    >
      <TextArea
        label={say("write")}
        hint={say("chars_left", { count: LONGEST - text.length })}
        maxLength={LONGEST}
        value={text}
        onInput={write}
      />
      {error && <Refused error={error} today={today} onRetry={send} />}
      <p role="status" class="sr-only">
        {sent ? say("sent") : ""}
      </p>
      <Button type="submit" wide busy={busy} disabled={!text.trim()}>
        {say("send")}
      </Button>
    </form>
  );
}
