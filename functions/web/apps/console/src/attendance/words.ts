import type {
  AlarmCard,
  AsideCard,
  BoardLine,
  DeviceKind,
  ElsewhereCard,
  FactRecord,
  SilentGate,
} from "@tsunagu/api-client";
import { dayOf, timeOf } from "@tsunagu/api-client";
import type { Tone } from "../bookings/words";

type Face = { sign: string; name: string; tone: Tone };

/** Where a child stands; each with a sign and words, none told by colour alone. */
export const standings: Record<BoardLine["standing"], Face> = {
  present: { sign: "●", name: "在園", tone: "good" },
  on_bus: { sign: "▶", name: "バス乗車中", tone: "plain" },
  off_bus: { sign: "▷", name: "バスを降りた", tone: "ask" },
  left: { sign: "✓", name: "降園", tone: "quiet" },
  absent: { sign: "／", name: "欠席", tone: "quiet" },
  day_off: { sign: "－", name: "登園日でない", tone: "quiet" },
  awaited: { sign: "…", name: "未着", tone: "plain" },
  not_seen: { sign: "！", name: "来ていない", tone: "bad" },
  unknown: { sign: "？", name: "不明", tone: "ask" },
};

export const absences = {
  sick: "病気",
  private: "家庭の都合",
  other: "その他",
  bereavement: "忌引",
  infection: "感染症（出席停止）",
} as const;

export const kinds: Record<DeviceKind, string> = {
  gate: "門の端末",
  class: "クラスの端末",
  bus: "バスの端末",
  entry: "入口の端末",
};

const alarms: Record<string, string> = {
  on_bus_not_at_gate: "バスに乗ったのに、園で確認できていません",
  not_seen: "来ていません。欠席の連絡もありません",
  still_on_bus: "帰りのバスが着く時刻を過ぎても、降りた記録がありません",
  still_inside: "閉園を過ぎても、降園の記録がありません",
  unknown: "来たかどうか分かりません",
  absent_but_present: "欠席の連絡があるのに、来ています",
};

/** What an alarm says. */
export function alarmWords({ kind, coming }: AlarmCard): string {
  if (kind === "not_seen" && coming) return "まだ来ていません。「これから行く」と連絡がありました";
  return alarms[kind] ?? "確かめてください";
}

/** `正門が 8:12 から届いていません`. */
export function silence({ name, since }: SilentGate, day: string): string {
  const gate = name || "名前のない端末";
  if (!since) return `${gate}は一度も届いていません`;
  return `${gate}が ${momentWords(since, day)} から届いていません`;
}

/** A record that may be of this day and does not lie on it. */
export function elsewhereWords({ kind, at, filed }: ElsewhereCard, day: string): string {
  const what = `${momentWords(at, day)} ごろの「${recordWords(kind)}」の記録`;
  if (!filed) return `${what}が「保留」にあります`;
  const [year, month, date] = filed.split("-").map(Number);
  return `${what}が、時計の合っていない端末から${year}年${month}月${date}日の日付で届いています`;
}

/** `8:12`, as it is said. */
export const clockWords = (moment: string): string => timeOf(moment).replace(/^0/, "");

/** The same, and the date with it where it is another day's. */
export function momentWords(moment: string, day: string): string {
  const time = clockWords(moment);
  const [, month, date] = dayOf(moment).split("-").map(Number);
  return dayOf(moment) === day ? time : `${month}月${date}日 ${time}`;
}

const contradictions: Record<string, string> = {
  absent_but_seen: "欠席の連絡があるのに、来た記録があります。",
  in_twice: "登園が2回記録されています。",
  out_without_in: "登園の記録がないのに、降園しています。",
  boarded_twice: "バスに2回乗ったことになっています。",
  alighted_without_boarding: "バスに乗った記録がないのに、降りています。",
  inside_and_on_bus: "園にいる記録と、バスに乗っている記録の両方があります。",
  missed_at_roll_call: "園にいるはずですが、点呼で返事がありませんでした。",
  seen_after_leaving: "降園したあとに、点呼で返事がありました。",
  claim_not_taken: "書かれた時刻が使えないので、届いた時刻で数えています。",
};
export const contradictionWords = (one: string): string => contradictions[one] ?? "記録が合いません。";

const obstacles: Record<string, string> = {
  crew_not_named: "運転手と添乗者が記録されていません",
  still_on: "まだ降りていない子どもがいます",
  not_handed_over: "だれに引き渡したか分からない子どもがいます",
  not_counted: "降りたあとの人数を数えていません",
  count_differs: "数えた人数と名簿が合いません",
  seats_not_checked: "車内の座席を見回っていません",
  seats_checked_by_one: "座席の見回りが1人だけです（2人で見ます）",
  device_not_acknowledged: "置き去り防止装置を確かめていません",
};
export const obstacleWords = (one: string): string => obstacles[one] ?? "確認が残っています";

const records: Record<string, string> = {
  in: "登園",
  out: "降園",
  boarded: "バスに乗った",
  alighted: "バスを降りた",
  roll_call_here: "点呼：いた",
  roll_call_missing: "点呼：いなかった",
  absence: "欠席の連絡",
  absence_withdrawn: "欠席の取り消し",
  coming: "これから来る・遅刻の連絡",
  coming_withdrawn: "遅刻の取り消し",
  leaving: "早退の連絡",
  leaving_withdrawn: "早退の取り消し",
  called_reached: "電話：つながった",
  called_missed: "電話：つながらなかった",
  void: "記録の取り消し",
  redate: "時刻の訂正",
  read: "家庭が読んだ",
};
export const recordWords = (kind: string): string => records[kind] ?? "そのほかの記録";

/** What a record says besides what it is. */
export function recordDetail({ kind, reason, with: person }: FactRecord): string {
  if (kind === "absence" && reason) return absences[reason as keyof typeof absences] ?? reason;
  if ((kind === "coming" || kind === "leaving") && reason) return `${clockWords(reason)} ごろ`;
  if (kind === "redate" && reason) {
    const [moment = "", ...why] = reason.split(" ");
    return `${clockWords(moment)} に直す（${why.join(" ")}）`;
  }
  if (kind === "void" && reason) return `（${reason}）`;
  if (kind.startsWith("called_") && person) return `${person}さん`;
  if (kind === "out" && person) return `お迎え ${person}さん`;
  return person ? `${person}さんと` : "";
}

/** Corrections themselves cannot be corrected, and a record that is out already need not be. */
export const isCorrectable = ({ kind, voided }: FactRecord): boolean =>
  !voided && !["void", "redate", "read", "other"].includes(kind);

const asides: Record<string, string> = {
  forked: "端末の記録が枝分かれしています（端末がコピーされたか、前の状態に戻された）。",
  revoked: "停止した端末から届きました。",
  unknown_child: "名簿にない子どもの記録です。",
  out_of_scope: "この端末が書けない記録です。",
  newer: "新しい版の端末が書いた記録で、まだ読めません。",
};
export const asideWords = ({ why }: AsideCard): string => asides[why] ?? "そのままでは受け取れない記録です。";
