import { type StaffMessage, staffNow } from "@tsunagu/api-client";
import { Banner, Button, LinkButton } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { newId } from "../attendance/roster-draft";
import { useDesk } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { TextLink } from "../link";
import { messageAt, messagesAt } from "../place";
import { MistakesContext } from "../services/fields";
import { ContentFields } from "./content-fields";
import { copyOf, type Draft, differs, draftOf, gapsOf, messageOf, newDraft } from "./draft";
import { FilesField } from "./files";
import { useHere } from "./here";
import { AudiencePicker } from "./picker";
import { flawWords, messageFlaw } from "./reasons";
import { TimeFields } from "./times";
import { UrgencyField } from "./urgency";

const GAP = "ここを入れてください。";

/** A new message, or one with the words of another. */
export const NewMessagePage = ({ from }: { from: StaffMessage | undefined }) => <Editor held={undefined} from={from} />;

/** A message that has not left, to be changed. */
export const ComposePage = ({ held }: { held: StaffMessage }) =>
  ["draft", "awaiting_approval", "scheduled"].includes(held.state) ? (
    <Editor held={held} from={undefined} />
  ) : (
    <NotAnyMore id={held.id} />
  );

function NotAnyMore({ id }: { id: string }) {
  const { facility } = useHere();
  return (
    <Banner
      tone="info"
      action={
        <LinkButton size="small" href={messageAt(facility.id, id)}>
          お知らせを見る
        </LinkButton>
      }
    >
      このお知らせは、もう直せません。
    </Banner>
  );
}

function Editor({ held, from }: { held: StaffMessage | undefined; from: StaffMessage | undefined }) {
  const { api } = useDesk();
  const { facility } = useHere();
  const kept = (message: StaffMessage) => ({ draft: draftOf(message, staffNow()), version: message.version });
  const post = usePost();
  /** Whoever wants to check it goes on once it is saved. */
  const goesOn = useRef(false);
  const at = (id: string) => messageAt(facility.id, id, goesOn.current ? "read" : "edit");
  const edited = useEdited<Draft>({
    kind: `message ${facility.id}`,
    held: held && kept(held),
    blank: newDraft,
    changed: differs,
    gaps: gapsOf,
    save: async (draft, version) =>
      kept(draft.id ? await api.editMessage(draft.id, messageOf(draft), version) : await post(draft)),
    latest: async ({ id }) => (id ? kept(await api.message(id)) : undefined),
    address: ({ id }) => at(id),
  });
  const { draft, put, dirty, done, busy, error } = edited;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a copy is what the form begins with, unless more was written
  useEffect(() => {
    if (from && !dirty) put(copyOf(from));
  }, []);
  useEffect(() => {
    if (held && done && !dirty && goesOn.current) location.assign(messageAt(facility.id, held.id));
  }, [held, done, dirty, facility.id]);

  const save = (further: boolean) => {
    goesOn.current = further;
    if (further && held && !dirty) location.assign(messageAt(facility.id, held.id));
    else edited.store();
  };
  const flaw = messageFlaw(error);
  // What has been filled in since is no gap any more.
  const empty = edited.empty.filter((path) => gapsOf(draft).includes(path));
  const mistakes = {
    ...Object.fromEntries(empty.map((path) => [path, GAP])),
    ...(flaw?.path ? { [flaw.path]: flaw.words } : {}),
  };
  return (
    <MistakesContext.Provider value={mistakes}>
      <p>
        <TextLink href={messagesAt(facility.id)}>お知らせの一覧へ戻る</TextLink>
      </p>
      <h2 class="text-std-24B-150">{held ? "お知らせを直す" : "お知らせを書く"}</h2>
      {held && held.state !== "draft" && (
        <Banner tone="info">保存すると、下書きに戻ります。もう一度、送る前の確認から始めてください。</Banner>
      )}
      <div ref={edited.page} class="flex flex-col gap-10">
        <AudiencePicker audience={draft.audience} onChange={(audience) => put({ audience })} />
        <ContentFields texts={draft.texts} onChange={(texts) => put({ texts })} />
        <FilesField files={draft.attachments} onChange={(attachments) => put({ attachments })} />
        <UrgencyField value={draft.urgency} onChange={(urgency) => put({ urgency })} />
        <TimeFields draft={draft} put={put} />
        <SaveFoot
          edited={{ ...edited, empty }}
          label="下書きを保存する"
          gaps="送り先・題名・本文のどれかが、まだありません。"
          saved={<Banner tone="success">下書きを保存しました。まだだれにも送っていません。</Banner>}
          first={
            <>
              <Button look="primary" size="large" busy={busy} onClick={() => save(true)}>
                送り先と文を確かめる
              </Button>
              <Button busy={busy} disabled={!dirty} onClick={() => save(false)}>
                下書きを保存する
              </Button>
              {error && flaw && <p class="w-full text-error-2">{flawWords(error)}</p>}
            </>
          }
        />
      </div>
    </MistakesContext.Provider>
  );
}

/** Writes a draft. Pressed again because no answer came, the same words are the same draft. */
function usePost() {
  const { api } = useDesk();
  const last = useRef({ body: "", key: "" });
  return (draft: Draft) => {
    const message = messageOf(draft);
    const body = JSON.stringify(message);
    if (body !== last.current.body) last.current = { body, key: newId("msg-", 20) };
    return api.draftMessage(message, last.current.key);
  };
}
