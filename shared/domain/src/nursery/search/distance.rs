//! How far it is. In a straight line, and called that; minutes on foot are an estimate.

use std::f64::consts::PI;

/// Metres: the mean radius of WGS 84 (2a + b) / 3, as `ST_DistanceSphere` of PostGIS has it.
pub const EARTH_RADIUS: f64 = 6_371_008.771_415_059;

/// 徒歩所要時間 is counted with 80 m a minute along the road, a part of a minute as one
/// (不動産の表示に関する公正競争規約施行規則9条9号).
pub const METRES_A_MINUTE: f64 = 80.0;

/// How much longer the way along streets is than the straight line. Our assumption: on a grid of streets the mean over
/// all directions is 4/π, which is 1.27.
pub const DETOUR_FACTOR: f64 = 1.3;

/// Parts of a metre that a distance is rounded to: ten nanometres, as PostGIS does (its ticket 2168). What lies equally far
/// on two sides of a point differs in the last bits of a double, and those, which are chance, would come before the id.
const PARTS: f64 = 1e8;

/// A point with what its distances need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Trig {
    pub(super) lng: f64,
    pub(super) sin_lat: f64,
    pub(super) cos_lat: f64,
}

impl Trig {
    /// From degrees.
    pub(super) fn new(lat: f64, lng: f64) -> Self {
        let (lat, lng) = (PI * lat / 180.0, PI * lng / 180.0);
        Self { lng, sin_lat: lat.sin(), cos_lat: lat.cos() }
    }

    /// Metres from here to there, by the steps of `sphere_distance` in PostGIS' lwgeodetic.c: as exact for neighbours as for
    /// antipodes, and the same doubles in the same order and the same rounding, so that orders agree.
    pub(super) fn metres_to(&self, there: &Self) -> f64 {
        let (sin_lng, cos_lng) = (there.lng - self.lng).sin_cos();
        let east = there.cos_lat * sin_lng;
        let north = self.cos_lat * there.sin_lat - self.sin_lat * there.cos_lat * cos_lng;
        let along = self.sin_lat * there.sin_lat + self.cos_lat * there.cos_lat * cos_lng;
        let metres = EARTH_RADIUS * (east * east + north * north).sqrt().atan2(along);
        (metres * PARTS).round() / PARTS
    }

    /// The point on the unit sphere. Squared chords between such points grow as distances do and cost no trigonometry.
    pub(super) fn unit(&self) -> [f64; 3] {
        let (sin_lng, cos_lng) = self.lng.sin_cos();
        [self.cos_lat * cos_lng, self.cos_lat * sin_lng, self.sin_lat]
    }
}

/// Squared chord between two points of the unit sphere.
pub(super) fn chord([x, y, z]: &[f64; 3], [u, v, w]: &[f64; 3]) -> f64 {
    let (x, y, z) = (x - u, y - v, z - w);
    x * x + y * y + z * z
}

/// Metres in a straight line over the sphere between two points in degrees (latitude, longitude).
#[must_use]
pub fn metres_between((lat, lng): (f64, f64), (other_lat, other_lng): (f64, f64)) -> f64 {
    Trig::new(lat, lng).metres_to(&Trig::new(other_lat, other_lng))
}

/// Minutes on foot, estimated (目安) from the straight line: [`DETOUR_FACTOR`] times as long, [`METRES_A_MINUTE`], rounded
/// up. At least one.
#[must_use]
pub fn walking_minutes(metres: f64) -> u32 {
    let minutes = (metres * DETOUR_FACTOR / METRES_A_MINUTE).ceil();
    // Not a number is none; the cast stops at the ends.
    (minutes as u32).max(1)
}

/// A distance as it is shown.
#[must_use]
pub fn whole_metres(metres: f64) -> u32 {
    // Not a number is none; the cast stops at the ends.
    metres.round() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn distances_are_those_of_the_sphere() {
        // A degree along a meridian.
        let degree = EARTH_RADIUS * PI / 180.0;
        assert!((metres_between((35.0, 139.0), (36.0, 139.0)) - degree).abs() < 1e-6);
        assert_eq!(metres_between((35.6, 139.7), (35.6, 139.7)), 0.0);
    }

    #[test]
    fn distances_end_where_those_of_postgis_do() {
        // SELECT ST_DistanceSphere('POINT(139.506 35.442)', 'POINT(139.506 35.440)'), the same with 35.444
        let home = (35.442, 139.506);
        assert_eq!(metres_between(home, (35.440, 139.506)), 222.390_159_47);
        assert_eq!(metres_between(home, (35.444, 139.506)), 222.390_159_47);
    }

    #[test]
    fn a_walk_takes_longer_than_the_straight_line() {
        assert_eq!(walking_minutes(0.0), 1);
        assert_eq!(walking_minutes(80.0), 2);
        assert_eq!(walking_minutes(1000.0), 17);
        assert_eq!(walking_minutes(f64::NAN), 1);
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_haversine_formula(
            lat in 20.0..46.0_f64, lng in 122.0..154.0_f64, other_lat in 20.0..46.0_f64, other_lng in 122.0..154.0_f64,
        ) {
            let radians = |degrees: f64| degrees.to_radians();
            let half = |angle: f64| (angle / 2.0).sin().powi(2);
            let h = half(radians(other_lat - lat))
                + radians(lat).cos() * radians(other_lat).cos() * half(radians(other_lng - lng));
            let haversine = 2.0 * EARTH_RADIUS * h.sqrt().asin();
            let metres = metres_between((lat, lng), (other_lat, other_lng));
            prop_assert!((metres - haversine).abs() < 1e-3);
            let back = metres_between((other_lat, other_lng), (lat, lng));
            prop_assert!((metres - back).abs() < 1e-6);
            let (here, there) = (Trig::new(lat, lng), Trig::new(other_lat, other_lng));
            let arc = 2.0 * EARTH_RADIUS * (chord(&here.unit(), &there.unit()).sqrt() / 2.0).asin();
            prop_assert!((metres - arc).abs() < 1e-3);
        }
    }
}
