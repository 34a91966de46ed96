//! Files that go with a message: told by their bytes, cleaned, seen by whoever answers for them, read by whoever gets them.

use serde_json::{Value, json};
use tests::{Answer, Caller, Scene};

use super::{MORNING, School, at, drafts, letter, of, pupil, step};

/// The smallest picture: one grey pixel (PNG), with a text chunk that says where it was taken.
fn picture() -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let mut crc = 0xffff_ffff_u32;
        for byte in kind.iter().chain(data) {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
            }
        }
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], kind, data, &(!crc).to_be_bytes()].concat()
    };
    let pixels = {
        use std::io::Write as _;
        let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        deflated.write_all(&[0, 128]).unwrap();
        deflated.finish().unwrap()
    };
    let head = [&1_u32.to_be_bytes()[..], &1_u32.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let parts = [chunk(b"IHDR", &head), chunk(b"tEXt", b"Comment\0HIDDEN PLACE"), chunk(b"IDAT", &pixels)];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat(), chunk(b"IEND", b"")].concat()
}

async fn brings(teacher: &Caller<'_>, name: &str, bytes: Vec<u8>) -> Answer {
    teacher.upload(&format!("/api/staff/attachments?name={name}"), bytes).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_cleaned_approved_by_whoever_sees_it_and_read_by_guardians_alone() {
    let scene = Scene::start("school_attachment", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({})), pupil(2, "26p1b", json!({}))]).await;
    let (mother, other) = (scene.guardian().await, scene.guardian().await);
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    school.joins(&other, "k_2", "g_2m", "🐰").await;
    let (sato, mori) = (school.teacher("sato").await, school.teacher("mori").await);
    let card = brings(&sato, "map.png", picture()).await.ok();
    assert_eq!((&card["name"], &card["media_type"]), (&json!("map.png"), &json!("image/png")));
    let id = card["id"].as_str().unwrap();
    let own = format!("/api/staff/attachments/{id}");
    let kept = sato.download(&own).await;
    assert!(!String::from_utf8_lossy(&kept).contains("HIDDEN PLACE"), "where it was taken goes with nobody");
    assert_eq!(mori.get(&own).await.refusal(), (404, "not_found"));

    let mut asked = letter(json!([school.class("26p1a")]), "地図", "架空 児童2さんの家の地図です。");
    asked["attachments"] = json!([id]);
    let draft = drafts(&sato, "1", asked).await.ok();
    // A picture may show anything: nobody but a person can look.
    let unreadable = json!({ "warning": "unreadable", "attachment": 0 });
    assert!(draft["warnings"].as_array().unwrap().contains(&unreadable), "{draft}");
    let waits = step(&sato, &draft, "submission").await.ok();
    let message = draft["id"].as_str().unwrap();
    assert_eq!(mori.download(&format!("{own}?message={message}")).await, kept);
    let elsewhere = of(&scene, "kato", &["kita"]).await;
    assert_eq!(elsewhere.get(&format!("{own}?message={message}")).await.refusal(), (404, "not_found"));
    step(&mori, &waits, "approval").await.ok();
    scene.advance("PT2M").await;
    scene.settle().await;

    let path = format!("/api/messages/{message}/attachments/{id}");
    assert_eq!(mother.page().await.download(&path).await, kept);
    assert_eq!(other.page().await.get(&path).await.refusal(), (404, "not_found"));
    // It stays as long as the message does.
    scene.advance("P1DT2H").await;
    assert_eq!(mother.page().await.download(&path).await, kept);
    school.teacher("sato").await.post(&at(&draft["id"], "/recall"), json!({})).await.ok();
    assert_eq!(mother.page().await.get(&path).await.refusal(), (404, "not_found"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_document_and_no_picture_is_refused_whatever_it_is_called() {
    let scene = Scene::start("school_attachment_bad", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let sato = school.teacher("sato").await;
    for (bytes, reason) in [
        (b"MZ\x90\0 this is a program".to_vec(), "file_kind"),
        (b"<html><script>alert(1)</script></html>".to_vec(), "file_kind"),
        (b"PK\x03\x04".to_vec(), "file_kind"),
        (Vec::new(), "file_empty"),
        (vec![b'a'; 3 * 1024 * 1024 + 1], "file_too_large"),
    ] {
        let answer = brings(&sato, "letter.pdf", bytes).await;
        assert_eq!(answer.refusal(), (422, "attachment_refused"), "{answer}");
        assert_eq!(answer.body["error"]["reason"], Value::from(reason));
    }
    // A hundred megabytes do not get so far.
    let large = brings(&sato, "letter.pdf", vec![0; 100 * 1024 * 1024]).await;
    assert!(matches!(large.status, 0 | 413), "{large}");
    scene.ends().await;
}
