//! Two schools and a message, for the tests of this room.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::date};
use serde_json::{Value, json};

use super::*;
use crate::{
    attachment::{Kind, Text},
    facility::{Facility, RosterChild},
};

/// A school of two classes, a club, and as many further children in class 3 as wanted.
pub(super) fn school(id: &str, more: usize) -> (Facility, Vec<RosterChild>) {
    let school = json!({
        "id": id, "kind": "school", "name": "ときわ小学校", "closing": "17:00:00", "school_year": 2026,
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "classes": [
            { "id": "p1a", "name": "1年1組", "cutoff": "08:20:00", "grade": "P1" },
            { "id": "p1b", "name": "1年2組", "cutoff": "08:20:00", "grade": "P1" },
            { "id": "p3a", "name": "3年1組", "cutoff": "08:20:00", "grade": "P3" },
        ],
        "groups": [{ "id": "soccer", "name": "サッカー部", "kind": "club" }],
        "lines": [{ "id": "am1", "name": "朝", "direction": "outward", "vehicle": "1号車", "departs": "07:30:00",
            "due": "08:10:00", "stops": [{ "id": "kita", "name": "北公園", "at": "07:40:00" }] }],
    });
    let school: Facility = serde_json::from_value(school).unwrap();
    school.check().unwrap();
    let mut roster = vec![
        child("k_hana", "青木 花", "あおき はな", "p1a", json!({ "groups": ["soccer"] })),
        child(
            "k_misaki",
            "青木　美咲",
            "アオキ　ミサキ",
            "p1a",
            json!({ "rides": [{ "line": "am1", "stop": "kita" }] }),
        ),
        child("k_chiaki", "田中 千秋", "たなか ちあき", "p1a", json!({})),
        child("k_aki", "髙橋 亜樹", "たかはし あき", "p1b", json!({ "groups": ["soccer"] })),
        child("k_mina", "斎藤 みな", "さいとう みな", "p1b", json!({})),
        child("k_an", "Nguyen Van An", "グエン ヴァン アン", "p1b", json!({})),
        child("k_gone", "山本 蓮", "やまもと れん", "p1a", json!({ "until": "2026-04-30" })),
    ];
    let more =
        (0..more).map(|n| child(&format!("k_more{n}"), &format!("組 三の{n}番"), "くみ さんのばん", "p3a", json!({})));
    roster.extend(more);
    for child in &roster {
        child.check(&school).unwrap();
    }
    (school, roster)
}

fn child(id: &str, name: &str, kana: &str, class: &str, more: Value) -> RosterChild {
    let tail = id.trim_start_matches("k_");
    let mut child = json!({
        "id": id, "name": name, "kana": kana, "class": class, "comes": ["monday"],
        "guardians": [
            { "id": format!("g_{tail}"), "name": "親", "relation": "母", "may_read": true, "may_report": true },
            { "id": format!("g_{tail}2"), "name": "祖父", "relation": "祖父", "may_collect": true },
            { "id": format!("g_{tail}3"), "name": "本人", "relation": "本人", "may_read": true, "is_child": true },
        ],
    });
    child.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(child).unwrap()
}

pub(super) fn rosters(more: usize) -> Rosters {
    ["tokiwa", "asahi"].map(|id| (id.to_owned(), school(id, more))).into()
}

pub(super) fn at(time: &str) -> Timestamp {
    format!("2026-05-11T{time}+09:00").parse().unwrap()
}

pub(super) fn class(class: &str) -> Selector {
    Selector::Class { facility: "tokiwa".to_owned(), class: class.to_owned() }
}

pub(super) fn whole(facility: &str) -> Selector {
    Selector::Facility { facility: facility.to_owned() }
}

pub(super) fn letter(selectors: Vec<Selector>, title: &str, body: &str) -> Letter {
    let words = Words { title: title.to_owned(), body: body.to_owned() };
    Letter {
        audience: Audience(selectors),
        content: Content { texts: BTreeMap::from([("ja".to_owned(), words)]) },
        attachments: Vec::new(),
        urgency: Urgency::Normal,
        send_at: None,
        not_after: at("20:00:00"),
    }
}

pub(super) fn attached(name: &str) -> Attached {
    Attached { name: name.to_owned(), kind: Kind::Pdf, size: 1000, digest: "0f".repeat(32) }
}

pub(super) fn reached(letter: &Letter, rosters: &Rosters) -> Reached {
    resolve(&letter.audience, rosters, date(2026, 5, 11)).unwrap()
}

/// What the guard says to a sender of Tokiwa who wrote to some thirty guardians before.
pub(super) fn looked(letter: &Letter, rosters: &Rosters, texts: &[Text]) -> Result<Looked, Objection> {
    let mine = BTreeSet::from(["tokiwa".to_owned()]);
    let reached = reached(letter, rosters);
    let around =
        Around { reached: &reached, rosters, texts, recent: &[31, 30, 938, 31, 33], threshold: 100, mine: Some(&mine) };
    look(letter, &around, at("09:00:00"))
}
