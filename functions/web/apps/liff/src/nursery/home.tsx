import type { Absence, Attending, NewAbsence, ResidentApi } from "@tsunagu/api-client";
import { Banner, formatInstant, LinkButton, todayIn } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { AbsenceSheet } from "./absence-sheet";
import { Absences, WhySheet, WithdrawSheet } from "./absences";
import { ChildCard, isSeen } from "./child-card";
import { LeaveSheet } from "./leave-sheet";
import { OnWaySheet } from "./on-way-sheet";
import type { Item } from "./outbox";
import { isSchool, kindOf, placeKey } from "./reports";
import type { Sending } from "./use-outbox";
import { Waiting } from "./waiting";

type Open =
  | { sheet: "absent"; begun: NewAbsence; item?: Item }
  | { sheet: "way" | "leave"; kid: Attending }
  | { sheet: "why" | "withdraw"; kid: Attending; absence: Absence };

/** Every joined child with its day, what this phone still owes, and the absences to come. */
export function Home({
  api,
  kids,
  at,
  fresh,
  offline,
  sending,
  done,
  onDone,
  onReload,
}: {
  api: ResidentApi;
  kids: Attending[];
  /** When `kids` were asked for. */
  at: Date;
  /** Whether the service could be asked since. */
  fresh: boolean;
  offline: boolean;
  sending: Sending;
  done: string | undefined;
  onDone: (sentence: string | undefined) => void;
  onReload: () => void;
}) {
  const { say, locale } = useSpeech();
  const [open, setOpen] = useState<Open>();
  const today = todayIn(api.now());
  const reporting = kids.filter(({ may_report }) => may_report);
  const hour = nowIn(api.now());
  const asked = formatInstant(at.toISOString(), locale, today).split(" ").at(-1) ?? "";
  const stamp = say(fresh ? "looked_at" : "stale", { time: asked });

  const show = (next: Open) => {
    onDone(undefined);
    setOpen(next);
  };
  const close = () => {
    setOpen(undefined);
    // A change whose answer was lost may have arrived all the same.
    onReload();
  };
  const finish = (sentence: string) => {
    close();
    onDone(sentence);
  };

  async function report(words: NewAbsence, item: Item | undefined) {
    const written = await sending.report(words, item?.key);
    // What waits says so by itself.
    if (!written) return finish("");
    const whole = written.length === words.child_ids.length * words.days.length;
    const place = say(placeKey(kids.filter(({ child_id }) => words.child_ids.includes(child_id))));
    const told = say("absent_done", { kind: say(`kind_${kindOf(words)}`), place });
    finish(whole ? told : `${told}${locale === "ja" ? "" : " "}${say("absent_left_out", { place })}`);
  }

  return (
    <>
      {offline && sending.items.length === 0 && <Banner tone="warning">{say("nursery_offline")}</Banner>}
      {done && <Banner tone="success">{done}</Banner>}
      {!done && sending.arrived && <Banner tone="success">{say("arrived")}</Banner>}
      <Waiting
        sending={sending}
        kids={kids}
        today={today}
        offline={offline}
        onEdit={(item) => show({ sheet: "absent", begun: item.report, item })}
        onDropped={() => onDone(say("waiting_dropped"))}
      />
      {kids.some((kid) => kid.may_collect && !isSchool(kid)) && (
        <LinkButton size="large" wide href={hrefOf({ at: "pass" })}>
          {say("pass")}
        </LinkButton>
      )}
      {reporting.length > 0 && (
        <LinkButton size="large" wide href={hrefOf({ at: "fever" })}>
          {say("fever_open")}
        </LinkButton>
      )}
      {kids.map((kid) => {
        const absence = kid.absences.find((one) => kindOf(one) === "absent" && one.day === today);
        const child_ids = [kid.child_id];
        const waits = sending.items.some(
          ({ report }) => report.child_ids.includes(kid.child_id) && report.days.includes(today),
        );
        const days = absence || waits || isSeen(kid) ? [] : [today];
        return (
          <ChildCard
            key={kid.child_id}
            kid={kid}
            today={today}
            stamp={stamp}
            onAbsent={() => show({ sheet: "absent", begun: { child_ids, days, why: "sick" } })}
            onOnWay={() => show({ sheet: "way", kid })}
            onWithdraw={absence && (() => show({ sheet: "withdraw", kid, absence }))}
            onLeave={() => show({ sheet: "leave", kid })}
          />
        );
      })}
      {reporting.length > 0 && (
        <Absences
          kids={reporting}
          today={today}
          onChange={(one) => show({ sheet: "why", ...one })}
          onWithdraw={(one) => show({ sheet: "withdraw", ...one })}
        />
      )}
      <LinkButton look="text" wide href={hrefOf({ at: "join" })}>
        {say("join_another")}
      </LinkButton>

      {open?.sheet === "absent" && (
        <AbsenceSheet
          kids={reporting}
          today={today}
          now={hour}
          begun={open.begun}
          edited={open.item !== undefined}
          onReport={(words) => report(words, open.item)}
          onClose={close}
        />
      )}
      {open?.sheet === "way" && (
        <OnWaySheet api={api} kid={open.kid} onClose={close} onDone={() => finish(say("on_way_done"))} />
      )}
      {open?.sheet === "leave" && (
        <LeaveSheet api={api} kid={open.kid} onClose={close} onDone={() => finish(say("left_done"))} />
      )}
      {open?.sheet === "why" && (
        <WhySheet api={api} today={today} now={hour} {...open} onClose={close} onDone={finish} />
      )}
      {open?.sheet === "withdraw" && (
        <WithdrawSheet api={api} today={today} {...open} onClose={close} onDone={finish} />
      )}
    </>
  );
}

/** The time of the day in Japan, such as `07:50`. */
const nowIn = (now: Date): string => new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(11, 16);
