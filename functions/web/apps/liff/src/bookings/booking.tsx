import { type Booking, dayOf } from "@tsunagu/api-client";
import { Banner, Button, formatDay, formatInstant, LinkButton, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { interviewOf } from "../interviews/answer";
import { Problem } from "../problem";
import { useReturn } from "../return";
import { hrefOf } from "../route";
import { type Key, useSpeech } from "../texts";
import { Accept } from "./accept";
import { questionsOf } from "./answers";
import type { Shared } from "./area";
import { CalendarFile } from "./ics";
import { Back, Line, Standing, StateBadge, Tokens } from "./parts";
import { useAnswerWords } from "./questions";
import { CancelSheet, RevealSheet } from "./sheets";
import { isLive } from "./state";
import { Thread } from "./thread";
import { changeableUntil, hours } from "./time";

/** One booking of ours, with everything that can be done about it. */
export function BookingPage(shared: Shared & { id: string }) {
  const { api, bookings, id } = shared;
  const { say, language } = useSpeech();
  // The list has no answers; until the whole booking is here, what the list has is shown.
  const loaded = useLoad(`booking.${id}.${language}`, () => api.booking(id));
  useReturn(loaded.reload);
  const listed = bookings.value?.find((one) => one.id === id);
  const booking = loaded.value ?? listed;
  // What is new when the page opens stands at the top of it, and is read by that.
  const news = useRef<boolean | undefined>(undefined);
  news.current ??= booking && booking.unread > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (listed && listed.unread > 0) shared.put({ ...listed, unread: 0 });
  }, [id]);
  if (!booking) {
    return loaded.error ? (
      <>
        <Back to={{ at: "bookings" }}>{say("back_bookings")}</Back>
        <Problem error={loaded.error} onRetry={loaded.reload} />
      </>
    ) : (
      <Spinner label={say("loading")} />
    );
  }
  return (
    <One
      {...shared}
      booking={booking}
      news={news.current ?? false}
      put={(changed) => {
        loaded.set(changed);
        shared.put(changed);
      }}
    />
  );
}

const leave = { waiting: "leave_it", applied: "withdraw_it" } as const;

function One(shared: Shared & { booking: Booking; news: boolean }) {
  const { api, services, children, today, booking, news, put } = shared;
  const { say, locale } = useSpeech();
  const [sheet, setSheet] = useState<"cancel" | "reveal">();
  const [done, setDone] = useState<Key & ("accepted" | "cancelled" | "revealed")>();
  const service = services.find(({ id }) => id === booking.service_id);
  const interview = interviewOf(booking.service_id);
  const live = isLive(booking);
  const thread = <Thread api={api} owner={shared.owner} booking={booking} today={today} />;
  const finish = (key: typeof done) => (changed: Booking) => {
    setSheet(undefined);
    setDone(key);
    put(changed);
  };

  return (
    <>
      <Back to={{ at: "bookings" }}>{say("back_bookings")}</Back>
      {done && <Banner tone="success">{say(done)}</Banner>}
      <section aria-label={booking.title} class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-4">
        <p>
          <StateBadge booking={booking} />
        </p>
        <h2 class="text-std-20B-150">{booking.title}</h2>
        <p class="flex flex-wrap items-baseline gap-x-3">
          <span class="text-std-24B-150">{formatDay(dayOf(booking.starts_at), locale, today)}</span>
          <span class="text-std-20B-150">{hours(booking, locale)}</span>
        </p>
        <dl>
          {booking.place && <Line name={say("where")}>{booking.place}</Line>}
          {booking.child_ids.length > 0 && (
            <Line name={say("who")}>
              <Tokens ids={booking.child_ids} children={children} today={today} words />
            </Line>
          )}
          <Answers shared={shared} />
        </dl>
        <Standing booking={booking} today={today} />
        {booking.state === "offered" && <Accept {...shared} put={finish("accepted")} />}
      </section>
      {news && thread}
      {booking.pseudonym && (
        <section class="flex flex-col gap-2 rounded-12 bg-solid-gray-50 p-4">
          <p class="text-std-16B-170">{say("alias", { name: booking.pseudonym })}</p>
          <p class="text-std-16N-170">{say("alias_lead")}</p>
          <Button wide onClick={() => setSheet("reveal")}>
            {say("reveal")}
          </Button>
        </section>
      )}
      <div class="flex flex-col gap-3">
        <CalendarFile api={api} booking={booking} />
        {booking.can_change && (
          <LinkButton wide href={hrefOf({ at: "booking", id: booking.id, step: "change" })}>
            {say("change_time")}
          </LinkButton>
        )}
        {booking.can_cancel && (
          <Button look="danger" wide onClick={() => setSheet("cancel")}>
            {say(booking.state === "waiting" || booking.state === "applied" ? leave[booking.state] : "cancel_it")}
          </Button>
        )}
        {live && service && (
          <p class="text-dns-14N-130 text-solid-gray-700">
            {booking.can_cancel
              ? say("cancel_until", {
                  until: formatInstant(changeableUntil(booking.starts_at, service.cancel_minutes), locale, today),
                })
              : say("cancel_late")}
          </p>
        )}
        {service?.admission === "draw" && (
          <LinkButton wide look="text" href={hrefOf({ at: "draw", id: service.id })}>
            {say("draw_link")}
          </LinkButton>
        )}
        {!live && service && (
          <LinkButton wide look="primary" size="large" href={hrefOf({ at: "service", id: service.id })}>
            {say("rebook")}
          </LinkButton>
        )}
        {interview && (
          <LinkButton
            wide
            {...(live ? {} : { look: "primary", size: "large" })}
            href={hrefOf({ at: "interview", id: interview })}
          >
            {say(live ? "interview_see" : "interview_again")}
          </LinkButton>
        )}
      </div>
      {!news && thread}
      {sheet === "cancel" && (
        <CancelSheet {...shared} onClose={() => setSheet(undefined)} onDone={finish("cancelled")} />
      )}
      {sheet === "reveal" && (
        <RevealSheet {...shared} onClose={() => setSheet(undefined)} onDone={finish("revealed")} />
      )}
    </>
  );
}

/** What we told the office, in the words of its questions. */
function Answers({ shared: { booking, services } }: { shared: Shared & { booking: Booking } }) {
  const words = useAnswerWords();
  const service = services.find(({ id }) => id === booking.service_id);
  const answers = booking.answers ?? {};
  if (!service || Object.keys(answers).length === 0) return null;
  return (
    <>
      {questionsOf(service).map((question) => (
        <Line key={question.id} name={question.title}>
          <span class="whitespace-pre-line">{words(question, answers[question.id])}</span>
        </Line>
      ))}
    </>
  );
}
