import type { InterviewChild, InterviewDayCard, InterviewFamily, ResidentApi } from "@tsunagu/api-client";
import { dayOf } from "@tsunagu/api-client";
import { Banner, Button, formatDay, LinkButton } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useAttempt } from "../bookings/attempt";
import { Line } from "../bookings/parts";
import { hours } from "../bookings/time";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { FreeTimes } from "./free-times";

interface Props {
  api: ResidentApi;
  owner: string;
  card: InterviewDayCard;
  family: InterviewFamily;
  today: string;
  onCard: (card: InterviewDayCard) => void;
}

/** A family once the times are given: when each child's is, and why then. */
export function Decided(props: Props) {
  return (
    <>
      {props.family.children.map((child) => (
        <One key={child.child_id} {...props} child={child} />
      ))}
    </>
  );
}

function One({ child, ...props }: Props & { child: InterviewChild }) {
  const { say } = useSpeech();
  const [taken, tell] = useState(false);
  const name = `${child.token} ${child.name}`;
  return (
    <article aria-label={name} class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <h3 class="flex flex-wrap items-center gap-x-2 text-std-18B-160">
        <span class="text-2xl">{child.token}</span>
        <span>
          {child.name} {child.class}
        </span>
      </h3>
      {taken && child.appointment && <Banner tone="success">{say("interview_taken")}</Banner>}
      {child.appointment ? (
        <Time {...props} name={name} appointment={child.appointment} />
      ) : (
        <NoTime {...props} child={child} name={name} onTaken={() => tell(true)} />
      )}
    </article>
  );
}

function Time({
  card,
  today,
  name,
  appointment,
}: Props & { name: string; appointment: NonNullable<InterviewChild["appointment"]> }) {
  const { say, locale } = useSpeech();
  const { booking_id: booking, place, reasons } = appointment;
  const several = card.families.flatMap(({ children }) => children).length > 1;
  const isOver = dayOf(appointment.ends_at) < today;
  return (
    <>
      <p class="flex flex-wrap items-baseline gap-x-3">
        <span class="text-std-24B-150">{formatDay(dayOf(appointment.starts_at), locale, today)}</span>
        <span class="text-std-20B-150">{hours(appointment, locale)}</span>
      </p>
      {card.kind === "home_visit" && <p class="text-std-16N-170">{say("interview_home")}</p>}
      <dl>
        {place && <Line name={say("where")}>{place}</Line>}
        <Line name={say("interview_why")}>
          {reasons.length === 0 ? (
            say("interview_moved")
          ) : (
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </Line>
      </dl>
      {booking && !isOver && (
        <LinkButton wide href={hrefOf({ at: "booking", id: booking, step: "view" })}>
          {say("interview_booking")}
          {several && <span class="sr-only">（{name}）</span>}
        </LinkButton>
      )}
      {!booking && !isOver && <p class="text-std-16N-170">{say("interview_others")}</p>}
    </>
  );
}

/** A child without a time: why, and the free ones. */
function NoTime({
  api,
  owner,
  card,
  family,
  today,
  child,
  name,
  onCard,
  onTaken,
}: Props & { child: InterviewChild; name: string; onTaken: () => void }) {
  const { say } = useSpeech();
  const [looking, look] = useState(false);
  const once = useAttempt(`interview.${owner}.${card.id}.${child.child_id}`);
  const days = family.offered.map(({ day }) => day).filter((day) => day >= today);
  const [from, until] = [days[0], days.at(-1)];
  return (
    <>
      <p class="text-std-17B-170">{say("interview_no_time")}</p>
      {child.unplaced && <p class="text-std-16N-170">{child.unplaced}</p>}
      {child.service_id &&
        from &&
        until &&
        (looking ? (
          <FreeTimes
            api={api}
            service={child.service_id}
            from={from}
            until={until}
            today={today}
            label={say("interview_take")}
            onTake={async (slot) => {
              const request = { child_id: child.child_id, slot_id: slot.id };
              const now = await once(request, (body, key) => api.bookInterview(card.id, body, key));
              onTaken();
              onCard(now);
            }}
          />
        ) : (
          <Button look="primary" wide aria-label={say("interview_free_of", { name })} onClick={() => look(true)}>
            {say("interview_free")}
          </Button>
        ))}
    </>
  );
}
