import type { MessageContent, StaffMessage } from "@tsunagu/api-client";
import { TabBar } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { FileList } from "./file-list";
import { inOrder, langOf, languageName, ORIGINAL } from "./languages";
import { BUTTON, lineWords } from "./line-words";

/** What guardians see: in LINE a line and a button, and behind it the page with the words. */
export function Preview({ message }: { message: StaffMessage }) {
  return (
    <section aria-labelledby="preview" class="flex flex-col gap-4">
      <h3 id="preview" class="text-std-20B-150">
        保護者に見えるもの
      </h3>
      <div class="grid items-start gap-6 desktop-admin:grid-cols-[20rem_1fr]">
        <figure class="flex flex-col gap-2">
          <figcaption class="text-std-16B-170">LINEで届く文（題名や本文は出ません）</figcaption>
          <div class="flex flex-col gap-3 rounded-16 bg-light-blue-50 p-4">
            <p class="rounded-16 rounded-tl-4 bg-white p-4">{lineWords(message.urgency, message.reach)}</p>
            <p class="self-start rounded-full border border-key-900 bg-white px-4 py-1 text-key-900">{BUTTON}</p>
          </div>
        </figure>
        <figure class="flex min-w-0 flex-col gap-2">
          <figcaption class="text-std-16B-170">ボタンで開くページ</figcaption>
          <Words of="sent" content={message.content} />
          <FileList files={message.attachments} message={message.id} />
        </figure>
      </div>
    </section>
  );
}

/**
 * The words, language by language; `of` tells two of these on one page apart. They are plain text: what looks like a tag is
 * shown as it is.
 */
export function Words({ of, content: { texts } }: { of: string; content: MessageContent }) {
  const tags = inOrder(Object.keys(texts));
  const [wanted, setWanted] = useState(ORIGINAL);
  const chosen = texts[wanted] ? wanted : (tags[0] ?? ORIGINAL);
  const words = texts[chosen];
  const several = tags.length > 1;
  return (
    <div class="flex flex-col">
      {several && (
        <TabBar
          name="見る言語"
          panel={of}
          chosen={chosen}
          onChoose={setWanted}
          items={tags.map((id) => ({ id, label: languageName(id) }))}
        />
      )}
      <div
        {...(several ? { id: of, role: "tabpanel", "aria-labelledby": `${of}-tab-${chosen}` } : {})}
        lang={langOf(chosen)}
        class="flex flex-col gap-2 rounded-8 border border-solid-gray-420 p-4"
      >
        <p class="text-std-20B-150">{words?.title}</p>
        <p class="whitespace-pre-wrap">{words?.body}</p>
      </div>
    </div>
  );
}
