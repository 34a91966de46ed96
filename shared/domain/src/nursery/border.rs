//! 最低指数 (ボーダー): the points with which the last child was admitted, per age class and fiscal year. What a list
//! prints there is more often a symbol than a number.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

/// Points, in tenths: some municipalities give halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Points(i16);

/// Points that no table gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("points are a number from -3000 to 3000 with at most one decimal")]
pub struct NoPoints;

impl Points {
    /// From tenths of a point.
    ///
    /// # Errors
    /// Beyond ±3,000 points.
    pub fn from_tenths(tenths: i16) -> Result<Self, NoPoints> {
        if (-30_000..=30_000).contains(&tenths) { Ok(Self(tenths)) } else { Err(NoPoints) }
    }

    /// In tenths of a point.
    #[must_use]
    pub const fn tenths(self) -> i16 {
        self.0
    }
}

impl TryFrom<f64> for Points {
    type Error = NoPoints;

    fn try_from(points: f64) -> Result<Self, NoPoints> {
        let tenths = (points * 10.0).round();
        if !points.is_finite() || (tenths - points * 10.0).abs() > 1e-6 || tenths.abs() > 30_000.0 {
            return Err(NoPoints);
        }
        Ok(Self(tenths as i16))
    }
}

impl From<Points> for f64 {
    fn from(points: Points) -> Self {
        Self::from(points.0) / 10.0
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", f64::from(*self))
    }
}

/// What a list says of a class in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Border {
    /// The lowest points that were enough.
    Points(Points),
    /// 50以下: at most so many, and no more is said.
    AtMost(Points),
    /// 残N: so many places were left over.
    Remaining(u16),
    /// 全員内定: everyone who applied was admitted.
    AllAdmitted,
    /// ×: nobody was admitted.
    NobodyAdmitted,
    /// なし: there was no place to be had.
    NoPlaces,
    /// ＊: kept back, as where it would tell about one family.
    Undisclosed,
    /// ―: no class of this age.
    NoClass,
}

impl Border {
    /// Whether somebody with `mine` would have been admitted, as far as the list says. Where it keeps silent (＊), admitted
    /// nobody or had no place it is `false`: a filter that promises nothing must leave these out. With `AtMost` that is
    /// said only of points that reach the number.
    #[must_use]
    pub fn is_reached_by(self, mine: Points) -> bool {
        match self {
            Self::Points(least) | Self::AtMost(least) => least <= mine,
            Self::Remaining(_) | Self::AllAdmitted => true,
            Self::NobodyAdmitted | Self::NoPlaces | Self::Undisclosed | Self::NoClass => false,
        }
    }
}

/// What several years say together. A range of the past, never a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The lowest and the highest number of those years that have one; none where no year has.
    pub points: Option<(Points, Points)>,
    /// How many years are known at all.
    pub years: usize,
    /// How many of them admitted everyone or had places left.
    pub open: usize,
    /// How many of them say neither: a lid (50以下), nobody, no place, silence.
    pub unclear: usize,
}

/// The range over the years (fiscal year → border) of one class.
#[must_use]
pub fn range(borders: &BTreeMap<i16, Border>) -> Range {
    let points =
        || borders.values().filter_map(|border| if let Border::Points(least) = border { Some(*least) } else { None });
    let open = borders.values().filter(|border| matches!(border, Border::Remaining(_) | Border::AllAdmitted)).count();
    Range {
        points: points().min().zip(points().max()),
        years: borders.len(),
        open,
        unclear: borders.len() - open - points().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(tenths: i16) -> Points {
        Points::from_tenths(tenths).unwrap()
    }

    #[test]
    fn what_a_list_keeps_back_is_not_reached() {
        let mine = points(400);
        for (border, reached) in [
            (Border::Points(points(400)), true),
            (Border::Points(points(405)), false),
            (Border::AtMost(points(500)), false),
            (Border::AtMost(points(300)), true),
            (Border::Remaining(2), true),
            (Border::AllAdmitted, true),
            (Border::NobodyAdmitted, false),
            (Border::NoPlaces, false),
            (Border::Undisclosed, false),
            (Border::NoClass, false),
        ] {
            assert_eq!(border.is_reached_by(mine), reached, "{border:?}");
        }
    }

    #[test]
    fn years_together_are_a_range() {
        let years = BTreeMap::from([
            (2024, Border::Points(points(410))),
            (2025, Border::AllAdmitted),
            (2026, Border::Points(points(385))),
            (2023, Border::Undisclosed),
        ]);
        let range = range(&years);
        assert_eq!(range.points, Some((points(385), points(410))));
        assert_eq!((range.years, range.open, range.unclear), (4, 1, 1));
        assert_eq!(super::range(&BTreeMap::new()).points, None);
    }

    #[test]
    fn points_are_tenths_and_nothing_finer() {
        assert_eq!(Points::try_from(38.5).map(Points::tenths), Ok(385));
        assert_eq!(serde_json::to_string(&Border::Points(points(385))).unwrap(), r#"{"points":38.5}"#);
        for bad in [f64::NAN, f64::INFINITY, 38.55, 4e9] {
            assert_eq!(Points::try_from(bad), Err(NoPoints), "{bad}");
        }
    }
}
