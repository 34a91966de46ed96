import type { Booking } from "@tsunagu/api-client";
import { Button, Sheet, useAction } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { forgetAttempt } from "./attempt";
import { Refused, useWhen } from "./parts";

type Asked = Pick<Shared, "api" | "owner" | "today"> & {
  booking: Booking;
  onClose: () => void;
  onDone: (booking: Booking) => void;
};

/** Asks before a place is given up. */
export function CancelSheet({ api, owner, today, booking, onClose, onDone }: Asked) {
  const { say } = useSpeech();
  const when = useWhen(today);
  return (
    <Ask
      title={say("cancel_title")}
      yes={say("cancel_it")}
      no={say("cancel_keep")}
      danger
      today={today}
      onClose={onClose}
      onYes={async () => {
        const cancelled = await api.cancel(booking.id);
        forgetAttempt(`book.${owner}`);
        onDone(cancelled);
      }}
    >
      <p class="text-std-16B-170">
        {booking.title}
        <br />
        {when(booking)}
      </p>
      <p class="text-std-16N-170">{say("cancel_lead")}</p>
    </Ask>
  );
}

/** Asks before the office learns who the family is: the one step that cannot be taken back. */
export function RevealSheet({ api, today, booking, onClose, onDone }: Asked) {
  const { say } = useSpeech();
  return (
    <Ask
      title={say("reveal_title")}
      yes={say("reveal_now")}
      no={say("reveal_keep")}
      today={today}
      onClose={onClose}
      onYes={async () => onDone(await api.reveal(booking.id))}
    >
      <p class="text-std-16N-170">{say("reveal_lead")}</p>
    </Ask>
  );
}

function Ask({
  title,
  yes,
  no,
  danger = false,
  today,
  onClose,
  onYes,
  children,
}: {
  title: string;
  yes: string;
  no: string;
  danger?: boolean;
  today: string;
  onClose: () => void;
  onYes: () => Promise<void>;
  children: ComponentChildren;
}) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const act = () => void run(onYes);
  return (
    <Sheet title={title} closeLabel={say("close")} onClose={onClose}>
      {children}
      {error && <Refused error={error} today={today} onRetry={act} />}
      <Button look={danger ? "danger" : "secondary"} size="large" wide busy={busy} onClick={act}>
        {yes}
      </Button>
      <Button look="text" wide onClick={onClose}>
        {no}
      </Button>
    </Sheet>
  );
}
