import type { ja } from "./ja";

/** やさしい日本語: short sentences, few kanji, spaces between phrases. */
export const easy = {
  head_messages: "がっこう・園からの おしらせ",
  head_message: "おしらせ",
  back_messages: "おしらせを ぜんぶ みる",

  day_yesterday: "きのう",
  messages_none: "おしらせは まだ ありません。",
  messages_none_hint:
    "がっこうや 園から おしらせが くると、ここで よめます。あたらしい おしらせが うえです。LINEでも しらせます。",
  messages_none_joined: "がっこうや 園から もらった コードを いれると、その こどもの おしらせが きます。",
  messages_older: "まえの おしらせを みる",
  messages_older_shown: "まえの おしらせを {count}つ、したに ならべました",
  messages_link: "がっこう・園からの おしらせ",
  messages_link_unread: "がっこう・園からの おしらせ（よんで いない もの {count}つ）",
  messages_link_many: "がっこう・園からの おしらせ（よんで いない もの {count}つより おおい）",
  messages_urgent: "いそぎの おしらせが あります。まだ よんで いません。",

  message_unread: "まだ よんで いません",
  message_urgent: "いそぎ",
  message_edited: "なおしました",
  message_recalled: "がっこう・園が けしました",
  message_files: "ファイル {count}つ",
  message_between: "、",

  message_from: "{from}から",
  message_edited_at: "{when} に この おしらせを なおしました。したは あたらしい おしらせです。",
  message_recalled_by: "{from}が この おしらせを けしました。もう よめません。",
  message_recalled_at: "けした とき：{when}",
  message_gone: "この おしらせは みられません。",
  message_gone_hint:
    "あなたに きた おしらせでは ありません。または、こどもの とうろくが かわって、よめなく なりました。",
  message_languages: "どの ことばで よみますか",
  message_shown_in: "{language} で みて います",
  message_attendance: "休む・おくれる ことを つたえる",

  files: "ファイル",
  file_pdf: "PDF",
  file_picture: "しゃしん・え",
  file_other: "ファイル",
  file_get: "ファイルを もらう",
  file_get_name: "{name} の ファイルを もらう",

  survey: "アンケート（しつもん）",
  survey_deadline: "{when} までに こたえて ください。",
  survey_closed: "こたえる ときは おわりました。",
  survey_anonymous:
    "あなたの 名前は でません。だれが どう こたえたか、がっこうや 園も、だれも わかりません。おくった あとで かえる ことは できません。",
  survey_named: "おわりの ときまで、なんども かえられます。だれの こたえか、がっこうや 園に つたわります。",
  survey_send: "こたえを おくる",
  survey_done: "こたえました",
  survey_final: "名前が でない アンケートです。こたえを みる ことも、かえる ことも できません。",
  survey_unanswered: "こたえて いません。",
  survey_edit: "かえる",
  survey_edit_name: "{names}の こたえを かえる",
  survey_edit_end: "かえない",
  survey_many: "いくつ えらんでも いいです。",
  survey_none: "えらばない",
  survey_invalid: "この こたえは おくれません。もう いちど こたえて ください。",
  survey_too_long: "{count}文字 ながすぎます。",
  survey_check: "こたえが たりないか、なおす ところが あります。",
} as const satisfies Record<keyof typeof ja, string>;
