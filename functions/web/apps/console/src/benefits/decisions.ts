import type { Decision } from "@tsunagu/api-client";
import { people } from "./words";

interface Words {
  /** On the button that asks. */
  press: string;
  /** Asks once more. */
  ask: (count: number) => string;
  /** On the button that does it. */
  act: (count: number) => string;
  done: (count: number) => string;
  /** What follows from it, where the button does not say it. */
  follows?: string;
  /** What it means that somebody stands elsewhere by now. */
  elsewhere: string;
  /** The reason to begin with, where the family reads one. */
  because?: string;
}

const decided = "もう審査を待っていません（家庭が取り下げたか、ほかの職員が決めました）";

/** Every decision in words. */
export const decisions: Record<Decision, Words> = {
  grant: {
    press: "支給を決める…",
    ask: (count) => `${people(count)}の支給を決めますか`,
    act: (count) => `${people(count)}の支給を決める`,
    done: (count) => `${people(count)}の支給を決めました。`,
    elsewhere: decided,
  },
  refuse: {
    press: "不支給にする…",
    ask: (count) => `${people(count)}を不支給にしますか`,
    act: (count) => `${people(count)}を不支給にする`,
    done: (count) => `${people(count)}の不支給を決めました。`,
    elsewhere: decided,
    because: "",
  },
  reopen: {
    press: "不支給を取り消す…",
    ask: (count) => `${people(count)}の不支給を取り消しますか`,
    act: (count) => `${people(count)}の不支給を取り消す`,
    done: (count) => `${people(count)}の不支給を取り消しました。申請は、もう一度審査を待っています。`,
    follows: "申請は、もう一度審査を待ちます。家庭には、次に決めたときに知らせます。",
    elsewhere: "もう不支給ではありません（ほかの職員が取り消しました）",
  },
  ask_account: {
    press: "別の口座をたずねる…",
    ask: (count) => `${people(count)}に別の口座をたずねますか`,
    act: (count) => `${people(count)}にたずねる`,
    done: (count) => `${people(count)}に別の口座をたずねました。`,
    follows: "家庭が別の口座を入れると、次の振込ファイルに入ります。支給の決定は変わりません。",
    elsewhere: "もう振込を待っていません（振込ファイルに入ったか、ほかの職員がたずねました）",
    because: "届け出た口座の支店がなくなっているため、別の口座を教えてください。",
  },
};

/** Why somebody stays as they were. */
export function leftWords(decision: Decision, code: string): string {
  if (code === "other_state") return decisions[decision].elsewhere;
  if (code === "not_entitled") return "いまの条件では対象ではありません";
  return code === "not_found" ? "見つかりません" : code;
}
