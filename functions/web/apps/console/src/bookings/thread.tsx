import type { StaffBooking } from "@tsunagu/api-client";
import { Button, Spinner, TextArea, useAction, useLoad, useRefresh } from "@tsunagu/ui";
import { useEffect, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { hasRescued, takeRescued, useUnsaved } from "../unsaved";
import { Unread } from "./mark";
import { Messages } from "./messages";

/** The longest message (contract: 500 UTF-16 units, which is what `maxLength` counts too). */
const LONGEST = 500;

const messageTo = (booking: StaffBooking) => `message ${booking.id}`;

/** 事務連絡: instead of a call. Opening it tells the family that their replies were read. */
export function Thread({ booking, name, onRead }: { booking: StaffBooking; name: string; onRead: () => void }) {
  const [open, setOpen] = useState(() => hasRescued(messageTo(booking)));
  return (
    <details
      open={open}
      class="rounded-8 border border-solid-gray-420"
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary class="min-h-12 px-3 py-2">
        <span class="text-std-16B-170">事務連絡</span> <span class="sr-only">{name}</span>{" "}
        <Unread count={booking.unread} />
      </summary>
      {open && <Opened booking={booking} onRead={onRead} />}
    </details>
  );
}

function Opened({ booking, onRead }: { booking: StaffBooking; onRead: () => void }) {
  const { api } = useDesk();
  const placed = { slot: booking.slot_id, id: booking.id };
  const kept = messageTo(booking);
  const thread = useLoad(booking.id, () => api.thread(placed));
  const [text, setText] = useState(() => takeRescued<string>(kept) ?? "");
  // One key for each message: pressing twice, or again after the line broke, sends it once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { busy, error, run } = useAction();
  useRefresh(thread.reload, 30_000);
  useUnsaved(text.trim() !== "", kept, text);
  useExpiry([error, thread.error]);

  const loaded = thread.value !== undefined;
  const waiting = booking.unread > 0;
  // Reading was the receipt: the badges elsewhere are out of date now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the thread has come
  useEffect(() => {
    if (loaded && waiting) onRead();
  }, [loaded]);

  const send = (event: Event) => {
    event.preventDefault();
    if (!text.trim()) return;
    void run(async () => {
      const sent = await api.tell(placed, text.trim(), key);
      thread.set([...(thread.value ?? []).filter(({ id }) => id !== sent.id), sent]);
      setText("");
      setKey(crypto.randomUUID());
    });
  };

  return (
    <div class="flex flex-col gap-4 px-3 pb-4">
      {thread.error && !thread.value && <Problem error={thread.error} />}
      {!thread.value && !thread.error && <Spinner label="読み込んでいます" />}
      {thread.value && <Messages messages={thread.value} />}
      <form class="flex flex-col gap-2" onSubmit={send}>
        <TextArea
          label="この家庭に伝える"
          hint={`LINEには「連絡があります」とだけ出ます。本文は市のページで読まれます。（${text.length}/${LONGEST}文字）`}
          rows={3}
          maxLength={LONGEST}
          value={text}
          onInput={setText}
        />
        {error && <Problem error={error} />}
        <div>
          <Button look="primary" type="submit" busy={busy} disabled={!text.trim()}>
            送る
          </Button>
        </div>
      </form>
    </div>
  );
}
