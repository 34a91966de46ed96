//! LINE's own fixtures and signature vectors, where the shared data is at hand.

use std::path::PathBuf;

use line::{Event, Kind, Secret, Webhook, verify};
use serde_json::Value;

#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "finds the shared data, or says that it is absent")]
fn fixtures() -> Option<PathBuf> {
    let shared = std::env::var("TSUNAGU_SHARED")
        .map_or_else(|_| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data")), PathBuf::from);
    let found = [shared.join("line/fixtures"), shared.join("data/line/fixtures")].into_iter().find(|p| p.is_dir());
    if found.is_none() {
        println!("skipped: no LINE fixtures under {}", shared.display());
    }
    found
}

#[test]
fn all_signature_vectors_agree() {
    let Some(dir) = fixtures() else { return };
    let file: Value = serde_json::from_slice(&std::fs::read(dir.join("signature-vectors.json")).unwrap()).unwrap();

    let vectors = file["vectors"].as_array().unwrap();
    assert!(vectors.len() >= 11);
    for vector in vectors {
        let body = match vector["body"].as_str() {
            Some(body) => body.as_bytes().to_vec(),
            None => std::fs::read(dir.join(vector["body_file"].as_str().unwrap())).unwrap(),
        };
        let secrets = [Secret::new("another one"), Secret::new(vector["secret"].as_str().unwrap())];
        let agrees = verify(&body, vector["signature"].as_str(), &secrets).is_ok();
        assert_eq!(agrees, vector["computed_matches"].as_bool().unwrap(), "{}", vector["id"]);
    }
}

#[test]
fn every_official_body_is_read_and_no_event_is_lost() {
    let Some(dir) = fixtures() else { return };
    let manifest: Vec<Value> = serde_json::from_slice(&std::fs::read(dir.join("manifest.json")).unwrap()).unwrap();

    let mut bodies = 0;
    for entry in manifest.iter().filter(|e| e.get("n_events").is_some_and(Value::is_number)) {
        let file = entry["file"].as_str().unwrap();
        let body = std::fs::read(dir.join(file)).unwrap();
        let events: Vec<Event> =
            Webhook::parse(&body).unwrap().events.iter().map(|raw| Event::read(raw.get())).collect();

        assert_eq!(events.len() as u64, entry["n_events"].as_u64().unwrap(), "{file}");
        for (event, listed) in events.iter().zip(entry["types"].as_array().unwrap()) {
            assert_eq!(seen(event, listed.as_str().unwrap()), listed.as_str().unwrap(), "{file}");
        }
        bodies += 1;
    }
    assert_eq!(bodies, 33);
}

/// The manifest's word for what was read.
fn seen(event: &Event, listed: &str) -> String {
    match &event.kind {
        Kind::Text { .. } => "message/text".into(),
        Kind::Location { .. } => "message/location".into(),
        Kind::OtherMessage(name) => format!("message/{name}"),
        // The manifest adds the message's type to an edited message.
        Kind::Other(name) if listed.starts_with(&format!("{name}/")) => listed.into(),
        Kind::Other(name) => name.clone(),
        known => known.name().into(),
    }
}
