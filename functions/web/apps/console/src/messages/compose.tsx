import { type StaffMessage, type StaffSurvey, staffNow } from "@tsunagu/api-client";
import { Banner, Button, LinkButton } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { newId } from "../attendance/roster-draft";
import { today, useDesk } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { TextLink } from "../link";
import { messageAt, messagesAt } from "../place";
import { MistakesContext } from "../services/fields";
import { copyOfSurvey } from "../surveys/draft";
import { SurveyFields } from "../surveys/fields";
import { ContentFields } from "./content-fields";
import { askedOf, copyOf, type Draft, differs, draftOf, gapsOf, messageOf, newDraft } from "./draft";
import { FilesField } from "./files";
import { useHere } from "./here";
import { AudiencePicker } from "./picker";
import { flawWords, messageFlaw } from "./reasons";
import { TimeFields } from "./times";
import { UrgencyField } from "./urgency";

const GAP = "ここを入れてください。";

/** A new message, or one with the words of another. */
export const NewMessagePage = ({
  from,
  asked,
}: {
  from: StaffMessage | undefined;
  /** What the other one asks. */
  asked?: StaffSurvey | undefined;
}) => <Editor held={undefined} from={from} asked={asked} />;

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

function Editor({
  held,
  from,
  asked,
}: {
  held: StaffMessage | undefined;
  from: StaffMessage | undefined;
  asked?: StaffSurvey | undefined;
}) {
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
    if (from && !dirty) put({ ...copyOf(from), ...(asked ? { survey: copyOfSurvey(asked, today()) } : {}) });
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
      {held?.survey && (
        <Banner tone="info">
          アンケートの質問と期限は、ここでは直せません。直すときは、このお知らせを取り消し、「写して、新しく書く」で書き直してください。
        </Banner>
      )}
      <div ref={edited.page} class="flex flex-col gap-10">
        <AudiencePicker audience={draft.audience} onChange={(audience) => put({ audience })} />
        <ContentFields texts={draft.texts} onChange={(texts) => put({ texts })} />
        <FilesField files={draft.attachments} onChange={(attachments) => put({ attachments })} />
        {!held && <SurveyFields survey={draft.survey} onChange={(survey) => put({ survey })} />}
        {!draft.survey && <UrgencyField value={draft.urgency} onChange={(urgency) => put({ urgency })} />}
        <TimeFields draft={draft} put={put} />
        <SaveFoot
          edited={{ ...edited, empty }}
          label="下書きを保存する"
          gaps={`送り先・題名・本文${draft.survey ? "・質問・選択肢・期限" : ""}のどれかが、まだありません。`}
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

/** Writes a draft, with questions or without. Pressed again because no answer came, the same words are the same draft. */
function usePost() {
  const { api } = useDesk();
  const last = useRef({ body: "", key: "" });
  return async (draft: Draft): Promise<StaffMessage> => {
    const asked = draft.survey && askedOf(draft, draft.survey);
    const plain = messageOf(draft);
    const body = JSON.stringify(asked ?? plain);
    if (body !== last.current.body) last.current = { body, key: newId("msg-", 20) };
    if (!asked) return api.draftMessage(plain, last.current.key);
    const { message } = await api.draftSurvey(asked, last.current.key);
    if (draft.attachments.length === 0) return message;
    // A survey is drafted without files: they are put to its message.
    const { urgency, not_after } = message;
    return api.editMessage(message.id, { ...plain, urgency, not_after }, message.version);
  };
}
