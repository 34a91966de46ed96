//! The guard against the wrong audience: what is odd is said, what is odd or large is looked at by two, and what must not
//! leave does not.

use serde_json::{Value, json};
use tests::Scene;

use super::{MORNING, School, at, drafts, letter, of, pupil, sends, step};

#[tokio::test(flavor = "multi_thread")]
async fn a_message_far_larger_than_usual_says_so_and_is_approved_by_somebody_else() {
    let scene = Scene::start("school_larger", MORNING).await;
    let pupils: Vec<Value> = (1..=60).map(|n| pupil(n, if n <= 3 { "26p1a" } else { "26p1b" }, json!({}))).collect();
    let school = School::opens(&scene, &pupils).await;
    let mother = scene.guardian().await;
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    let (sato, mori) = (school.teacher("sato").await, school.teacher("mori").await);
    for key in ["1", "2", "3"] {
        sends(&scene, &sato, key, letter(json!([school.class("26p1a")]), "連絡", "連絡です。")).await;
    }
    let card = drafts(&sato, "4", letter(json!([school.everybody()]), "連絡", "連絡です。")).await.ok();
    assert_eq!(card["warnings"], json!([{ "warning": "larger", "usual": 6, "now": 120 }]));
    assert_eq!(card["second"], json!(["many", "larger"]));
    let waits = step(&sato, &card, "submission").await.ok();
    assert_eq!(waits["state"], "awaiting_approval");
    assert_eq!(step(&sato, &waits, "approval").await.refusal(), (403, "second_person_needed"));

    // What is approved is what was looked at.
    let other = json!({ "shown": "0".repeat(64) });
    assert_eq!(mori.post(&at(&card["id"], "/approval"), other).await.refusal(), (409, "shown_changed"));
    let seen = mori.get(&at(&card["id"], "")).await.ok();
    assert_eq!((&seen["mine"], &seen["shown"]), (&json!(false), &waits["shown"]));
    let held = step(&mori, &seen, "approval").await.ok();
    assert_eq!((&held["state"], &held["approved_by"]), (&json!("held"), &json!("mori")));
    let heard = mother.heard().await;
    scene.advance("PT2M").await;
    scene.settle().await;
    assert_eq!(mother.heard().await, heard + 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_childs_name_outside_the_audience_is_found_in_words_and_an_edit_asks_again() {
    let scene = Scene::start("school_names", MORNING).await;
    let pupils = [
        pupil(1, "26p1a", json!({})),
        pupil(2, "26p1b", json!({ "name": "小鳥遊 ひかり", "kana": "たかなし ひかり" })),
    ];
    let school = School::opens(&scene, &pupils).await;
    let (sato, mori) = (school.teacher("sato").await, school.teacher("mori").await);
    let body = "小鳥遊ひかりさんの忘れ物がありました。";
    let card = drafts(&sato, "1", letter(json!([school.class("26p1a")]), "忘れ物", body)).await.ok();
    let place = json!({ "in": "body", "language": "ja", "count": 1 });
    assert_eq!(card["warnings"], json!([{ "warning": "names_outside", "places": [place] }]));
    assert_eq!(card["second"], json!(["names_outside"]));
    let waits = step(&sato, &card, "submission").await.ok();

    // Whoever changes it after the second person has looked has it looked at again.
    let draft = letter(json!([school.class("26p1a")]), "忘れ物", "名前の分からない忘れ物がありました。");
    let order = json!({ "draft": draft, "version": waits["version"] });
    let edited = sato.put(&at(&card["id"], ""), order.clone()).await.ok();
    assert_eq!((&edited["state"], &edited["second"]), (&json!("draft"), &Value::Null));
    assert_eq!(sato.put(&at(&card["id"], ""), order).await.refusal(), (409, "version_conflict"));
    assert_eq!(step(&mori, &waits, "approval").await.refusal(), (409, "message_elsewhere"));
    assert_eq!(step(&sato, &edited, "submission").await.ok()["state"], "held");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_must_not_leave_is_refused_with_its_reason() {
    let scene = Scene::start("school_refused", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let sato = school.teacher("sato").await;
    let all = || json!([school.everybody()]);
    let number = letter(all(), "書類", "番号は 123456789018 です。");
    assert_eq!(drafts(&sato, "1", number).await.refusal(), (422, "my_number_refused"));
    let mut past = letter(all(), "連絡", "連絡です。");
    past["not_after"] = json!("2026-04-13T09:00:00+09:00");
    let nowhere = letter(json!([school.class("nowhere")]), "連絡", "連絡です。");
    let mut markup = letter(all(), "<script>", "<img src=x onerror=alert(1)>");
    markup["attachments"] = json!(["0".repeat(64)]);
    for (key, asked, reason) in [
        ("2", letter(json!([]), "連絡", "連絡です。"), "audience: nobody"),
        ("3", letter(json!([school.class("26p1b")]), "連絡", "連絡です。"), "audience: nobody"),
        ("4", nowhere, "audience.0.class: unknown"),
        ("5", past, "not_after: backwards"),
        ("6", letter(all(), "", "連絡です。"), "texts.ja.title: text_empty"),
        ("7", letter(all(), "連絡", &"あ".repeat(4_001)), "texts.ja.body: text_too_long"),
        ("8", markup, "attachments: unknown"),
    ] {
        let answer = drafts(&sato, key, asked).await;
        assert_eq!(answer.refusal(), (422, "message_invalid"), "{answer}");
        assert_eq!(answer.body["error"]["reason"], reason);
    }
    let answer = sato.post("/api/staff/messages", letter(all(), "連絡", "連絡です。")).await;
    assert_eq!(answer.refusal(), (400, "idempotency_key_missing"));
    let first = drafts(&sato, "9", letter(all(), "連絡", "連絡です。")).await.ok();
    let again = drafts(&sato, "9", letter(all(), "連絡", "連絡です。")).await.ok();
    assert_eq!(first["id"], again["id"]);
    let other = drafts(&sato, "9", letter(all(), "別の連絡", "連絡です。")).await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_house_is_written_to_only_with_somebody_who_is_at_home_there() {
    let scene = Scene::start("school_outside", MORNING).await;
    let minami = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let kita = School::opens_as(&scene, "kita", "きた小学校", &[pupil(2, "26p1a", json!({}))]).await;
    let (sato, mori) = (minami.teacher("sato").await, minami.teacher("mori").await);
    let card = drafts(&sato, "1", letter(json!([kita.everybody()]), "連絡", "連絡です。")).await.ok();
    assert_eq!(card["second"], json!(["outside_scope"]));
    let waits = step(&sato, &card, "submission").await.ok();
    assert_eq!(waits["state"], "awaiting_approval");
    assert_eq!(step(&mori, &waits, "approval").await.refusal(), (404, "not_found"));
    let both = of(&scene, "tani", &["minami", "kita"]).await;
    assert_eq!(step(&both, &waits, "approval").await.ok()["state"], "held");
    scene.ends().await;
}
