import { ApiError, type CentreCard, type Child, type ResidentApi, timeOf, type VisitCard } from "@tsunagu/api-client";
import { drawer } from "@tsunagu/sync";
import { Banner, Button, Check, LinkButton, ManyChips, Spinner, todayIn, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useAttempt } from "../bookings/attempt";
import { Problem } from "../problem";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Counter } from "./counter";
import { AGES, companions, MOST_ADULTS, MOST_CHILDREN } from "./party";

/** A reload, or a second look at the page, is no second visit for this long. */
const SAME_VISIT_MS = 60 * 60_000;

/** The entrance of a centre, as its QR opens it: two counters and one tap. */
export function EnterPage({
  api,
  owner,
  id,
  code,
  family,
}: {
  api: ResidentApi;
  owner: string;
  id: string;
  code: string;
  family: readonly Child[] | undefined;
}) {
  const { say } = useSpeech();
  const centre = useLoad(id, () => api.centre(id));
  const place = drawer<VisitCard>(`visit.${owner}.${id}`);
  const [visit, put] = useState(() => {
    const last = place.read();
    return last && api.now().getTime() - Date.parse(last.at) < SAME_VISIT_MS ? last : undefined;
  });

  if (visit) {
    return (
      <>
        <Banner tone="success">
          <span class="block text-std-20B-150">{say("enter_done")}</span>
          {say("enter_done_at", { facility: visit.facility, time: timeOf(visit.at) })}
        </Banner>
        <LinkButton wide href={hrefOf({ at: "visits" })}>
          {say("visits")}
        </LinkButton>
        <Button look="text" wide onClick={() => put(undefined)}>
          {say("enter_again")}
        </Button>
      </>
    );
  }
  if (!centre.value || !family) {
    return centre.error ? <Problem error={centre.error} onRetry={centre.reload} /> : <Spinner label={say("loading")} />;
  }
  return (
    <Party
      api={api}
      owner={owner}
      centre={centre.value}
      code={code}
      family={family}
      onEntered={(card) => {
        place.write(card);
        put(card);
      }}
    />
  );
}

function Party({
  api,
  owner,
  centre,
  code,
  family,
  onEntered,
}: {
  api: ResidentApi;
  owner: string;
  centre: CentreCard;
  code: string;
  family: readonly Child[];
  onEntered: (card: VisitCard) => void;
}) {
  const { say } = useSpeech();
  const ours = companions(family, todayIn(api.now()));
  const [adults, setAdults] = useState(1);
  const [along, setAlong] = useState(() => ours.map((one) => one.id));
  const [others, setOthers] = useState<number[]>([]);
  const [remember, setRemember] = useState(false);
  const [nobody, setNobody] = useState(false);
  const { busy, error, run } = useAction();
  const once = useAttempt(`enter.${owner}.${centre.id}`);
  const children = [...ours.filter((one) => along.includes(one.id)).map((one) => one.age), ...others];
  const toggle = (id: string) => setAlong(along.includes(id) ? along.filter((one) => one !== id) : [...along, id]);

  function enter() {
    setNobody(adults + children.length === 0);
    if (adults + children.length === 0) return;
    void run(async () =>
      onEntered(await once({ facility_id: centre.id, code, adults, children, remember }, api.enter)),
    );
  }

  return (
    <>
      <p class="text-std-20B-150">{centre.name}</p>
      <Counter label={say("enter_adults")} value={adults} max={MOST_ADULTS} onChange={setAdults} />
      {ours.length > 0 && (
        <ManyChips
          legend={say("enter_children")}
          values={along}
          onToggle={toggle}
          options={ours.map((one) => ({
            value: one.id,
            label: (
              <>
                <span class="mr-1 text-2xl">{one.token}</span>
                {say("enter_age", { age: one.age })}
              </>
            ),
          }))}
        />
      )}
      <Others
        ages={others}
        full={children.length >= MOST_CHILDREN}
        legend={say(ours.length > 0 ? "enter_more" : "enter_children")}
        onChange={setOthers}
      />
      <Check
        label={say("enter_remember")}
        hint={say("enter_remember_hint")}
        checked={remember}
        onChange={setRemember}
      />
      <p class="text-dns-14N-130 text-solid-gray-700">{say("enter_anonymous")}</p>
      {nobody && <Banner tone="error">{say("enter_nobody")}</Banner>}
      {error && <Refused error={error} onRetry={enter} />}
      <Button look="primary" size="large" wide busy={busy} onClick={enter}>
        {say("enter_now")}
      </Button>
    </>
  );
}

/** Children whom the calendar does not know: a tap on an age adds one, a tap on one takes it away. */
function Others({
  ages,
  full,
  legend,
  onChange,
}: {
  ages: readonly number[];
  full: boolean;
  legend: string;
  onChange: (ages: number[]) => void;
}) {
  const { say } = useSpeech();
  return (
    <fieldset class="flex flex-col gap-2">
      <legend class="mb-1 text-std-16B-170">{legend}</legend>
      <div class="flex flex-wrap gap-2">
        {AGES.map((age) => (
          <Button key={age} disabled={full} onClick={() => onChange([...ages, age].sort((a, b) => a - b))}>
            ＋ {say("enter_age", { age })}
          </Button>
        ))}
      </div>
      {ages.length > 0 && (
        <ul class="flex flex-wrap gap-2">
          {AGES.filter((age) => ages.includes(age)).map((age) => (
            <li key={age} class="flex items-center gap-2 rounded-8 bg-key-50 pl-3 text-std-16B-170">
              {say("enter_age", { age })} {say("enter_people", { count: ages.filter((one) => one === age).length })}
              <button
                type="button"
                aria-label={say("enter_drop", { age })}
                class="size-11 rounded-8 text-xl text-key-900 hover:bg-key-100"
                onClick={() => onChange(ages.toSpliced(ages.indexOf(age), 1))}
              >
                <span aria-hidden="true">−</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

/** A code that is over is not mended by trying again: it is scanned anew. */
function Refused({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { say } = useSpeech();
  const over = error instanceof ApiError && error.code === "code_invalid";
  return over ? (
    <>
      <Problem error={error} unsaved />
      <p class="text-std-17B-170">{say("enter_rescan")}</p>
    </>
  ) : (
    <Problem error={error} unsaved onRetry={onRetry} />
  );
}
