import type { ja } from "./ja";

/** やさしい日本語: short sentences, few kanji, spaces between phrases; words of the card and the office with their reading. */
export const easy = {
  head_identity: "本人確認（ほんにん かくにん）",
  identity_why: "どうして しらべますか",
  identity_ready:
    "カードと 暗証番号（あんしょう ばんごう・数字 4つ）を もって ください。「デジタル認証（にんしょう）アプリ」が ひらきます。10分で おわって ください。",
  identity_agree: "いいです。マイナンバーカードで 本人確認（ほんにん かくにん）を する",
  identity_checking: "本人確認（ほんにん かくにん）を しらべて います。このまま まって ください。",
  identity_done: "本人確認（ほんにん かくにん）が できました。",
  identity_items: "いま ある きろく",
  identity_from_card: "マイナンバーカードに かいて ある ことです。",
  identity_name: "なまえ",
  identity_address: "住所（じゅうしょ）",
  identity_birth: "うまれた 日",
  identity_since: "きろくした 日",
  identity_withdraw: "この きろくを けす",
  identity_withdraw_title: "この きろくを けしますか",
  identity_withdraw_lead:
    "なまえ・住所（じゅうしょ）・うまれた 日・性別（せいべつ）を けします。給付金（きゅうふきん）の ページは みる ことが できなく なります。もういちど カードで 本人確認（ほんにん かくにん）を すると、また つかえます。",
  identity_keep: "けさない",
  identity_withdrawn: "きろくを けしました。",
} as const satisfies Record<keyof typeof ja, string>;
