//! A survey: asked with a message, answered on the phone, reminded of, counted.

use serde_json::{Value, json};
use tests::{Caller, Scene};

use super::{MORNING, School, pupil, step};

/// A survey to the whole school about the excursion.
fn asked(school: &School<'_>, more: Value) -> Value {
    let mut survey = json!({
        "audience": [school.everybody()],
        "content": { "texts": { "ja": { "title": "遠足について", "body": "金曜までにお答えください。" } } },
        "questions": [
            { "id": "come", "text": { "ja": "参加しますか" }, "required": true, "kind": "choice",
              "options": { "yes": { "ja": "参加する" }, "no": { "ja": "参加しない" } } },
            { "id": "note", "text": { "ja": "連絡事項" }, "kind": "text", "longest": 100 },
            { "id": "day", "text": { "ja": "面談の希望日" }, "kind": "date" },
        ],
        "deadline": "2026-04-17T17:00:00+09:00",
        "reminders": [{ "days_before": 1, "at": "18:00:00" }],
    });
    for (name, value) in more.as_object().unwrap() {
        survey[name] = value.clone();
    }
    survey
}

async fn sends(school: &School<'_>, survey: Value) -> (String, String) {
    let sato = school.teacher("sato").await;
    let drafted = sato.keyed("s").post("/api/staff/surveys", survey).await.ok();
    step(&sato, &drafted["message"], "submission").await.ok();
    school.scene.advance("PT2M").await;
    school.scene.settle().await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&drafted["id"]), text(&drafted["message"]["id"]))
}

async fn answers(page: &Caller<'_>, survey: &str, child: &str, answers: Value) -> tests::Answer {
    page.put(&format!("/api/surveys/{survey}/answers"), json!({ "child_id": child, "answers": answers })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn families_answer_for_each_child_and_only_those_who_have_not_are_reminded() {
    let scene = Scene::start("school_survey", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({})), pupil(2, "26p1b", json!({}))]).await;
    let (mother, other) = (scene.guardian().await, scene.guardian().await);
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    school.joins(&other, "k_2", "g_2m", "🐰").await;
    let (survey, message) = sends(&school, asked(&school, json!({}))).await;

    let page = mother.page().await;
    let card = page.get(&format!("/api/messages/{message}")).await.ok()["survey"].clone();
    assert_eq!(card["id"], json!(survey));
    assert_eq!(card["turns"], json!([{ "child_id": "minami.k_1", "names": ["架空 児童1"], "answered": false }]));
    let wrong = [
        (json!({ "come": ["maybe"] }), (422, "answer_invalid")),
        (json!({}), (422, "answer_missing")),
        (json!({ "come": ["yes"], "why": ["x"] }), (422, "question_unknown")),
        (json!({ "come": ["yes"], "day": ["2026-02-30"] }), (422, "answer_invalid")),
        (json!({ "come": ["yes"], "note": ["123456789018"] }), (422, "my_number_refused")),
        (json!({ "come": ["yes"], "note": ["あ".repeat(101)] }), (422, "answer_invalid")),
    ];
    for (given, refusal) in wrong {
        assert_eq!(answers(&page, &survey, "minami.k_1", given).await.refusal(), refusal);
    }
    // Somebody else's child does not exist.
    let hers = answers(&page, &survey, "minami.k_2", json!({ "come": ["yes"] })).await;
    assert_eq!(hers.refusal(), (404, "not_found"));
    assert_eq!(answers(&page, &survey, "minami.k_1", json!({ "come": ["no"] })).await.status, 204);
    // She thinks better of it.
    let again = json!({ "come": ["yes"], "note": ["=1+1 よろしく"] });
    assert_eq!(answers(&page, &survey, "minami.k_1", again).await.status, 204);

    let (hers, theirs) = (mother.heard().await, other.heard().await);
    scene.set_clock("2026-04-16T18:10:00+09:00").await;
    scene.settle().await;
    assert_eq!((mother.heard().await, other.heard().await), (hers, theirs + 1));
    assert!(other.last().await.contains("アンケート"));
    scene.set_clock("2026-04-16T20:10:00+09:00").await;
    assert_eq!(other.heard().await, theirs + 1);

    let sato = school.teacher("sato").await;
    let result = sato.get(&format!("/api/staff/surveys/{survey}")).await.ok();
    assert_eq!(result["asked"], 2);
    assert_eq!(result["results"]["answered"], 1);
    let counts = &result["results"]["questions"][0]["counts"];
    assert_eq!(counts, &json!([{ "option": "no", "count": 0 }, { "option": "yes", "count": 1 }]));
    assert_eq!(result["missing"]["respondents"], json!([{ "facility": "minami", "child": "k_2" }]));
    assert_eq!(result["names"]["minami/k_2"], "架空 児童2");
    let file = String::from_utf8(sato.download(&format!("/api/staff/surveys/{survey}/answers.csv")).await).unwrap();
    assert!(file.contains("'=1+1 よろしく"), "a cell is no formula: {file}");

    scene.set_clock("2026-04-17T17:00:01+09:00").await;
    let late = answers(&other.page().await, &survey, "minami.k_2", json!({ "come": ["yes"] })).await;
    assert_eq!(late.refusal(), (409, "deadline_over"));
    let kato = super::of(&scene, "kato", &["kita"]).await;
    for path in [format!("/api/staff/surveys/{survey}"), format!("/api/staff/surveys/{survey}/answers.csv")] {
        assert_eq!(kato.get(&path).await.refusal(), (404, "not_found"));
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_anonymous_survey_says_nothing_before_three_and_never_who() {
    let scene = Scene::start("school_survey_anonymous", MORNING).await;
    let pupils: Vec<Value> = (1..=3).map(|n| pupil(n, "26p1a", json!({}))).collect();
    let school = School::opens(&scene, &pupils).await;
    let mut pages = Vec::new();
    for n in 1..=3 {
        let mother = scene.guardian().await;
        school.joins(&mother, &format!("k_{n}"), &format!("g_{n}m"), "🐻").await;
        pages.push(mother.page().await);
    }
    let more = json!({ "anonymous": true, "reminders": [], "questions": [
        { "id": "say", "text": { "ja": "ご意見" }, "required": true, "kind": "text", "longest": 100 },
    ] });
    let (survey, _) = sends(&school, asked(&school, more)).await;
    let path = format!("/api/staff/surveys/{survey}");
    let sato = school.teacher("sato").await;
    for (n, page) in (1..).zip(&pages) {
        let result = sato.get(&path).await.ok();
        assert_eq!(result["results"], json!({ "kind": "hidden", "fewer_than": 3 }), "before {n}");
        assert_eq!(sato.get(&format!("{path}/answers.csv")).await.status, 409);
        let child = format!("minami.k_{n}");
        assert_eq!(answers(page, &survey, &child, json!({ "say": [format!("意見{n}")] })).await.status, 204);
        let again = answers(page, &survey, &child, json!({ "say": ["別の意見"] })).await;
        assert_eq!(again.refusal(), (409, "answered_already"));
    }
    let result = sato.get(&path).await.ok();
    assert_eq!(result["results"]["answered"], 3);
    let said = result.to_string();
    assert!(!said.contains("児童") && !said.contains("k_1"), "{said}");
    // Nor does the table know: who took part and what was said lie apart.
    let stored = scene.stored().await;
    let tables = serde_json::Deserializer::from_str(&stored).into_iter::<Vec<Value>>().flat_map(Result::unwrap);
    let rows: Vec<String> = tables.map(|row| row.to_string()).filter(|row| row.contains("意見1")).collect();
    assert_eq!(rows.len(), 1);
    assert!(!rows[0].contains("k_1") && !rows[0].contains("res_"), "{rows:?}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_survey_that_makes_no_sense_is_refused() {
    let scene = Scene::start("school_survey_bad", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let sato = school.teacher("sato").await;
    for (key, more, reason) in [
        ("1", json!({ "questions": [] }), "questions: empty"),
        ("2", json!({ "deadline": "2026-04-13T09:00:00+09:00", "reminders": [] }), "not_after: backwards"),
        ("3", json!({ "reminders": [{ "days_before": 0, "at": "19:00:00" }] }), "reminders: backwards"),
        ("4", json!({ "audience": [] }), "audience: nobody"),
    ] {
        let answer = sato.keyed(key).post("/api/staff/surveys", asked(&school, more)).await;
        assert_eq!(answer.refusal(), (422, "message_invalid"), "{answer}");
        assert_eq!(answer.body["error"]["reason"], reason);
    }
    scene.ends().await;
}
