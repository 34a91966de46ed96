//! One other answer of a family: which ones a row hangs on, and the family as it would be with it.

use serde::Serialize;

use super::condition::{Condition, Measure};
use super::household::{Household, Reason};
use super::marks::{ChildMark, GuardianMark, HouseholdMark, Residence};
use super::rules::PointRules;
use super::scene::Scene;

/// One other answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// Something is so of a guardian, or is not.
    Guardian {
        /// From 0.
        guardian: usize,
        /// What.
        mark: GuardianMark,
        /// Whether.
        so: bool,
    },
    /// … of the household.
    Household {
        /// What.
        mark: HouseholdMark,
        /// Whether.
        so: bool,
    },
    /// … of the child.
    Child {
        /// What.
        mark: ChildMark,
        /// Whether.
        so: bool,
    },
    /// A question of the table's own.
    Asked {
        /// Its id.
        question: String,
        /// Yes or no.
        so: bool,
    },
    /// Another place to live.
    Residence {
        /// Where.
        place: Residence,
    },
    /// Another number.
    Number {
        /// Which.
        of: Measure,
        /// Whose, from 0; none where it is the household's.
        guardian: Option<usize>,
        /// What it would be.
        to: i64,
    },
}

/// The answers that `condition` hangs on, each turned into the other one.
pub(super) fn ways(condition: &Condition, household: &Household, guardian: Option<usize>, found: &mut Vec<Answer>) {
    match condition {
        Condition::Guardian { mark } => found.extend(guardian.and_then(|place| {
            let so = !household.guardians.get(place)?.marks.contains(mark);
            Some(Answer::Guardian { guardian: place, mark: *mark, so })
        })),
        Condition::Household { mark } => {
            found.push(Answer::Household { mark: *mark, so: !household.marks.contains(mark) });
        }
        Condition::Child { mark } => {
            found.push(Answer::Child { mark: *mark, so: !household.child.marks.contains(mark) });
        }
        Condition::Asked { question } => {
            found.push(Answer::Asked { question: question.clone(), so: !household.asked.contains(question) });
        }
        Condition::Residence { .. } => {
            let other = Residence::ALL.iter().filter(|place| **place != household.residence);
            found.extend(other.map(|place| Answer::Residence { place: *place }));
        }
        Condition::Number { of, at_least, below } => {
            let whose = if of.is_guardians() { guardian } else { None };
            let ends = [*at_least, below.map(|below| below.saturating_sub(1))];
            found.extend(ends.into_iter().flatten().map(|to| Answer::Number { of: *of, guardian: whose, to }));
        }
        Condition::AnyGuardian { so } | Condition::EveryGuardian { so } => {
            (0..household.guardians.len()).for_each(|place| ways(so, household, Some(place), found));
        }
        Condition::All { of } | Condition::Any { of } => {
            of.iter().for_each(|one| ways(one, household, guardian, found));
        }
        Condition::Not { so } => ways(so, household, guardian, found),
        // Another reason, a birth, a separation are no answer that one merely gives otherwise.
        Condition::Always
        | Condition::Reason { .. }
        | Condition::Form { .. }
        | Condition::Illness { .. }
        | Condition::Care { .. }
        | Condition::Single
        | Condition::Window { .. }
        | Condition::NoBand { .. } => {}
    }
}

impl Answer {
    /// The family with this answer; none where nobody can choose it, such as the child's age.
    pub(super) fn apply(&self, rules: &PointRules, household: &Household) -> Option<Household> {
        let mut other = household.clone();
        match self {
            Self::Guardian { guardian, mark, so } => {
                let marks = &mut other.guardians.get_mut(*guardian)?.marks;
                if *so {
                    marks.insert(*mark)
                } else {
                    marks.remove(mark)
                };
            }
            Self::Household { mark, so } => {
                if *so {
                    other.marks.insert(*mark)
                } else {
                    other.marks.remove(mark)
                };
            }
            Self::Child { mark, so } => {
                if *so {
                    other.child.marks.insert(*mark)
                } else {
                    other.child.marks.remove(mark)
                };
            }
            Self::Asked { question, so } => {
                if *so {
                    other.asked.insert(question.clone())
                } else {
                    other.asked.remove(question)
                };
            }
            Self::Residence { place } => other.residence = *place,
            Self::Number { of, guardian, to } => set(rules, &mut other, *of, *guardian, *to)?,
        }
        Some(other)
    }
}

fn set(rules: &PointRules, other: &mut Household, of: Measure, guardian: Option<usize>, to: i64) -> Option<()> {
    let number = i32::try_from(to).ok()?;
    match of {
        Measure::Wishes => {
            other.wishes = number;
            other.wish_rank = other.wish_rank.filter(|rank| *rank <= number);
        }
        Measure::ArrearsMonths => other.arrears_months = number,
        Measure::PreschoolChildren => {
            other.preschool_children = number;
            other.children_to_grade3 = other.children_to_grade3.max(number);
        }
        Measure::ChildrenToGrade3 => {
            other.children_to_grade3 = number;
            other.preschool_children = other.preschool_children.min(number);
        }
        Measure::DaysPerMonth | Measure::MinutesPerDay => {
            let guardian = other.guardians.get_mut(guardian?)?;
            let hours = guardian.reasons.iter_mut().find_map(Reason::hours_mut)?;
            if of == Measure::DaysPerMonth {
                hours.days_per_month = number;
                hours.days_per_week = None;
            } else {
                let counted = i32::try_from(rules.hours.counted(hours)).ok()?;
                hours.minutes_per_day = hours.minutes_per_day.saturating_add(number.saturating_sub(counted));
            }
        }
        _ => return None,
    }
    Some(())
}

/// The next numbers of a guardian at which a row gives something else.
pub(super) fn next<'a>(scene: Scene<'a, '_>, of: Measure, edges: impl Iterator<Item = i64>) -> Option<i64> {
    let now = scene.measure(of)?;
    edges.filter(|edge| *edge > now).min()
}
