import { Spinner, useLoad } from "@tsunagu/ui";
import { Back, Gone } from "../bookings/parts";
import { Problem } from "../problem";
import { go, type Place } from "../route";
import { useSpeech } from "../texts";
import { AccountForm } from "./account-form";
import type { Shared } from "./area";

/** Where the money of one benefit goes. Nothing is applied for here: the benefit shows the account for the tap that does. */
export function AccountPage({ api, id, benefits, put, setFresh }: Shared & { id: string }) {
  const { say } = useSpeech();
  const banks = useLoad("banks", api.banks);
  const benefit = benefits.find((one) => one.id === id);
  const back: Place = { at: "benefit", id, step: "view" };
  if (!benefit) return <Gone to={{ at: "benefits" }} words={say("benefit_gone")} link={say("back_benefits")} />;
  if (!benefit.may_change_account) return <Gone to={back} words={say("account_locked")} link={say("back_benefit")} />;
  return (
    <>
      <Back to={back}>{say("back_benefit")}</Back>
      {banks.value ? (
        <AccountForm
          api={api}
          banks={banks.value}
          onSave={async (account) => {
            put(await api.chooseAccount(id, account));
            setFresh(id);
            go(back, true);
          }}
        />
      ) : banks.error ? (
        <Problem error={banks.error} onRetry={banks.reload} />
      ) : (
        <Spinner label={say("loading")} />
      )}
    </>
  );
}
