//! What lies in reach of an anchor, in the numbers that an index can compare quickly.

use super::distance::{EARTH_RADIUS, Trig};
use super::query::Anchor;
use crate::nursery::position::MICRO;

/// On the unit sphere: more than doubles err, less than a micrometre.
pub(super) const SLACK: f64 = 1e-13;

/// A circle around an anchor.
#[derive(Debug)]
pub(super) struct Circle {
    pub(super) radius: f64,
    pub(super) trig: Trig,
    pub(super) unit: [f64; 3],
    /// Squared chord that nothing inside exceeds.
    pub(super) reach: f64,
    pub(super) lat: (i32, i32),
    pub(super) lng: (i32, i32),
}

impl Circle {
    pub(super) fn new(anchor: &Anchor) -> Self {
        let trig = Trig::new(anchor.lat, anchor.lng);
        let angle = anchor.radius / EARTH_RADIUS;
        // The meridians that touch a circle of this angle; no circle in Japan reaches the pole.
        let aside = (angle.sin() / trig.cos_lat).min(1.0).asin();
        let box_of = |degrees: f64, angle: f64| {
            let reach = angle.to_degrees() * MICRO + 1.0;
            (((degrees * MICRO) - reach).floor() as i32, ((degrees * MICRO) + reach).ceil() as i32)
        };
        Self {
            radius: anchor.radius,
            trig,
            unit: trig.unit(),
            reach: (2.0 * (angle / 2.0).sin() + SLACK).powi(2),
            lat: box_of(anchor.lat, angle),
            lng: box_of(anchor.lng, aside),
        }
    }
}
