//! What holds for every family, by every table.

use std::collections::BTreeMap;

use domain::points::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use super::families::{NAMES, family, fragment, sum, table, works};

fn day() -> impl Strategy<Value = Date> {
    (0..500_i64).prop_map(|ahead| date(2026, 1, 1).saturating_add(ahead.days()))
}

fn pattern() -> impl Strategy<Value = Pattern> {
    (0..=31, proptest::option::of(0..=7), 0..=720, 0..=60, 0..=180, 0..=120).prop_map(
        |(days_per_month, days_per_week, minutes_per_day, break_minutes, commute_minutes, overtime_minutes)| Pattern {
            days_per_month,
            days_per_week,
            minutes_per_day,
            break_minutes,
            commute_minutes,
            overtime_minutes,
        },
    )
}

fn reason() -> impl Strategy<Value = Reason> {
    let form = || select(WorkForm::ALL);
    prop_oneof![
        6 => (form(), pattern()).prop_map(|(form, hours)| Reason::Work { form, hours }),
        2 => (form(), pattern()).prop_map(|(form, hours)| Reason::JobOffer { form, hours }),
        2 => pattern().prop_map(|hours| Reason::Study { hours }),
        1 => (day(), proptest::option::of(-30..30_i64)).prop_map(|(due, late)| {
            Reason::Childbirth { due, born: late.map(|days| due.saturating_add(days.days())) }
        }),
        1 => select(Illness::ALL).prop_map(|degree| Reason::Illness { degree }),
        1 => (1..=7).prop_map(|grade| Reason::Disability { grade }),
        1 => (select(Care::ALL), 0..=300).prop_map(|(degree, hours_per_month)| Reason::Care { degree, hours_per_month }),
        1 => select(vec![Reason::Disaster, Reason::JobSeeking, Reason::Leave, Reason::Other]),
    ]
}

fn guardian() -> impl Strategy<Value = Guardian> {
    (proptest::collection::vec(reason(), 1..=3), btree_set(select(GuardianMark::ALL), 0..=2))
        .prop_map(|(reasons, marks)| Guardian { reasons, marks, rank: None, manual: BTreeMap::new() })
}

fn household() -> impl Strategy<Value = Household> {
    let people = (
        proptest::collection::vec(guardian(), 1..=2),
        0..=5,
        btree_set(select(ChildMark::ALL), 0..=2),
        btree_set(select(HouseholdMark::ALL), 0..=4),
        select(Residence::ALL),
    );
    let numbers = (0..12_i64, 1..=4, 0..=3, 0..=8, 0..=9, proptest::option::of(0..=20));
    (people, numbers).prop_map(
        |((guardians, age_class, child, marks, residence), (month, preschool, more, wishes, arrears, bracket))| {
            let mut household = family(age_class, guardians);
            household.entry_month = date(2026, 4, 1).saturating_add(month.months());
            household.child.marks = child;
            household.marks = marks;
            household.residence = residence;
            household.preschool_children = preschool;
            household.children_to_grade3 = preschool + more;
            household.wishes = wishes;
            household.arrears_months = arrears;
            household.fee_bracket = bracket;
            household
        },
    )
}

/// A shipped table, with other ways of putting parents together where it has points.
fn any_table() -> impl Strategy<Value = PointRules> {
    let by = proptest::option::of(select(vec![By::Sum, By::Min, By::Avg]));
    let before = select(vec![GuardianAdjustments::BeforeAggregate, GuardianAdjustments::AfterAggregate]);
    let rounding = select(vec![Rounding::Down, Rounding::HalfUp, Rounding::Up]);
    (select(NAMES.to_vec()), by, before, rounding, select(vec![Pick::Best, Pick::All])).prop_map(
        |(name, by, before, rounding, pick)| {
            let mut rules = table(name);
            rules.rounding = rounding;
            if let Some(by) = by.filter(|_| !rules.has_ranks()) {
                rules.base.aggregate.by = by;
                rules.base.guardian_adjustments = before;
                rules.base.pick = pick;
            }
            assert_eq!(rules.check(), Ok(()));
            rules
        },
    )
}

/// Something may be less after another answer only where the table takes something away for it.
fn takes_away(before: &Estimate, after: &Estimate) -> bool {
    let takes = |line: &&Line| {
        matches!(line.kind, LineKind::Adjustment | LineKind::Multiplier | LineKind::Override)
            && (line.points.least < Points::ZERO || line.points.most < Points::ZERO)
            && !before.lines.contains(line)
    };
    after.lines.iter().any(|line| takes(&line)) || after.set_aside.iter().any(|one| !before.set_aside.contains(one))
}

fn is_less(before: &Estimate, after: &Estimate) -> bool {
    let (before, after) = (before.outcome.points(), after.outcome.points());
    after.least < before.least || after.most < before.most
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_lines_sum_up_to_the_total(rules in any_table(), household in household()) {
        let found = estimate(&rules, &household).unwrap();
        prop_assert_eq!(sum(&found), found.outcome.points());
        let span = found.outcome.points();
        prop_assert!(span.least <= span.most);
    }

    #[test]
    fn the_same_answers_give_the_same_and_the_order_of_guardians_none(rules in any_table(), household in household()) {
        let found = estimate(&rules, &household).unwrap();
        prop_assert_eq!(&found, &estimate(&rules, &household).unwrap());
        let mut turned = household.clone();
        turned.guardians.reverse();
        let other = estimate(&rules, &turned).unwrap();
        prop_assert_eq!(found.outcome, other.outcome);
        prop_assert_eq!(found.base, other.base);
        prop_assert_eq!(found.adjustments(), other.adjustments());
        prop_assert_eq!(found.class, other.class);
        prop_assert_eq!(&found.tie_breakers, &other.tie_breakers);
        let differences = |estimate: &Estimate| -> Vec<(String, Points)> {
            let mut all: Vec<_> =
                estimate.changes.iter().map(|change| (change.rule.to_owned(), change.difference.most)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(differences(&found), differences(&other));
    }

    #[test]
    fn a_mark_lowers_nothing_unless_the_table_takes_away(
        rules in any_table(),
        household in household(),
        of_household in select(HouseholdMark::ALL),
        of_child in select(ChildMark::ALL),
        of_guardian in select(GuardianMark::ALL),
    ) {
        let before = estimate(&rules, &household).unwrap();
        let mut others = [household.clone(), household.clone(), household.clone()];
        others[0].marks.insert(of_household);
        others[1].child.marks.insert(of_child);
        // To be certified for work makes the window of a birth shorter: an answer of another kind.
        if of_guardian != GuardianMark::CertifiedForWork {
            others[2].guardians[0].marks.insert(of_guardian);
        }
        for other in &others {
            let after = estimate(&rules, other).unwrap();
            prop_assert!(!is_less(&before, &after) || takes_away(&before, &after), "{:?}", after.lines);
        }
    }

    #[test]
    fn more_work_is_never_surely_worth_less(
        name in select(vec!["nerima-2026", "tsunagu-2026"]),
        days in 0..31,
        minutes in 0..1_000,
        more_days in 0..5,
        more_minutes in 0..200,
        other in guardian(),
    ) {
        let rules = table(name);
        let least = |days: i32, minutes: i32| {
            let household = family(3, vec![works(days.min(31), minutes), other.clone()]);
            estimate(&rules, &household).unwrap().outcome.points().least
        };
        prop_assert!(least(days, minutes) <= least(days + more_days, minutes + more_minutes));
    }

    #[test]
    fn what_would_change_is_what_changes(rules in any_table(), household in household()) {
        let found = estimate(&rules, &household).unwrap();
        for change in &found.changes {
            prop_assert_eq!(found.outcome.points() + change.difference, change.outcome.points());
            prop_assert!(rules.rows().any(|row| row.id == change.rule && !row.would.is_empty()));
        }
    }

    #[test]
    fn what_the_office_says_lies_within_the_range(household in household(), tenths in 0..=8_i32) {
        let rules = table("tsunagu-2026");
        let open = estimate(&rules, &household).unwrap().outcome.points();
        let mut told = household;
        for guardian in &mut told.guardians {
            guardian.manual.insert("other".to_owned(), Points::from_tenths(10 + 10 * tenths));
            guardian.manual.insert("illness_home".to_owned(), Points::from_tenths(10 + 5 * tenths));
        }
        let said = estimate(&rules, &told).unwrap().outcome.points();
        prop_assert!(open.least <= said.least && said.most <= open.most && said.exact().is_some());
    }

    #[test]
    fn nothing_that_is_answered_makes_it_fall(
        days in any::<i32>(),
        minutes in any::<i32>(),
        more in any::<i32>(),
        age_class in any::<i32>(),
        children in any::<i32>(),
        wishes in any::<i32>(),
        tax in any::<i64>(),
        guardians in 0..4_usize,
        name in select(NAMES.to_vec()),
    ) {
        let hours = Pattern {
            days_per_month: days,
            days_per_week: Some(more),
            minutes_per_day: minutes,
            break_minutes: more,
            commute_minutes: more,
            overtime_minutes: more,
        };
        let works = Guardian { reasons: vec![Reason::Study { hours }], ..Guardian::default() };
        let mut household = family(age_class, vec![works; guardians]);
        household.preschool_children = children;
        household.children_to_grade3 = more;
        household.wishes = wishes;
        household.wish_rank = Some(more);
        household.arrears_months = more;
        household.tax_yen = Some(tax);
        let rules = table(name);
        prop_assert_eq!(household.check().is_ok(), estimate(&rules, &household).is_ok());
    }

    #[test]
    fn a_household_is_stored_and_read_again_unchanged(household in household()) {
        let stored = serde_json::to_string(&household).unwrap();
        prop_assert_eq!(serde_json::from_str::<Household>(&stored).unwrap(), household);
    }

    /// Tables made up: any points, any bounds, any factor.
    #[test]
    fn of_made_up_tables_only_what_takes_away_lowers(
        points in proptest::collection::vec(-20..20_i32, HouseholdMark::ALL.len()),
        by in select(vec!["sum", "min", "avg"]),
        cap in 0..300_i32,
        percent in 1..=99_u16,
        mut marks in btree_set(select(HouseholdMark::ALL), 0..=6),
        added in select(HouseholdMark::ALL),
    ) {
        let row = |place: usize, mark: &HouseholdMark| json!({
            "id": format!("row{place}"), "when": { "is": "household", "mark": mark },
            "gives": { "kind": "fixed", "points": Points::from_tenths(points[place] * 5) },
        });
        let rules = fragment(json!({
            "precision": "half",
            "base": {
                "aggregate": { "by": by },
                "rows": [{ "id": "work", "gives": { "kind": "bands", "of": "days_per_month",
                           "bands": [{ "from": 10, "points": 7.5 }, { "from": 20, "points": 20 }] } }],
                "household": { "cap": { "id": "cap", "points": Points::from_tenths(cap * 5) } },
            },
            "adjustments": HouseholdMark::ALL.iter().enumerate().map(|(place, mark)| row(place, mark)).collect::<Vec<_>>(),
            "multipliers": [{ "id": "times", "when": { "is": "residence", "one_of": ["elsewhere"] },
                              "gives": { "kind": "multiply", "percent": percent } }],
            "total": { "floor": { "id": "floor", "points": 0 } },
        }));
        let mut household = family(3, vec![works(20, 480), works(12, 300)]);
        household.marks = std::mem::take(&mut marks);
        for residence in Residence::ALL {
            household.residence = *residence;
            let before = estimate(&rules, &household).unwrap();
            prop_assert_eq!(sum(&before), before.outcome.points());
            let mut other = household.clone();
            let is_new = other.marks.insert(added);
            let after = estimate(&rules, &other).unwrap();
            let place = HouseholdMark::ALL.iter().position(|mark| *mark == added).unwrap();
            if is_new && points[place] >= 0 {
                prop_assert!(!is_less(&before, &after));
            }
        }
    }
}
