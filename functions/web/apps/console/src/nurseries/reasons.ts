import type { FacilityFlaw } from "@tsunagu/api-client";

/** What is wrong with a cell (domain: `nursery::import::Reason`). `value` is what belongs to the reason. */
type Words = string | ((value: string) => string);

/** Why a row is not taken. */
const refusals: Record<string, Words> = {
  no_name: "名称がありません。合計や注意書きの行なら、このままで構いません。",
  too_many_cells: '見出しより列が多く、どの列の値か分かりません。「,」を含む値は「"」で囲んでください。',
  id_twice: (row) => `${row}行目と同じIDです。${row}行目を取り込みます。`,
  my_number: "個人番号（マイナンバー）と思われる12桁の数字があります。消してください。",
  unknown_id: "このIDの施設がありません。先に施設の一覧を取り込んでください。",
  no_such_class: "クラス年齢は、0から5までの数字にしてください。",
  class_twice: (row) => `${row}行目と同じ施設・クラスです。${row}行目を取り込みます。`,
  nothing_said: "クラス年齢も、施設全体のことも書かれていません。",
};

/** What was left out or put right in a row that is taken. */
const warnings: Record<string, Words> = {
  contradicts: (row) => `${row}行目と、施設全体のことがちがいます。${row}行目を使います。`,
  id_made: "IDがないので、名称と住所からつくります。名称や住所が変わると、別の施設になります。",
  swapped: "緯度と経度が入れかわっているので、直します。",
  no_coordinates: "緯度・経度がありません。地図には出ず、名前と町名でだけ見つかります。",
  not_in_japan: "緯度・経度が日本の外です。使わずに取り込みます。地図には出ません。",
  shared_position: (count) => `${count}施設の緯度・経度が同じです。町の真ん中などになっていないか、確かめてください。`,
  code_completed: "自治体コードの検査数字か先頭の0を補います。",
  not_a_code: "自治体コードとして読めません。この市のコードとします。",
  other_municipality: "ほかの自治体のコードです。そのまま取り込みます。",
  next_day: "終わりの時刻が始まりより前です。翌日までとします。",
  excel_day: (day) => `Excelの日付の数字です。${day}とします。`,
  no_area_code: "電話番号に市外局番がありません。",
  unknown_symbol: "凡例にない記号です。そのまま見せます。",
  unknown_kind: "知らない種別です。「その他」として、この言葉をそのまま見せます。",
  cut: (longest) => `長いので、${longest}文字までにします。`,
  not_a_number: "数として読めません。使わずに取り込みます。",
  not_a_day: "日付として読めません。使わずに取り込みます。",
  not_a_month: "月として読めません（例：2027-04）。使わずに取り込みます。",
  not_a_time: "時刻として読めません（例：7:30）。使わずに取り込みます。",
  not_ages: "年齢として読めません。書かれたままを見せます。",
  not_weekdays: "曜日として読めません。使わずに取り込みます。",
  not_a_phone: "電話番号として読めません。使わずに取り込みます。",
  not_a_url: "「http」で始まるURLではありません。使わずに取り込みます。",
  not_yes_or_no: "「有」「無」として読めません。使わずに取り込みます。",
  not_a_border: "点数や記号として読めません。使わずに取り込みます。",
  not_allergy: "「有・除去食・代替食・弁当持参・要相談・無」のどれでもありません。使わずに取り込みます。",
};

/** Why a row was not taken, or what became of a cell, as a colleague would say it. */
export function flawWords({ reason, value }: Pick<FacilityFlaw, "reason" | "value">): string {
  const words = refusals[reason] ?? warnings[reason];
  if (words === undefined) return reason;
  return typeof words === "string" ? words : words(value ?? "");
}
