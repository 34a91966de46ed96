//! Nerima's table, a family for each of its rows.

use domain::points::*;
use domain::text::Lang;
use jiff::civil::{Date, date};

use super::families::{family, guardian, hours, sum, table, total, work, works};

/// What a guardian with these reasons has: a single parent's base beside the 40 for absence.
fn base(guardian: Guardian) -> Span {
    let rules = table("nerima-2026");
    estimate(&rules, &family(1, vec![guardian])).unwrap().guardians[0]
}

fn exact(reason: Reason) -> i32 {
    base(guardian(reason)).exact().unwrap().tenths() / 10
}

const GRID: [(i32, [i32; 5]); 3] = [(20, [40, 37, 34, 31, 28]), (16, [37, 34, 31, 28, 25]), (12, [34, 31, 28, 25, 22])];

#[test]
fn work_gives_by_days_and_hours_up_to_the_last_minute_of_each_band() {
    for (place, (days, row)) in GRID.iter().enumerate() {
        let last_day = if place == 0 { 31 } else { GRID[place - 1].0 - 1 };
        for (hour, points) in row.iter().enumerate() {
            let from = (8 - i32::try_from(hour).unwrap()) * 60;
            let until = if hour == 0 { 1440 } else { from + 59 };
            for days in [*days, last_day] {
                assert_eq!(exact(work(days, from)), *points, "{days} days, {from} minutes");
                assert_eq!(exact(work(days, until)), *points, "{days} days, {until} minutes");
            }
        }
    }
    // 19 and 20 days, 7:59 and 8:00.
    let edges =
        [(20, 480, 40), (19, 480, 37), (20, 479, 37), (19, 479, 34), (16, 480, 37), (15, 480, 34), (12, 240, 22)];
    for (days, minutes, points) in edges {
        assert_eq!(exact(work(days, minutes)), points, "{days} days, {minutes} minutes");
    }
}

#[test]
fn work_below_the_table_is_a_range_until_the_office_says() {
    for (days, minutes) in [(11, 480), (20, 239), (0, 0)] {
        let found = base(works(days, minutes));
        assert_eq!((found.least, found.most), (Points::whole(10), Points::whole(40)), "{days} days, {minutes} minutes");
    }
    let mut told = works(11, 480);
    told.manual.insert("work_other".to_owned(), Points::whole(18));
    assert_eq!(base(told).exact(), Some(Points::whole(18)));
}

#[test]
fn every_other_reason_gives_what_its_row_says() {
    let offer = |days, minutes| Reason::JobOffer { form: WorkForm::Employed, hours: hours(days, minutes) };
    let study = |days, minutes| Reason::Study { hours: hours(days, minutes) };
    let ill = |degree| Reason::Illness { degree };
    let cares = |degree, hours_per_month| Reason::Care { degree, hours_per_month };
    for (reason, points) in [
        (offer(20, 480), 27),
        (offer(20, 479), 25),
        (offer(20, 420), 25),
        (offer(31, 419), 23),
        (offer(20, 360), 23),
        (study(20, 480), 40),
        (study(16, 300), 28),
        (study(11, 480), 20),
        (study(20, 120), 20),
        (ill(Illness::Hospital), 40),
        (ill(Illness::Bedridden), 40),
        (ill(Illness::Mental), 40),
        (ill(Illness::Rest), 32),
        (ill(Illness::Home), 20),
        (Reason::Disability { grade: 1 }, 40),
        (Reason::Disability { grade: 2 }, 40),
        (Reason::Disability { grade: 3 }, 30),
        (Reason::Disability { grade: 4 }, 20),
        (cares(Care::SevereHome, 0), 40),
        (cares(Care::Attend, 48), 30),
        (cares(Care::Inpatient, 0), 20),
        (Reason::JobSeeking, 10),
    ] {
        assert_eq!(exact(reason.clone()), points, "{reason:?}");
    }
    let other = base(guardian(ill(Illness::Other)));
    assert_eq!((other.least, other.most), (Points::whole(20), Points::whole(40)));
}

#[test]
fn what_the_table_does_not_rate_is_said_and_not_made_up() {
    let rules = table("nerima-2026");
    let offer = |days, minutes| Reason::JobOffer { form: WorkForm::Employed, hours: hours(days, minutes) };
    let attends = Reason::Care { degree: Care::Attend, hours_per_month: 47 };
    for reason in
        [offer(19, 480), offer(20, 359), attends, Reason::Disability { grade: 5 }, Reason::Leave, Reason::Other]
    {
        let found = estimate(&rules, &family(1, vec![works(20, 480), guardian(reason.clone())])).unwrap();
        assert_eq!(found.unrated, [1], "{reason:?}");
        assert_eq!(found.outcome.points().exact(), Some(Points::whole(40)));
    }
}

#[test]
fn of_several_reasons_the_best_counts_and_absence_is_40() {
    let rules = table("nerima-2026");
    let mut busy = guardian(Reason::JobSeeking);
    busy.reasons.push(work(16, 300));
    let found = estimate(&rules, &family(1, vec![busy])).unwrap();
    let guardians: Vec<_> = found.guardians.iter().map(|span| span.exact().unwrap().tenths() / 10).collect();
    assert_eq!(guardians, [28, 40]);
    assert_eq!(found.lines.iter().filter(|line| line.whose == Whose::Absent).count(), 1);
    let mut unsure = works(5, 60);
    unsure.reasons.push(Reason::Illness { degree: Illness::Rest });
    let span = base(unsure);
    assert_eq!(
        (span.least, span.most),
        (Points::whole(32), Points::whole(40)),
        "a range that cannot fall below what is sure"
    );
}

#[test]
fn childbirth_counts_from_two_months_before_to_eight_weeks_after() {
    let rules = table("nerima-2026");
    let rated = |entry: Date, due: Date, born: Option<Date>, certified: bool| {
        let mut mother = guardian(Reason::Childbirth { due, born });
        if certified {
            mother.marks.insert(GuardianMark::CertifiedForWork);
        }
        let mut household = family(1, vec![works(20, 480), mother]);
        household.entry_month = entry;
        let found = estimate(&rules, &household).unwrap();
        assert_eq!(found.outcome.points().exact(), Some(Points::whole(if found.unrated.is_empty() { 64 } else { 40 })));
        found.unrated.is_empty()
    };
    let (april, may, june, july, september) =
        (date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1), date(2026, 9, 1));
    // Due on 30 June: from 1 April; 30 June and 57 days are 26 August, so until its end.
    let due = date(2026, 6, 30);
    assert!(rated(april, due, None, false));
    assert!(rated(date(2026, 8, 1), due, None, false));
    assert!(!rated(september, due, None, false));
    // Born late, on 6 July: 57 days later is 1 September.
    assert!(rated(september, due, Some(date(2026, 7, 6)), false));
    assert!(!rated(september, due, Some(date(2026, 7, 5)), false));
    // Certified for work: six weeks before 30 June are 19 May, so from 1 May.
    assert!(!rated(april, due, None, true));
    assert!(rated(may, due, None, true));
    // Due on 31 July: from 1 May (certified: 19 June, from 1 June).
    let due = date(2026, 7, 31);
    assert!(rated(may, due, None, false) && !rated(april, due, None, false));
    assert!(rated(june, due, None, true) && !rated(may, due, None, true));
    assert!(rated(july, due, None, true));
}

fn both() -> Household {
    family(0, vec![works(20, 480), works(20, 480)])
}

fn adjusted(change: impl Fn(&mut Household)) -> i32 {
    let mut household = both();
    change(&mut household);
    total(&table("nerima-2026"), &household).tenths() / 10 - 80
}

#[test]
fn every_adjustment_gives_what_its_row_says() {
    let marked = |mark| adjusted(move |household| assert!(household.marks.insert(mark)));
    let of_guardian = |mark| adjusted(move |household| assert!(household.guardians[1].marks.insert(mark)));
    let of_child = |mark| adjusted(move |household| assert!(household.child.marks.insert(mark)));
    assert_eq!(marked(HouseholdMark::SiblingEnrolled), 2);
    assert_eq!(marked(HouseholdMark::AppliesTogether), 2);
    assert_eq!(marked(HouseholdMark::Unlicensed), 2);
    assert_eq!(marked(HouseholdMark::YoungGrandparent), -4);
    assert_eq!(marked(HouseholdMark::Welfare), 2);
    assert_eq!(of_guardian(GuardianMark::NurseryStaff), 1);
    assert_eq!(of_guardian(GuardianMark::SoloAssignment), 1);
    assert_eq!(of_guardian(GuardianMark::UnderOneMonth), -3);
    assert_eq!(of_child(ChildMark::Disability), 12);
    assert_eq!(of_child(ChildMark::MultipleBirth), 3);
    assert_eq!(adjusted(|household| household.children_to_grade3 = 3), 2);
    assert_eq!(adjusted(|household| household.children_to_grade3 = 2), 0);
    let preschool = |children| {
        adjusted(move |household| (household.preschool_children, household.children_to_grade3) = (children, children))
    };
    assert_eq!((preschool(2), preschool(3)), (0, 5), "the higher of the two, not both");
    assert_eq!(adjusted(|household| household.residence = Residence::MovingHere), 0);
    assert_eq!(adjusted(|household| household.residence = Residence::Elsewhere), -6);
    let works_here = |household: &mut Household| {
        household.residence = Residence::Elsewhere;
        household.guardians[0].marks.insert(GuardianMark::WorksHere);
    };
    assert_eq!(adjusted(works_here), -4);
}

#[test]
fn leave_gives_by_the_class_and_once() {
    for (class, points) in [(0, 0), (1, 1), (2, 2), (5, 2)] {
        let on_leave = |who: &[usize]| {
            adjusted(|household| {
                household.child.age_class = class;
                for place in who {
                    household.guardians[*place].marks.insert(GuardianMark::OnLeave);
                }
            })
        };
        assert_eq!((on_leave(&[0]), on_leave(&[0, 1])), (points, points), "class {class}");
    }
    let seeks = adjusted(|household| {
        household.child.age_class = 2;
        household.guardians[0] = guardian(Reason::JobSeeking);
        household.guardians[0].marks.insert(GuardianMark::OnLeave);
    });
    assert_eq!(seeks, 10 - 40, "leave from no work gives nothing");
}

#[test]
fn care_outside_the_licensed_system_does_not_count_on_leave() {
    let rules = table("nerima-2026");
    let mut household = both();
    household.child.age_class = 1;
    household.marks.insert(HouseholdMark::Unlicensed);
    household.guardians[0].marks.insert(GuardianMark::OnLeave);
    let found = estimate(&rules, &household).unwrap();
    assert_eq!(found.outcome.points().exact(), Some(Points::whole(81)));
    let aside: Vec<_> = found.set_aside.iter().map(|one| (one.rule, one.because)).collect();
    assert_eq!(aside, [("unlicensed", "leave")]);
}

#[test]
fn a_derivation_reads_in_three_languages_with_its_sources() {
    let rules = table("nerima-2026");
    let mut household = family(1, vec![works(20, 480), works(16, 420)]);
    household.marks.insert(HouseholdMark::Welfare);
    let found = estimate(&rules, &household).unwrap();
    let read = |lang: Lang| -> Vec<String> {
        found.lines.iter().map(|line| format!("{} {}", line.says(lang), line.points.exact().unwrap())).collect()
    };
    assert_eq!(
        read(Lang::Ja),
        ["就労・月20日以上・1日8時間以上 40", "就労・月16日以上・1日7時間以上 34", "生活保護を受けている 2"]
    );
    assert_eq!(read(Lang::En)[1], "Work, 16 or more days a month, 7 or more hours a day 34");
    assert_eq!(read(Lang::Easy)[0], "働（はたら）いている、1か月に 20日以上、1日 8時間以上 40");
    assert_eq!(found.lines.iter().map(|line| line.unverified).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(sum(&found), found.outcome.points());
    assert!(found.notice[&Lang::Ja].contains("目安"));
    assert_eq!(found.missing, None);
}

#[test]
fn a_family_reads_what_would_change_its_points() {
    let rules = table("nerima-2026");
    let mut household = family(1, vec![works(19, 480), works(20, 480)]);
    household.guardians[1].marks.insert(GuardianMark::OnLeave);
    let found = estimate(&rules, &household).unwrap();
    let read: Vec<String> = found
        .changes
        .iter()
        .map(|change| format!("{:?} {} {}", change.whose, change.says(Lang::Ja), change.difference.exact().unwrap()))
        .collect();
    assert_eq!(
        read,
        [
            "Guardian(0) 働く日数や時間が変われば・月20日以上・1日8時間以上 3",
            "Household きょうだいが在園していれば 2",
            "Household きょうだいも同時に申し込めば 2",
            "Guardian(0) 保育士などとして働いていれば 1",
            "Guardian(1) 保育士などとして働いていれば 1",
        ],
        "neither care outside the licensed system, which the leave excludes, nor anything about a disability"
    );
}
