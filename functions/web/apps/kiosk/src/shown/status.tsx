/** What is saved here, what is sent, and since when nobody was heard. Always on the screen. */
import { Sheet } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Kiosk } from "../device/kiosk";
import { childName } from "../device/roster";
import { useChanges } from "./desk";
import { time } from "./time";

/** What is wrong with the contact; nothing where all is well. */
export function contactSentence(kiosk: Kiosk): string | undefined {
  const { contact, heardAt } = kiosk;
  if (contact.state === "refused") return `サーバーが受け取れません：${contact.message}`;
  if (contact.state !== "offline") return undefined;
  return heardAt === undefined ? "オフライン" : `オフライン ${time(heardAt)}から`;
}

/** Entries of the present day, and older ones that are not sent yet. */
function counts(kiosk: Kiosk) {
  const day = kiosk.day();
  const { book } = kiosk;
  const todays = book.entries.filter((entry) => entry.day === day || !book.isSent(entry.key));
  return { saved: todays.length, sent: todays.filter((entry) => book.isSent(entry.key)).length };
}

/** One line where nothing is recorded. */
export function StatusLine({ children }: { children: ComponentChildren }) {
  return (
    <p role="status" class="text-std-16N-170">
      {children}
    </p>
  );
}

export function StatusStrip({ kiosk }: { kiosk: Kiosk }) {
  useChanges(kiosk);
  const [open, setOpen] = useState(false);
  const { saved, sent } = counts(kiosk);
  const { refused } = kiosk.book;
  const trouble = contactSentence(kiosk);
  const tone =
    trouble || refused.length > 0 ? "border-warning-yellow-1 bg-yellow-50" : "border-solid-gray-200 bg-solid-gray-50";
  return (
    <div class={`border-y-2 ${tone} print:hidden`}>
      <div
        role="status"
        class="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-std-16N-170"
      >
        <span>この端末に保存 {saved}件</span>
        <span>送信済み {sent}件</span>
        <span class="text-std-16B-170">
          {trouble ?? (kiosk.contact.state === "untried" ? "つないでいます" : "オンライン")}
        </span>
        {kiosk.lost > 0 && <span>サーバーに記録が{kiosk.lost}件足りません。職員に知らせてください。</span>}
        {refused.length > 0 && (
          <button
            type="button"
            class="min-h-11 rounded-8 px-2 underline underline-offset-4"
            onClick={() => setOpen(true)}
          >
            職員の確認が必要な記録 {refused.length}件
          </button>
        )}
      </div>
      {open && (
        <Sheet title="職員の確認が必要な記録" closeLabel="閉じる" onClose={() => setOpen(false)}>
          <ul class="flex flex-col gap-3">
            {refused.map(({ log, n, why }) => (
              <li key={`${log}.${n}`}>
                {subject(kiosk, log, n)}：{reasons[why] ?? "サーバーが受け付けませんでした。"}
              </li>
            ))}
          </ul>
          <p>記録は消えていません。職員の画面の「確認待ち」で見られます。</p>
        </Sheet>
      )}
    </div>
  );
}

function subject(kiosk: Kiosk, log: string, n: number): string {
  const entry = kiosk.book.entries.find(({ key }) => key.log === log && key.n === n);
  return entry && "child" in entry.fact ? childName(kiosk.today.roster, entry.fact.child) : `記録 ${n}`;
}

const reasons: Record<string, string> = {
  too_long: "長すぎて読めませんでした。",
  malformed: "読めませんでした。",
  misplaced: "ほかの端末の記録とまざっていました。",
  revoked: "端末の登録が止められたあとの記録です。",
  forked: "端末の記録が複製されたか、前に戻されています。",
  unknown_child: "園の名簿にない子の記録です。",
  out_of_scope: "ほかの園の記録です。",
  newer: "サーバーより新しい端末の記録です。",
};
