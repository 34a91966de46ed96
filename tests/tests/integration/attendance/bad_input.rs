//! What devices must not send, and what becomes of it: everything authentic is kept, everything else is refused with a
//! code, and nothing holds up what comes after.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use reqwest::Method;
use serde_json::{Value, json};
use sync::{
    clock::Moment,
    device::{Answer as Said, Code, Held, Judgement, Next, Refusal, Verdict},
    entry::{DeviceId, Digest, Entry, FacilityId},
};
use tests::{Scene, Signed, Tablet};

use super::{DAY, HINATA, MORNING, Nursery, at, came, child, facility, left};

pub(super) fn judged(said: Said) -> Judgement {
    let Said::Judged(judgement) = said else { panic!("{said:?}") };
    judgement
}

async fn opened(scene: &Scene) -> Nursery<'_> {
    Nursery::opens(scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_the_device_did_not_sign_is_nobodys() {
    let scene = Scene::start("attendance_signatures", MORNING).await;
    let nursery = opened(&scene).await;
    let (mut gate, other) = (nursery.tablet("gate", "正門").await, nursery.tablet("gate", "裏門").await);
    gate.writes(came("k_1"));
    let push = gate.log.push(gate.moment());
    let good = gate.signs_push(&push);

    let foreign = Signed { device: good.device.clone(), ..other.signs_push(&push) };
    let spoiled = |change: &dyn Fn(&mut Signed)| {
        let mut signed = good.clone();
        change(&mut signed);
        signed
    };
    for (what, signed) in [
        ("another device's signature", foreign),
        ("another body", spoiled(&|one| one.body.push(b' '))),
        ("a body cut off", spoiled(&|one| one.body.truncate(one.body.len() / 2))),
        ("another path", spoiled(&|one| "/api/sync/push?x=1".clone_into(&mut one.path))),
        ("another nonce", spoiled(&|one| "another-nonce-0000000".clone_into(&mut one.nonce))),
        ("a nonce of one letter", spoiled(&|one| "a".clone_into(&mut one.nonce))),
        ("no signature", spoiled(&|one| one.signature.clear())),
        ("an unknown device", spoiled(&|one| one.device = format!("{HINATA}.dev_nobody"))),
        ("no device", spoiled(&|one| one.device.clear())),
        ("another facility", spoiled(&|one| one.device = format!("plaza.{}", gate.id))),
    ] {
        let answer = gate.sends(&signed).await;
        assert_eq!(answer.refusal(), (401, "device_unsigned"), "{what}: {answer}");
    }
    let now = scene.city().now().as_millisecond();
    for off in [-61_000, 61_000, -40_000_000_000] {
        let stale = gate.signs_at(Method::POST, "/api/sync/push", json!(push).to_string().as_bytes(), now + off);
        assert_eq!(gate.sends(&stale).await.refusal(), (401, "device_stale"), "{off}");
    }
    assert_eq!(nursery.records("k_1").await, [] as [Value; 0]);

    assert_eq!(gate.sends(&good).await.status, 200);
    assert_eq!(gate.sends(&good).await.refusal(), (401, "device_replayed"));
    assert_eq!(nursery.records("k_1").await.len(), 1);
    for body in ["", "{}", "[]", "nonsense", "{\"device\":1}"] {
        let answer = gate.sends(&gate.signs(Method::POST, "/api/sync/push", body.as_bytes())).await;
        assert_eq!(answer.refusal(), (400, "bad_request"), "{body}: {answer}");
    }
    let large = vec![b'a'; 80_000];
    let answer = gate.sends(&gate.signs(Method::POST, "/api/sync/push", &large)).await;
    assert_eq!(answer.refusal(), (413, "body_too_large"), "{answer}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn gaps_forks_and_foreign_logs_are_answered_and_hold_up_nothing() {
    let scene = Scene::start("attendance_logs", MORNING).await;
    let nursery = opened(&scene).await;
    let (mut gate, mut back) = (nursery.tablet("gate", "正門").await, nursery.tablet("gate", "裏門").await);

    // A gap.
    gate.writes(came("k_1"));
    let first = gate.log.push(gate.moment());
    let copy = gate.log.clone();
    gate.writes(left("k_1"));
    let mut gap = gate.log.push(gate.moment());
    gap.entries.remove(0);
    gap.from_n = 2;
    let answer = gate.sends(&gate.signs_push(&gap)).await;
    assert_eq!((answer.status, &answer.body), (409, &json!({ "answer": "expected", "n": 1 })));

    // A push that lost its end, one too many, a place that does not exist.
    let mut cut = gate.log.push(gate.moment());
    cut.entries.pop();
    let mut many = gate.log.push(gate.moment());
    many.entries = vec![String::from("{}"); 25];
    many.announced = 25;
    let mut nowhere = gate.log.push(gate.moment());
    nowhere.from_n = 0;
    for (push, reason) in [(cut, Refusal::Truncated), (many, Refusal::TooMany), (nowhere, Refusal::NoSuchPlace)] {
        let answer = gate.sends(&gate.signs_push(&push)).await;
        assert_eq!((answer.status, &answer.body), (422, &json!({ "answer": "refused", "reason": reason })));
    }

    // Another device's log.
    gate.sends(&gate.signs_push(&first)).await.ok();
    let mut stolen = gate.log.push(gate.moment());
    stolen.device = DeviceId::new(back.id.as_str()).unwrap();
    let answer = back.sends(&back.signs_push(&stolen)).await;
    assert_eq!(answer.body, json!({ "answer": "refused", "reason": "foreign_log" }), "{answer}");

    // A copied store writes on under the same numbers: kept aside, and a new log begins.
    gate.syncs().await;
    let mut twin = copy;
    std::mem::swap(&mut gate.log, &mut twin);
    gate.writes(came("k_2"));
    let said = gate.pushes().await;
    let verdicts = judged(said.clone()).verdicts;
    assert_eq!(verdicts.last(), Some(&Verdict::Quarantined(Held::Forked)), "{verdicts:?}");
    assert_eq!(gate.log.answered(&said), Next::NewLog);
    gate.is_wiped();
    gate.writes(came("k_2"));
    gate.syncs().await;
    assert_eq!(nursery.standing("k_2").await, "present");
    assert_eq!(nursery.board().await["aside"], json!(1));

    // What comes after all of this is taken as ever.
    back.writes(came("k_1"));
    assert_eq!(judged(back.pushes().await).verdicts, [Verdict::Applied]);
    scene.ends().await;
}

/// A push whose last entry is not what the device would write.
async fn pushes_raw(gate: &mut Tablet<'_>, text: &str) -> Judgement {
    let mut push = gate.log.push(gate.moment());
    let place = push.entries.len() - 1;
    text.clone_into(&mut push.entries[place]);
    push.head_hash = Digest::of(text);
    let answer = gate.sends(&gate.signs_push(&push)).await;
    judged(serde_json::from_value(answer.ok()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_entry_is_refused_alone() {
    let scene = Scene::start("attendance_entries", MORNING).await;
    let nursery = opened(&scene).await;
    let mut other = facility();
    other["id"] = json!("plaza");
    Nursery::opens_as(&scene, other, &[child(3, "kuma", json!({}))]).await;

    let long = format!("{{\"v\":1,\"x\":\"{}\"}}", "a".repeat(600));
    for (text, code) in [
        (long.as_str(), Code::TooLong),
        ("", Code::Malformed),
        ("{}", Code::Malformed),
        ("登園", Code::Malformed),
        ("{\"v\":1}", Code::Malformed),
    ] {
        let mut gate = nursery.tablet("gate", "正門").await;
        gate.writes(came("k_1"));
        let judgement = pushes_raw(&mut gate, text).await;
        assert_eq!(judgement.verdicts, [Verdict::Rejected(code)], "{text}");
        assert_eq!(judgement.through, 1, "it holds up nothing");
    }

    // An unknown child, a child of another facility, an entry for another facility, a day in 1970.
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.writes(came("k_9"));
    gate.writes(came("k_3"));
    gate.writes(came("k_1"));
    let verdicts = judged(gate.pushes().await).verdicts;
    let unknown = Verdict::Quarantined(Held::UnknownChild);
    assert_eq!(verdicts, [unknown, unknown, Verdict::Applied], "a fact is never lost, and holds up nothing");
    let n = gate.writes(came("k_2"));
    let mut entry = Entry::read(gate.log.push(gate.moment()).entries.last().unwrap()).unwrap();
    assert_eq!(entry.key.n, n);
    entry.facility = FacilityId::new("plaza").unwrap();
    let judgement = pushes_raw(&mut gate, &entry.write().unwrap()).await;
    assert_eq!(judgement.verdicts, [Verdict::Quarantined(Held::OutOfScope)]);
    assert_eq!(nursery.board().await["aside"], json!(3));
    assert_eq!(nursery.standing("k_2").await, "awaited");

    let mut old = nursery.tablet("gate", "古い端末").await;
    old.skew = -scene.city().now().as_millisecond();
    old.writes(came("k_2"));
    assert_eq!(judged(old.pushes().await).verdicts, [Verdict::Applied], "no clock makes a fact invalid");
    let path = nursery.at("/children/k_2/records?day=1970-01-01");
    let records = nursery.staff().await.get(&path).await.ok();
    assert_eq!(records.as_array().unwrap().len(), 1, "on the day that its device believed it to be: {records}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_makes_no_sense_starts_again() {
    let scene = Scene::start("attendance_cursors", MORNING).await;
    let nursery = opened(&scene).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.writes(came("k_1"));
    gate.syncs().await;
    let pull = |cursors: Value| format!("/api/sync/pull?cursor={}", BASE64.encode(cursors.to_string()));
    let future = json!([{ "feed": "board", "seq": 999_999, "snapshot": null }]);
    let pulled = gate.sends(&gate.signs(Method::GET, &pull(future), b"")).await.ok();
    let page = &pulled["pages"][0]["page"];
    assert_eq!((&page["kind"], page["rows"].as_array().unwrap().len()), (&json!("reset"), 1), "{pulled}");
    let foreign = json!([{ "feed": "bookings", "seq": 0, "snapshot": null }]);
    let pulled = gate.sends(&gate.signs(Method::GET, &pull(foreign), b"")).await.ok();
    assert_eq!(pulled["pages"][0]["page"], json!({ "kind": "gone" }));
    let nine: Vec<Value> = (0..9).map(|n| json!({ "feed": format!("f{n}"), "seq": 0, "snapshot": null })).collect();
    for path in [pull(json!(nine)), pull(json!({})), "/api/sync/pull?cursor=%00".to_owned()] {
        assert_eq!(gate.sends(&gate.signs(Method::GET, &path, b"")).await.refusal(), (400, "bad_request"), "{path}");
    }
    let bare = gate.sends(&gate.signs(Method::GET, "/api/sync/pull", b"")).await;
    assert_eq!(bare.status, 400, "{bare}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_says_nothing_new_and_what_it_saw_before_is_kept() {
    let scene = Scene::start("attendance_revoked", MORNING).await;
    let nursery = opened(&scene).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:00")).await;
    gate.syncs().await;
    gate.writes(came("k_1"));
    scene.set_clock(&at("08:10")).await;
    let revoke = nursery.at(&format!("/devices/{}/revocation", gate.id));
    nursery.staff().await.post(&revoke, json!({})).await.ok();
    scene.set_clock(&at("08:20")).await;
    gate.writes(came("k_2"));

    let verdicts = judged(gate.pushes().await).verdicts;
    assert_eq!(verdicts, [Verdict::Quarantined(Held::Revoked), Verdict::Rejected(Code::Revoked)]);
    let pull = gate.signs(Method::GET, "/api/sync/pull?cursor=W10", b"");
    assert_eq!(gate.sends(&pull).await.refusal(), (403, "device_revoked"));

    let aside = nursery.staff().await.get(&nursery.at("/aside")).await.ok();
    assert_eq!((&aside[0]["why"], &aside[0]["can_release"]), (&json!("revoked"), &json!(true)), "{aside}");
    let entry = nursery.at(&format!("/aside/{}", aside[0]["id"].as_str().unwrap()));
    let released = nursery.staff().await.post(&entry, json!({ "release": true })).await;
    assert_eq!(released.status, 204, "{released}");
    assert_eq!(nursery.staff().await.post(&entry, json!({ "release": true })).await.refusal(), (404, "not_found"));
    let line = nursery.line("k_1").await;
    assert_eq!((&line["standing"], &line["since"]), (&json!("present"), &json!(at("08:00"))));
    assert_eq!(nursery.standing("k_2").await, "awaited");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tail_is_carried_by_another_device() {
    let scene = Scene::start("attendance_carried", MORNING).await;
    let nursery = opened(&scene).await;
    let mut dead = nursery.tablet("gate", "正門").await;
    dead.syncs().await;
    let carrier = nursery.tablet("class", "くま組").await;
    scene.set_clock(&at("08:15")).await;
    dead.writes(came("k_1"));
    let signed = dead.signs_push(&dead.log.push(dead.moment()));
    scene.set_clock(&at("11:00")).await;

    let tail = |signed: &Signed, body: &[u8]| {
        json!({
            "device": dead.id, "body": String::from_utf8_lossy(body), "time": signed.time, "nonce": signed.nonce,
            "signature": signed.signature, "carried_for": 165 * 60_000,
        })
    };
    let carried = |body: Value| carrier.signs(Method::POST, "/api/sync/carried", body.to_string().as_bytes());
    // A device that nobody approved has nothing to say, whoever carries it.
    let mut stranger = Tablet::asks(&scene, &nursery.staff().await, HINATA, "gate", "知らない端末").await;
    stranger.writes(came("k_2"));
    let unsaid = stranger.signs_push(&stranger.log.push(stranger.moment()));
    let mut body = tail(&unsaid, &unsaid.body);
    body["device"] = json!(stranger.id);
    assert_eq!(carrier.sends(&carried(body)).await.refusal(), (403, "device_pending"));
    let mut forged = signed.body.clone();
    forged.push(b' ');
    let answer = carrier.sends(&carried(tail(&signed, &forged))).await;
    assert_eq!(answer.refusal(), (401, "device_unsigned"), "{answer}");
    for verdict in [Verdict::Applied, Verdict::Duplicate] {
        let answer = carrier.sends(&carried(tail(&signed, &signed.body))).await;
        let said: Said = serde_json::from_value(answer.ok()).unwrap();
        assert_eq!(judged(said).verdicts, [verdict], "a file may be read twice");
    }
    let line = nursery.line("k_1").await;
    assert_eq!((&line["since"], &line["uncertain"]), (&json!(at("08:15")), &json!(false)));
    // Its own network is back: it hears what was carried.
    dead.syncs().await;
    assert_eq!((dead.log.waiting(), nursery.records("k_1").await.len()), (0, 1));
    let moment: Moment = dead.moment();
    assert_eq!(dead.log.push(moment).from_n, 2);
    assert_eq!(nursery.board().await["day"], json!(DAY));
    scene.ends().await;
}
