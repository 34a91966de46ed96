//! How much a benefit is.

use serde::{Deserialize, Serialize};

use super::Facts;

/// Yen, by what decides about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Amount {
    /// The same for everybody.
    Fixed {
        /// For each.
        yen: u32,
    },
    /// For each child that is expected.
    PerFetus {
        /// For each of them.
        yen: u32,
    },
    /// By the child's place among the family's children.
    ByOrder {
        /// Of the first child, the second, …; the last counts for all that follow.
        yen: Vec<u32>,
    },
}

impl Amount {
    /// What somebody gets; none where what decides about it is not known.
    #[must_use]
    pub fn of(&self, facts: &Facts) -> Option<u32> {
        match self {
            Self::Fixed { yen } => Some(*yen),
            Self::PerFetus { yen } => yen.checked_mul(facts.fetuses?.into()),
            Self::ByOrder { yen } => {
                let place = usize::from(facts.order?.checked_sub(1)?);
                yen.get(place).or(yen.last()).copied()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_follows_from_what_is_known() {
        let twins = Facts { fetuses: Some(2), ..Facts::default() };
        assert_eq!(Amount::Fixed { yen: 50_000 }.of(&Facts::default()), Some(50_000));
        assert_eq!(Amount::PerFetus { yen: 50_000 }.of(&twins), Some(100_000));
        assert_eq!(Amount::PerFetus { yen: 50_000 }.of(&Facts::default()), None);
        let steps = Amount::ByOrder { yen: vec![10_000, 15_000, 30_000] };
        let of = |order| steps.of(&Facts { order: Some(order), ..Facts::default() });
        assert_eq!([of(0), of(1), of(3), of(7)], [None, Some(10_000), Some(30_000), Some(30_000)]);
    }
}
