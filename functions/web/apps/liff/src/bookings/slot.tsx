import { dayOf, readSlotId } from "@tsunagu/api-client";
import { Button, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../problem";
import { go } from "../route";
import { useSpeech } from "../texts";
import { missing } from "./answers";
import type { Shared } from "./area";
import { Confirm } from "./confirm";
import { useDraft } from "./draft";
import { Back, Gone, Line, useWhen } from "./parts";
import { ableOn, candidates, preselected } from "./party";
import { Questions } from "./questions";
import { Who } from "./who";

/** A chosen slot: who comes and what is asked, then everything once more, then it is sent. */
export function SlotPage(shared: Shared & { id: string; step: "form" | "confirm" }) {
  const { say } = useSpeech();
  const { service: serviceId, day } = readSlotId(shared.id) ?? {};
  const service = shared.services.find(({ id }) => id === serviceId);
  if (!service || !day) {
    return <Gone to={{ at: "bookings" }} words={say("service_gone")} link={say("back_bookings")} />;
  }
  return <Chosen {...shared} service={service} day={day} />;
}

function Chosen(
  shared: Shared & { id: string; step: "form" | "confirm"; service: Shared["services"][number]; day: string },
) {
  const { api, owner, children, only, today, id, step, service, day } = shared;
  const { say, language } = useSpeech();
  const when = useWhen(today);
  const loaded = useLoad(`slot.${id}.${language}`, async () => {
    const [slots, found] = await Promise.all([api.slots(service.id, day, day), api.eligibility(service.id)]);
    return { slot: slots.find((slot) => slot.id === id), found };
  });
  const { draft, put, clear } = useDraft(owner, service.id);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const all = candidates(service, children, loaded.value?.found ?? []);
  const able = all.filter((one) => ableOn(one, day));
  const wanted = draft.children ?? preselected(service, able, only);
  const chosen = wanted.filter((one) => able.some(({ child }) => child.id === one));
  const nobody = service.for !== "household" && chosen.length === 0;
  const open = missing(service, draft.answers);
  const ready = !nobody && open.length === 0;

  // A reload in a new tab, or a link, may lead here before anything was filled in.
  useEffect(() => {
    if (step === "confirm" && loaded.value && !ready) go({ at: "slot", id, step: "form" }, true);
  }, [step, id, loaded.value, ready]);

  if (!loaded.value) {
    return loaded.error ? <Problem error={loaded.error} onRetry={loaded.reload} /> : <Spinner label={say("loading")} />;
  }
  const { slot, found } = loaded.value;
  if (!slot) return <Gone to={{ at: "service", id: service.id }} words={say("slot_gone")} link={say("back_service")} />;
  if (step === "confirm") {
    return ready ? (
      <Confirm
        {...shared}
        service={service}
        slot={slot}
        chosen={chosen}
        answers={draft.answers}
        onSlot={(other) => {
          put({ slot: other.id });
          go({ at: "slot", id: other.id, step: "confirm" }, true);
        }}
        onBooked={(booking) => {
          clear();
          shared.put(booking);
          go({ at: "booking", id: booking.id, step: "done" }, true);
        }}
      />
    ) : null;
  }

  return (
    <>
      <Back to={{ at: "service", id: service.id }}>{say("back_service")}</Back>
      <dl class="rounded-12 bg-solid-gray-50 px-4 py-2">
        <dt class="sr-only">{say("reserve")}</dt>
        <dd class="pt-2 text-std-18B-160">{service.title}</dd>
        <Line name={say("when")}>{when(slot)}</Line>
        {service.place && <Line name={say("where")}>{service.place}</Line>}
      </dl>
      <form
        ref={form}
        noValidate
        class="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          put({ slot: slot.id, children: chosen });
          if (ready) go({ at: "slot", id, step: "confirm" });
          else setTimeout(() => focusFirst(form.current, nobody ? "who" : open[0]));
        }}
      >
        <div data-question="who">
          <Who
            service={service}
            family={children}
            all={all}
            found={found}
            chosen={chosen}
            today={today}
            day={dayOf(slot.starts_at)}
            error={tried && nobody ? say("party_missing") : undefined}
            onChange={(next) => put({ slot: slot.id, children: next })}
          />
        </div>
        <Questions
          service={service}
          answers={draft.answers}
          open={tried ? open : []}
          onAnswer={(question, answer) =>
            put({ slot: slot.id, children: chosen, answers: { ...draft.answers, [question]: answer } })
          }
        />
        <Button type="submit" look="primary" size="large" wide>
          {say("to_confirm")}
        </Button>
      </form>
    </>
  );
}

/** Leads to what was left open. */
function focusFirst(form: HTMLFormElement | null, question: string | undefined): void {
  form?.querySelector<HTMLElement>(`[data-question="${question}"] :is(input, textarea)`)?.focus();
}
