//! Where a place is: degrees in millionths, which are exact, compare and travel as integers.

use serde::{Deserialize, Serialize};

/// Millionths of a degree in one degree. One of them is 11 cm of latitude.
pub(super) const MICRO: f64 = 1_000_000.0;
/// From Okinotorishima to Cape Kamuiiwakka, and from Yonaguni to Minamitorishima, with a little water around.
const LATITUDES: std::ops::RangeInclusive<f64> = 20.0..=46.0;
const LONGITUDES: std::ops::RangeInclusive<f64> = 122.0..=154.0;

/// A point in Japan (JGD2011, which is WGS 84 within its accuracy).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i32, i32)", into = "(i32, i32)")]
pub struct Position {
    lat: i32,
    lng: i32,
}

/// No point in Japan, or no number at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the coordinates are not in Japan")]
pub struct NotInJapan;

impl Position {
    /// From degrees, rounded to millionths.
    ///
    /// # Errors
    /// NaN, infinity, and what lies outside Japan.
    pub fn new(lat: f64, lng: f64) -> Result<Self, NotInJapan> {
        if !LATITUDES.contains(&lat) || !LONGITUDES.contains(&lng) {
            return Err(NotInJapan);
        }
        // In range, so the cast loses nothing but what was rounded away.
        Ok(Self { lat: (lat * MICRO).round() as i32, lng: (lng * MICRO).round() as i32 })
    }

    /// From millionths of a degree.
    ///
    /// # Errors
    /// What lies outside Japan.
    pub fn from_micro(lat: i32, lng: i32) -> Result<Self, NotInJapan> {
        Self::new(f64::from(lat) / MICRO, f64::from(lng) / MICRO)
    }

    /// Latitude in millionths of a degree.
    #[must_use]
    pub const fn micro_lat(self) -> i32 {
        self.lat
    }

    /// Longitude in millionths of a degree.
    #[must_use]
    pub const fn micro_lng(self) -> i32 {
        self.lng
    }

    /// Latitude in degrees: the double nearest to the decimal number.
    #[must_use]
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / MICRO
    }

    /// Longitude in degrees.
    #[must_use]
    pub fn lng(self) -> f64 {
        f64::from(self.lng) / MICRO
    }
}

impl TryFrom<(i32, i32)> for Position {
    type Error = NotInJapan;

    fn try_from((lat, lng): (i32, i32)) -> Result<Self, NotInJapan> {
        Self::from_micro(lat, lng)
    }
}

impl From<Position> for (i32, i32) {
    fn from(position: Position) -> Self {
        (position.lat, position.lng)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_points_in_japan_are_positions() {
        assert_eq!(Position::new(35.6, 139.7).map(Position::micro_lat), Ok(35_600_000));
        for (lat, lng) in [
            (139.7, 35.6),
            (0.0, 0.0),
            (35.6, -139.7),
            (37.6, 120.0),
            (f64::NAN, 139.7),
            (35.6, f64::NAN),
            (f64::INFINITY, 139.7),
        ] {
            assert_eq!(Position::new(lat, lng), Err(NotInJapan), "{lat} {lng}");
        }
    }

    #[test]
    fn it_travels_as_two_integers() {
        let there = Position::new(35.615_649_4, 140.114_883_9).unwrap();
        assert_eq!(serde_json::to_string(&there).unwrap(), "[35615649,140114884]");
        assert!(serde_json::from_str::<Position>("[140114884,35615649]").is_err());
    }
}
