//! What families hear, and when: the calendar seen from the outside.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::collections::BTreeSet;

use domain::age::days_after;
use domain::calendar::{Anchor, AnchorKey, Calendar, Category, Entry, Exclusion, national};
use domain::family::Subject;
use domain::text::Lang;
use jiff::civil::{Date, date};

fn child(birth_date: Date) -> Subject {
    Subject::Child { birth_date, due_date: None }
}

fn born(birth_date: Date, due: Date) -> Subject {
    Subject::Child { birth_date, due_date: Some(due) }
}

fn expecting(due_date: Date, fetuses: u8) -> Subject {
    Subject::Pregnancy { due_date, fetuses }
}

fn entry(subject: &Subject, id: &str) -> Entry<'static> {
    national().entry(national().find(id).unwrap(), subject).unwrap()
}

fn days(subject: &Subject, id: &str) -> (String, String) {
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let entry = entry(subject, id);
    (text(entry.starts), text(entry.ends))
}

fn span(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

fn ids(entries: &[Entry<'_>]) -> Vec<String> {
    entries.iter().map(|entry| entry.milestone.id().to_owned()).collect()
}

fn push(subject: &Subject, id: &str) -> Option<Date> {
    national().push_day(national().find(id).unwrap(), subject)
}

#[test]
fn every_milestone_is_complete_short_and_known_in_three_languages() {
    let mut seen = BTreeSet::new();
    for milestone in national().milestones() {
        let id = milestone.id();
        assert!(seen.insert(id));
        for lang in [Lang::Ja, Lang::Easy, Lang::En] {
            for (text, most) in [(milestone.title(lang), 60), (milestone.guide(lang), 120)] {
                assert!(!text.trim().is_empty() && text.chars().count() <= most, "{id}: {text}");
                assert!(!text.contains(['{', '}', '@', '\n']), "{id}: {text}");
                let japanese = text.chars().any(|c| ('ぁ'..='ヶ').contains(&c) || ('一'..='龠').contains(&c));
                assert_eq!(japanese, lang != Lang::En, "{id}: {text}");
            }
        }
        assert!(!milestone.source().is_empty());
        // Every rule can be worked out from the one day it is counted from.
        let subject = match milestone.anchor() {
            Anchor::Due => expecting(date(2027, 2, 28), 1),
            Anchor::Birth => child(date(2027, 2, 28)),
        };
        let entry = entry(&subject, id);
        assert!(entry.starts.is_some() || entry.ends.is_some(), "{id}");
        assert!(entry.starts.zip(entry.ends).is_none_or(|(starts, ends)| starts <= ends), "{id}");
    }
    assert_eq!(seen.len(), 82);
}

#[test]
fn a_leap_day_child_reaches_everything_on_the_day_after_the_28th() {
    let leap = child(date(2024, 2, 29));
    assert_eq!(days(&leap, "vax.mr1"), span("2025-03-01", "2026-02-28"));
    assert_eq!(days(&leap, "vax.hbv.1"), span("2024-04-29", "2025-02-28"));
    assert_eq!(days(&leap, "nursery.age3"), span("2027-02-28", ""));
    assert_eq!(days(&leap, "hc.18m"), span("2025-08-29", "2026-02-28"));
    assert_eq!(days(&leap, "school.entry"), span("2030-04-01", "2030-04-01"));
    assert_eq!(days(&leap, "birth.lumpsum"), span("2024-03-01", "2026-02-28"));
    assert_eq!(days(&leap, "vax.je2"), span("2033-03-01", "2037-02-28"));
    // 48 months later the day exists.
    assert_eq!(entry(&leap, "vax.je1.3").starts, Some(date(2028, 2, 29)));
}

#[test]
fn one_day_in_april_is_one_year_at_school() {
    let (first, second) = (child(date(2021, 4, 1)), child(date(2021, 4, 2)));
    assert_eq!(days(&first, "school.entry").0, "2027-04-01");
    assert_eq!(days(&second, "school.entry").0, "2028-04-01");
    assert_eq!(days(&first, "hc.5y"), span("2025-04-01", "2026-03-31"));
    assert_eq!(days(&second, "hc.5y"), span("2026-04-01", "2027-03-31"));
    assert_eq!(days(&first, "nursery.nensho").0, "2024-04-01");
    assert_eq!(days(&first, "allowance.end").1, "2039-03-31");
    assert_eq!(days(&second, "allowance.end").1, "2040-03-31");
    assert_eq!(push(&first, "allowance.end"), Some(date(2039, 1, 30)));
}

#[test]
fn a_child_born_before_37_weeks_is_seen_by_corrected_age_and_vaccinated_by_birth() {
    let due = date(2026, 10, 1);
    let early = born(date(2026, 8, 1), due);
    assert_eq!(days(&early, "hc.3_4m"), span("2027-01-01", "2027-02-28"));
    assert_eq!(days(&early, "hc.6_7m").0, "2027-04-01");
    assert_eq!(days(&early, "hc.9_10m").0, "2027-07-01");
    assert_eq!(days(&early, "hc.18m"), days(&child(date(2026, 8, 1)), "hc.18m"));
    assert_eq!(days(&early, "vax.bcg").0, "2027-01-01");
    assert_eq!(days(&early, "vax.hbv.1").0, "2026-10-01");
    assert!(entry(&early, "hc.3_4m").reason.text(Lang::Ja).contains("修正月齢"));
    assert_eq!(AnchorKey::of(&early), [AnchorKey::Birth(date(2026, 8, 1)), AnchorKey::Due(due)]);

    // 37w0d is term, 36w6d is not.
    assert_eq!(days(&born(date(2026, 9, 10), due), "hc.3_4m").0, "2026-12-10");
    assert_eq!(days(&born(date(2026, 9, 9), due), "hc.3_4m").0, "2027-01-01");
}

#[test]
fn one_or_several_children_expected_decides_the_leave() {
    let (one, twins) = (expecting(date(2026, 10, 1), 1), expecting(date(2026, 10, 1), 2));
    assert!(entry(&one, "preg.maternity_leave").applies);
    assert_eq!(entry(&one, "preg.maternity_leave_multi").reason.exclusion(), Some(Exclusion::OnlyForSeveral));
    assert_eq!(entry(&twins, "preg.maternity_leave").reason.exclusion(), Some(Exclusion::OnlyForOne));
    assert_eq!(push(&twins, "preg.maternity_leave_multi"), Some(date(2026, 6, 26)));
    assert_eq!(push(&twins, "preg.maternity_leave"), None);
    assert_eq!(push(&one, "preg.maternity_leave"), Some(date(2026, 8, 21)));
    // Of a born child nobody knows; both are shown.
    let both = born(date(2026, 9, 28), date(2026, 10, 1));
    assert!(entry(&both, "preg.maternity_leave").applies && entry(&both, "preg.maternity_leave_multi").applies);
}

#[test]
fn what_began_later_stays_in_the_list_with_its_reason() {
    let april = born(date(2021, 4, 2), date(2021, 4, 5));
    for id in ["preg.rs_vaccine", "preg.benefit1", "preg.benefit2", "preg.interview1", "hc.1m"] {
        let entry = entry(&april, id);
        assert!(!entry.applies, "{id}");
        assert!(matches!(entry.reason.exclusion(), Some(Exclusion::BeforeItBegan(_))), "{id}");
    }
    assert!(
        entry(&april, "preg.rs_vaccine").reason.text(Lang::Ja).ends_with("2026-04-01 に始まった制度のため対象外です。")
    );
    assert!(entry(&april, "hc.5y").applies);
}

#[test]
fn a_new_right_reaches_those_already_inside_its_window() {
    let began = date(2026, 4, 1);
    let rs = national().find("preg.rs_vaccine").unwrap();
    let thirty_weeks = expecting(date(2026, 6, 10), 1);
    assert_eq!(push(&thirty_weeks, "preg.rs_vaccine"), Some(began));
    assert!(ids(&national().due_on(&thirty_weeks, began)).contains(&"preg.rs_vaccine".to_owned()));
    // 28w0d to 36w6d on that day.
    let keys = national().keys_due_on_for(rs, began);
    assert_eq!(keys.len(), 63);
    assert_eq!(keys.first(), Some(&AnchorKey::Due(date(2026, 4, 23))));
    assert_eq!(keys.last(), Some(&AnchorKey::Due(date(2026, 6, 24))));
    assert_eq!(national().keys_due_on_for(rs, date(2026, 4, 2)), [AnchorKey::Due(date(2026, 6, 25))].into());
    assert!(national().keys_due_on_for(rs, date(2026, 3, 31)).is_empty());
}

#[test]
fn a_closed_last_day_moves_to_the_next_open_one() {
    let autumn = child(date(2026, 9, 28));
    let registration = entry(&autumn, "birth.registration");
    assert_eq!(registration.ends, Some(date(2026, 10, 11)));
    assert_eq!(registration.accepted_until, Some(date(2026, 10, 13)));
    assert!(!registration.is_over(date(2026, 10, 13)) && registration.is_over(date(2026, 10, 14)));
    assert_eq!(entry(&autumn, "birth.child_allowance").accepted_until, None);
}

#[test]
fn reasons_read_the_rule_aloud() {
    let subject = born(date(2026, 9, 28), date(2026, 10, 1));
    let reason = |id, lang| entry(&subject, id).reason.text(lang);
    assert_eq!(
        reason("preg.checkup02", Lang::Ja),
        "出産予定日 2026-10-01 の12週0日から、出産予定日 2026-10-01 の15週6日まで。"
    );
    assert_eq!(
        reason("vax.mr1", Lang::En),
        "From 1 year after the birth date 2026-09-28 until the day before 2 years after the birth date 2026-09-28."
    );
    assert_eq!(
        reason("vax.rota1.last", Lang::Ja),
        "「ロタウイルス 1回目」 2026-11-09 から27日以上の間隔をおいた日から、生年月日 2026-09-28 の168日後まで。"
    );
    assert!(
        reason("vax.rota5.last", Lang::Ja).contains("27日以上の間隔をおいた日、さらに27日以上の間隔をおいた日から")
    );
    assert_eq!(reason("allowance.end", Lang::Ja), "満18歳に達する日 2044-09-27 を含む年度の3月31日まで。");
    assert_eq!(
        reason("school.health", Lang::Ja),
        "小学校に入学する日 2033-04-01 の前年の10月1日から、小学校に入学する日 2033-04-01 の前年の11月30日まで。"
    );
    assert_eq!(
        reason("birth.konnichiwa", Lang::Ja),
        "生年月日 2026-09-28から、生年月日 2026-09-28 の4か月後の前日まで。"
    );
    assert_eq!(reason("preg.edd", Lang::En), "On 40w0d of the pregnancy due on 2026-10-01.");
    assert!(reason("vax.hbv.2", Lang::Ja).contains("のうち遅い日"));
    assert!(reason("birth.registration", Lang::Easy).contains("2026-10-13"));
    for entry in national().of(&subject) {
        for lang in [Lang::Ja, Lang::Easy, Lang::En] {
            assert!(!entry.reason.text(lang).contains("0000-"), "{}", entry.milestone.id());
        }
    }
}

#[test]
fn a_pregnancy_hears_of_pregnancy_and_a_born_child_no_longer() {
    let due = date(2027, 5, 6);
    let pregnancy = expecting(due, 1);
    assert!(national().of(&pregnancy).iter().all(|entry| entry.milestone.category() == Category::Pregnancy));
    assert_eq!(national().of(&pregnancy).len(), 25);
    assert_eq!(
        ids(&national().due_on(&pregnancy, days_after(due, -84))),
        ["preg.checkup07", "preg.rs_vaccine", "preg.interview2"]
    );

    let child = pregnancy.born(date(2027, 5, 1));
    assert_eq!(national().of(&child).len(), 82);
    for entry in national().of(&child).iter().filter(|entry| entry.milestone.anchor() == Anchor::Due) {
        assert_eq!(national().push_day(entry.milestone, &child), None);
    }
    assert_eq!(national().of(&self::child(date(2027, 5, 1))).len(), 57);
}

#[test]
fn a_changed_due_date_tells_what_it_brought_forward_and_nothing_twice() {
    let calendar = national();
    let today = date(2026, 11, 22);
    // 27w0d today; corrected by ten days it is 28w3d.
    let before = expecting(date(2027, 2, 21), 1);
    let after = expecting(date(2027, 2, 11), 1);
    assert_eq!(
        ids(&calendar.became_due(Some(&before), &after, today, today)),
        ["preg.checkup07", "preg.rs_vaccine", "preg.interview2"]
    );
    assert!(calendar.became_due(Some(&after), &before, today, today).is_empty());
    assert!(calendar.became_due(Some(&after), &after, today, today).is_empty());
}

#[test]
fn a_newcomer_hears_of_the_last_four_weeks_only() {
    let today = date(2026, 11, 22);
    let told = ids(&national().became_due(None, &child(date(2026, 9, 25)), today, today));
    assert!(told.contains(&"vax.rota1.1".to_owned()) && told.contains(&"nursery.57d".to_owned()), "{told:?}");
    assert!(!told.contains(&"birth.konnichiwa".to_owned()), "{told:?}");
    assert!(!told.contains(&"vax.hbv.1".to_owned()), "three days too early: {told:?}");
}

#[test]
fn a_birth_opens_what_comes_after_it() {
    let today = date(2026, 11, 22);
    let pregnancy = expecting(date(2026, 11, 30), 1);
    let told = national().became_due(Some(&pregnancy), &pregnancy.born(date(2026, 11, 18)), today, today);
    assert!(ids(&told).contains(&"birth.registration".to_owned()));
    assert!(told.iter().all(|entry| entry.milestone.category() == Category::Birth));
}

#[test]
fn twins_told_late_open_the_longer_leave() {
    let today = date(2026, 11, 22);
    let (one, twins) = (expecting(date(2027, 2, 20), 1), expecting(date(2027, 2, 20), 2));
    assert_eq!(ids(&national().became_due(Some(&one), &twins, today, today)), ["preg.maternity_leave_multi"]);
}

#[test]
fn a_file_that_makes_no_sense_is_refused() {
    let file = |rule: &str| {
        format!(
            "category = \"birth\"\nsource = \"x\"\n[[milestone]]\nid = \"a\"\nconfidence = \"A\"\n{rule}\n\
             title = {{ ja = \"a\", ja-easy = \"a\", en = \"a\" }}\nguide = {{ ja = \"a\", ja-easy = \"a\", en = \"a\" }}\n"
        )
    };
    assert!(Calendar::read(&[&file("starts = \"birth +1m\"")]).is_ok());
    for rule in ["", "starts = \"birth 1m\"", "starts = \"a +1d\"", "start = \"birth\"", "starts = []"] {
        assert!(Calendar::read(&[&file(rule)]).is_err(), "{rule}");
    }
    assert!(Calendar::read(&["category = \"birth\""]).is_err());
    let twice = file("starts = \"birth\"");
    assert!(Calendar::read(&[&twice, &twice]).is_err());
}

#[test]
fn what_has_ended_says_so() {
    let ended = "category = \"vaccination\"\nsource = \"x\"\n[[milestone]]\nid = \"a\"\nconfidence = \"A\"\n\
        starts = \"birth +1y\"\nends = \"birth +2y -1d\"\neffective_until = \"2026-03-31\"\n\
        title = { ja = \"a\", ja-easy = \"a\", en = \"a\" }\nguide = { ja = \"a\", ja-easy = \"a\", en = \"a\" }\n";
    let calendar = Calendar::read(&[ended]).unwrap();
    let milestone = calendar.find("a").unwrap();
    let applies = |birth| calendar.entry(milestone, &child(birth)).unwrap().applies;
    assert!(applies(date(2025, 3, 31)));
    assert!(!applies(date(2025, 4, 1)));
    assert_eq!(calendar.push_day(milestone, &child(date(2025, 4, 1))), None);
    assert!(calendar.keys_due_on(date(2026, 4, 1)).is_empty());
    assert_eq!(calendar.keys_due_on(date(2026, 3, 31)), [AnchorKey::Birth(date(2025, 3, 31))].into());
}

#[test]
fn titles_and_guides_may_stand_in_line() {
    let bcg = national().find("vax.bcg").unwrap();
    assert_eq!(bcg.line_title(Lang::En).as_str(), bcg.title(Lang::En));
    assert_eq!(bcg.line_guide(Lang::Easy).as_str(), bcg.guide(Lang::Easy));
}

#[test]
fn after_an_outage_the_family_hears_of_what_is_still_open_and_of_nothing_else() {
    let calendar = national();
    let subject = child(date(2026, 9, 28));
    let (since, today) = (date(2026, 10, 1), date(2026, 12, 20));

    let told = ids(&calendar.due_between(&subject, since, today));

    assert!(told.contains(&"vax.rota1.1".to_owned()), "open until January: {told:?}");
    assert!(!told.contains(&"hc.1m".to_owned()), "over since November: {told:?}");
    let by_day: BTreeSet<String> =
        (0..=80).flat_map(|n| ids(&calendar.due_on(&subject, days_after(since, n)))).collect();
    assert!(told.iter().all(|id| by_day.contains(id)), "each fell on one of the days");
}
