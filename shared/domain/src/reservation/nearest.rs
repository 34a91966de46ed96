//! Where else there is room, when a slot is full. Knows slots and a clock; refuses to know who may have them on those
//! days, which [`super::admit`] decides.

use jiff::civil::DateTime;

use super::{Room, Service, Slot, SlotId};

/// The `most` slots nearest in time to `wanted` that a party taking `units` could have at `now`: open, bookable, with
/// room in every dimension and nobody waiting. Of two at the same distance the earlier comes first.
#[must_use]
pub fn nearest(
    service: &Service,
    slots: &[(SlotId, Slot)],
    wanted: &SlotId,
    units: &Room,
    now: DateTime,
    most: usize,
) -> Vec<SlotId> {
    let mut free: Vec<_> = slots
        .iter()
        .filter(|(id, slot)| id != wanted && is_free(service, id, slot, units, now))
        .map(|(id, _)| id)
        .collect();
    free.sort_by_key(|id| (id.starts.duration_since(wanted.starts).abs(), *id));
    free.into_iter().take(most).cloned().collect()
}

/// Whether a party that takes `units` could have the slot at `now`.
#[must_use]
pub fn is_free(service: &Service, id: &SlotId, slot: &Slot, units: &Room, now: DateTime) -> bool {
    !slot.closed && slot.waiting.is_empty() && slot.has_room(units) && service.bookable(id.starts, now).is_ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::datetime;

    use super::*;
    use crate::reservation::Waiting;

    fn id(text: &str) -> SlotId {
        SlotId::parse(text).unwrap()
    }

    fn slot(left: u32) -> Slot {
        Slot {
            ends: datetime(2026, 4, 10, 11, 0, 0, 0),
            capacity: Room::from([("places".to_owned(), 4)]),
            remaining: Room::from([("places".to_owned(), left)]),
            entries: BTreeMap::new(),
            waiting: Vec::new(),
            closed: false,
            version: 1,
        }
    }

    #[test]
    fn the_nearest_free_slots_come_first_and_nothing_else() {
        let service: Service = serde_json::from_value(serde_json::json!({
            "id": "play", "title": {"ja": "ひろば"}, "for": "children", "opening": {"days_before": 30},
        }))
        .unwrap();
        let units = Room::from([("places".to_owned(), 2)]);
        let waited = Slot {
            waiting: vec![Waiting { booking: "b".to_owned(), family: "f".to_owned(), units: units.clone() }],
            ..slot(4)
        };
        let slots = [
            (id("play.20260401T0900.a"), slot(4)),
            (id("play.20260409T1000.a"), slot(2)),
            (id("play.20260410T0900.a"), slot(1)),
            (id("play.20260410T1000.a"), slot(0)),
            (id("play.20260410T1100.a"), waited),
            (id("play.20260410T1200.a"), Slot { closed: true, ..slot(4) }),
            (id("play.20260411T1000.a"), slot(2)),
            (id("play.20260411T1000.b"), slot(2)),
            (id("play.20260601T1000.a"), slot(4)),
        ];
        let now = datetime(2026, 4, 2, 8, 0, 0, 0);
        let found = nearest(&service, &slots, &id("play.20260410T1000.a"), &units, now, 3);
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found, ["play.20260409T1000.a", "play.20260411T1000.a", "play.20260411T1000.b"]);
    }
}
