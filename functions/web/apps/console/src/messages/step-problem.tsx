import { ApiError } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { Told } from "../benefits/told";
import { Problem } from "../problem";
import { flawWords } from "./reasons";
import type { Step } from "./use-step";

/** Refusals that the service says for more than messages, in words for these. */
const own: Record<string, string> = {
  second_person_needed: "書いた人や直した人は承認できません。ほかの職員に頼んでください。",
  forbidden: "受け持ちではない学校・園にも届くお知らせです。そこも受け持つ職員が操作してください。",
  message_over: "送る期限を過ぎたので、送れません。「直す」で期限を延ばしてください。",
};

/** Why a step was not taken, or what is not as it was looked at. */
export function StepProblem({ step: { error, changes } }: { step: Pick<Step, "error" | "changes"> }) {
  if (changes) {
    return (
      <Told>
        <Banner tone="warning">
          見ているあいだに変わったので、読み込み直しました。
          {changes.length > 0 ? changes.join("") : "内容は同じです。"}確かめてから、もう一度操作してください。
        </Banner>
      </Told>
    );
  }
  if (!error) return null;
  const words = (error instanceof ApiError && own[error.code]) || flawWords(error);
  return (
    <Told>
      {words ? (
        <Banner tone="error">{words}</Banner>
      ) : (
        <Problem error={error} otherwise="できたか分かりません。読み込み直して、状態を確かめてください。" />
      )}
    </Told>
  );
}
