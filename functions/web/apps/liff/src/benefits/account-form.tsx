import { ApiError, type BankName, type NewAccount, type ResidentApi } from "@tsunagu/api-client";
import { Button, box, Chips, Field, Spinner, TextField, useAction, useLoad } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../problem";
import { type Key, useSpeech } from "../texts";
import { type Entered, type Flaw, flawOf, isPostBank, KINDS, read } from "./account";
import { NamePicker } from "./name-picker";

/** Bank, branch, kind, number, holder. It is kept nowhere: who leaves the page begins anew. */
export function AccountForm({
  api,
  banks,
  onSave,
}: {
  api: ResidentApi;
  banks: readonly BankName[];
  onSave: (account: NewAccount) => Promise<void>;
}) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const [entered, put] = useState<Entered>({
    bank: undefined,
    branch: undefined,
    kind: "普通",
    number: "",
    holder: "",
  });
  const [flaws, setFlaws] = useState<readonly Flaw[]>([]);
  // What was changed since is no longer what was refused.
  const [touched, touch] = useState<Partial<Entered>>({});
  const form = useRef<HTMLFormElement>(null);
  const post = isPostBank(entered.bank);
  const change = (next: Partial<Entered>) => {
    put((now) => ({ ...now, ...next }));
    touch((now) => ({ ...now, ...next }));
  };
  const refuse = (flaws: readonly Flaw[]) => {
    setFlaws(flaws);
    touch({});
  };

  // The first thing to mend is where the keyboard goes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every refusal
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [flaws]);

  const errorOf = (field: Flaw["field"]): string | undefined => {
    const flaw = field in touched ? undefined : flaws.find((one) => one.field === field);
    return flaw && say(flaw.key as Key & "flaw_holder_sign", { sign: flaw.sign ?? "" });
  };

  function save() {
    const account = read(entered);
    refuse(Array.isArray(account) ? account : []);
    if (Array.isArray(account)) return;
    void run(async () => {
      try {
        await onSave(account);
      } catch (failure) {
        const refused = failure instanceof ApiError && failure.code === "account_invalid";
        const flaw = refused ? flawOf(failure.detail.reason) : undefined;
        if (!flaw) throw failure;
        // A name that was no good is chosen again.
        if (flaw.field === "bank") change({ bank: undefined, branch: undefined });
        if (flaw.field === "branch") change({ branch: undefined });
        refuse([flaw]);
      }
    });
  }

  return (
    <form
      ref={form}
      noValidate
      class="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p class="text-std-16N-170">{say("account_lead")}</p>
      <NamePicker
        label={say("account_bank")}
        hint={say("account_bank_hint")}
        error={errorOf("bank")}
        names={banks}
        chosen={entered.bank}
        onChoose={(bank) => change({ bank, branch: undefined })}
      />
      {entered.bank && (
        <Branch
          key={entered.bank.code}
          api={api}
          bank={entered.bank}
          error={errorOf("branch")}
          chosen={entered.branch}
          onChoose={(branch) => change({ branch })}
        />
      )}
      <Chips
        legend={say("account_kind")}
        value={entered.kind}
        options={KINDS.map(([value, key]) => ({ value, label: say(key) }))}
        onChange={(kind) => change({ kind })}
      />
      <Field
        label={say("account_number")}
        hint={say(post ? "account_number_yucho" : "account_number_hint")}
        error={errorOf("number")}
      >
        {({ id, describedBy }) => (
          <input
            id={id}
            inputMode="numeric"
            autocomplete="off"
            class={`${box} max-w-48`}
            value={entered.number}
            aria-describedby={describedBy}
            aria-invalid={errorOf("number") ? "true" : undefined}
            onInput={(event) => change({ number: event.currentTarget.value })}
          />
        )}
      </Field>
      <TextField
        label={say("account_name")}
        hint={say("account_name_hint")}
        error={errorOf("holder")}
        lang="ja"
        value={entered.holder}
        onInput={(holder) => change({ holder })}
      />
      {error && <Problem error={error} unsaved onRetry={save} />}
      <Button look="primary" size="large" wide type="submit" busy={busy}>
        {say("account_save")}
      </Button>
    </form>
  );
}

function Branch({
  api,
  bank,
  error,
  chosen,
  onChoose,
}: {
  api: ResidentApi;
  bank: BankName;
  error: string | undefined;
  chosen: BankName | undefined;
  onChoose: (branch: BankName | undefined) => void;
}) {
  const { say } = useSpeech();
  const branches = useLoad(bank.code, () => api.branches(bank.code));
  if (!branches.value) {
    return branches.error ? (
      <Problem error={branches.error} onRetry={branches.reload} />
    ) : (
      <Spinner label={say("loading")} />
    );
  }
  return (
    <NamePicker
      label={say("account_branch")}
      hint={say(isPostBank(bank) ? "account_branch_yucho" : "account_branch_hint")}
      error={error}
      names={branches.value}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
