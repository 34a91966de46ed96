//! Before a table is published: which totals change, and by which rule.

use domain::points::*;
use jiff::civil::date;

use super::families::{family, guardian, rank, table, works};

fn cases() -> Vec<Case> {
    let case = |id: &str, household: Household| Case { id: id.to_owned(), household };
    let parents = family(1, vec![works(20, 480), works(20, 480)]);
    let mut sibling = parents.clone();
    sibling.marks.insert(HouseholdMark::SiblingEnrolled);
    let mut sibling_and_welfare = sibling.clone();
    sibling_and_welfare.marks.insert(HouseholdMark::Welfare);
    let mut told = family(1, vec![works(5, 60), works(20, 480)]);
    told.guardians[0].manual.insert("work_other".to_owned(), Points::whole(12));
    let mut birth =
        family(0, vec![works(20, 480), guardian(Reason::Childbirth { due: date(2026, 6, 30), born: None })]);
    birth.entry_month = date(2026, 5, 1);
    vec![case("c1", parents), case("c2", sibling), case("c3", sibling_and_welfare), case("c4", told), case("c5", birth)]
}

/// Siblings give 5 instead of 2, welfare nothing any more, the range is gone, a text is another.
fn next_year() -> PointRules {
    let mut rules = table("nerima-2026");
    rules.id = "nerima-2027".to_owned();
    rules.effective_from = date(2027, 4, 1);
    rules.adjustments.retain(|row| row.id != "welfare");
    rules.base.rows.retain(|row| row.id != "work_other");
    for row in &mut rules.adjustments {
        match row.id.as_str() {
            "sibling_enrolled" => row.gives = Gives::Fixed { points: Points::whole(5) },
            "single" => row.source.place = "45ページ".to_owned(),
            _ => {}
        }
    }
    rules.exclusions.pop();
    assert_eq!(rules.check(), Ok(()));
    rules
}

#[test]
fn the_biggest_difference_comes_first_with_the_rules_that_made_it() {
    let cases = cases();
    let found = rerun(&table("nerima-2026"), &next_year(), &cases);

    assert_eq!(found.cases, 5);
    let changed: Vec<_> = found
        .changed
        .iter()
        .map(|one| (one.case, one.difference.exact().unwrap().to_string(), one.rules.join(" ")))
        .collect();
    assert_eq!(
        changed,
        [
            ("c2", "3".to_owned(), "sibling_enrolled".to_owned()),
            ("c3", "1".to_owned(), "sibling_enrolled welfare".to_owned()),
        ]
    );
    assert_eq!(found.by_rule, [("sibling_enrolled".to_owned(), 2), ("welfare".to_owned(), 1)]);
    let failed: Vec<_> = found.failed.iter().map(|one| (one.case, one.before.is_some(), one.after.clone())).collect();
    assert_eq!(failed, [("c4", false, Some(NoEstimate::NotManual("work_other".to_owned())))]);
}

#[test]
fn last_years_families_are_asked_as_of_the_new_season() {
    let mut new = next_year();
    new.base.rows.retain(|row| row.id != "childbirth");
    let cases = cases();
    let found = rerun(&table("nerima-2026"), &new, &cases);
    let birth = found.changed.iter().find(|one| one.case == "c5").unwrap();
    assert_eq!(
        birth.difference.exact(),
        Some(Points::whole(-24)),
        "its window moved with it, and only the row is gone"
    );
    assert_eq!(birth.rules, ["childbirth"]);
}

#[test]
fn the_same_table_changes_nothing() {
    let rules = table("nerima-2026");
    let cases = cases();
    let found = rerun(&rules, &rules, &cases);
    assert!(found.changed.is_empty() && found.failed.is_empty() && found.by_rule.is_empty());
    assert!(diff(&rules, &rules).is_empty());
}

#[test]
fn a_rank_weighs_more_than_points() {
    let old = table("nagoya-2026");
    let mut new = old.clone();
    new.overrides[0].gives = Gives::Rank { rank: rank('H') };
    let knows = |letter| Guardian { rank: Some(rank(letter)), ..works(20, 480) };
    let mut household = family(1, vec![knows('A'), knows('C')]);
    household.marks.insert(HouseholdMark::LeaveExtensionAccepted);
    let cases = [Case { id: "c".to_owned(), household }];
    let found = rerun(&old, &new, &cases);
    assert_eq!(found.changed[0].rules, ["leave_extension"]);
    assert_eq!(found.changed[0].after.rank(), Some(RankSpan::of(rank('H'))));
}

#[test]
fn edits_are_told_apart_by_whether_they_count() {
    let edits: Vec<_> = diff(&table("nerima-2026"), &next_year()).into_iter().collect();
    assert_eq!(
        edits,
        [
            ("leave/unlicensed".to_owned(), Edit::Removed),
            ("sibling_enrolled".to_owned(), Edit::Changed { counts: true }),
            ("single".to_owned(), Edit::Changed { counts: false }),
            ("welfare".to_owned(), Edit::Removed),
            ("work_other".to_owned(), Edit::Removed),
        ]
    );
}

#[test]
fn a_cap_and_a_setting_are_edits_too() {
    let old = table("nerima-2026");
    let mut new = old.clone();
    new.hours.commute = true;
    if let Some(cap) = &mut new.base.per_guardian.cap {
        cap.points = Points::whole(50);
    }
    let edits: Vec<_> = diff(&old, &new).into_iter().collect();
    assert_eq!(
        edits,
        [
            ("parent_cap".to_owned(), Edit::Changed { counts: true }),
            ("settings".to_owned(), Edit::Changed { counts: true }),
        ]
    );
}
