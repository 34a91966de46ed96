import type { Language, Me, MeChange, ResidentApi } from "@tsunagu/api-client";
import { Banner, Choices, LinkButton, Switch, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { hrefOf } from "../route";
import { type Key, useSpeech } from "../texts";

/** Each language names itself, so that it can be found by someone who reads no other. */
const languages: readonly { value: Language; label: string }[] = [
  { value: "ja", label: "日本語" },
  { value: "ja-easy", label: "やさしい にほんご" },
  { value: "en", label: "English" },
];
const topics = ["pregnancy", "birth", "checkup", "vaccination", "nursery", "school"] as const;

export function SettingsPage({ api, me, onMe }: { api: ResidentApi; me: Me; onMe: (me: Me) => void }) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const [saved, setSaved] = useState(false);
  // What was tapped shows at once; a refusal takes it back.
  const [wished, setWished] = useState<MeChange>({});
  const [last, setLast] = useState<MeChange>({});

  const change = (wish: MeChange) => {
    setSaved(false);
    setWished(wish);
    setLast(wish);
    void run(async () => {
      try {
        onMe(await api.changeMe(wish));
        setSaved(true);
      } finally {
        setWished({});
      }
    });
  };
  const shown = { ...me, ...wished } as Me;

  return (
    <>
      {error && (
        <div class="sticky top-2 z-10">
          <Problem error={error} unsaved onRetry={() => change(last)} />
        </div>
      )}
      <p role="status" class="sr-only">
        {saved ? say("saved") : ""}
      </p>
      {!me.following && <Banner tone="warning">{say("not_following")}</Banner>}
      <Choices
        legend={say("language")}
        value={shown.language as Language}
        options={languages}
        onChange={(language) => change({ language })}
      />
      <div class="border-y border-solid-gray-200">
        <Switch
          label={say("push")}
          hint={say("push_hint")}
          checked={shown.push}
          disabled={busy}
          onChange={(push) => change({ push })}
        />
      </div>
      <fieldset disabled={!shown.push}>
        <legend class="mb-1 text-std-16B-170">{say("topics")}</legend>
        <div class="divide-y divide-solid-gray-200">
          {topics.map((topic) => (
            <Switch
              key={topic}
              label={say(`topic_${topic}` as Key & `topic_${typeof topic}`)}
              checked={shown.topics.includes(topic)}
              disabled={busy || !shown.push}
              onChange={(on) =>
                change({ topics: topics.filter((one) => (one === topic ? on : shown.topics.includes(one))) })
              }
            />
          ))}
        </div>
      </fieldset>
      <LinkButton wide href={hrefOf({ at: "messages" })}>
        {say("head_messages")}
      </LinkButton>
      <LinkButton wide href={hrefOf({ at: "benefits" })}>
        {say("head_benefits")}
      </LinkButton>
      <LinkButton wide href={hrefOf({ at: "nurseries" })}>
        {say("head_nurseries")}
      </LinkButton>
      <LinkButton look="text" href={hrefOf({ at: "visits" })}>
        {say("visits_of_centres")}
      </LinkButton>
    </>
  );
}
