//! A hundred fictional children over 21 days, through the whole city: exactly the 13 alarms that the data set names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde_json::json;
use tests::{Scene, csv_fields, shared};

use super::{Nursery, came, left};

/// Rows of a CSV file by the columns that are asked for.
fn table<const N: usize>(folder: &Path, file: &str, columns: [&str; N]) -> Vec<[String; N]> {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let mut rows = text.trim_start_matches('\u{feff}').lines().map(|line| csv_fields(line.trim_end()));
    let head = rows.next().unwrap();
    let places = columns.map(|name| head.iter().position(|column| column == name).unwrap());
    rows.map(|row| places.map(|place| row[place].clone())).collect()
}

/// What happens at one moment.
enum Moment {
    Came(String),
    Left(String),
    Absent(String),
}

type Alarms = BTreeSet<(String, String, String)>;

#[tokio::test(flavor = "multi_thread")]
async fn twenty_one_days_have_their_thirteen_alarms() {
    let Some(folder) = shared("attendance/nursery-21-days") else { return };
    let mut days: BTreeMap<String, BTreeMap<String, Vec<Moment>>> = BTreeMap::new();
    let mut happens = |day: &str, at: &str, what: Moment| {
        let at = at.get(11..16).unwrap().to_owned();
        days.entry(day.to_owned()).or_default().entry(at).or_default().push(what);
    };
    let columns = ["child_id", "attendance_date", "check_in_at", "check_out_at"];
    for [child, day, from, to] in table(&folder, "attendance_records.csv", columns) {
        if !from.is_empty() {
            happens(&day, &from, Moment::Came(format!("k_{child}")));
            happens(&day, &to, Moment::Left(format!("k_{child}")));
        }
    }
    let columns = ["child_id", "target_date", "contact_type", "submitted_at"];
    for [child, day, kind, at] in table(&folder, "daily_contact_entries.csv", columns) {
        if kind != "present" {
            happens(&day, &at, Moment::Absent(format!("k_{child}")));
        }
    }
    let named: Alarms = table(&folder, "attendance_alarm_states.csv", ["child_id", "target_date", "reasons"])
        .into_iter()
        .map(|[child, day, reasons]| {
            let kind = if reasons.contains("absence") { "absent_but_present" } else { "not_seen" };
            (day, format!("k_{child}"), kind.to_owned())
        })
        .collect();
    assert_eq!(named.len(), 13);

    let first = days.keys().next().unwrap().clone();
    let scene = Scene::start("attendance_nursery", &format!("{first}T05:00:00+09:00")).await;
    let mut place = super::facility();
    place["classes"] = json!([{ "id": "all", "name": "みんな", "cutoff": "09:50:00" }]);
    place["lines"] = json!([]);
    place["closing"] = json!("19:00:00");
    let children: Vec<_> = table(&folder, "children.csv", ["id"])
        .iter()
        .map(|[id]| super::child(1, "all", json!({ "id": format!("k_{id}"), "guardians": [] })))
        .collect();
    assert_eq!(children.len(), 100);
    let nursery = Nursery::opens_as(&scene, place, &children).await;
    let mut gate = nursery.tablet("gate", "正門").await;

    let mut seen = Alarms::new();
    for (day, moments) in &days {
        let moments: Vec<_> = moments.iter().map(|(at, what)| (at.as_str(), what)).collect();
        let (morning, rest) = moments.split_at(moments.partition_point(|(at, _)| *at < "09:50"));
        for (part, look) in [(morning, "09:50"), (rest, "19:30")] {
            for (at, what) in part {
                gate.waits_until(&format!("{day}T{at}:00+09:00"));
                for one in *what {
                    match one {
                        Moment::Came(child) => drop(gate.writes(came(child))),
                        Moment::Left(child) => drop(gate.writes(left(child))),
                        Moment::Absent(child) => {
                            let path = nursery.at(&format!("/children/{child}/facts"));
                            let fact = json!({ "kind": "absence", "why": "sick" });
                            let body = json!({ "day": day, "by": "s_mori", "fact": fact });
                            let key = format!("{child}.{day}");
                            nursery.staff().await.keyed(&key).post(&path, body).await.ok();
                        }
                    }
                }
            }
            scene.set_clock(&format!("{day}T{look}:00+09:00")).await;
            gate.waits_until(&format!("{day}T{look}:00+09:00"));
            gate.syncs().await;
            scene.settle().await;
            seen.extend(nursery.alarms().await.into_iter().map(|(child, kind)| (day.clone(), child, kind)));
        }
    }
    assert_eq!(seen, named);
    scene.ends().await;
}
