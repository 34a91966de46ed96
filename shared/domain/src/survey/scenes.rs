use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::date};
use serde_json::{Value, json};

use super::*;
use crate::{
    facility::{Facility, RosterChild},
    reservation::AnswerError,
    school_message::{Reached, Rosters, resolve},
};

fn at(time: &str) -> Timestamp {
    format!("{time}+09:00").parse().unwrap()
}

fn excursion() -> Value {
    json!({
        "id": "ensoku-2026", "title": { "ja": "遠足のアンケート", "en": "Excursion" },
        "questions": [
            { "id": "come", "text": { "ja": "参加しますか" }, "required": true, "kind": "choice",
              "options": { "a_yes": { "ja": "はい" }, "b_no": { "ja": "いいえ" } } },
            { "id": "bring", "text": { "ja": "持ってくるもの" }, "kind": "choice", "many": true,
              "options": { "mat": { "ja": "シート" }, "tea": { "ja": "お茶" }, "umbrella": { "ja": "傘" } } },
            { "id": "day", "text": { "ja": "都合のよい日" }, "kind": "date" },
            { "id": "note", "text": { "ja": "ひとこと" }, "kind": "text", "longest": 20 },
        ],
        "deadline": "2026-05-20T17:00:00+09:00", "reminders": [{ "days_before": 2, "at": "18:00:00" }, { "days_before": 0, "at": "09:00:00" }],
        "audience": [{ "kind": "class", "facility": "tokiwa", "class": "p1a" }],
    })
}

fn survey(change: Value) -> Survey {
    let mut survey = excursion();
    survey.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    serde_json::from_value(survey).unwrap()
}

fn answers(given: &[(&str, &[&str])]) -> Answers {
    given
        .iter()
        .map(|(id, values)| ((*id).to_owned(), values.iter().map(|value| (*value).to_owned()).collect()))
        .collect()
}

fn child(id: &str) -> Respondent {
    Respondent { facility: "tokiwa".to_owned(), child: id.to_owned() }
}

fn take(survey: &Survey, who: &str, given: &[(&str, &[&str])]) -> Result<Taken, NotTaken> {
    survey.take(child(who), None, answers(given), format!("r-{who}"), at("2026-05-12T10:00:00"))
}

#[test]
fn a_survey_makes_sense_before_it_is_asked() {
    assert_eq!(survey(json!({})).check(), Ok(()));
    let reminded = [at("2026-05-18T18:00:00"), at("2026-05-20T09:00:00")];
    assert_eq!(survey(json!({})).reminded_at(), reminded.into());
    let question = |change: Value| {
        let mut question = json!({ "id": "a", "text": { "ja": "何?" }, "kind": "text", "longest": 20 });
        question.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        json!({ "questions": [question] })
    };
    for (change, flaw) in [
        (json!({ "id": "遠足" }), "id: shape"),
        (json!({ "title": { "en": "Excursion" } }), "title: missing"),
        (json!({ "questions": [] }), "questions: empty"),
        (json!({ "audience": [] }), "audience: nobody"),
        (json!({ "reminders": [{ "days_before": 0, "at": "18:00:00" }] }), "reminders: backwards"),
        (json!({ "reminders": [{ "days_before": 1, "at": "21:00:00" }] }), "reminders: out_of_range"),
        (question(json!({ "id": "A" })), "questions.0.id: shape"),
        (question(json!({ "text": { "ja": "" } })), "questions.0.text.ja: text_empty"),
        (question(json!({ "longest": 501 })), "questions.0.longest: out_of_range"),
        (
            question(json!({ "kind": "choice", "options": { "a": { "ja": "は" } } })),
            "questions.0.options: out_of_range",
        ),
        (
            question(json!({ "kind": "choice", "options": { "a": { "ja": "は" }, "b": { "en": "b" } } })),
            "questions.0.options.b: missing",
        ),
    ] {
        assert_eq!(survey(change).check().unwrap_err().to_string(), flaw);
    }
    let mut unknown = excursion();
    unknown["colour"] = json!("blue");
    assert!(serde_json::from_value::<Survey>(unknown).is_err());
}

#[test]
fn what_answers_a_question_is_taken_and_everything_else_is_named() {
    let survey = survey(json!({}));
    let yes: (&str, &[&str]) = ("come", &["a_yes"]);
    let taken =
        take(&survey, "k_hana", &[yes, ("bring", &["tea", "mat"]), ("day", &["2026-06-30"]), ("note", &["  "])])
            .unwrap();
    assert_eq!(taken.answered.answers, answers(&[yes, ("bring", &["tea", "mat"]), ("day", &["2026-06-30"])]));
    assert_eq!(taken.answered.mark.as_ref(), Some(&taken.mark));

    let invalid = |id: &str| NotTaken::Wrong(AnswerError::Invalid(id.to_owned()));
    for (given, refused) in [
        (vec![], NotTaken::Wrong(AnswerError::Missing("come".to_owned()))),
        (vec![("come", &["  "][..])], NotTaken::Wrong(AnswerError::Missing("come".to_owned()))),
        (vec![yes, ("toys", &["x"])], NotTaken::Wrong(AnswerError::Unknown("toys".to_owned()))),
        (vec![("come", &["maybe"])], invalid("come")),
        (vec![("come", &["a_yes", "b_no"])], invalid("come")),
        (vec![yes, ("bring", &["tea", "tea"])], invalid("bring")),
        (vec![yes, ("day", &["2026-06-31"])], invalid("day")),
        (vec![yes, ("day", &["2026-06-30T10:00"])], invalid("day")),
        (vec![yes, ("day", &["6月30日"])], invalid("day")),
        (vec![yes, ("note", &["二十一文字より長い文は書けませんよ、ここまでです"])], invalid("note")),
        (vec![yes, ("note", &["a", "b"])], invalid("note")),
        (vec![yes, ("note", &["1234-5678-9018"])], NotTaken::Wrong(AnswerError::Number("note".to_owned()))),
    ] {
        assert_eq!(take(&survey, "k_hana", &given).unwrap_err(), refused, "{given:?}");
    }
}

#[test]
fn a_named_answer_can_be_given_again_until_the_deadline_and_an_anonymous_one_is_final() {
    let given = || answers(&[("come", &["a_yes"])]);
    let named = survey(json!({}));
    let first = take(&named, "k_hana", &[("come", &["b_no"])]).unwrap();
    let deadline = named.deadline;
    assert!(named.take(child("k_hana"), Some(&first.mark), given(), "r".to_owned(), deadline).is_ok());
    let late = named.take(child("k_hana"), None, given(), "r".to_owned(), at("2026-05-20T17:00:01"));
    assert_eq!(late, Err(NotTaken::Closed));

    let anonymous = survey(json!({ "anonymous": true }));
    let taken = take(&anonymous, "k_hana", &[("come", &["b_no"])]).unwrap();
    assert_eq!((taken.answered.mark, taken.mark.at), (None, None), "neither row leads to the other");
    let mark = Mark { respondent: child("k_hana"), at: None };
    assert_eq!(anonymous.take(child("k_hana"), Some(&mark), given(), "r".to_owned(), deadline), Err(NotTaken::Already));
}

fn some(survey: &Survey, count: usize) -> Vec<Answered> {
    let notes = ["はれるといいな", "=1+1", "\"たのしみ\", とても", "いきたくない", "がんばる"];
    let who = (0..count).map(|n| {
        let come: &[&str] = if n == 3 { &["b_no"] } else { &["a_yes"] };
        let given: &[(&str, &[&str])] =
            &[("come", come), ("bring", &["tea", "mat"][..1 + n % 2]), ("note", &[notes[n]]), ("day", &["2026-06-30"])];
        take(survey, &format!("k_{n}"), given).unwrap().answered
    });
    who.collect()
}

#[test]
fn answers_are_counted_by_option() {
    let survey = survey(json!({}));
    let Results::Shown { answered, questions } = results(&survey, &some(&survey, 5)) else { panic!() };
    let counts = |n: usize| questions[n].counts.iter().map(|one| (one.option.as_str(), one.count)).collect::<Vec<_>>();
    assert_eq!((answered, counts(0)), (5, vec![("a_yes", 4), ("b_no", 1)]));
    assert_eq!(counts(1), [("mat", 2), ("tea", 5), ("umbrella", 0)], "what nobody chose as well");
    assert_eq!(counts(2), [("2026-06-30", 5)]);
    let first = &questions[3].texts[0];
    assert_eq!((first.respondent.as_ref(), first.text.as_str()), (Some(&child("k_0")), "はれるといいな"));
    assert!(matches!(results(&survey, &[]), Results::Shown { answered: 0, .. }));
}

#[test]
fn an_anonymous_survey_says_nothing_below_three_and_then_in_no_order() {
    let survey = survey(json!({ "anonymous": true }));
    assert_eq!(results(&survey, &some(&survey, 2)), Results::Hidden { fewer_than: 3 });
    assert_eq!(file(&survey, &some(&survey, 2), |_| panic!()), None);

    let mut given = some(&survey, 5);
    let shown = results(&survey, &given);
    given.reverse();
    assert_eq!(results(&survey, &given), shown, "the order of writing does not show");
    let Results::Shown { questions, .. } = shown else { panic!() };
    let texts: Vec<&str> = questions[3].texts.iter().map(|text| text.text.as_str()).collect();
    assert_ne!(texts, ["はれるといいな", "=1+1", "\"たのしみ\", とても", "いきたくない", "がんばる"]);
    assert!(questions[3].texts.iter().all(|text| text.respondent.is_none()));

    let file = file(&survey, &given, |_| panic!("nobody is named")).unwrap();
    let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!((lines[0], lines.len()), ("質問,回答", 21));
    assert!(lines.contains(&"ひとこと,'=1+1"));
}

#[test]
fn a_named_file_has_a_record_for_each_child() {
    let survey = survey(json!({}));
    let file = file(&survey, &some(&survey, 3), |who| format!("名前{}", who.child)).unwrap();
    assert_eq!(
        file,
        "\u{feff}子ども,回答日時,参加しますか,持ってくるもの,都合のよい日,ひとこと\r\n\
         名前k_0,2026-05-12 10:00,はい,お茶,2026-06-30,はれるといいな\r\n\
         名前k_1,2026-05-12 10:00,はい,お茶、シート,2026-06-30,'=1+1\r\n\
         名前k_2,2026-05-12 10:00,はい,お茶,2026-06-30,\"\"\"たのしみ\"\", とても\"\r\n"
    );
}

/// Hana and Sora have a mother, Sora and Mei a father; Ren is alone.
fn school() -> (Reached, Rosters) {
    let school: Facility = serde_json::from_value(json!({
        "id": "tokiwa", "kind": "school", "name": "ときわ小学校", "closing": "17:00:00", "school_year": 2026,
        "weekdays": ["monday"], "classes": [{ "id": "p1a", "name": "1年1組", "cutoff": "08:20:00", "grade": "P1" }],
    }))
    .unwrap();
    let child = |id: &str, guardians: &[&str]| -> RosterChild {
        let guardians: Vec<Value> =
            guardians.iter().map(|id| json!({ "id": id, "name": "親", "relation": "親", "may_read": true })).collect();
        serde_json::from_value(
            json!({ "id": id, "name": "子", "kana": "こ", "class": "p1a", "comes": [], "guardians": guardians }),
        )
        .unwrap()
    };
    let roster = vec![
        child("k_mei", &["g_3"]),
        child("k_hana", &["g_1"]),
        child("k_sora", &["g_1", "g_3"]),
        child("k_ren", &["g_9"]),
    ];
    let rosters: Rosters = BTreeMap::from([("tokiwa".to_owned(), (school, roster))]);
    (resolve(&survey(json!({})).audience, &rosters, date(2026, 5, 11)).unwrap(), rosters)
}

#[test]
fn a_family_answers_once_and_who_has_not_is_named_only_where_answers_are() {
    let (reached, rosters) = school();
    assert_eq!(respondents(&survey(json!({})), &reached, &rosters).len(), 4);
    let families = survey(json!({ "per": "family" }));
    let asked = respondents(&families, &reached, &rosters);
    let shown: Vec<(&str, Vec<&str>)> = asked
        .iter()
        .map(|(who, children)| (who.child.as_str(), children.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(shown, [("k_hana", vec!["k_hana", "k_mei", "k_sora"]), ("k_ren", vec!["k_ren"])]);

    let mark = Mark { respondent: child("k_hana"), at: None };
    assert_eq!(missing(&families, &asked, [&mark]), Missing::Named { respondents: vec![child("k_ren")] });
    let anonymous = survey(json!({ "per": "family", "anonymous": true }));
    assert_eq!(missing(&anonymous, &asked, [&mark]), Missing::Counted { count: 1 });
    assert_eq!(asked.values().flatten().collect::<BTreeSet<_>>().len(), 4);
}
