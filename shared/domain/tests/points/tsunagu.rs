//! The made-up city's table: every feature that the three real ones do not have.

use domain::points::*;

use super::families::{family, guardian, hours, sum, table, works};

fn lines(rules: &PointRules, household: &Household) -> Vec<(String, Span)> {
    let found = estimate(rules, household).unwrap();
    assert_eq!(sum(&found), found.outcome.points());
    found.lines.iter().map(|line| (line.rule.to_owned(), line.points)).collect()
}

fn exact(rules: &PointRules, household: &Household) -> Vec<(String, String)> {
    let points = |span: Span| span.exact().unwrap().to_string();
    lines(rules, household).into_iter().map(|(rule, span)| (rule, points(span))).collect()
}

fn of(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(rule, points)| ((*rule).to_owned(), (*points).to_owned())).collect()
}

#[test]
fn parts_are_added_a_job_offer_is_work_less_one_and_two_parents_are_averaged() {
    let rules = table("tsunagu-2026");
    let offered = guardian(Reason::JobOffer { form: WorkForm::SelfEmployed, hours: hours(16, 420) });
    assert_eq!(
        exact(&rules, &family(3, vec![works(20, 480), offered])),
        of(&[
            ("work_employed", "4"),
            ("work_days", "3"),
            ("work_hours", "3"),
            ("work_own", "3"),
            ("work_days", "2"),
            ("work_hours", "2"),
            ("job_offer", "-1"),
            ("average", "-8"),
        ])
    );
}

#[test]
fn half_points_stay_and_what_is_less_is_cut() {
    let rules = table("tsunagu-2026");
    let student = guardian(Reason::Study { hours: hours(20, 360) });
    let found = estimate(&rules, &family(3, vec![works(20, 480), student])).unwrap();
    assert_eq!(found.base.exact(), Some(Points::from_tenths(85)), "17.5 halved is 8.75");
}

#[test]
fn breaks_count_and_half_an_hour_makes_an_hour() {
    let rules = table("tsunagu-2026");
    let mut guardian = works(20, 390);
    let Reason::Work { hours, .. } = &mut guardian.reasons[0] else { panic!("works") };
    (hours.break_minutes, hours.commute_minutes) = (60, 300);
    let found = estimate(&rules, &family(3, vec![guardian])).unwrap();
    assert_eq!(found.guardians[0].exact(), Some(Points::whole(10)), "6:30 and the hour of break are 8");
}

#[test]
fn fees_owed_wishes_a_change_of_nursery_and_questions_count() {
    let rules = table("tsunagu-2026");
    let mut household = family(3, vec![works(20, 480), works(20, 480)]);
    household.arrears_months = 2;
    household.wishes = 5;
    household.marks.insert(HouseholdMark::Transfer);
    household.asked.insert("night_shift".to_owned());
    let found = exact(&rules, &household);
    let after: Vec<_> = found.iter().skip_while(|(rule, _)| rule != "average").cloned().collect();
    assert_eq!(
        after,
        of(&[
            ("average", "-10"),
            ("wishes_5", "0.5"),
            ("lesser_days", "0.5"),
            ("night_shift", "0.5"),
            ("arrears", "-4"),
            ("transfer", "-1.5"),
        ]),
        "7.5 × 0.8 is 6"
    );
    household.arrears_months = 40;
    assert_eq!(exact(&rules, &household).last().unwrap(), &("total_floor".to_owned(), "0.5".to_owned()));
}

#[test]
fn of_siblings_one_row_counts_and_the_class_decides_about_care_elsewhere() {
    let rules = table("tsunagu-2026");
    let mut household = family(2, vec![works(20, 480), works(16, 480)]);
    household.marks =
        [HouseholdMark::SiblingEnrolled, HouseholdMark::SiblingSameNursery, HouseholdMark::AppliesTogether].into();
    household.marks.insert(HouseholdMark::Unlicensed);
    let found = estimate(&rules, &household).unwrap();
    assert_eq!(found.adjustments().exact(), Some(Points::from_tenths(35)), "2 and 1.5");
    let aside: Vec<_> = found.set_aside.iter().map(|one| one.rule).collect();
    assert_eq!(aside, ["sibling_enrolled", "simultaneous"]);
    household.child.age_class = 3;
    assert_eq!(estimate(&rules, &household).unwrap().adjustments().exact(), Some(Points::whole(3)));
}

#[test]
fn what_the_city_sets_is_a_range_until_it_is_told() {
    let rules = table("tsunagu-2026");
    let mut household = family(3, vec![works(20, 480), guardian(Reason::Other)]);
    household.asked.insert("special".to_owned());
    let found = estimate(&rules, &household).unwrap();
    assert!(!found.outcome.is_exact());
    let span = found.outcome.points();
    assert_eq!((span.least, span.most), (Points::from_tenths(55), Points::whole(13)), "11/2 to 20/2 + 3");
    household.guardians[1].manual.insert("other".to_owned(), Points::whole(6));
    household.manual.insert("special".to_owned(), Points::from_tenths(15));
    assert_eq!(estimate(&rules, &household).unwrap().outcome.points().exact(), Some(Points::from_tenths(95)));
}

#[test]
fn other_totals_replace_any_and_classes_come_before_points() {
    let rules = table("tsunagu-2026");
    let mut household = family(3, vec![works(20, 480), works(20, 480)]);
    let class = |household: &Household| {
        let found = estimate(&rules, household).unwrap();
        (found.class.unwrap().row.rule.to_owned(), found.outcome.points().exact().unwrap(), found.top_priority.len())
    };
    assert_eq!(class(&household), ("class_b".to_owned(), Points::from_tenths(105), 0));
    household.residence = Residence::Elsewhere;
    assert_eq!(class(&household), ("class_d".to_owned(), Points::ZERO, 0));
    household.marks.insert(HouseholdMark::LeaveExtensionAccepted);
    assert_eq!(class(&household).1, Points::whole(-100), "the first that applies");
    household.marks = [HouseholdMark::Protection, HouseholdMark::Disaster].into();
    household.residence = Residence::Here;
    assert_eq!(class(&household), ("class_a".to_owned(), Points::from_tenths(105), 1));
    let seeks = family(3, vec![works(20, 480), guardian(Reason::JobSeeking)]);
    assert_eq!(class(&seeks).0, "class_c");
}

#[test]
fn a_family_elsewhere_reads_that_living_here_changes_its_class() {
    let rules = table("tsunagu-2026");
    let mut household = family(3, vec![works(20, 480), guardian(Reason::JobSeeking)]);
    household.residence = Residence::Elsewhere;
    let found = estimate(&rules, &household).unwrap();
    let moves = found.changes.iter().find(|change| change.rule == "class_c").unwrap();
    assert_eq!(moves.answer, Answer::Residence { place: Residence::Here });
    assert_eq!(moves.difference.exact(), Some(Points::whole(6)), "from 0 to (10 + 2) / 2");
}
