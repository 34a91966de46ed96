import { ApiError, type InterviewDayCard, type InterviewFamily, type ResidentApi } from "@tsunagu/api-client";
import { Banner, Button, Choices, SelectField, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { isNever, raised, type Said, still } from "./answer";
import { HalfDay } from "./half-day";
import { useWords } from "./use-words";

/** So many can be seen at once; more are a list that opens. */
const FEW_DISTRICTS = 8;

/** What a family can and would like, in taps. */
export function AnswerForm({
  api,
  card,
  family,
  today,
  onSent,
  onStale,
  onLeave,
}: {
  api: ResidentApi;
  card: InterviewDayCard;
  family: InterviewFamily;
  today: string;
  onSent: (card: InterviewDayCard) => void;
  /** The page shows what is not so any more. */
  onStale: () => void;
  onLeave: (() => void) | undefined;
}) {
  const { say } = useSpeech();
  const [said, write] = useState<Said>(() =>
    still({ ...family, district: family.district ?? undefined }, family.offered, card.districts),
  );
  // What was read when the form was opened: whatever the page reads meanwhile is no part of this answer.
  const [revision] = useState(family.revision);
  const { busy, error, run } = useAction();
  const isFree = said.impossible.length === 0 && said.wishes.length === 0 && !said.district;
  const send = () =>
    run(async () => {
      const { impossible, wishes, district } = said;
      onSent(
        await api.answerInterview(card.id, {
          child_id: family.child_id,
          revision,
          impossible: [...impossible],
          wishes: [...wishes],
          ...(district ? { district } : {}),
        }),
      );
    });
  return (
    <form
      noValidate
      class="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="text-std-16N-170">
        {say(card.kind === "home_visit" ? "interview_lead_visit" : "interview_lead")}
        {family.children.length > 1 && ` ${say("interview_brothers")}`}
      </p>
      <District districts={card.districts} said={said} onSay={write} />
      <ul class="flex flex-col gap-3">
        {family.offered.map((half) => (
          <HalfDay key={`${half.day}.${half.half}`} half={half} said={said} today={today} onSay={write} />
        ))}
      </ul>
      <Order said={said} today={today} onSay={write} />
      {isNever(said, family.offered) && <Banner tone="warning">{say("interview_every_no")}</Banner>}
      {error && <Refusal error={error} onStale={onStale} />}
      <Button type="submit" look="primary" size="large" wide busy={busy}>
        {say(isFree ? "interview_send_free" : "interview_send")}
      </Button>
      {onLeave && (
        <Button wide onClick={onLeave}>
          {say("interview_leave")}
        </Button>
      )}
    </form>
  );
}

/** Why it was not taken, and the one thing to do next. */
function Refusal({ error, onStale }: { error: Error; onStale: () => void }) {
  const { say } = useSpeech();
  const code = error instanceof ApiError ? error.code : undefined;
  if (code === "version_conflict" || code === "deadline_over") {
    return (
      <Banner
        tone="error"
        action={
          <Button size="small" onClick={onStale}>
            {say("interview_stale_look")}
          </Button>
        }
      >
        {say(code === "deadline_over" ? "interview_late" : "interview_stale")}
      </Banner>
    );
  }
  const isOther = code !== undefined && ["not_found", "not_permitted", "interview_invalid"].includes(code);
  return <Problem error={error} unsaved {...(isOther ? { onRetry: onStale } : {})} />;
}

/** The wishes in their order; one goes up by a tap. */
function Order({ said, today, onSay }: { said: Said; today: string; onSay: (said: Said) => void }) {
  const { say } = useSpeech();
  const words = useWords(today);
  if (said.wishes.length < 2) return null;
  return (
    <section aria-labelledby="order" class="flex flex-col gap-2">
      <h3 id="order" class="text-std-16B-170">
        {say("interview_order")}
      </h3>
      <p class="text-dns-14N-130 text-solid-gray-700">{say("interview_order_hint")}</p>
      <ol class="flex flex-col gap-2">
        {said.wishes.map((wish, place) => (
          <li
            key={words.when(wish)}
            class="flex min-h-12 flex-wrap items-center gap-x-3 rounded-8 border border-solid-gray-420 px-3 py-1"
          >
            <span class="text-dns-14B-130 text-key-900">{say("interview_rank", { rank: place + 1 })}</span>
            <span class="flex-1">{words.when(wish)}</span>
            {place > 0 && (
              <Button
                size="small"
                class="min-h-11"
                aria-label={say("interview_up_of", { when: words.when(wish) })}
                onClick={() => onSay(raised(said, wish))}
              >
                <span aria-hidden="true">↑ {say("interview_up")}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function District({
  districts,
  said,
  onSay,
}: {
  districts: readonly string[];
  said: Said;
  onSay: (said: Said) => void;
}) {
  const { say } = useSpeech();
  // Nothing is ticked before somebody taps: whoever hurries past has not refused.
  const [declined, decline] = useState(false);
  if (districts.length === 0) return null;
  const none = say("interview_district_none");
  const put = (district: string) => {
    decline(district === "");
    onSay({ ...said, district: district || undefined });
  };
  if (districts.length > FEW_DISTRICTS) {
    return (
      <SelectField
        label={say("interview_district")}
        hint={say("interview_district_hint")}
        value={said.district ?? ""}
        options={[["", none], ...districts.map((one) => [one, one] as const)]}
        onInput={put}
      />
    );
  }
  return (
    <div class="flex flex-col gap-1">
      <Choices
        legend={say("interview_district")}
        value={said.district ?? (declined ? "" : undefined)}
        options={[...districts.map((one) => ({ value: one, label: one })), { value: "", label: none }]}
        onChange={put}
      />
      <p class="text-dns-14N-130 text-solid-gray-700">{say("interview_district_hint")}</p>
    </div>
  );
}
