import { ApiError } from "@tsunagu/api-client";

/** What is wrong with a form, by path, such as `pattern.0.minutes`. */
export type Mistakes = Record<string, string>;

/**
 * The server's reasons (domain: `Service::check`, `Facility::check`, `RosterChild::check`, `Programme::check`,
 * `PointRules::check`), as an officer would say them.
 */
const reasons: Record<string, string> = {
  shape: "使える文字と長さを確かめてください。",
  missing: "入れてください。",
  text_empty: "空白だけになっています。",
  text_too_long: "長すぎます。",
  text_not_allowed: "使えない文字（改行や制御文字など）が入っています。",
  my_number_refused: "個人番号（マイナンバー）のような12桁の数字は入れられません。",
  backwards: "終わりが始まりより前か、同じになっています。",
  out_of_range: "決められた範囲の外です。",
  unknown: "そのようなものはありません。",
  twice: "同じものが2つあります。",
  itself: "このサービス自身は選べません。",
  not_for_these: "「だれの予約ですか」と合いません。",
  whole_minutes: "分の単位で入れてください。",
  longer_than_session: "1枠が時間帯より長くなっています。",
  overlap: "ほかの時間帯と重なっています。列（部屋や担当）を分けるか、時間をずらしてください。",
  weekday: "曜日が、その日の曜日と合いません。",
  reserved: "この記号は使えません。",
  too_many: "数が多すぎます。",
  never_open: "受付の終わりが始まりより前になり、だれも予約できません。",
  draw_has_opened: "抽選の申込みが始まっているので、変えられません。",
  has_bookings: "もう予約があるので、抽選には変えられません。",
  empty: "1つは必要です。",
  after_closing: "閉園の時刻より前にしてください。",
  not_with_admission: "職員が返事をするのは、先着順のときだけです。",
  nested: "「どれか」の中に「どれか」は入れられません。",
};

/** Refusals that name what is wrong by its path, each with the reasons that it says in its own way. */
const checked: Record<string, Record<string, string>> = {
  service_invalid: {},
  facility_invalid: {},
  child_invalid: {},
  programme_invalid: { not_for_these: "「だれのための給付ですか」と合いません。" },
  account_invalid: {
    unknown: "金融機関の一覧にありません。先に一覧を登録してください。",
    yucho_symbol: "ゆうちょ銀行は、振込用の店番（3桁）と口座番号（7桁）を入れてください。",
  },
  interview_invalid: {
    no_children: "このクラスには子どもがいません。",
    no_slot: "この時間には、1枠も入りません。",
    past: "過ぎた日時です。",
    too_far: "1年より先です。",
    too_many_slots: "枠が多すぎます（1クラス400まで）。",
    after_first_slot: "最初の枠より前にしてください。",
    not_a_home_visit: "町内は、家庭訪問だけで使います。",
    longer_than_slot: "1人の時間までにしてください。",
    past_midnight: "24時をまたいでいます。",
  },
  points_invalid: {
    not_for_these: "この表の形（点かランクか、だれの行か）と合いません。",
    nested: "入れ子が深すぎるか、ここには入れられません。",
    not_first_of_month: "月の初めの日にしてください。",
    complete: "すべて入っている表には、「入っていないこと」は書けません。文を消してください。",
    too_few: "2つ以上必要です。",
    overlapping: "同じ数から始まるものが重なっています。",
    not_rising: "小さい順に並べてください。",
    not_monotone: "日数や時間が増えると点が下がるところがあります。",
    finer_than_precision: "この表の点の刻みより細かい数です。",
    circular: "行どうしが、ぐるぐる指し合っています。",
    needs_guardian: "保護者ごとの条件は、「保護者のだれかが」の中に入れてください。",
  },
};

/** The mistake that a refusal names, such as `pattern.0.until: backwards`; none when it names no place. */
export function mistakesOf(error: Error | undefined): Mistakes {
  const own = error instanceof ApiError ? checked[error.code] : undefined;
  if (!(error instanceof ApiError) || !own) return {};
  // Of several children that are saved at once, it names the child first.
  const found = /^(?:k_[a-z0-9]+\.)?([a-z][\w.-]*): (.+)$/.exec(error.detail.reason ?? "");
  if (!found) return {};
  const [, path = "", reason = ""] = found;
  return { [path]: own[reason] ?? reasons[reason] ?? error.message };
}

/** The mistake at a field: its own, or one of the parts that it shows as one. */
export function mistakeAt(mistakes: Mistakes, path: string): string | undefined {
  return mistakes[path] ?? Object.entries(mistakes).find(([place]) => place.startsWith(`${path}.`))?.[1];
}

/** The mistakes below any of these, each once. */
export function mistakesIn(mistakes: Mistakes, paths: readonly string[]): string[] {
  const here = paths.flatMap((path) =>
    Object.entries(mistakes).flatMap(([place, sentence]) =>
      place === path || place.startsWith(`${path}.`) ? [sentence] : [],
    ),
  );
  return [...new Set(here)];
}
