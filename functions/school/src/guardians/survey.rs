//! A survey in a message: what is asked, for which of the reader's children, and the answer.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{NewSurveyAnswer, Refusal, SurveyCard, SurveyTurn};
use domain::{
    reservation::AnswerError,
    survey::{self, NotTaken, Respondent},
};
use platform::{Problem, auth::Resident};
use tables::{InboxRow, MessageRow, StoreError, SurveyRow, link_id};

use super::{Family, message};
use crate::{App, because, look::Look, shown};

/// Somebody who can answer, and for whom of the reader's children that counts.
struct Turn {
    respondent: Respondent,
    names: Vec<String>,
}

/// The survey that a message brings.
pub(super) async fn card(
    app: &App,
    message: &MessageRow,
    inbox: &InboxRow,
    family: &Family,
) -> Result<Option<SurveyCard>, Problem> {
    let Some(id) = &message.survey else { return Ok(None) };
    let Some(row) = app.school.survey(id).await? else { return Ok(None) };
    let mut turns = Vec::new();
    for turn in turns_of(app, &row, message, inbox, family).await? {
        let mark = app.school.mark(id, &turn.respondent).await?;
        let answers = match row.survey.anonymous {
            true => None,
            false => app.school.answered(id, &turn.respondent).await?,
        };
        turns.push(SurveyTurn {
            child_id: link_id(&turn.respondent.facility, &turn.respondent.child),
            names: turn.names,
            answered: mark.is_some(),
            answers: answers.map(|answered| answered.answers).unwrap_or_default(),
        });
    }
    Ok(Some(SurveyCard {
        id: id.clone(),
        questions: row.survey.questions.clone(),
        anonymous: row.survey.anonymous,
        deadline: shown::moment(row.survey.deadline),
        closed: app.world.clock.now() > row.survey.deadline,
        turns,
    }))
}

async fn turns_of(
    app: &App,
    row: &SurveyRow,
    message: &MessageRow,
    inbox: &InboxRow,
    family: &Family,
) -> Result<Vec<Turn>, StoreError> {
    let reached = app.school.reached(&message.id).await?;
    let homes = family.among(&inbox.links).map(|own| own.facility.id.clone()).collect();
    let look = Look::at(app, homes).await?;
    let respondents = survey::respondents(&row.survey, &reached, &look.rosters());
    let turns = respondents.into_iter().filter_map(|(respondent, children)| {
        let mine = family
            .among(&inbox.links)
            .filter(|own| own.facility.id == respondent.facility && children.contains(&own.row.child.id));
        let names: Vec<String> = mine.map(|own| own.row.child.name.clone()).collect();
        (!names.is_empty()).then_some(Turn { respondent, names })
    });
    Ok(turns.collect())
}

pub(crate) async fn answer(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    Json(NewSurveyAnswer { child_id, answers }): Json<NewSurveyAnswer>,
) -> Result<StatusCode, Problem> {
    let row = app.school.survey(&id).await?.ok_or(Refusal::NotFound)?;
    let (message, inbox, family) = message::own(&app, &resident, &row.message).await?;
    if message::is_recalled(&message) {
        return Err(Refusal::NotFound.into());
    }
    let turns = turns_of(&app, &row, &message, &inbox, &family).await?;
    let named = |turn: &Turn| link_id(&turn.respondent.facility, &turn.respondent.child) == child_id;
    let respondent = turns.into_iter().find(named).ok_or(Refusal::NotFound)?.respondent;
    let before = app.school.mark(&id, &respondent).await?;
    let name = app.world.ids.new_id("ans");
    let taken = row.survey.take(respondent, before.as_ref(), answers, name, app.world.clock.now());
    match app.school.take_answer(&row.survey, &taken.map_err(refused)?).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(StoreError::Conflict(_)) => Err(Refusal::AnsweredAlready.into()),
        Err(error) => Err(error.into()),
    }
}

fn refused(error: NotTaken) -> Problem {
    match error {
        NotTaken::Closed => Refusal::DeadlineOver.into(),
        NotTaken::Already => Refusal::AnsweredAlready.into(),
        NotTaken::Wrong(AnswerError::Unknown(question)) => because(Refusal::QuestionUnknown, question),
        NotTaken::Wrong(AnswerError::Missing(question)) => because(Refusal::AnswerMissing, question),
        NotTaken::Wrong(AnswerError::Invalid(question)) => because(Refusal::AnswerInvalid, question),
        NotTaken::Wrong(AnswerError::Number(_)) => Refusal::MyNumberRefused.into(),
    }
}
