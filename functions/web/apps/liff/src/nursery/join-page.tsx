import type { Attending, Child, ResidentApi } from "@tsunagu/api-client";
import { Button, LinkButton, Spinner, TextField, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Line } from "../bookings/parts";
import { Problem } from "../problem";
import { go, hrefOf } from "../route";
import { TokenField } from "../sheets/token";
import { useSpeech } from "../texts";

interface Joining {
  api: ResidentApi;
  /** The emojis that there are, those of the joined children, and those of the family's calendar. */
  offered: readonly string[];
  kids: readonly Attending[];
  family: readonly Child[];
  onJoined: (token: string) => void;
}

/** Joins a child with the facility's code: scanned, or typed. */
export function JoinPage({ code, ...joining }: Joining & { code: string | undefined }) {
  return code ? <Invited key={code} code={code} {...joining} /> : <CodeForm />;
}

export function CodeForm() {
  const { say } = useSpeech();
  const [typed, type] = useState("");
  // People write codes in groups, and small.
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (code) go({ at: "join", code: code.slice(0, 64) });
      }}
    >
      <TextField
        label={say("join_code")}
        hint={say("join_code_hint")}
        value={typed}
        onInput={type}
        lang="en"
        required
      />
      <Button look="primary" size="large" wide type="submit">
        {say("join_look")}
      </Button>
    </form>
  );
}

function Invited({ code, api, offered, kids, family, onJoined }: Joining & { code: string }) {
  const { say } = useSpeech();
  const card = useLoad(code, () => api.invitation(code));
  const { busy, error, run } = useAction();
  const [wished, wish] = useState<string>();
  const taken = kids.map(({ token }) => token);
  // The calendar's children come first: a child with one emoji is known at a glance.
  const known = family.filter(({ kind }) => kind === "child").map(({ token }) => token);
  const others = offered.filter((token) => !known.includes(token));
  const token = wished ?? [...known, ...others].find((one) => !taken.includes(one)) ?? "";
  const join = () =>
    void run(async () => {
      await api.join(code, token);
      onJoined(token);
    });

  if (!card.value) {
    if (!card.error) return <Spinner label={say("loading")} />;
    return (
      <>
        <Problem error={card.error} onRetry={card.reload} />
        <LinkButton wide href={hrefOf({ at: "join" })}>
          {say("join_other_code")}
        </LinkButton>
      </>
    );
  }
  const { facility, name, relation, class: group } = card.value;
  return (
    <>
      <p class="text-std-17B-170">{say("join_check")}</p>
      <dl class="rounded-12 border border-solid-gray-420 px-4 py-2">
        <Line name={say("join_child")}>
          <span class="text-std-20B-150">{name}</span>
        </Line>
        <Line name={say("join_facility")}>
          {facility} {group}
        </Line>
        <Line name={say("join_as")}>{say("join_as_relation", { name, relation })}</Line>
      </dl>
      <p class="text-std-16N-170">{say("join_wrong")}</p>
      <TokenField value={token} offered={offered} taken={taken} onChange={wish} />
      {known.length > 0 && <p class="text-std-16N-170">{say("join_token_hint")}</p>}
      {error && <Problem error={error} unsaved onRetry={join} />}
      <Button look="primary" size="large" wide busy={busy} onClick={join}>
        {say("join_now")}
      </Button>
      <LinkButton look="text" wide href={hrefOf({ at: "nursery" })}>
        {say("cancel")}
      </LinkButton>
    </>
  );
}
