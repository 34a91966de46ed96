//! What a change of a rule would do, before it is published.

use super::{Condition, Facts, Verdict, derive};

/// Who enters and who leaves, by place in what was given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shift {
    /// Entitled by the new rule alone.
    pub enter: Vec<usize>,
    /// Entitled by the old rule alone.
    pub leave: Vec<usize>,
    /// Entitled by both.
    pub stay: usize,
    /// Of whom the new rule cannot tell.
    pub unknown: Vec<usize>,
}

/// Compares two rules on the same people.
#[must_use]
pub fn shift<'a>(old: &[Condition], new: &[Condition], people: impl IntoIterator<Item = &'a Facts>) -> Shift {
    let mut shift = Shift::default();
    for (place, facts) in people.into_iter().enumerate() {
        let (before, after) = (derive(old, facts).verdict, derive(new, facts).verdict);
        match (before, after) {
            (Verdict::Yes, Verdict::Yes) => shift.stay += 1,
            (_, Verdict::Yes) => shift.enter.push(place),
            (Verdict::Yes, _) => shift.leave.push(place),
            _ => {}
        }
        if after == Verdict::Unknown {
            shift.unknown.push(place);
        }
    }
    shift
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_later_day_lets_some_in_and_others_out() {
        let born = |from, until| [Condition::Born { from: Some(from), until: Some(until) }];
        let old = born(date(2024, 4, 2), date(2025, 4, 1));
        let new = born(date(2025, 1, 1), date(2025, 12, 31));
        let people = [date(2024, 5, 1), date(2025, 2, 1), date(2025, 8, 1), date(2020, 1, 1)];
        let mut people: Vec<Facts> =
            people.into_iter().map(|born| Facts { born: Some(born), ..Facts::default() }).collect();
        people.push(Facts::default());
        let expected = Shift { enter: vec![2], leave: vec![0], stay: 1, unknown: vec![4] };
        assert_eq!(shift(&old, &new, &people), expected);
    }
}
