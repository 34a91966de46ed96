//! Surveys: drafted as a message, and what comes back.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contract::{DraftedSurvey, NewSurvey, Refusal, StaffSurvey};
use domain::{
    school_message::{Letter, Message, ORIGINAL, Reached, Urgency, look, resolve},
    survey::{self, Missing, QuestionResult, Respondent, Results, Survey},
};
use platform::{Problem, auth::Carer, digest, idempotency_key};
use tables::{MessageRow, SurveyRow};

use super::{flawed, guarded, messages, save, seen};
use crate::{App, look::Look, look::count, shown};

/// The same key writes the same draft once.
pub(crate) async fn draft(
    State(app): State<Arc<App>>,
    carer: Carer,
    headers: HeaderMap,
    Json(asked): Json<NewSurvey>,
) -> Result<(StatusCode, Json<DraftedSurvey>), Problem> {
    let key = idempotency_key(&headers)?;
    let body = digest(&[&serde_json::to_string(&asked).map_err(Problem::failed)?], 8);
    let name = digest(&["survey", &carer.subject, key], 10);
    let (id, message_id) = (format!("s{name}"), format!("msg_{name}"));
    if let Some(there) = app.school.message(&message_id).await? {
        return match there.asked == body {
            true => {
                let message = messages::card(&app, &carer, &there).await?;
                Ok((StatusCode::CREATED, Json(DraftedSurvey { id, message })))
            }
            false => Err(Refusal::IdempotencyKeyReused.into()),
        };
    }
    let now = app.world.clock.now();
    let (survey, letter) = written(&id, asked)?;
    survey.check().map_err(|flaw| flawed(&flaw))?;
    let wanted = letter.audience.facilities().into_iter().map(str::to_owned).collect();
    let there = Look::at(&app, wanted).await?;
    let reached = resolve(&letter.audience, &there.rosters(), app.world.clock.today()).map_err(|flaw| flawed(&flaw))?;
    let judged = guarded(&app, &carer, &letter, &reached, &there, |letter, around| look(letter, around, now));
    let (looked, usual) = judged.await?;
    // The survey first: a message that names none would be sent without it.
    app.school
        .draft_survey(&SurveyRow { survey, message: message_id.clone(), reminded: Vec::new(), version: 1 })
        .await?;
    let row = MessageRow {
        message: Message::draft(message_id.clone(), carer.subject.clone(), letter),
        id: message_id,
        asked: body,
        survey: Some(id.clone()),
        facilities: reached.keys().cloned().collect(),
        created_at: now,
        children: count(looked.children),
        guardians: count(looked.guardians),
        sent_at: None,
        reminders: 0,
        version: 1,
    };
    let row = save(&app, &carer, row, None, Some((&reached, &Reached::new()))).await?;
    let message = shown::message(&carer, &row, there.reach(&reached, usual), &looked);
    Ok((StatusCode::CREATED, Json(DraftedSurvey { id, message })))
}

fn written(id: &str, asked: NewSurvey) -> Result<(Survey, Letter), Problem> {
    let deadline = shown::read_moment(&asked.deadline)?;
    let send_at = asked.send_at.as_deref().map(shown::read_moment).transpose()?;
    let titles = asked.content.texts.iter().filter_map(|(tag, words)| {
        Some((serde_json::from_value(serde_json::Value::String(tag.clone())).ok()?, words.title.clone()))
    });
    let survey = Survey {
        id: id.to_owned(),
        title: titles.collect(),
        questions: asked.questions,
        anonymous: asked.anonymous,
        per: asked.per,
        deadline,
        reminders: asked.reminders.into_iter().collect(),
        audience: asked.audience.clone(),
    };
    let letter = Letter {
        audience: asked.audience,
        content: asked.content,
        attachments: Vec::new(),
        urgency: Urgency::Normal,
        send_at,
        not_after: deadline,
    };
    Ok((survey, letter))
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<StaffSurvey>, Problem> {
    let (row, message, look, reached) = own(&app, &carer, &id).await?;
    let survey = &row.survey;
    let asked = survey::respondents(survey, &reached, &look.rosters());
    let marks = app.school.marks(&id).await?;
    let results = survey::results(survey, &app.school.answers(&id).await?);
    let missing = survey::missing(survey, &asked, marks.values());
    let words = message.message.letter.content.texts.get(ORIGINAL);
    Ok(Json(StaffSurvey {
        id,
        message_id: row.message.clone(),
        title: words.map(|words| words.title.clone()).unwrap_or_default(),
        questions: survey.questions.clone(),
        anonymous: survey.anonymous,
        per: survey.per,
        deadline: shown::moment(survey.deadline),
        asked: count(asked.len()),
        names: names(&look, &results, &missing),
        results,
        missing,
    }))
}

/// A file for a spreadsheet.
pub(crate) async fn download(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (row, _, look, _) = own(&app, &carer, &id).await?;
    let answers = app.school.answers(&id).await?;
    let file = survey::file(&row.survey, &answers, |who| name(&look, who));
    let file = file.ok_or_else(|| crate::because(Refusal::MessageElsewhere, "fewer_than_3"))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"survey.csv\""));
    Ok((headers, file).into_response())
}

/// Answers are for whoever is at home wherever the survey goes.
async fn own(app: &App, carer: &Carer, id: &str) -> Result<(SurveyRow, MessageRow, Look, Reached), Problem> {
    let row = app.school.survey(id).await?.ok_or(Refusal::NotFound)?;
    let message = seen(app, carer, &row.message).await?;
    if !super::is_at_home(carer, &message) {
        return Err(Refusal::Forbidden.into());
    }
    let reached = app.school.reached(&message.id).await?;
    let look = Look::at(app, reached.keys().cloned().collect()).await?;
    Ok((row, message, look, reached))
}

fn names(look: &Look, results: &Results, missing: &Missing) -> BTreeMap<String, String> {
    let answered = match results {
        Results::Shown { questions, .. } => questions.as_slice(),
        Results::Hidden { .. } => &[],
    };
    let wrote = answered.iter().flat_map(|question: &QuestionResult| &question.texts);
    let wrote = wrote.filter_map(|text| text.respondent.as_ref());
    let left = match missing {
        Missing::Named { respondents } => respondents.as_slice(),
        Missing::Counted { .. } => &[],
    };
    let all = wrote.chain(left);
    all.map(|who| (format!("{}/{}", who.facility, who.child), name(look, who))).collect()
}

fn name(look: &Look, who: &Respondent) -> String {
    look.child(&who.facility, &who.child).map(|row| row.child.name.clone()).unwrap_or_default()
}
