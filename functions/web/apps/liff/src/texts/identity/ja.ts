/** マイナンバーカードでの本人確認。 */
export const ja = {
  head_identity: "本人確認",
  identity_why: "なぜ確認するか",
  identity_ready:
    "カードと、数字4けたの暗証番号を用意してください。「デジタル認証アプリ」が開きます。10分以内に終えてください。",
  identity_agree: "同意してマイナンバーカードで本人確認",
  identity_checking: "本人確認の結果を確かめています。このままお待ちください。",
  identity_done: "本人確認ができました。",
  identity_items: "登録している内容",
  identity_from_card: "マイナンバーカードから読み取った内容です。",
  identity_name: "氏名",
  identity_address: "住所",
  identity_birth: "生年月日",
  identity_since: "登録した日時",
  identity_withdraw: "登録を取り消す",
  identity_withdraw_title: "登録を取り消しますか",
  identity_withdraw_lead:
    "お預かりしている氏名・住所・生年月日・性別を消します。給付金・手当のページは見られなくなります。もう一度カードで本人確認をすれば、また使えます。",
  identity_keep: "取り消さない",
  identity_withdrawn: "登録を取り消し、お預かりしていた内容を消しました。",
} as const;
