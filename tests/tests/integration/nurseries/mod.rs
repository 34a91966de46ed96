//! Finding a nursery: files that staff bring, searches, free places, points.

mod chat;
mod files;
mod points;
mod search;
mod vacancies;

use std::path::Path;

use serde_json::{Value, json};
use tests::{Caller, Scene};

pub const MORNING: &str = "2026-11-24T10:00:00+09:00";
pub const IMPORT: &str = "/api/staff/facilities/import";

/// A file of the made-up municipality.
pub fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/regions");
    std::fs::read(folder.join(name)).unwrap()
}

pub fn facilities() -> Vec<u8> {
    file("nurseries/139998_preschool.csv")
}

pub fn extension() -> Vec<u8> {
    file("nurseries/139998_preschool_extension.csv")
}

/// Looks at what a file would change, and publishes exactly that.
pub async fn publishes(officer: &Caller<'_>, bytes: &[u8]) -> Value {
    let seen = officer.upload(IMPORT, bytes).await.ok();
    assert_eq!(seen["published"], false);
    let gone = if seen["asks_gone"] == true { format!("&gone={}", seen["difference"]["gone"]) } else { String::new() };
    let to = format!("{IMPORT}?dry_run=false&shown={}{gone}", seen["shown"].as_str().unwrap());
    let published = officer.upload(&to, bytes).await.ok();
    assert_eq!(published["published"], true);
    published
}

/// The made-up municipality's facilities with what the national file cannot say.
pub async fn opens(scene: &Scene) -> Caller<'_> {
    let officer = scene.officer().await;
    publishes(&officer, &facilities()).await;
    publishes(&officer, &extension()).await;
    officer
}

/// The difference of a report in four numbers.
pub fn difference(report: &Value) -> [u64; 4] {
    ["added", "changed", "gone", "unchanged"].map(|what| report["difference"][what].as_u64().unwrap())
}

/// Saves a table of points as it is shipped.
pub async fn saves_points(officer: &Caller<'_>, name: &str) -> Value {
    let rules: Value = serde_json::from_slice(&file(&format!("points/{name}.json"))).unwrap();
    let tried = officer.post("/api/staff/points/rerun", json!({ "rules": rules, "version": 0 })).await.ok();
    let publish = json!({ "rules": rules, "version": 0, "shown": tried["shown"] });
    officer.post("/api/staff/points", publish).await.ok();
    rules
}
