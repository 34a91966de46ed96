import type { MessageWords } from "@tsunagu/api-client";
import { Button, SelectField, TabBar, TextArea, TextField } from "@tsunagu/ui";
import { useContext, useLayoutEffect, useState } from "preact/hooks";
import { MistakesContext, useMistake } from "../services/fields";
import { atOnce, further, inOrder, langOf, languageName, ORIGINAL } from "./languages";

type Texts = Record<string, MessageWords>;

const hints: Record<string, string> = {
  ja: "題名も本文も、LINEには出ません。ボタンで開くページに出ます。",
  "ja-easy": "短い文で。むずかしい漢字には、（ ）でふりがなを。",
};

/** What a message says: Japanese always, and tabs for what else is written. */
export function ContentFields({ texts, onChange }: { texts: Texts; onChange: (texts: Texts) => void }) {
  const [wanted, setChosen] = useState(ORIGINAL);
  const mistakes = useContext(MistakesContext);
  const tags = inOrder(Object.keys(texts));
  const chosen = texts[wanted] ? wanted : ORIGINAL;
  const isWrong = (tag: string) => Object.keys(mistakes).some((path) => path.startsWith(`texts.${tag}.`));
  const wrong = tags.find(isWrong);
  // Before the form looks for its first mistake, which has to be on the screen to get the focus.
  useLayoutEffect(() => {
    if (wrong) setChosen(wrong);
  }, [wrong]);

  const stateOf = (tag: string) => {
    if (isWrong(tag)) return "直すところがあります";
    const { title, body } = texts[tag] ?? { title: "", body: "" };
    return title.trim() || body.trim() ? "書いてあります" : "まだありません";
  };
  const signs: Record<string, string> = { 直すところがあります: " ！", 書いてあります: " ✓", まだありません: "" };
  const put = (words: Partial<MessageWords>) =>
    onChange({ ...texts, [chosen]: { ...(texts[chosen] ?? { title: "", body: "" }), ...words } });
  const takeOut = () => {
    const { [chosen]: _, ...others } = texts;
    onChange(others);
    setChosen(ORIGINAL);
  };
  return (
    <section aria-labelledby="content" class="flex flex-col gap-4">
      <h3 id="content" class="text-std-20B-150">
        何を伝えますか
      </h3>
      <TabBar
        name="書く言語"
        chosen={chosen}
        onChoose={setChosen}
        items={tags.map((id) => ({
          id,
          label: `${languageName(id)}${signs[stateOf(id)] ?? ""}`,
          name: `${languageName(id)}（${stateOf(id)}）`,
        }))}
      />
      <div id="panel" role="tabpanel" aria-labelledby={`tab-${chosen}`} class="flex flex-col gap-4">
        <Fields tag={chosen} words={texts[chosen] ?? { title: "", body: "" }} onInput={put} />
        {!atOnce.includes(chosen) && (
          <div>
            <Button size="small" onClick={takeOut}>
              {languageName(chosen)}を消す
            </Button>
          </div>
        )}
      </div>
      <AddLanguage
        tags={tags}
        onAdd={(tag) => {
          onChange({ ...texts, [tag]: { title: "", body: "" } });
          setChosen(tag);
        }}
      />
    </section>
  );
}

function Fields({
  tag,
  words,
  onInput,
}: {
  tag: string;
  words: MessageWords;
  onInput: (words: Partial<MessageWords>) => void;
}) {
  const name = languageName(tag);
  const must = tag === ORIGINAL ? "必須" : name;
  return (
    <>
      <TextField
        label={`題名（${must}）`}
        hint={`1行、60文字まで。${hints[tag] ?? ""}`}
        lang={langOf(tag)}
        required={tag === ORIGINAL}
        value={words.title}
        error={useMistake(`texts.${tag}.title`)}
        onInput={(title) => onInput({ title })}
      />
      <TextArea
        label={`本文（${must}）`}
        hint={`4,000文字まで。いま ${[...words.body].length}文字。`}
        lang={langOf(tag)}
        rows={10}
        value={words.body}
        error={useMistake(`texts.${tag}.body`)}
        onInput={(body) => onInput({ body })}
      />
    </>
  );
}

function AddLanguage({ tags, onAdd }: { tags: string[]; onAdd: (tag: string) => void }) {
  const left = further(tags);
  const [wanted, setWanted] = useState("");
  const chosen = left.includes(wanted) ? wanted : (left[0] ?? "");
  if (left.length === 0) return null;
  return (
    <div class="flex flex-wrap items-end gap-2">
      <div class="w-80 max-w-full">
        <SelectField
          label="ほかの言語"
          value={chosen}
          options={left.map((tag) => [tag, languageName(tag)] as const)}
          onInput={setWanted}
        />
      </div>
      <Button onClick={() => onAdd(chosen)}>言語を追加</Button>
    </div>
  );
}
