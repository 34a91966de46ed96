import { Button, LinkButton, Spinner, useAction } from "@tsunagu/ui";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type ChatItem, type Clock, city, type Deed, type Phone } from "./city";
import { ClockPanel } from "./clock";
import { actionsOf } from "./message";
import { PhoneView } from "./phone";
import { type Progress, remember, remembered, Steps } from "./steps";

/**
 * As many phones as stand side by side beside the clock. Never more than three: each keeps one request open, and a
 * browser opens at most six to one origin.
 */
const rooms = [
  { phones: 3, from: matchMedia("(min-width: 85rem)") },
  { phones: 2, from: matchMedia("(min-width: 64rem)") },
];
const room = () => rooms.find(({ from }) => from.matches)?.phones ?? 1;
const names = ["あおい", "みなと", "ひなた", "さくら", "はると", "ゆい", "そうた", "りん"];

export function Square() {
  const [phones, setPhones] = useState<Phone[]>();
  const [clock, setClock] = useState<Clock>();
  const most = useRoom();
  /** Whose phones were asked for, the latest first. */
  const [chosen, setChosen] = useState<string[]>([]);
  const shown = chosen.slice(0, most);
  const [epoch, setEpoch] = useState("");
  const [news, setNews] = useState<string>();
  const [progress, setProgress] = useState<Progress>(remembered);
  /** The last request in LINE's log before the clock was moved. */
  const mark = useRef(0);
  const greeted = useRef(false);
  const dated = useRef(false);
  const advanced = useRef(false);
  const adding = useAction();

  const tick = useCallback((done: Partial<Progress>) => {
    setProgress((old) => {
      const next = { ...old, ...done };
      remember(next);
      return next;
    });
  }, []);

  const look = useCallback(async () => {
    const list = await city.phones();
    setPhones(list);
    setChosen((old) => {
      const here = old.filter((user) => list.some(({ user_id }) => user_id === user));
      return here.length > 0 ? here : list.slice(0, 2).map(({ user_id }) => user_id);
    });
  }, []);
  const refresh = useCallback(() => void look().catch(() => {}), [look]);

  /** Tells what has been sent on its own since the clock was last set going. */
  const report = useCallback(async () => {
    const rows = await city.sent(mark.current);
    const accepted = rows.filter(({ method, status }) => status === 200 && method !== "reply");
    const arrived = accepted.reduce((sum, { to }) => sum + to.length, 0);
    setNews(
      arrived === 0
        ? "その間に届いたお知らせはありませんでした。"
        : `その間に、のべ${arrived}人にお知らせが届きました。`,
    );
    if (arrived > 0) tick({ received: true });
  }, [tick]);

  const readClock = useCallback(() => void city.clock().then(setClock, () => {}), []);

  useEffect(() => {
    refresh();
    readClock();
  }, [refresh, readClock]);

  // A clock that runs by itself is shown to the minute.
  useEffect(() => {
    if (!clock || clock.still) return;
    const timer = setInterval(readClock, 20_000);
    return () => clearInterval(timer);
  }, [clock, readClock]);

  const moving = async () => {
    const rows = await city.sent(mark.current);
    mark.current = Math.max(mark.current, ...rows.map(({ seq }) => seq));
    advanced.current = true;
  };

  const moved = async (now: Clock) => {
    setClock(now);
    setEpoch(now.now);
    tick({ advanced: true });
    await report();
  };

  const deed = useCallback((done: Deed) => {
    if (done.type === "follow") greeted.current = true;
    if (done.type === "postback" && done.params) dated.current = true;
  }, []);

  const heard = useCallback(
    (items: ChatItem[]) => {
      if (greeted.current && items.some(({ from }) => from === "account")) tick({ followed: true });
      // The account offers its page once a date has been given and everything about the child is known.
      const offers = items.some(
        ({ from, message }) => from === "account" && actionsOf(message).some(({ type }) => type === "uri"),
      );
      if (dated.current && offers) tick({ registered: true });
      if (advanced.current) void report().catch(() => {});
    },
    [tick, report],
  );

  const add = () =>
    adding.run(async () => {
      const taken = phones?.map(({ name }) => name) ?? [];
      const name = names.find((one) => !taken.includes(one)) ?? `住民${taken.length + 1}`;
      const { user_id } = await city.addResident(name);
      await look();
      choose(user_id, true);
    });

  const choose = (user: string, on: boolean) =>
    setChosen((old) => {
      const others = old.filter((one) => one !== user);
      return on ? [user, ...others].slice(0, most) : others;
    });

  return (
    <>
      <header class="border-b border-solid-gray-200 bg-white">
        <div class="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
          <h1 class="text-std-20B-150">つなぐの町</h1>
          <p class="flex-1 basis-72 text-dns-14N-130 text-solid-gray-700">
            このコンピューターの中だけで動く、ひとつの市です。LINEも町役場も、ここから外へは出ません。
          </p>
          <LinkButton size="small" href="/console/" target="_blank">
            職員用コンソール
          </LinkButton>
          <LinkButton size="small" href="/kiosk/" target="_blank">
            園のタブレット
          </LinkButton>
        </div>
      </header>
      <main class="mx-auto flex max-w-[100rem] flex-col gap-4 p-4 desktop:grid desktop:grid-cols-[1fr_20rem] desktop:items-start">
        <section aria-labelledby="phones" class="flex min-w-0 flex-col gap-3">
          <div class="flex flex-wrap items-center gap-2">
            <h2 id="phones" class="text-std-18B-160">
              住民のスマートフォン
            </h2>
            <fieldset class="flex flex-wrap gap-2" aria-label={`見るスマートフォン（${most}台まで）`}>
              {phones?.map(({ user_id, name }) => (
                <label
                  key={user_id}
                  class="flex min-h-9 items-center gap-2 rounded-full border border-solid-gray-420 px-3 text-dns-14N-130 has-checked:border-key-900 has-checked:bg-key-50 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black"
                >
                  <input
                    type="checkbox"
                    class="size-4 accent-key-900"
                    checked={shown.includes(user_id)}
                    onChange={(event) => choose(user_id, event.currentTarget.checked)}
                  />
                  {name}
                </label>
              ))}
            </fieldset>
            <Button size="small" busy={adding.busy} onClick={add}>
              住民を追加
            </Button>
          </div>
          {adding.error && (
            <p role="alert" class="text-error-2">
              住民を追加できませんでした（{adding.error.message}）
            </p>
          )}
          {!phones && <Spinner label="町をひらいています" />}
          {phones?.length === 0 && (
            <p class="rounded-12 bg-solid-gray-50 p-6">まだ誰もいません。「住民を追加」を押してください。</p>
          )}
          <div class="flex flex-wrap gap-4">
            {shown.flatMap((user) => {
              const phone = phones?.find(({ user_id }) => user_id === user);
              return phone
                ? [<PhoneView key={user} phone={phone} epoch={epoch} onChange={refresh} onNews={heard} onDeed={deed} />]
                : [];
            })}
          </div>
        </section>
        <div class="flex flex-col gap-4 desktop:sticky desktop:top-4">
          <Steps progress={progress} />
          {clock && <ClockPanel clock={clock} onMoving={moving} onMoved={moved} news={news} />}
        </div>
      </main>
    </>
  );
}

function useRoom(): number {
  const [most, setMost] = useState(room);
  useEffect(() => {
    const measure = () => setMost(room());
    for (const { from } of rooms) from.addEventListener("change", measure);
    return () => {
      for (const { from } of rooms) from.removeEventListener("change", measure);
    };
  }, []);
  return most;
}
