//! A guardian and the nursery's absences, tap by tap.

use jiff::civil::{Date, date};

use super::*;
use crate::{
    dialogue::chat::{Chat, TODAY, token},
    text::Lang,
};

const MONDAY: Date = date(2026, 4, 6);

fn ward(emoji: &str) -> Ward {
    let expected = (0..=REPORTED_AHEAD).map(|n| days_after(TODAY, n));
    let weekend = [jiff::civil::Weekday::Saturday, jiff::civil::Weekday::Sunday];
    let expected = expected.filter(|day| !weekend.contains(&day.weekday())).collect();
    Ward { token: token(emoji), expected, absent: Vec::new(), seen: false }
}

/// The step that a command carries, answered; labels of its buttons below the text.
fn answer(command: Command, wards: &[Ward]) -> (String, Vec<String>) {
    let input = Input::Tap { data: command.to_string(), date: None };
    let step = attending(&Chat::japanese().person, &input).expect("a step about the nursery");
    shown(&attend(&Chat::japanese().person, &step, wards, TODAY))
}

fn shown(turn: &Turn) -> (String, Vec<String>) {
    assert!(turn.effects.is_empty());
    let reply = turn.replies.last().expect("an answer");
    let labels = reply.choices.iter().map(|choice| choice.label.as_str().to_owned()).collect();
    (reply.text.as_str().to_owned(), labels)
}

#[test]
fn one_child_is_absent_with_two_taps() {
    let bear = ward("🐻");
    let (text, labels) = answer(Command::Attend(AttendStep::Who), std::slice::from_ref(&bear));
    assert_eq!(text, "🐻 のお休みは、いつですか。");
    assert_eq!(
        labels,
        ["今日", "4月2日(木)", "4月3日(金)", "4月6日(月)", "ほかの日を選ぶ", "園・学校のページ", "受信設定"]
    );

    let (text, labels) = answer(Command::Attend(AttendStep::Absent(vec![bear.token], TODAY)), &[bear]);
    assert_eq!(text, "🐻 4月1日(水)のお休みを伝えました。");
    assert_eq!(labels, ["やっぱり行きます", "理由を伝える", "ほかの日も休む", "発熱・体調不良のとき", "受信設定"]);
}

#[test]
fn a_fever_leads_to_the_page_and_is_said_about_nobody() {
    let person = Chat::japanese().person;
    for word in ["発熱", "ねつ", "熱が出た！", "Fever", "発熱・体調不良のとき"] {
        let turn = super::super::turn(&person, &Input::Text(word.to_owned()), TODAY);
        let (text, labels) = shown(&turn);
        assert_eq!(text, "きょうの園・学校と予約を、ページで1回でお休みにできます。", "{word}");
        assert_eq!(labels, ["発熱・体調不良のとき", "受信設定"]);
        let page = turn.replies.last().and_then(|reply| reply.choices.first()).map(|choice| choice.action.clone());
        assert_eq!(page, Some(Action::Open(Page::Fever)));
    }

    let bear = ward("🐻");
    let (_, labels) = answer(Command::Attend(AttendStep::Absent(vec![bear.token], MONDAY)), &[bear]);
    assert!(!labels.contains(&"発熱・体調不良のとき".to_owned()), "nothing of next Monday has to be called off today");
}

#[test]
fn of_several_children_one_or_all_are_absent() {
    let wards = [ward("🐻"), Ward { absent: vec![MONDAY], ..ward("🐰") }];
    let (text, labels) = answer(Command::Attend(AttendStep::Who), &wards);
    assert_eq!(text, "🐰 4月6日(月)は、お休みと伝わっています。\nどなたのお休みですか。");
    assert_eq!(labels, ["🐻", "🐰", "みんな", "取消 🐰 4月6日(月)", "園・学校のページ", "受信設定"]);

    let both = vec![token("🐻"), token("🐰")];
    let (text, _) = answer(Command::Attend(AttendStep::Day(both.clone())), &wards);
    assert!(text.ends_with("🐻 🐰 のお休みは、いつですか。"), "{text}");
    let (text, _) = answer(Command::Attend(AttendStep::Comes(both, MONDAY)), &wards);
    assert_eq!(text, "🐻 🐰 4月6日(月)は行くと伝えました。");
}

#[test]
fn a_day_off_a_day_gone_and_a_day_far_away_are_said_to_be_so() {
    let bear = ward("🐻");
    let says = |day| answer(Command::Attend(AttendStep::Absent(vec![bear.token], day)), std::slice::from_ref(&bear)).0;
    assert_eq!(says(date(2026, 4, 5)), "🐻 の4月5日(日)は、園や学校に行く日ではありません。");
    assert_eq!(says(date(2026, 3, 31)), "これは3月31日(火)のボタンです。もう使えません。");
    assert_eq!(says(date(2026, 5, 3)), "お休みの連絡は、今日から31日先までできます。");
    assert!(absentees(std::slice::from_ref(&bear), &[bear.token], date(2026, 5, 3)).is_empty());
}

#[test]
fn a_child_that_was_seen_is_absent_and_staff_look_at_it() {
    let bear = Ward { seen: true, ..ward("🐻") };
    let (text, _) = answer(Command::Attend(AttendStep::Absent(vec![bear.token], TODAY)), &[bear]);
    assert!(text.contains("もう登園の記録があります"), "{text}");
}

#[test]
fn whoever_has_no_child_at_a_nursery_hears_how_to_join() {
    for step in [AttendStep::Who, AttendStep::Day(vec![token("🐻")]), AttendStep::Coming(token("🐻"), TODAY)] {
        let (text, labels) = answer(Command::Attend(step), &[]);
        assert!(text.contains("コード"), "{text}");
        assert!(labels.contains(&"園・学校のページ".to_owned()));
    }
}

#[test]
fn the_day_of_the_dialogue_is_the_day() {
    let person = Chat::japanese().person;
    let pick = Command::Attend(AttendStep::Pick(vec![token("🐻")]));
    let tap = |date| Input::Tap { data: pick.to_string(), date };
    assert_eq!(attending(&person, &tap(Some(MONDAY))), Some(AttendStep::Absent(vec![token("🐻")], MONDAY)));
    assert_eq!(attending(&person, &tap(None)), Some(AttendStep::Day(vec![token("🐻")])));
    assert_eq!(attending(&person, &Input::Text("欠席".to_owned())), Some(AttendStep::Who));
    assert_eq!(attending(&person, &Input::Text("予約".to_owned())), None);
}

#[test]
fn every_answer_stays_within_lines_limits_in_every_language() {
    let wards: Vec<Ward> =
        Token::all().take(10).map(|token| Ward { token, absent: vec![MONDAY, TODAY], ..ward("🐻") }).collect();
    let all: Vec<Token> = wards.iter().map(|ward| ward.token).collect();
    let steps = [
        AttendStep::Who,
        AttendStep::Day(all.clone()),
        AttendStep::Absent(all.clone(), date(2026, 4, 30)),
        AttendStep::Absent(all.clone(), date(2026, 4, 5)),
        AttendStep::Comes(all.clone(), MONDAY),
        AttendStep::Coming(token("🐻"), TODAY),
    ];
    for lang in Lang::all() {
        let person = Person { lang: Some(lang), ..Person::default() };
        for step in &steps {
            let turn = attend(&person, step, &wards, TODAY);
            let reply = turn.replies.last().expect("an answer");
            assert!((1..=MOST_CHOICES).contains(&reply.choices.len()), "{:?}", reply.choices);
            for choice in &reply.choices {
                assert!(choice.label.len_utf16() <= 20, "{}", choice.label);
            }
        }
    }
}
