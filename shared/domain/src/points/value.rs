//! Points and ranks. Knows tenths and that some values are only known to lie between two ends; refuses floating point:
//! tables count in halves, and two families that differ by half a point must never meet by rounding.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, Neg, Sub},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Points in tenths: 0.5 is five of them. A JSON number with at most one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i32);

impl Points {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole points.
    #[must_use]
    pub const fn whole(points: i32) -> Self {
        Self(points.saturating_mul(10))
    }

    /// From tenths.
    #[must_use]
    pub const fn from_tenths(tenths: i32) -> Self {
        Self(tenths)
    }

    /// In tenths.
    #[must_use]
    pub const fn tenths(self) -> i32 {
        self.0
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenths) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        let sign = if self.0 < 0 { "-" } else { "" };
        if tenths == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{tenths}") }
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 10 == 0 {
            serializer.serialize_i32(self.0 / 10)
        } else {
            // The nearest double to a number with one decimal is written with that decimal again.
            serializer.serialize_f64(f64::from(self.0) / 10.0)
        }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Decimal)
    }
}

/// Most points that can be written: a table has a few hundred.
const MOST: i32 = 100_000;

struct Decimal;

impl de::Visitor<'_> for Decimal {
    type Value = Points;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "points with at most one decimal, up to {MOST}")
    }

    fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Points, E> {
        let found = i32::try_from(whole).ok().filter(|whole| (-MOST..=MOST).contains(whole));
        found.map(Points::whole).ok_or_else(|| E::invalid_value(de::Unexpected::Signed(whole), &self))
    }

    fn visit_u64<E: de::Error>(self, whole: u64) -> Result<Points, E> {
        let signed = i64::try_from(whole).map_err(|_| E::invalid_value(de::Unexpected::Unsigned(whole), &self))?;
        self.visit_i64(signed)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Points, E> {
        let tenths = (number * 10.0).round();
        let is_decimal = (number * 10.0 - tenths).abs() < 1e-6 && tenths.abs() <= f64::from(MOST) * 10.0;
        if is_decimal { Ok(Points(tenths as i32)) } else { Err(E::invalid_value(de::Unexpected::Float(number), &self)) }
    }
}

/// What is known of a number of points: both ends are equal where nothing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointSpan))]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The lowest that it can be.
    #[cfg_attr(feature = "schema", schema(value_type = f64))]
    pub least: Points,
    /// The highest that it can be.
    #[cfg_attr(feature = "schema", schema(value_type = f64))]
    pub most: Points,
}

impl Span {
    /// Nothing.
    pub const ZERO: Self = Self::of(Points::ZERO);

    /// Known exactly.
    #[must_use]
    pub const fn of(points: Points) -> Self {
        Self { least: points, most: points }
    }

    /// The value, unless something is open.
    #[must_use]
    pub fn exact(self) -> Option<Points> {
        (self.least == self.most).then_some(self.least)
    }

    /// The same change at both ends.
    pub(super) fn map(self, change: impl Fn(Points) -> Points) -> Self {
        Self { least: change(self.least), most: change(self.most) }
    }
}

impl Add for Span {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { least: self.least + other.least, most: self.most + other.most }
    }
}

/// End by end: what one has to be moved by to become the other.
impl Sub for Span {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { least: self.least - other.least, most: self.most - other.most }
    }
}

impl Sum for Span {
    fn sum<I: Iterator<Item = Self>>(spans: I) -> Self {
        spans.fold(Self::ZERO, Add::add)
    }
}

/// A rank, `A` the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "char", into = "char")]
pub struct Rank(char);

impl Rank {
    /// The first.
    pub const FIRST: Self = Self('A');

    /// `A` to `Z`.
    #[must_use]
    pub const fn new(letter: char) -> Option<Self> {
        if letter.is_ascii_uppercase() { Some(Self(letter)) } else { None }
    }

    /// How many ranks lie before it.
    #[must_use]
    pub fn place(self) -> i32 {
        u32::from(self.0).saturating_sub(u32::from('A')).try_into().unwrap_or(0)
    }
}

/// A rank is one letter from A to Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no rank from A to Z")]
pub struct NoRank(char);

impl TryFrom<char> for Rank {
    type Error = NoRank;

    fn try_from(letter: char) -> Result<Self, NoRank> {
        Self::new(letter).ok_or(NoRank(letter))
    }
}

impl From<Rank> for char {
    fn from(rank: Rank) -> Self {
        rank.0
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What is known of a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointRankSpan))]
#[serde(deny_unknown_fields)]
pub struct RankSpan {
    /// The best that it can be.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub best: Rank,
    /// The worst that it can be.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub worst: Rank,
}

impl RankSpan {
    /// Known exactly.
    #[must_use]
    pub const fn of(rank: Rank) -> Self {
        Self { best: rank, worst: rank }
    }

    /// The rank, unless something is open.
    #[must_use]
    pub fn exact(self) -> Option<Rank> {
        (self.best == self.worst).then_some(self.best)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_are_written_as_decimals_and_read_back() {
        for (text, tenths) in [("40", 400), ("0.5", 5), ("-4", -40), ("-0.5", -5), ("0", 0), ("12.3", 123)] {
            let points: Points = serde_json::from_str(text).unwrap();
            assert_eq!(points, Points::from_tenths(tenths));
            assert_eq!(serde_json::to_string(&points).unwrap(), text);
            assert_eq!(points.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_tenth_is_refused() {
        for text in ["0.25", "1e9", "-100001", "18446744073709551615", "\"1\"", "null", "true"] {
            assert!(serde_json::from_str::<Points>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_rank_is_one_capital_letter_and_a_comes_first() {
        assert_eq!(serde_json::from_str::<Rank>("\"C\"").unwrap(), Rank::new('C').unwrap());
        assert!(Rank::FIRST < Rank::new('I').unwrap());
        for text in ["\"a\"", "\"AB\"", "\"\"", "\"９\"", "3"] {
            assert!(serde_json::from_str::<Rank>(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_tenth_survives_json(tenths in -1_000_000..1_000_000_i32) {
            let points = Points::from_tenths(tenths);
            let text = serde_json::to_string(&points).unwrap();
            prop_assert_eq!(serde_json::from_str::<Points>(&text).unwrap(), points);
            prop_assert_eq!(text, points.to_string());
        }
    }
}
