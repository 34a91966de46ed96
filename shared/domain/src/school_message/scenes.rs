use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, civil::date};
use serde_json::json;

use super::{demo::*, *};
use crate::attachment::Text;

fn resolved(selectors: Vec<Selector>) -> Result<Vec<String>, String> {
    let rosters = rosters(2);
    let reached = resolve(&Audience(selectors), &rosters, date(2026, 5, 11)).map_err(|flaw| flaw.to_string())?;
    Ok(reached
        .into_iter()
        .flat_map(|(facility, children)| children.into_iter().map(move |id| format!("{facility}/{id}")))
        .collect())
}

#[test]
fn an_audience_is_who_is_on_the_rosters_today() {
    let of = |kind| Selector::Group { facility: "tokiwa".to_owned(), group: String::from(kind) };
    assert_eq!(
        resolved(vec![class("p1a")]).unwrap(),
        ["tokiwa/k_chiaki", "tokiwa/k_hana", "tokiwa/k_misaki"],
        "Ren has left"
    );
    assert_eq!(resolved(vec![of("soccer")]).unwrap(), ["tokiwa/k_aki", "tokiwa/k_hana"]);
    let bus = Selector::BusLine { facility: "tokiwa".to_owned(), line: "am1".to_owned() };
    assert_eq!(resolved(vec![bus]).unwrap(), ["tokiwa/k_misaki"]);
    let grade = Selector::Grade { facility: "tokiwa".to_owned(), grade: crate::facility::Grade::P3 };
    assert_eq!(resolved(vec![grade]).unwrap(), ["tokiwa/k_more0", "tokiwa/k_more1"]);
    let picked = |ids: &[&str]| Selector::Children {
        facility: "tokiwa".to_owned(),
        children: ids.iter().map(|id| (*id).to_owned()).collect(),
    };
    assert_eq!(
        resolved(vec![picked(&["k_an"]), of("soccer")]).unwrap(),
        ["tokiwa/k_aki", "tokiwa/k_an", "tokiwa/k_hana"]
    );
    assert_eq!(resolved(vec![whole("tokiwa"), whole("asahi")]).unwrap().len(), 16);

    for (selectors, flaw) in [
        (vec![], "audience: nobody"),
        (vec![class("p1a"), class("p9z")], "audience.1.class: unknown"),
        (vec![of("tennis")], "audience.0.group: unknown"),
        (vec![whole("nowhere")], "audience.0.facility: unknown"),
        (vec![picked(&["k_hana", "k_nobody"])], "audience.0.children: unknown"),
        (vec![picked(&["k_gone"])], "audience.0.children: not_enrolled"),
        (vec![picked(&[])], "audience.0.children: empty"),
        (
            vec![Selector::Grade { facility: "tokiwa".to_owned(), grade: crate::facility::Grade::J1 }],
            "audience.0.grade: unknown",
        ),
    ] {
        assert_eq!(resolved(selectors).unwrap_err(), flaw);
    }
    let empty = resolve(&Audience(vec![class("p3a")]), &rosters(0), date(2026, 5, 11));
    assert_eq!(empty.unwrap_err().to_string(), "audience: nobody");
}

#[test]
fn who_leaves_before_it_is_sent_falls_out_and_nobody_comes_in() {
    let mut rosters = rosters(0);
    let chosen = reached(&letter(vec![class("p1a")], "t", "b"), &rosters);
    let roster = &mut rosters.get_mut("tokiwa").unwrap().1;
    roster[0].until = Some(date(2026, 5, 12));
    roster[3].class = "p1a".to_owned();

    let left = still(&chosen, &rosters, date(2026, 5, 13));
    assert_eq!(left["tokiwa"].iter().map(String::as_str).collect::<Vec<_>>(), ["k_chiaki", "k_misaki"]);
    let readers: Vec<&str> = guardians(&left, &rosters).keys().map(|(_, id)| *id).collect();
    assert_eq!(readers, ["g_chiaki", "g_misaki"], "neither who may only collect nor a child's own phone");
}

#[test]
fn a_message_is_plain_text_in_several_languages() {
    let content = |texts: serde_json::Value| serde_json::from_value::<Content>(json!({ "texts": texts })).unwrap();
    let words = |title: &str, body: &str| json!({ "title": title, "body": body });
    let good = content(
        json!({ "ja": words("遠足", "<b>明日</b> & 雨天中止\n1 < 2"), "ja-easy": words("えんそく", "あした"), "pt": words("Passeio", "Amanhã"), "zh-Hans": words("郊游", "明天") }),
    );
    assert_eq!(good.check(), Ok(()));
    assert_eq!(good.texts["ja"].body, "<b>明日</b> & 雨天中止\n1 < 2", "no markup: it stays as it is");
    for (reader, gets) in [
        ("ja", "ja"),
        ("ja-easy", "ja-easy"),
        ("pt-BR", "pt"),
        ("zh-TW", "zh-Hans"),
        ("vi", "ja-easy"),
        ("en", "ja-easy"),
        ("PT", "pt"),
    ] {
        assert_eq!(good.best_for(reader).unwrap().0, gets, "{reader}");
    }
    let only = content(json!({ "ja": words("遠足", "明日") }));
    assert_eq!(only.best_for("en").unwrap().0, "ja");
    assert_eq!(only.best_for("ja-easy").unwrap().0, "ja");

    for (texts, flaw) in [
        (json!({ "en": words("a", "b") }), "texts.ja: missing"),
        (json!({ "ja": words(" ", "b") }), "texts.ja.title: text_empty"),
        (json!({ "ja": words("a", "\n") }), "texts.ja.body: text_empty"),
        (json!({ "ja": words("a\nb", "b") }), "texts.ja.title: text_not_allowed"),
        (json!({ "ja": words("a", "b\u{0}") }), "texts.ja.body: text_not_allowed"),
        (json!({ "ja": words("a", "b\u{202e}c") }), "texts.ja.body: text_not_allowed"),
        (json!({ "ja": words(&"あ".repeat(61), "b") }), "texts.ja.title: text_too_long"),
        (json!({ "ja": words("a", &"あ".repeat(4001)) }), "texts.ja.body: text_too_long"),
        (json!({ "ja": words("a", "b"), "english": words("a", "b") }), "texts: language"),
        (json!({ "ja": words("a", "b"), "pt-BR": words("a", "b"), "pt-br": words("a", "b") }), "texts: twice"),
        (json!({ "ja": words("a", "b"), "vi": words("a", "") }), "texts.vi.body: text_empty"),
    ] {
        assert_eq!(content(texts).check().unwrap_err().to_string(), flaw);
    }
}

#[test]
fn a_letter_has_an_end_and_sensible_times() {
    let now = at("09:00:00");
    let fits = |change: &dyn Fn(&mut Letter)| {
        let mut letter = letter(vec![class("p1a")], "遠足", "明日");
        change(&mut letter);
        letter.check(now).map_err(|flaw| flaw.to_string())
    };
    assert_eq!(fits(&|_| {}), Ok(()));
    assert_eq!(fits(&|letter| letter.send_at = Some(at("08:59:59"))), Err("send_at: past".to_owned()));
    assert_eq!(fits(&|letter| letter.send_at = Some(letter.not_after)), Err("not_after: backwards".to_owned()));
    assert_eq!(fits(&|letter| letter.not_after = now), Err("not_after: backwards".to_owned()));
    assert_eq!(
        fits(&|letter| letter.attachments = vec![attached("a.pdf"); 6]),
        Err("attachments: too_many".to_owned())
    );
    assert_eq!(
        fits(&|letter| letter.attachments = vec![attached("../a.pdf")]),
        Err("attachments.0.name: text_not_allowed".to_owned())
    );
    assert_eq!(Letter::default_not_after(Urgency::Normal, None, now), now + SignedDuration::from_hours(168));
    assert_eq!(Letter::default_not_after(Urgency::Emergency, Some(at("10:00:00")), now), at("16:00:00"));
    let unknown =
        json!({ "audience": [], "content": { "texts": {} }, "not_after": "2026-05-11T00:00:00Z", "html": true });
    assert!(serde_json::from_value::<Letter>(unknown).is_err());
}

#[test]
fn what_is_usual_is_the_middle_of_the_last_twenty() {
    assert_eq!(usual(&[]), None);
    assert_eq!(usual(&[31]), Some(31));
    assert_eq!(usual(&[31, 938]), Some(31));
    assert_eq!(usual(&[30, 938, 31, 33, 32]), Some(32));
    let mut many = vec![31; 20];
    many.extend([900; 40]);
    assert_eq!(usual(&many), Some(31));
}

#[test]
fn the_teacher_who_picks_the_whole_school_is_told_and_needs_a_second_person() {
    let rosters = rosters(932);
    let found = looked(&letter(vec![whole("tokiwa")], "明日の持ち物", "上履きを忘れずに。"), &rosters, &[]).unwrap();
    assert_eq!((found.children, found.guardians), (938, 938));
    assert_eq!(found.warnings, [Warning::Larger { usual: 31, now: 938 }]);
    assert_eq!(found.because, BTreeSet::from([Because::Many, Because::Larger]));

    let small = looked(&letter(vec![class("p1a")], "明日の持ち物", "上履きを忘れずに。"), &rosters, &[]).unwrap();
    assert_eq!((small.warnings.len(), small.because.len(), small.guardians), (0, 0, 3));
}

#[test]
fn a_school_of_somebody_elses_and_an_emergency_at_two_need_a_second_person() {
    let rosters = rosters(0);
    let mut both = letter(vec![whole("tokiwa"), whole("asahi")], "大雨", "お迎えをお願いします。");
    let found = looked(&both, &rosters, &[]).unwrap();
    assert_eq!(found.warnings, [Warning::OutsideScope { facilities: BTreeSet::from(["asahi".to_owned()]) }]);
    assert_eq!(found.because, BTreeSet::from([Because::OutsideScope]));
    both.urgency = Urgency::Emergency;
    assert!(looked(&both, &rosters, &[]).unwrap().because.contains(&Because::SeveralFacilities));
}

/// How often names stand in a body to the parents of class 1-1, who have no business with class 1-2.
fn named(body: &str) -> usize {
    let found = looked(&letter(vec![class("p1a")], "お知らせ", body), &rosters(0), &[]).unwrap();
    match found.warnings.as_slice() {
        [] => 0,
        [Warning::NamesOutside { places }] => {
            assert_eq!(found.because, BTreeSet::from([Because::NamesOutside]));
            assert_eq!(places.len(), 1, "{places:?}");
            places[0].count
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_name_of_another_class_is_found_in_every_spelling() {
    for body in [
        "高橋亜樹さんがけがをしました。",
        "髙橋　亜樹",
        "高 橋 亜 樹 の保護者の方へ",
        "高橋\n亜樹",
        "亜樹さんの件です。",
        "亜樹 くん",
        "タカハシ アキ",
        "ﾀｶﾊｼｱｷ",
        "たかはし・あき",
        "今日はあきちゃんが休みです",
        "斎藤みなさん",
        "斉藤みな",
        "Nguyen Van An",
        "ＮＧＵＹＥＮ　ＶＡＮ　ＡＮ",
        "Anさん",
        "グエン・ヴァン・アン",
    ] {
        assert_eq!(named(body), 1, "{body}");
    }
    assert_eq!(named("亜樹さんと、斎藤みな、亜樹くん"), 3);
}

#[test]
fn what_the_audience_or_the_language_explains_is_no_name() {
    for body in [
        "青木花さん、青木美咲さん、田中千秋さん",
        "ちあきさんのお母さん",
        "みなさん、たくさんのご参加を",
        "秋の遠足 亜樹",
        "Plans and an answer for Anne",
        "山本先生",
        "",
    ]
    .iter()
    .filter(|body| !body.is_empty())
    {
        assert_eq!(named(body), 0, "{body}");
    }
    assert_eq!(named("去年いた山本 蓮さん"), 1, "who has left still has a name");
}

#[test]
fn names_and_numbers_are_found_wherever_they_stand() {
    let rosters = rosters(0);
    let mut note = letter(vec![class("p1a")], "亜樹さん", "お知らせ");
    let english = Words { title: "News".to_owned(), body: "About Nguyen Van An".to_owned() };
    note.content.texts.insert("en".to_owned(), english);
    note.attachments = vec![attached("髙橋亜樹.pdf"), attached("b.pdf"), attached("c.pdf"), attached("d.pdf")];
    let texts = [Text::Found("たかはしあき 亜樹さん".to_owned()), Text::None, Text::Partly("斎藤みな".to_owned())];
    let found = looked(&note, &rosters, &texts).unwrap();
    let place = |at, count| Place { at, count };
    let places = vec![
        place(Where::Body { language: "en".to_owned() }, 1),
        place(Where::Title { language: "ja".to_owned() }, 1),
        place(Where::AttachmentName { attachment: 0 }, 1),
        place(Where::AttachmentText { attachment: 0 }, 2),
        place(Where::AttachmentText { attachment: 2 }, 1),
    ];
    let unreadable = [1, 2, 3].map(|attachment| Warning::Unreadable { attachment });
    let warnings: Vec<Warning> = [Warning::NamesOutside { places }].into_iter().chain(unreadable).collect();
    assert_eq!(found.warnings, warnings);
    let wire = serde_json::to_value(&found.warnings[0]).unwrap();
    assert_eq!(wire["places"][0], json!({ "in": "body", "language": "en", "count": 1 }));

    note.content.texts.get_mut("en").unwrap().body = "1234-5678-9018".to_owned();
    let texts = [Text::Found("番号 １２３４５６７８９０１８".to_owned())];
    let places =
        vec![place(Where::Body { language: "en".to_owned() }, 1), place(Where::AttachmentText { attachment: 0 }, 1)];
    assert_eq!(looked(&note, &rosters, &texts), Err(Objection::MyNumber { places }));
    note.content.texts.remove("ja");
    assert_eq!(looked(&note, &rosters, &texts), Err(Objection::NoOriginal));
}

#[test]
fn a_calendar_in_a_document_is_no_number() {
    let rosters = rosters(0);
    let mut note = letter(vec![class("p1a")], "予定表", "来月の予定です。");
    note.attachments = vec![attached("a.pdf")];
    let calendar: Vec<String> = (1..=31).map(|day| day.to_string()).collect();
    for (text, refused) in [
        (calendar.join(" "), false),
        (calendar.join("\u{1f}"), false),
        ("番号 1234 5678 9018".to_owned(), true),
        ("１２３４\u{1f}５６７８\u{1f}９０１８".to_owned(), true),
        ("1234-5678-9018".to_owned(), true),
        ("番号:123456789018です".to_owned(), true),
        ("12345 678901 8".to_owned(), false),
    ] {
        let found = looked(&note, &rosters, &[Text::Found(text.clone())]);
        assert_eq!(matches!(found, Err(Objection::MyNumber { .. })), refused, "{text}");
    }
}

#[test]
fn anything_that_differs_for_a_reader_or_an_approver_is_another_digest() {
    let rosters = rosters(2);
    let base = letter(vec![class("p1a")], "a", "b");
    let mut digests = BTreeSet::from([shown(&base, &reached(&base, &rosters))]);
    let changes: [&dyn Fn(&mut Letter); 7] = [
        &|letter| letter.content.texts.get_mut("ja").unwrap().body.push('!'),
        &|letter| letter.audience = Audience(vec![class("p1b")]),
        &|letter| letter.attachments.push(attached("a.pdf")),
        &|letter| letter.attachments.push(attached("b.pdf")),
        &|letter| letter.urgency = Urgency::Emergency,
        &|letter| letter.send_at = Some(at("12:00:00")),
        &|letter| letter.not_after = at("21:00:00"),
    ];
    for change in changes {
        let mut other = base.clone();
        change(&mut other);
        assert!(digests.insert(shown(&other, &reached(&other, &rosters))));
    }
    let more: Reached = BTreeMap::from([("tokiwa".to_owned(), BTreeSet::from(["k_hana".to_owned()]))]);
    assert!(digests.insert(shown(&base, &more)), "the same selector, other people");
    assert_eq!(shown(&base, &more), shown(&base.clone(), &more.clone()));
}

/// A message to the whole school, submitted by the teacher.
fn submitted() -> (Message, Looked) {
    let rosters = rosters(932);
    let letter = letter(vec![whole("tokiwa")], "運動会", "雨天順延です。");
    let looked = looked(&letter, &rosters, &[]).unwrap();
    let draft = Message::draft("m1".to_owned(), "teacher".to_owned(), letter);
    (draft.submit("teacher", &looked.shown, &looked, at("09:00:00")).unwrap(), looked)
}

fn send(message: &Message, shown: &str, time: &str) -> Result<Message, Refused> {
    match message.begin(shown, at(time))? {
        Begun::Send(message) | Begun::Expired(message) => Ok(*message),
    }
}

#[test]
fn the_head_teacher_approves_what_she_saw_and_a_minute_later_it_leaves() {
    let (message, looked) = submitted();
    assert_eq!(message.state, State::AwaitingApproval);
    let now = at("09:05:00");
    assert_eq!(message.approve("teacher", &looked.shown, now), Err(Refused::SamePerson));
    assert_eq!(message.approve("head", "something else", now), Err(Refused::Changed));
    assert_eq!(message.approve("head", &looked.shown, at("20:00:01")), Err(Refused::TooLate));

    let held = message.approve("head", &looked.shown, now).unwrap();
    assert_eq!(held.state, State::Held { until: at("09:06:00") });
    assert_eq!(send(&held, &looked.shown, "09:05:59"), Err(Refused::TooEarly));
    assert_eq!(send(&held, "something else", "09:06:00"), Err(Refused::Changed));
    let sending = send(&held, &looked.shown, "09:06:00").unwrap();
    assert_eq!((sending.state, sending.cancel()), (State::Sending, Err(Refused::State)));
    assert!(sending.goes_on(at("09:07:00")) && !sending.goes_on(at("20:00:01")));
    let sent = sending.sent().unwrap();
    let recalled = sent.recall(at("09:20:00"), 412).unwrap();
    assert_eq!(recalled.state, State::Recalled { at: at("09:20:00"), read: 412 });
    assert_eq!(recalled.recall(at("09:21:00"), 500), Err(Refused::State));
    let wire = serde_json::to_value(&recalled).unwrap();
    assert_eq!((&wire["state"], &wire["read"]), (&json!("recalled"), &json!(412)));
    assert_eq!(serde_json::from_value::<Message>(wire).unwrap(), recalled);
}

#[test]
fn whoever_touched_the_words_is_no_second_person_and_a_change_needs_a_new_look() {
    let (message, looked) = submitted();
    let edited = message.edit("deputy", message.letter.clone()).unwrap();
    assert_eq!((edited.state, edited.version, edited.shown.clone()), (State::Draft, 2, None));
    assert_eq!(edited.submit("teacher", "an old page", &looked, at("09:01:00")), Err(Refused::Changed));
    let again = edited.submit("teacher", &looked.shown, &looked, at("09:01:00")).unwrap();
    for one in ["teacher", "deputy"] {
        assert_eq!(again.approve(one, &looked.shown, at("09:02:00")), Err(Refused::SamePerson));
    }
    let held = again.approve("head", &looked.shown, at("09:02:00")).unwrap();
    let edited = held.edit("teacher", held.letter.clone()).unwrap();
    assert_eq!(
        (edited.state, edited.approval.clone()),
        (State::Draft, None),
        "edited in its held minute: nobody has looked"
    );
    assert_eq!(send(&edited, &looked.shown, "09:30:00"), Err(Refused::State));
}

#[test]
fn a_small_message_waits_its_minute_an_emergency_ten_seconds_and_a_late_one_never_leaves() {
    let rosters = rosters(0);
    let submit = |letter: Letter| {
        let looked = looked(&letter, &rosters, &[]).unwrap();
        let draft = Message::draft("m2".to_owned(), "teacher".to_owned(), letter);
        (draft.submit("teacher", &looked.shown, &looked, at("09:00:00")).unwrap(), looked.shown)
    };
    let mut note = letter(vec![class("p1a")], "持ち物", "上履き");
    let (held, shown) = submit(note.clone());
    assert_eq!(held.state, State::Held { until: at("09:01:00") });
    assert_eq!(send(&held.cancel().unwrap(), &shown, "09:02:00"), Err(Refused::State));
    assert_eq!(send(&held, &shown, "20:00:01").unwrap().state, State::Expired);
    assert_eq!(held.expire(at("20:00:00")).state, held.state);
    assert_eq!(held.expire(at("20:00:01")).state, State::Expired);

    note.urgency = Urgency::Emergency;
    assert_eq!(submit(note.clone()).0.state, State::Held { until: at("09:00:10") });
    note.send_at = Some(at("12:00:00"));
    let (scheduled, shown) = submit(note.clone());
    assert_eq!(scheduled.state, State::Scheduled { at: at("12:00:00") });
    assert_eq!(send(&scheduled, &shown, "11:59:59"), Err(Refused::TooEarly));
    assert_eq!(send(&scheduled, &shown, "12:00:00").unwrap().state, State::Sending);
    note.send_at = Some(at("09:00:05"));
    assert_eq!(submit(note).0.state, State::Held { until: at("09:00:10") }, "held even where its time has come");
}

#[test]
fn a_correction_is_recorded_and_is_no_way_around_the_second_person() {
    let (message, shown) = submitted();
    let held = message.approve("head", &shown.shown, at("09:05:00")).unwrap();
    let sent = send(&held, &shown.shown, "09:06:00").unwrap().sent().unwrap();
    let mut letter = sent.letter.clone();
    letter.content.texts.get_mut("ja").unwrap().body = "雨天中止です。".to_owned();
    let rosters = rosters(932);
    let reached = reached(&letter, &rosters);
    let around = Around { reached: &reached, rosters: &rosters, texts: &[], recent: &[31], threshold: 100, mine: None };
    let looked = look_again(&letter, &around).unwrap();

    let now = at("10:00:00");
    let waiting = sent.correct("teacher", letter.content.clone(), &looked.shown, &looked, now).unwrap();
    assert_eq!(waiting.letter, sent.letter, "the old words stand");
    assert_eq!(waiting.approve("teacher", &looked.shown, now), Err(Refused::SamePerson));
    assert_eq!(waiting.approve("head", &shown.shown, now), Err(Refused::Changed));
    let corrected = waiting.approve("head", &looked.shown, now).unwrap();
    assert_eq!((corrected.state, corrected.version, &corrected.letter), (State::Sent, 2, &letter));
    let before = Version { version: 1, content: sent.letter.content.clone(), until: now, by: "teacher".to_owned() };
    assert_eq!(corrected.versions, [before]);

    let around = Around { threshold: 2000, recent: &[], ..around };
    let looked = look_again(&letter, &around).unwrap();
    let at_once = sent.correct("teacher", letter.content.clone(), &looked.shown, &looked, now).unwrap();
    assert_eq!((at_once.version, &at_once.letter), (2, &letter));
    assert_eq!(at_once.approve("head", &looked.shown, now), Err(Refused::State), "nothing waits");
}
