//! Scenes: a guardian books by tapping.

use jiff::civil::date;
use serde_json::json;

use super::{
    Aim, Step, book,
    booth::{Booth, booking, booking_id, id, service},
};
use crate::{
    dialogue::{Action, Command, Page, chat::token},
    family::Subject,
    reservation::{Booking, Refused, Room, Service, State, Waiting},
    text::Lang,
};

fn play() -> Vec<Service> {
    vec![service(json!({}))]
}

fn child(year: i16) -> Subject {
    Subject::Child { birth_date: date(year, 2, 3), due_date: None }
}

#[test]
fn one_child_is_booked_in_five_taps_without_a_word() {
    let slots = [("play.20260407T1000.a", 4), ("play.20260407T1030.a", 1), ("play.20260408T1000.a", 0)];
    let mut booth = Booth::new(&[("🐻", child(2025))], play()).with(&slots);

    assert_eq!(booth.does(&Step::Services(0)), "予約するものを選んでください。");
    assert_eq!(booth.titles(), ["子育てひろば"]);
    assert_eq!(booth.taps("日にちを選ぶ"), "【子育てひろば】\n日にちを選んでください。");
    assert_eq!(booth.labels(), ["4月7日(火)", "ほかの日はページで", "受信設定"]);
    assert_eq!(booth.taps("4月7日(火)"), "【子育てひろば】\n4月7日(火)の時間を選んでください。");
    assert_eq!(booth.labels(), ["10:00（あと4）", "10:30（あと1）", "日にちを選ぶ", "受信設定"]);
    assert_eq!(
        booth.taps("10:30（あと1）"),
        "子育てひろば\n4月7日(火) 10:30〜11:00\n🐻\nこどもプラザ\nこの内容で予約します。よろしいですか。"
    );
    assert_eq!(
        booth.taps("はい、予約します"),
        "予約しました。\n子育てひろば\n4月7日(火) 10:30〜11:00\n🐻\nこどもプラザ"
    );
    assert_eq!(booth.button("くわしく見る").action, Action::Open(Page::Booking(booking_id(0))));
    assert_eq!(booth.taps("予約を見る"), "ご予約の一覧です。");
    assert_eq!(booth.titles(), ["子育てひろば"]);
}

#[test]
fn who_taps_twice_is_booked_once() {
    let mut booth = Booth::new(&[("🐻", child(2025))], play()).with(&[("play.20260407T1000.a", 4)]);
    let yes = Step::Book(id("play.20260407T1000.a"), vec![token("🐻")]);
    booth.does(&yes);
    assert_eq!(booth.does(&yes), "この時間は、もう予約かキャンセル待ちに入っています。");
    assert_eq!(booth.seen.diary.bookings.len(), 1);
}

#[test]
fn siblings_go_alone_or_together() {
    let family = [("🐻", child(2025)), ("🐰", child(2023)), ("🦊", child(2015))];
    let mut booth = Booth::new(&family, play()).with(&[("play.20260407T1000.a", 4)]);
    booth.does(&Step::Slot(id("play.20260407T1000.a")));
    assert_eq!(booth.labels(), ["🐻", "🐰", "両方", "受信設定"], "🦊 is too old");
    booth.taps("両方");
    assert!(booth.taps("はい、予約します").contains("🐻 🐰"));
    assert_eq!(booth.seen.diary.bookings[&booking_id(0)].children, ["chd_0", "chd_1"]);

    let one_left = [("play.20260407T1000.a", 1), ("play.20260409T1000.a", 2)];
    let mut booth = Booth::new(&family, play()).with(&one_left);
    booth.does(&Step::Slot(id("play.20260407T1000.a")));
    assert_eq!(booth.labels(), ["🐻", "🐰", "受信設定"], "there is no place for both");
}

#[test]
fn a_full_slot_offers_the_nearest_free_ones() {
    let slots = [
        ("play.20260406T1000.a", 4),
        ("play.20260407T1000.a", 0),
        ("play.20260407T1030.a", 1),
        ("play.20260407T1030.b", 1),
    ];
    let mut booth = Booth::new(&[("🐻", child(2025))], play()).with(&slots);
    let full = Step::Book(id("play.20260407T1000.a"), vec![token("🐻")]);
    assert_eq!(booth.does(&full), "子育てひろば\nこの時間は満員になりました。近い時間は、こちらが空いています。");
    assert_eq!(booth.labels(), ["4月6日(月) 10:00", "4月7日(火) 10:30", "日にちを選ぶ", "受信設定"]);
    booth.taps("4月7日(火) 10:30");
    assert!(booth.taps("はい、予約します").starts_with("予約しました。"));
}

#[test]
fn who_waits_hears_the_place_in_the_line() {
    let list = vec![service(json!({"admission": {"kind": "waiting_list", "hold_minutes": 60, "longest": 2}}))];
    let mut booth = Booth::new(&[("🐻", child(2025))], list).with(&[("play.20260407T1000.a", 0)]);
    let units = Room::from([("places".to_owned(), 1)]);
    let other = Waiting { booking: "bkg_other".to_owned(), family: "f".to_owned(), units };
    booth.seen.slots[0].1.waiting.push(other);

    let days = booth.does(&Step::Days(Aim::New("play".to_owned())));
    assert!(days.contains("キャンセル待ちのできる日"), "{days}");
    booth.taps("4月7日(火)");
    assert!(booth.taps("10:00（キャンセル待ち）").ends_with("いま待っている方：1組"));
    assert!(booth.taps("キャンセル待ちに入る").starts_with("キャンセル待ちに入りました。いま2番目です。"));
    booth.taps("予約を見る");
    let lines = &booth.turn.replies[0].cards[0].lines;
    assert_eq!(lines.last().unwrap().as_str(), "キャンセル待ち（2番目）");
}

#[test]
fn a_draw_and_a_request_say_what_they_are() {
    let campaign = json!({"opens_at": "2026-04-01T00:00:00", "closes_at": "2026-04-03T17:00:00"});
    let draw = service(json!({"admission": {"kind": "draw"}, "opening": {"days_before": 60, "campaign": campaign}}));
    let mut booth = Booth::new(&[("🐻", child(2025))], vec![draw]).with(&[("play.20260407T1000.a", 0)]);
    booth.does(&Step::Times(Aim::New("play".to_owned()), date(2026, 4, 7), 0));
    booth.taps("10:00（抽選）");
    assert!(booth.taps("抽選に申し込む").starts_with("抽選に申し込みました。"));

    let request = service(json!({"confirmation": "by_staff"}));
    let mut booth = Booth::new(&[("🐻", child(2025))], vec![request]).with(&[("play.20260407T1000.a", 1)]);
    booth.does(&Step::Slot(id("play.20260407T1000.a")));
    assert!(booth.taps("はい、申し込みます").starts_with("申し込みを受け付けました。"));
}

#[test]
fn what_must_be_answered_ends_on_the_page() {
    let question = |required: bool| json!([{"id": "allergy", "title": {"ja": "アレルギー"}, "required": required, "kind": "text", "longest": 50}]);
    let page = Action::Open(Page::Slot(id("play.20260407T1000.a")));
    for asks in [json!({"questions": question(true)}), json!({"who": {"residents_only": true}})] {
        let mut booth = Booth::new(&[("🐻", child(2025))], vec![service(asks)]).with(&[("play.20260407T1000.a", 1)]);
        let text = booth.does(&Step::Slot(id("play.20260407T1000.a")));
        assert!(!booth.said().contains("アレルギー") && text.contains("4月7日(火) 10:00"));
        assert_eq!(booth.button("ページで続ける").action, page);
        booth.does(&Step::Book(id("play.20260407T1000.a"), vec![token("🐻")]));
        assert_eq!(booth.button("ページで続ける").action, page, "a made-up yes books nothing");
    }
    let asks = service(json!({"questions": question(false)}));
    let mut booth = Booth::new(&[("🐻", child(2025))], vec![asks]).with(&[("play.20260407T1000.a", 1)]);
    booth.does(&Step::Slot(id("play.20260407T1000.a")));
    assert_eq!(booth.button("質問に答えて予約").action, page);
    assert!(booth.taps("はい、予約します").starts_with("予約しました。"));
}

#[test]
fn a_discreet_service_is_never_named_not_even_behind_a_button() {
    let bullying = service(json!({"id": "bullying", "title": {"ja": "いじめ相談"}, "for": "household",
        "place": {"ja": "教育センター"}, "who": {}, "discreet": true}));
    let mut booth = Booth::new(&[("🐻", child(2025))], vec![bullying]).with(&[("bullying.20260407T1000.a", 1)]);
    let at = id("bullying.20260407T1000.a");
    booth.seen.diary.bookings.insert(booking_id(0), booking(&at, &[], Room::new(), State::Booked));
    let mine = booking_id(0);
    for step in [
        Step::Services(0),
        Step::Days(Aim::New("bullying".to_owned())),
        Step::Times(Aim::Move(mine.clone()), date(2026, 4, 7), 0),
        Step::Slot(at.clone()),
        Step::Confirm(at.clone(), Vec::new()),
        Step::AskMove(mine.clone(), at),
        Step::Mine(0),
        Step::AskCancel(mine.clone()),
        Step::Cancel(mine.clone()),
    ] {
        booth.does(&step);
        let said = booth.said();
        assert!(!["いじめ", "bullying", "教育センター"].iter().any(|word| said.contains(word)), "{step:?}: {said}");
    }
    booth.does(&Step::Services(0));
    assert_eq!(booth.titles(), ["相談の予約（ページで選びます）"]);
    assert_eq!(booth.button("ページで選ぶ").action, Action::Open(Page::Bookings));
}

#[test]
fn a_booking_is_moved_and_cancelled_after_asking() {
    let slots = [("play.20260407T1000.a", 3), ("play.20260408T1000.a", 1), ("play.20260409T1000.a", 0)];
    let mut booth = Booth::new(&[("🐻", child(2025))], play()).with(&slots);
    let at = id("play.20260407T1000.a");
    let units = Room::from([("places".to_owned(), 1)]);
    booth.seen.diary.bookings.insert(booking_id(0), booking(&at, &["chd_0".to_owned()], units, State::Booked));

    booth.does(&Step::Mine(0));
    booth.taps("変更する");
    booth.taps("4月8日(水)");
    assert!(booth.taps("10:00（あと1）").ends_with("この日時に変更します。よろしいですか。"));
    let Action::Tap(command) = booth.button("はい、変更します").action.clone() else {
        panic!("a plain button")
    };
    assert_eq!(command, Command::Book(Step::Move(booking_id(0), id("play.20260408T1000.a"))));
    booth.does(&Step::AskMove(booking_id(0), id("play.20260409T1000.a")));
    assert_eq!(booth.labels(), ["4月7日(火) 10:00", "4月8日(水) 10:00", "日にちを選ぶ", "受信設定"]);

    booth.does(&Step::Mine(0));
    assert!(booth.taps("取り消す").ends_with("取り消しますか。"));
    assert!(booth.taps("はい、取り消します").starts_with("取り消しました。"));
    assert_eq!(booth.taps("予約を見る"), "いまご予約はありません。");
    assert_eq!(booth.does(&Step::AskCancel(booking_id(0))), "この予約は、もう終わったか取り消されています。");
}

#[test]
fn a_held_place_is_taken_with_one_tap() {
    let mut booth = Booth::new(&[("🐻", child(2025))], play());
    let held = Booking {
        held_until: Some("2026-04-01T01:00:00Z".parse().unwrap()),
        ..booking(&id("play.20260407T1000.a"), &["chd_0".to_owned()], Room::new(), State::Offered)
    };
    booth.seen.diary.bookings.insert(booking_id(0), held.clone());
    booth.does(&Step::Mine(0));
    let lines = &booth.turn.replies[0].cards[0].lines;
    assert_eq!(lines.last().unwrap().as_str(), "空きました。4月1日(水) 10:00まで、お取り置きしています。");
    let Action::Tap(command) = &booth.button("この時間に決める").action else { panic!("a plain button") };
    assert_eq!(*command, Command::Book(Step::Accept(booking_id(0))));

    booth.seen.outcome = Some(Err(Refused::NothingHeld));
    let turn = book(&booth.person, &Step::Accept(booking_id(0)), &booth.seen);
    assert!(turn.replies[0].text.as_str().starts_with("お取り置きの時間が過ぎました。"));
}

#[test]
fn why_not_is_said_without_a_date_that_tells_a_birthday() {
    let young = service(json!({"who": {"age": {"from_months": 18, "until_months": 24}}}));
    let mut booth = Booth::new(&[("🐻", child(2025))], vec![young]).with(&[("play.20260407T1000.a", 1)]);
    let text = booth.does(&Step::Slot(id("play.20260407T1000.a")));
    assert_eq!(text, "その日は、お子さんの年齢が対象ではありません。");
    assert_eq!(
        booth.does(&Step::Services(0)),
        "いま予約できるものはありません。お子さんや妊娠を登録すると、対象の予約を選べます。"
    );
}

#[test]
fn many_services_days_and_times_come_in_pages() {
    let services: Vec<_> =
        (10..35).map(|n| service(json!({"id": format!("play-{n}"), "title": {"ja": format!("ひろば{n}")}}))).collect();
    let mut booth = Booth::new(&[("🐻", child(2025))], services);
    booth.does(&Step::Services(0));
    assert_eq!((booth.titles().len(), booth.titles()[0]), (11, "ひろば10"));
    booth.taps("ほかの予約");
    booth.taps("ほかの予約");
    assert_eq!(booth.titles(), ["ひろば32", "ひろば33", "ひろば34"]);

    let slots: Vec<String> = (6..=29).map(|day| format!("play.202604{day:02}T1000.a")).collect();
    let times: Vec<String> =
        (9..=20).flat_map(|hour| [0, 30].map(|minute| format!("play.20260405T{hour:02}{minute:02}.a"))).collect();
    let all: Vec<_> = times.iter().chain(&slots).map(|text| (text.as_str(), 1)).collect();
    let mut booth = Booth::new(&[("🐻", child(2025))], play()).with(&all);
    for lang in Lang::all() {
        booth.person.lang = Some(lang);
        booth.does(&Step::Days(Aim::New("play".to_owned())));
        assert_eq!(booth.labels().len(), 13);
        booth.does(&Step::Times(Aim::New("play".to_owned()), date(2026, 4, 5), 0));
        assert_eq!(booth.labels().len(), 13);
        booth.does(&Step::Times(Aim::New("play".to_owned()), date(2026, 4, 5), 2));
        assert_eq!(booth.labels().len(), 6);
    }
}

/// Services of every kind, each with its slots on one day and another.
fn municipality() -> Vec<Service> {
    let campaign = json!({"opens_at": "2026-04-01T00:00:00", "closes_at": "2026-04-03T17:00:00"});
    vec![
        service(json!({})),
        service(
            json!({"id": "secret", "title": {"ja": "いじめ相談"}, "for": "household", "who": {}, "discreet": true}),
        ),
        service(
            json!({"id": "draw", "admission": {"kind": "draw"}, "opening": {"days_before": 60, "campaign": campaign}}),
        ),
        service(json!({"id": "list", "admission": {"kind": "waiting_list", "hold_minutes": 60, "longest": 2}})),
        service(json!({"id": "page", "who": {"residents_only": true}})),
        service(
            json!({"id": "home", "for": "household", "who": {}, "limits": {"per_household": {"count": 1, "period": "ahead"}}}),
        ),
    ]
}

proptest::proptest! {
    /// Whatever is tapped in whatever order: every answer keeps LINE's limits (the booth sees to it), offers the way
    /// out, and never names what is discreet.
    #[test]
    fn no_walk_breaks_the_chat(
        years in proptest::collection::vec(2013i16..2026, 0..5),
        left in proptest::collection::vec(0u32..4, 24),
        lang in 0usize..3,
        taps in proptest::collection::vec(0usize..20, 1..40),
    ) {
        let family: Vec<_> = crate::family::TOKENS.iter().copied().zip(years.into_iter().map(child)).collect();
        let slots: Vec<_> = municipality().iter().flat_map(|service| {
            ["07T1000.a", "07T1000.b", "07T1030.a", "09T1000.a"].map(|rest| format!("{}.202604{rest}", service.id))
        }).collect();
        let slots: Vec<_> = slots.iter().map(String::as_str).zip(left).collect();
        let mut booth = Booth::new(&family, municipality()).with(&slots);
        booth.person.lang = Some(Lang::all()[lang]);
        booth.does(&Step::Services(0));
        for tap in taps {
            let steps: Vec<_> = booth.buttons().into_iter().filter_map(|choice| match &choice.action {
                Action::Tap(Command::Book(step)) => Some(step.clone()),
                _ => None,
            }).collect();
            let step = steps.get(tap % steps.len().max(1)).cloned().unwrap_or(Step::Services(0));
            booth.does(&step);
            let said = booth.said();
            proptest::prop_assert!(!said.contains("いじめ") && !said.contains("secret"), "{}", said);
        }
    }
}
