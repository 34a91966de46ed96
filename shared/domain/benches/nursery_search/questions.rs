//! What families ask, by chance.

use domain::nursery::{AllergyWanted, Anchor, Extra, FURTHEST, Freshness, Group, Kind, Nursery, Query};

use crate::chance::Chance;
use crate::places::{Town, month, points, week};

/// Metres that a bench's family takes a child.
const USUAL: f64 = 3_000.0;

/// Anything that can be asked: one anchor mostly, or two, or none, and each filter in one of six questions.
pub fn anything(all: &[Nursery], towns: &[Town], chance: &mut Chance) -> Query {
    let town = chance.of(towns);
    let mut query = filters(chance, 16);
    let anchors = match chance.count(0, 199) {
        0 => 0,
        1..150 => 1,
        _ => 2,
    };
    query.anchors = (0..anchors).map(|_| anchor(all, town, chance)).collect();
    query.siblings = match chance.percent(8) {
        true => (0..2).map(|_| chance.of(all).id.clone()).collect(),
        false => [].into(),
    };
    query.limit = chance.some(10, |chance| chance.count(1, 60).into());
    query
}

/// The nearest ten within 3 km of a home.
pub fn near(towns: &[Town], chance: &mut Chance) -> Query {
    let (lat, lng) = chance.of(towns).point(chance, false);
    Query { anchors: vec![Anchor { lat, lng, radius: USUAL }], ..Query::default() }
}

/// The same, as a family asks: a class with a free place, and one or two of the rest.
pub fn filtered(near: &Query, chance: &mut Chance) -> Query {
    let class = Some(chance.count(0, 5) as u8);
    let vacancy = Some(Freshness { days: Some(90), or_ask: false });
    Query { anchors: near.anchors.clone(), class, vacancy, text: None, district: None, ..filters(chance, 14) }
}

fn anchor(all: &[Nursery], town: &Town, chance: &mut Chance) -> Anchor {
    // At a facility's own door, in the middle between others, or anywhere.
    let door = chance.of(all).position.filter(|_| chance.percent(10));
    let grid = chance.percent(25);
    let (lat, lng) = door.map_or_else(|| town.point(chance, grid), |door| (door.lat(), door.lng()));
    let radius = match chance.count(0, 199) {
        0 => chance.between(20_000.0, FURTHEST),
        1..60 => 100.0 * 200_f64.powf(chance.part()),
        _ => USUAL,
    };
    Anchor { lat, lng, radius }
}

fn filters(chance: &mut Chance, often: u8) -> Query {
    let class = chance.some(often * 2, |chance| chance.count(0, 5) as u8);
    let months = |class: u8, chance: &mut Chance| u16::from(class) * 12 + chance.count(0, 20);
    let days = chance.count(1, 7);
    Query {
        anchors: Vec::new(),
        class,
        months: class.and_then(|class| chance.some(often * 2, |chance| months(class, chance))),
        points: class.and_then(|_| chance.some(often * 2, points)),
        entry: chance.some(often, month),
        vacancy: chance.some(often, |chance| Freshness {
            days: chance.some(60, |chance| chance.count(0, 100)),
            or_ask: chance.percent(30),
        }),
        allergy: chance.some(often, |chance| *chance.of(&[AllergyWanted::Adapted, AllergyWanted::Substituted])),
        opens_by: chance.some(often, |chance| chance.count(28, 36) * 15),
        closes_after: chance.some(often, |chance| chance.count(66, 84) * 15),
        weekdays: match chance.percent(often) {
            true => week().into_iter().take(days.into()).collect(),
            false => Default::default(),
        },
        extras: chance.some(often, |chance| *chance.of(&Extra::ALL)).into_iter().collect(),
        kinds: match chance.percent(often) {
            true => {
                let group = *chance.of(&Group::ALL);
                Kind::ALL.into_iter().filter(|kind| kind.group() == group || *kind == Kind::LicensedNursery).collect()
            }
            false => [].into(),
        },
        text: chance.some(often / 2, |chance| (*chance.of(&["さくら", "サン", "sun kids", "３", "ホイク"])).to_owned()),
        district: chance.some(often / 2, |chance| (*chance.of(&["あお", "葉", "ミナト", "港"])).to_owned()),
        siblings: [].into(),
        limit: None,
    }
}
