import { Button, formatDay, todayIn } from "@tsunagu/ui";
import type { RefObject } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { pageAddress } from "./address";
import { MessageView } from "./bubble";
import { useChat } from "./chat";
import { type ChatItem, city, type Deed, type Phone } from "./city";
import { DatePicker, type Picker } from "./date-picker";
import { LiffWindow } from "./liff-window";
import type { Action } from "./message";
import { PlacePicker } from "./place-picker";

/** How long the three dots stay when no answer comes. */
const PATIENCE_MS = 8000;

/** What the cells of the menu at the foot of the chat say; the account understands them as typed words. */
const menu = ["受信設定", "カレンダー", "登録", "ヘルプ"];

/** One resident's LINE, open at the municipality's account. */
export function PhoneView({
  phone,
  epoch,
  onChange,
  onNews,
  onDeed,
}: {
  phone: Phone;
  /** Changes when the clock is moved: a page opened before has no valid token any more. */
  epoch: string;
  onChange: () => void;
  onNews: (items: ChatItem[]) => void;
  onDeed: (deed: Deed) => void;
}) {
  const user = phone.user_id;
  const [waiting, setWaiting] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [picker, setPicker] = useState<Picker>();
  const [placing, setPlacing] = useState(false);
  const [page, setPage] = useState<string>();
  const [text, setText] = useState("");
  const log = useRef<HTMLDivElement>(null);

  const items = useChat(user, (news) => {
    if (news.some(({ from }) => from === "account")) setWaiting(false);
    onNews(news);
    onChange();
  });

  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setWaiting(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);

  const act = useCallback(
    async (deed: Deed) => {
      setTrouble(undefined);
      setWaiting(deed.type !== "block");
      onDeed(deed);
      try {
        const { webhook_status: status } = await city.act(user, deed);
        if (status !== 200) throw new Error(`webhook: ${status}`);
      } catch (failure) {
        setWaiting(false);
        setTrouble(`アカウントが応答しませんでした（${failure instanceof Error ? failure.message : failure}）`);
      }
      onChange();
    },
    [user, onChange, onDeed],
  );

  const open = useCallback(
    async (uri: string) => {
      setTrouble(undefined);
      try {
        const { id_token } = await city.idToken(user);
        const address = pageAddress(uri, location.origin, id_token);
        if (address) setPage(address);
        else window.open(uri, "_blank", "noopener");
      } catch (failure) {
        setTrouble(`ページを開けませんでした（${failure instanceof Error ? failure.message : failure}）`);
      }
    },
    [user],
  );

  // The clock was moved: the open page would show yesterday with a token of yesterday.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the moved clock reopens
  useEffect(() => {
    if (page) void open(page.split("#")[0] ?? page);
  }, [epoch]);

  const perform = (action: Action) => {
    // The answers to choose from go away once one is chosen; the keyboard would start over at the top of the page.
    if (action.type === "message" || action.type === "postback") log.current?.focus();
    switch (action.type) {
      case "message":
        return void act({ type: "text", text: action.text });
      case "postback": {
        const label = action.displayText ?? action.label;
        return void act({ type: "postback", data: action.data, ...(label ? { label } : {}) });
      }
      case "uri":
        return void open(action.uri);
      case "datetimepicker":
        return setPicker(action);
      case "location":
        return setPlacing(true);
    }
  };

  const last = items.at(-1);
  const chips = last?.from === "account" ? (last.message.quickReply?.items ?? []) : [];
  const ready = phone.following && !phone.blocked;

  return (
    <article
      aria-label={`${phone.name}さんのスマートフォン`}
      class="relative flex h-[44rem] max-h-[calc(100dvh-2rem)] max-w-104 min-w-0 grow basis-80 flex-col overflow-hidden rounded-32 border-8 border-solid-gray-900 bg-white text-sm leading-160"
    >
      <div inert={Boolean(picker || page || placing)} class="flex min-h-0 flex-1 flex-col">
        <header class="flex min-h-12 items-center gap-2 border-b border-solid-gray-200 px-3">
          <h2 class="flex-1 truncate text-dns-16B-130">
            <span class="font-normal text-solid-gray-700">{phone.name}さんのLINE ・ </span>つなぐ市
          </h2>
          {phone.following && (
            <button
              type="button"
              class="min-h-8 rounded-8 px-2 text-xs text-key-900 underline underline-offset-2 hover:bg-key-50"
              onClick={() => act({ type: phone.blocked ? "unblock" : "block" })}
            >
              {phone.blocked ? "ブロック解除" : "ブロック"}
            </button>
          )}
        </header>

        <Chat box={log} items={items} waiting={waiting} onAction={perform} />

        {trouble && (
          <p role="alert" class="bg-red-50 px-3 py-2 text-error-2">
            {trouble}
          </p>
        )}
        {ready ? (
          <>
            {chips.length > 0 && (
              <ul aria-label="返事の候補" class="flex flex-wrap gap-1.5 bg-light-blue-200 px-2 pb-2">
                {chips.map(({ action }) => (
                  <li key={action.label}>
                    <button
                      type="button"
                      class="min-h-9 rounded-full border border-solid-gray-420 bg-white px-3 text-sm font-bold text-key-900 hover:bg-key-50"
                      onClick={() => perform(action)}
                    >
                      {action.label}
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <form
              class="flex gap-2 border-t border-solid-gray-200 p-2"
              onSubmit={(event) => {
                event.preventDefault();
                if (text.trim()) void act({ type: "text", text: text.trim() });
                setText("");
              }}
            >
              <input
                aria-label="メッセージ"
                placeholder="メッセージ"
                class="min-h-10 min-w-0 flex-1 rounded-full bg-solid-gray-50 px-4 placeholder:text-solid-gray-700"
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
              />
              <button type="submit" class="min-h-10 rounded-full px-3 font-bold text-key-900 hover:bg-key-50">
                送信
              </button>
            </form>
            <nav aria-label="メニュー" class="grid grid-cols-4 border-t border-solid-gray-200">
              {menu.map((word) => (
                <button
                  key={word}
                  type="button"
                  class="min-h-12 border-r border-solid-gray-200 bg-green-50 text-xs font-bold tracking-normal text-green-1000 last:border-r-0 hover:bg-green-100"
                  onClick={() => act({ type: "text", text: word })}
                >
                  {word}
                </button>
              ))}
            </nav>
          </>
        ) : (
          <div class="flex flex-col gap-2 border-t border-solid-gray-200 p-4 text-center">
            <p>{phone.blocked ? "ブロックしています。お知らせは届きません。" : "まだ友だちではありません。"}</p>
            {!phone.blocked && (
              <Button look="primary" wide busy={waiting} onClick={() => act({ type: "follow" })}>
                友だちに追加
              </Button>
            )}
          </div>
        )}
      </div>

      {picker && (
        <DatePicker
          picker={picker}
          behind={log}
          onClose={() => setPicker(undefined)}
          onPick={(value) => {
            setPicker(undefined);
            void act({
              type: "postback",
              data: picker.data,
              params: { [picker.mode]: value },
              label: pickedLabel(picker.mode, value),
            });
          }}
        />
      )}
      {placing && (
        <PlacePicker
          behind={log}
          onClose={() => setPlacing(false)}
          onPick={(place) => {
            setPlacing(false);
            void act({ type: "location", ...place });
          }}
        />
      )}
      {page && <LiffWindow address={page} name={phone.name} behind={log} onClose={() => setPage(undefined)} />}
    </article>
  );
}

function Chat({
  box,
  items,
  waiting,
  onAction,
}: {
  box: RefObject<HTMLDivElement | null>;
  items: ChatItem[];
  waiting: boolean;
  onAction: (action: Action) => void;
}) {
  // The newest is in sight, also when what stands below the talk grows or goes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what it follows
  useEffect(() => {
    const shown = box.current;
    if (!shown) return;
    const follow = () => shown.scrollTo({ top: shown.scrollHeight });
    follow();
    const sizes = new ResizeObserver(follow);
    sizes.observe(shown);
    return () => sizes.disconnect();
  }, [items.length, waiting]);

  return (
    <div
      ref={box}
      role="log"
      aria-label="トーク"
      tabIndex={0}
      class="flex flex-1 flex-col gap-2 overflow-y-auto bg-light-blue-200 p-3"
    >
      {items.length === 0 && !waiting && <p class="m-auto text-center text-solid-gray-700">まだ何も届いていません。</p>}
      {items.map((item, index) => {
        const day = todayIn(new Date(item.at));
        const before = items[index - 1];
        const newDay = !before || todayIn(new Date(before.at)) !== day;
        return (
          <div key={`${item.seq} ${index}`} class="flex flex-col gap-2">
            {newDay && (
              <p class="self-center rounded-full bg-white/70 px-3 text-xs text-solid-gray-800">
                {formatDay(day, "ja")}
              </p>
            )}
            <Line item={item} onAction={onAction} />
          </div>
        );
      })}
      {waiting && (
        <p class="w-fit rounded-16 bg-white px-4 py-1">
          <span class="sr-only">入力中</span>
          <span aria-hidden="true" class="animate-pulse tracking-widest">
            ●●●
          </span>
        </p>
      )}
    </div>
  );
}

function Line({ item, onAction }: { item: ChatItem; onAction: (action: Action) => void }) {
  if (item.from === "system") {
    return (
      <p class="self-center rounded-full bg-white/70 px-3 text-center text-xs text-solid-gray-800">
        {item.message.text ?? item.message.altText}
      </p>
    );
  }
  const time = (
    <time dateTime={item.at} class="shrink-0 self-end text-xs text-solid-gray-800">
      {clockTime(item.at)}
    </time>
  );
  if (item.from === "resident") {
    return (
      <div class="flex justify-end gap-1 pl-12">
        {time}
        <p class="rounded-16 rounded-tr-4 bg-lime-200 px-3 py-2 whitespace-pre-line">
          {item.message.text ?? item.message.altText}
        </p>
      </div>
    );
  }
  return (
    <div class="flex gap-1 pr-2" data-from="account">
      <div class="max-w-[calc(100%-2.5rem)] min-w-0">
        <MessageView message={item.message} onAction={onAction} />
      </div>
      {time}
    </div>
  );
}

/** LINE itself shows nothing when a date is picked; a demonstration is easier to follow with it. */
const pickedLabel = (mode: Picker["mode"], value: string) => (mode === "date" ? formatDay(value, "ja") : value);

const clockTime = (at: string) =>
  new Intl.DateTimeFormat("ja", { timeZone: "Asia/Tokyo", hour: "numeric", minute: "2-digit" }).format(new Date(at));
