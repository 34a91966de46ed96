import { ApiError, type NewFact, OfflineError, type StaffFact } from "@tsunagu/api-client";
import { useAction } from "@tsunagu/ui";
import { useRef } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { useFacility } from "./facility";

/** The server's reasons (`fact_invalid`), as a colleague would say them. */
const reasons: Record<string, string> = {
  at: "時刻を確かめてください。その日の、もう過ぎた時刻だけ記録できます。",
  by: "「記録する人」を選び直してください。",
  with: "その人は、この子どもの保護者に登録されていません。",
  whom: "その人は、この子どもの保護者に登録されていません。",
  reason: '理由を短く書いてください（30文字ほど。記号の " と \\ は使えません）。',
  eta: "来る時刻は、その日の時刻を入れてください。",
  target: "直す記録が見つかりません。画面を読み直してください。",
  day: "点呼は、今日だけ記録できます。",
};

/** Why a fact was not written down. */
export function refusalWords(error: Error): Error {
  if (error instanceof OfflineError || (error instanceof ApiError && error.status >= 500)) {
    return new ApiError(0, "unsure", "記録できたか分かりません。もう一度押してください。二重にはなりません。");
  }
  if (error instanceof ApiError && error.code === "fact_invalid") {
    const words = reasons[error.detail.reason ?? ""];
    if (words) return new ApiError(error.status, error.code, words);
  }
  if (error instanceof ApiError && error.code === "not_permitted") {
    return new ApiError(error.status, error.code, "この人は、お迎えができる人に登録されていません。");
  }
  return error;
}

/** Writes down facts about a child on a day. One intent has one key, however often it is sent; another has another. */
export function useFact(child: string, day: string, onWritten: () => void) {
  const { api } = useDesk();
  const { facility, by } = useFacility();
  const intent = useRef<{ text: string; key: string } | undefined>(undefined);
  const { busy, error, run } = useAction();
  useExpiry([error]);

  const write = (fact: StaffFact) =>
    run(async () => {
      if (!by) throw new ApiError(0, "writer_missing", "「記録する人」を選んでください。");
      const body: NewFact = { day, by, fact };
      const text = JSON.stringify([child, body]);
      if (intent.current?.text !== text) intent.current = { text, key: crypto.randomUUID() };
      await api.writeFact(facility.id, child, body, intent.current.key);
      intent.current = undefined;
      onWritten();
    });
  return { busy, error: error && refusalWords(error), write };
}
