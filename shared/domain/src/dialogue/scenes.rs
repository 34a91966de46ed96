//! Scenes: a guardian and the account.

use jiff::civil::date;

use super::{
    Action, Command, Draft, Effect, Input, Page, Person, Status, Topic,
    chat::{Chat, TODAY, token},
    turn,
};
use crate::{family::Subject, text::Lang};

fn child() -> Subject {
    Subject::Child { birth_date: date(2025, 5, 6), due_date: None }
}

fn pregnancy(fetuses: u8) -> Subject {
    Subject::Pregnancy { due_date: date(2026, 4, 20), fetuses }
}

/// A guardian who has registered these already.
fn guardian(children: &[(&str, Subject)]) -> Chat {
    let mut chat = Chat::japanese();
    for (emoji, subject) in children {
        chat.person.draft = Some(Draft::Token { subject: subject.clone() });
        chat.sends(Command::Choose(token(emoji)));
    }
    chat
}

#[test]
fn a_newcomer_is_greeted_in_three_languages_and_asked_what_to_register() {
    let mut chat = Chat::default();

    let welcome = chat.hears(Input::Follow);
    assert!(welcome.contains("友だち追加ありがとうございます") && welcome.contains("Thank you for adding us"));
    assert_eq!(chat.labels(), ["日本語", "やさしい日本語", "English", "受信設定"]);

    chat.taps("English");
    assert_eq!(chat.person.lang, Some(Lang::En));
    assert_eq!(chat.text(), "From now on we write to you in English.\nLet us set up your messages. Which one are you?");
    assert_eq!(chat.labels(), ["I am pregnant", "I have children", "Later", "Settings"]);

    assert_eq!(chat.taps("Later"), "All right. You can register at any time under Settings.");
}

#[test]
fn a_pregnancy_is_registered_by_tapping() {
    let mut chat = Chat::japanese();

    assert_eq!(chat.taps("妊娠中です"), "出産予定日を選んでください。");
    let Action::PickDate { min, max, .. } = chat.choices()[0].action.clone() else { panic!("a date dialogue") };
    assert_eq!((min, max), (date(2026, 3, 4), date(2027, 1, 6)));
    assert_eq!(chat.picks("出産予定日を選ぶ", date(2026, 10, 1)), "おなかの赤ちゃんは何人ですか。");
    assert_eq!(chat.labels(), ["1人", "2人", "3人以上", "受信設定"]);
    chat.taps("2人");
    assert_eq!(chat.labels().len(), 13);

    assert_eq!(chat.taps("🐰"), "🐰 を登録しました。時期が来たらお知らせします。");
    assert_eq!(chat.labels(), ["もう一人登録", "カレンダーを見る", "受信設定"]);
    let child = chat.person.find(token("🐰")).unwrap();
    assert_eq!(child.subject, Subject::Pregnancy { due_date: date(2026, 10, 1), fetuses: 2 });
    assert_eq!(chat.person.draft, None);
}

#[test]
fn two_children_are_registered_one_after_the_other() {
    let mut chat = Chat::japanese();
    chat.taps("子どもがいます");
    chat.picks("誕生日を選ぶ", date(2024, 2, 29));
    chat.taps("🐻");

    chat.taps("もう一人登録");
    chat.taps("子どもがいます");
    chat.picks("誕生日を選ぶ", TODAY);
    assert!(!chat.labels().contains(&"🐻"), "🐻 is taken");
    chat.taps("🐧");

    assert_eq!(chat.tokens(), "🐻🐧");
    assert_eq!(
        chat.writes("受信設定"),
        "【受信設定】\nお知らせ：届きます\n🐻 お子さん\n🐧 お子さん\n変えたいものを選んでください。"
    );
    assert_eq!(
        chat.labels(),
        [
            "🐻",
            "🐧",
            "予約する",
            "予約を見る",
            "お休みの連絡",
            "保育園をさがす",
            "子ども・妊娠を追加",
            "お知らせの種類",
            "ことば Language",
            "お知らせを止める",
            "カレンダーを見る"
        ]
    );
}

#[test]
fn no_date_of_a_family_is_on_a_button_or_in_a_text() {
    let mut chat = guardian(&[("🐻", child()), ("🐰", pregnancy(1))]);
    let mut seen = String::new();
    for command in [
        Command::Menu,
        Command::Child(token("🐻")),
        Command::AskDate(token("🐻")),
        Command::AskDate(token("🐰")),
        Command::AskBorn(token("🐰")),
        Command::AskRemove(token("🐻")),
    ] {
        chat.sends(command);
        seen += &format!("{:?}", chat.turn.replies);
    }
    for date in ["2025-05-06", "2026-04-20", "5月6日", "4月20日"] {
        assert!(!seen.contains(date), "{date}");
    }
}

#[test]
fn a_date_that_cannot_be_is_explained_and_asked_again() {
    let mut chat = Chat::japanese();
    chat.taps("子どもがいます");
    let text = chat.picks("誕生日を選ぶ", date(2026, 4, 2));
    assert_eq!(text, "誕生日が今日より後になっています。日付をもう一度選んでください。");
    assert_eq!(chat.labels(), ["誕生日を選ぶ", "受信設定"]);
    assert!(chat.turn.effects.is_empty());

    chat.sends(Command::AddPregnancy);
    let text = chat.picks("出産予定日を選ぶ", date(2029, 4, 1));
    assert_eq!(text, "出産予定日は、4週間前から280日後までの間で選んでください。");
    assert_eq!(chat.person.draft, None);
}

#[test]
fn a_second_tap_and_an_old_button_are_answered_politely() {
    let mut chat = guardian(&[("🐻", child())]);
    assert_eq!(chat.sends(Command::Choose(token("🐻"))), "🐻 は登録できています。");
    assert!(chat.sends(Command::Choose(token("🐰"))).starts_with("このボタンはもう使えません"));
    assert!(chat.sends(Command::Fetuses(1)).starts_with("このボタンはもう使えません"));
    assert!(
        chat.hears(Input::Tap { data: "t0:menu".to_owned(), date: None }).starts_with("このボタンはもう使えません")
    );
    assert!(chat.labels().contains(&"子ども・妊娠を追加"));
    assert!(chat.sends(Command::Child(token("🦕"))).starts_with("その登録は見つかりませんでした"));

    chat.person.draft = Some(Draft::Token { subject: child() });
    assert!(chat.sends(Command::Choose(token("🐻"))).starts_with("その絵文字はほかの登録で使っています"));
    assert_eq!(chat.tokens(), "🐻");
}

#[test]
fn a_draft_that_has_grown_old_is_checked_again() {
    let mut chat = Chat::japanese();
    let long_over = Subject::Pregnancy { due_date: date(2025, 12, 1), fetuses: 1 };
    chat.person.draft = Some(Draft::Token { subject: long_over });

    chat.sends(Command::Choose(token("🐻")));

    assert_eq!((chat.tokens().as_str(), &chat.person.draft), ("", &None));
    assert_eq!(chat.labels()[0], "出産予定日を選ぶ");
}

#[test]
fn the_twenty_first_child_is_refused_with_a_reason() {
    let tokens: Vec<_> = crate::family::TOKENS.iter().take(20).map(|emoji| (*emoji, child())).collect();
    let mut chat = guardian(&tokens);
    assert!(chat.sends(Command::AddChild).starts_with("登録できるのは20人までです"));
    chat.person.draft = Some(Draft::Token { subject: child() });
    assert!(chat.sends(Command::Choose(token("🦕"))).starts_with("登録できるのは20人までです"));

    chat.writes("設定");
    assert_eq!(chat.labels().len(), 13);
    chat.taps("ほかの登録");
    assert_eq!(chat.labels().len(), 13);
    chat.taps("ほかの登録");
    assert_eq!(chat.labels(), ["🐳", "🐬", "🐢", "🐿️", "🦔", "🐑", "受信設定"]);
}

#[test]
fn date_and_emoji_of_a_child_are_changed() {
    let mut chat = guardian(&[("🐻", child()), ("🐰", pregnancy(1))]);

    assert_eq!(chat.writes("🐻"), "🐻 について、何を変えますか。");
    assert_eq!(chat.labels(), ["日付を変える", "マークを変える", "登録を消す", "受信設定"]);
    chat.taps("日付を変える");
    chat.picks("誕生日を選ぶ", date(2025, 5, 7));
    assert_eq!(chat.person.find(token("🐻")).unwrap().subject.birth_date(), Some(date(2025, 5, 7)));

    chat.sends(Command::AskToken(token("🐻")));
    assert_eq!(chat.taps("🐱"), "絵文字を 🐱 に変えました。");
    assert_eq!(chat.tokens(), "🐱🐰");
    assert_eq!(chat.sends(Command::ChangeToken(token("🐻"), token("🐱"))), "絵文字を 🐱 に変えました。");
    assert!(chat.turn.effects.is_empty(), "the second tap changes nothing");
    assert!(chat.sends(Command::ChangeToken(token("🐱"), token("🐰"))).starts_with("その絵文字はほかの登録で"));
}

#[test]
fn a_registration_is_deleted_after_asking() {
    let mut chat = guardian(&[("🐻", child())]);
    chat.sends(Command::Child(token("🐻")));
    chat.taps("登録を消す");
    assert_eq!(chat.tokens(), "🐻");
    assert_eq!(chat.taps("はい、消します"), "🐻 の登録を消しました。");
    assert_eq!(chat.tokens(), "");
    assert!(chat.sends(Command::Remove(token("🐻"))).starts_with("その登録は見つかりませんでした"));
}

#[test]
fn a_single_child_is_born_with_one_date() {
    let mut chat = guardian(&[("🐻", pregnancy(1))]);
    chat.sends(Command::Child(token("🐻")));
    assert_eq!(
        chat.labels(),
        ["生まれました", "日付を変える", "マークを変える", "妊娠の記録を終える", "登録を消す", "受信設定"]
    );
    chat.taps("生まれました");
    chat.picks("誕生日を選ぶ", date(2026, 3, 30));

    assert!(chat.text().starts_with("ご誕生おめでとうございます。🐻 を登録しました。"));
    let born = Subject::Child { birth_date: date(2026, 3, 30), due_date: Some(date(2026, 4, 20)) };
    assert_eq!(chat.person.find(token("🐻")).unwrap().subject, born);
    assert_eq!(chat.sends(Command::Born(token("🐻"))), "🐻 は誕生の登録ができています。");
}

#[test]
fn twins_are_born_under_an_emoji_each() {
    let mut chat = guardian(&[("🐻", pregnancy(2)), ("🐰", child())]);
    chat.sends(Command::AskBorn(token("🐻")));
    assert!(chat.picks("誕生日を選ぶ", date(2025, 4, 1)).contains("離れすぎています"));
    assert_eq!(chat.picks("誕生日を選ぶ", date(2026, 3, 30)), "何人のお子さんを登録しますか。");
    assert_eq!(chat.labels(), ["2人", "1人", "受信設定"]);

    chat.taps("2人");

    let expected = Effect::Born { token: token("🐻"), birth_date: date(2026, 3, 30), siblings: vec![token("🐱")] };
    assert_eq!(chat.turn.effects, [expected, Effect::SetDraft(None)]);
    assert!(chat.text().contains("🐻 🐱 を登録しました"));
    assert_eq!(chat.tokens(), "🐻🐱🐰");
}

#[test]
fn a_loss_stops_everything_and_says_nothing_that_was_not_asked() {
    let mut chat = guardian(&[("🐻", pregnancy(1))]);
    chat.sends(Command::Child(token("🐻")));
    chat.taps("妊娠の記録を終える");
    assert!(chat.turn.effects.is_empty());
    let done = chat.taps("はい、終えます");

    assert_eq!(chat.turn.effects, [Effect::Loss { token: token("🐻") }]);
    assert!(done.contains("お知らせはすべて止めました") && !done.contains("給付") && !done.contains('🐻'), "{done}");
    assert_eq!(chat.labels(), ["使える支援を知りたい", "受信設定"]);
    assert_eq!(chat.sends(Command::Loss(token("🐻"))), done, "a second tap is answered as gently");
    assert!(chat.turn.effects.is_empty());

    let support = chat.taps("使える支援を知りたい");
    assert!(support.contains("妊娠が終わったあとも申請できます") && support.contains("産後ケア"));
    assert_eq!(chat.turn.effects, [Effect::SupportTold]);

    assert!(!chat.writes("設定").contains('🐻'));
    assert!(!chat.labels().contains(&"使える支援を知りたい"));
    assert_eq!(chat.person.children[0].status, Status::Ended);
    assert_eq!(chat.person.free_tokens().last(), Some(&token("🐻")), "offered again last of all");
}

#[test]
fn messages_stop_in_three_taps_and_start_again_in_one() {
    let mut chat = guardian(&[("🐻", child())]);
    chat.taps("受信設定");
    chat.taps("お知らせを止める");
    assert_eq!(chat.taps("はい、止めます"), "お知らせを止めました。いつでも再開できます。");
    assert!(!chat.person.push_on);

    chat.person.draft = Some(Draft::Token { subject: child() });
    assert!(chat.sends(Command::Choose(token("🐰"))).contains("お知らせは止めたままです"));
    assert_eq!(chat.taps("再開する"), "お知らせを再開しました。");
    assert!(chat.person.push_on && chat.labels().contains(&"お知らせを止める"));
}

#[test]
fn topics_are_switched_one_by_one() {
    let mut chat = Chat::japanese();
    chat.writes("設定");
    chat.taps("お知らせの種類");
    chat.taps("✅保育園・幼稚園");
    assert!(!chat.person.topics.has(Topic::Nursery));
    assert!(chat.labels().contains(&"⬜保育園・幼稚園"));
    chat.sends(Command::SetTopic(Topic::Nursery, false));
    assert!(chat.turn.effects.is_empty());
    chat.taps("⬜保育園・幼稚園");
    assert!(chat.person.topics.has(Topic::Nursery));
}

#[test]
fn words_work_as_buttons_do() {
    let mut chat = Chat::japanese();
    assert!(chat.writes(" ＳＴＯＰ！").starts_with("お知らせをすべて止めますか"));
    assert!(chat.writes("やめる").starts_with("お知らせをすべて止めますか"));
    assert!(chat.writes("お知らせを止める").starts_with("お知らせをすべて止めますか"));
    chat.writes("カレンダー");
    assert_eq!(chat.choices()[0].action, Action::Open(Page::Calendar));
    chat.writes("English");
    assert_eq!(chat.person.lang, Some(Lang::En));
    chat.writes("やさしい日本語");
    assert_eq!(chat.person.lang, Some(Lang::Easy));
    chat.writes("日本語");
    assert_eq!(chat.person.lang, Some(Lang::Ja));
    assert!(chat.writes("ヘルプ").starts_with("申し訳ありません"));
}

#[test]
fn what_is_not_understood_gets_help_and_the_menu() {
    for input in [Input::Other, Input::Text("明日の天気は？".to_owned()), Input::Text(String::new())] {
        let mut chat = Chat::japanese();
        assert!(chat.hears(input).starts_with("申し訳ありません、うまく読み取れませんでした"));
        assert!(chat.labels().contains(&"子ども・妊娠を追加") && chat.turn.effects.is_empty());
    }
}

#[test]
fn a_my_number_is_refused_without_repeating_it() {
    for input in [Input::NumberRefused, Input::Text("番号は1234 5678 9018です".to_owned())] {
        let turn = turn(&Person::default(), &input, TODAY);
        assert!(turn.effects.is_empty());
        let text = turn.replies[0].text.as_str();
        assert!(text.starts_with("12桁の番号は送らないでください。保存していません。") && !text.contains("1234"));
    }
}

#[test]
fn who_comes_back_finds_everything_as_it_was() {
    let mut chat = guardian(&[("🐻", child())]);
    assert_eq!(chat.hears(Input::Follow), "おかえりなさい。登録はそのまま残っています。");
    assert_eq!(chat.labels()[0], "🐻");
}
