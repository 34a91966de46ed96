import { ApiError, OfflineError, readSlotId, type Service, type StaffBooking } from "@tsunagu/api-client";
import { Banner, Button, TextField, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { takeRescued, useUnsaved } from "../unsaved";
import { askedOf, type Call, emptyCall, missing, phoneBooking, written } from "./caller";
import { CallerChildren } from "./caller-children";
import { QuestionField } from "./question-field";
import { whenWords } from "./slot-id";

/** The name under which a call being written down is kept. */
export const callOf = (service: string): string => `call ${service}`;

/** Books for somebody on the phone. What was typed survives a full slot: only the slot changes. */
export function CallerForm({
  service,
  slot,
  onBooked,
  onClose,
}: {
  service: Service;
  slot: string;
  onBooked: (booking: StaffBooking) => void;
  onClose: () => void;
}) {
  const { api } = useDesk();
  const kept = callOf(service.id);
  const [call, setCall] = useState<Call>(() => takeRescued<Call>(kept) ?? emptyCall(service));
  const [target, setTarget] = useState(slot);
  // Made once for this form: however often it is sent, one booking comes of it.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [gaps, setGaps] = useState<Record<string, string>>({});
  const { busy, error, run } = useAction();
  const form = useRef<HTMLFormElement>(null);
  useUnsaved(written(call), kept, call);
  useExpiry([error]);

  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    if (Object.keys(gaps).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [gaps]);

  const send = (event: Event) => {
    event.preventDefault();
    const found = missing(call, service);
    setGaps(found);
    if (Object.keys(found).length > 0) return;
    void run(async () => onBooked(await api.bookByPhone(phoneBooking(call, target), key)));
  };
  const wrong = { ...gaps, ...answerRefused(error) };
  const answer = (id: string, text: string) => setCall({ ...call, answers: { ...call.answers, [id]: text } });

  return (
    <form
      ref={form}
      noValidate
      aria-labelledby="call"
      class="flex flex-col gap-4 rounded-12 border-2 border-key-900 p-4 print:hidden"
      onSubmit={send}
    >
      <h2 id="call" class="text-std-20B-150">
        電話で予約 <span class="text-std-16N-170">{whenWords(target)}</span>
      </h2>
      <div class="grid gap-4 desktop:grid-cols-2">
        <TextField
          label="名前"
          hint="電話の方の名前。LINEには出ません。"
          required
          maxLength={60}
          value={call.name}
          error={gaps.name}
          onInput={(name) => setCall({ ...call, name })}
        />
        <TextField
          label="電話番号"
          hint="折り返しと、中止の連絡に使います。"
          type="tel"
          required
          maxLength={24}
          value={call.phone}
          error={gaps.phone}
          onInput={(phone) => setCall({ ...call, phone })}
        />
      </div>
      <CallerChildren
        service={service}
        party={call.children}
        gaps={gaps}
        onChange={(children) => setCall({ ...call, children })}
      />
      {askedOf(service).map((asked) => (
        <QuestionField
          key={asked.id}
          asked={asked}
          value={call.answers[asked.id] ?? ""}
          error={wrong[`answer ${asked.id}`]}
          onInput={(text) => answer(asked.id, text)}
        />
      ))}
      {error && <Refused error={error} onMove={setTarget} onFresh={() => setKey(crypto.randomUUID())} />}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" type="submit" busy={busy}>
          {readSlotId(target)?.day === readSlotId(slot)?.day ? readSlotId(target)?.time : whenWords(target)} に予約する
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </form>
  );
}

/** An answer that was refused, beside its question. */
function answerRefused(error: Error | undefined): Record<string, string> {
  if (!(error instanceof ApiError) || !error.detail.reason) return {};
  const about = ["answer_missing", "answer_invalid", "my_number_refused"].includes(error.code);
  return about ? { [`answer ${error.detail.reason}`]: error.message } : {};
}

/** Why not, and what to say on the phone next. */
function Refused({ error, onMove, onFresh }: { error: Error; onMove: (slot: string) => void; onFresh: () => void }) {
  if (error instanceof OfflineError || (error instanceof ApiError && error.status >= 500)) {
    return (
      <Banner tone="error">
        予約できたかどうか分かりません。もう一度「予約する」を押してください。二重にはなりません。
      </Banner>
    );
  }
  if (error instanceof ApiError && error.code === "idempotency_key_reused") {
    return (
      <Banner
        tone="error"
        action={
          <Button size="small" onClick={onFresh}>
            別の予約として送る
          </Button>
        }
      >
        この用紙の内容は、直す前に一度予約されています。下の一覧を確かめてください。
      </Banner>
    );
  }
  const free = error instanceof ApiError ? (error.detail.alternatives ?? []) : [];
  return (
    <div class="flex flex-col gap-2">
      <Problem error={error} />
      {free.length > 0 && (
        <div class="flex flex-wrap items-center gap-2">
          <p class="text-std-16B-170">近い空き:</p>
          {free.map((slot) => (
            <Button key={slot.id} size="small" onClick={() => onMove(slot.id)}>
              {whenWords(slot.id)}（空き{slot.remaining}）
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
