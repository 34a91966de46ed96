//! What staff write, and what they bring. A message that reaches none of their facilities does not exist for them; one
//! that reaches further than they do is looked at by somebody who is at home there.

pub(crate) mod attachments;
pub(crate) mod interview_card;
pub(crate) mod interviews;
pub(crate) mod messages;
pub(crate) mod readers;
pub(crate) mod roster;
pub(crate) mod steps;
pub(crate) mod surveys;

use contract::Refusal;
use domain::{
    Flaw,
    school_message::{Around, Letter, Looked, Objection, Reached, State, usual},
};
use platform::{Problem, auth::Carer};
use tables::{AuditEntry, MessageRow, StoreError};

use crate::{App, because, look::Look};

/// Messages that say what is usual, beside those of others.
const RECENT: usize = 50;

/// A message that whoever asks may see: their own, or one that reaches a facility of theirs.
async fn seen(app: &App, carer: &Carer, id: &str) -> Result<MessageRow, Problem> {
    let row = app.school.message(id).await?.ok_or(Refusal::NotFound)?;
    let theirs = row.message.author == carer.subject || row.facilities.iter().any(|id| carer.enters(id).is_ok());
    if theirs { Ok(row) } else { Err(Refusal::NotFound.into()) }
}

/// A message that whoever asks may do something about: their own, or one that reaches nobody but facilities of theirs.
async fn held(app: &App, carer: &Carer, id: &str) -> Result<MessageRow, Problem> {
    let row = seen(app, carer, id).await?;
    let theirs = row.message.author == carer.subject || is_at_home(carer, &row);
    if theirs { Ok(row) } else { Err(Refusal::Forbidden.into()) }
}

fn is_at_home(carer: &Carer, row: &MessageRow) -> bool {
    row.facilities.iter().all(|id| carer.enters(id).is_ok())
}

/// Saves a step; somebody else's step in between is a conflict.
async fn save(
    app: &App,
    carer: &Carer,
    row: MessageRow,
    before: Option<&MessageRow>,
    reached: Option<(&Reached, &Reached)>,
) -> Result<MessageRow, Problem> {
    let action = format!("message.{}", crate::shown::state_word(&row.message));
    match app.school.save_message(&row, before, reached, &audit(app, carer, &action, &row.id)).await {
        Ok(()) => Ok(row),
        Err(StoreError::Conflict(_)) => Err(Refusal::VersionConflict.into()),
        Err(error) => Err(error.into()),
    }
}

/// What the guard says of a letter to these children.
async fn guarded(
    app: &App,
    carer: &Carer,
    letter: &Letter,
    reached: &Reached,
    look: &Look,
    judge: impl Fn(&Letter, &Around<'_>) -> Result<Looked, Objection>,
) -> Result<(Looked, Option<usize>), Problem> {
    let mut recent = Vec::new();
    for facility in reached.keys() {
        let rows = app.school.messages_at(facility, RECENT).await?;
        let sent = rows.into_iter().filter(|row| row.message.author == carer.subject && row.sent_at.is_some());
        recent.extend(sent.map(|row| (row.sent_at, row.id.clone(), row.guardians as usize)));
    }
    // One that went to several facilities counts once.
    recent.sort();
    recent.dedup();
    let recent: Vec<usize> = recent.into_iter().rev().map(|(_, _, guardians)| guardians).collect();
    let texts = attachments::texts(app, letter).await?;
    let mine = carer.facilities();
    let around = Around {
        reached,
        rosters: &look.rosters(),
        texts: &texts,
        recent: &recent,
        threshold: app.second_above,
        mine: mine.as_ref(),
    };
    let looked = judge(letter, &around).map_err(objected)?;
    Ok((looked, usual(&recent)))
}

fn objected(objection: Objection) -> Problem {
    match objection {
        Objection::MyNumber { .. } => Refusal::MyNumberRefused.into(),
        other => because(Refusal::MessageInvalid, other.to_string()),
    }
}

fn flawed(flaw: &Flaw) -> Problem {
    because(Refusal::MessageInvalid, flaw.to_string())
}

fn refused(row: &MessageRow, refused: domain::school_message::Refused) -> Problem {
    use domain::school_message::Refused;
    match refused {
        Refused::SamePerson | Refused::NeedsSecond => Refusal::SecondPersonNeeded.into(),
        Refused::Changed => Refusal::ShownChanged.into(),
        Refused::TooLate => Refusal::MessageOver.into(),
        Refused::State | Refused::TooEarly => {
            because(Refusal::MessageElsewhere, crate::shown::state_word(&row.message))
        }
    }
}

/// Whether its words can still be replaced as a whole.
fn is_draft(row: &MessageRow) -> bool {
    row.message.state == State::Draft
}

/// The trail of one change: it names the record, never what stands in it.
fn audit(app: &App, carer: &Carer, action: &str, subject: &str) -> AuditEntry {
    AuditEntry {
        actor: format!("staff:{}", carer.subject),
        action: action.to_owned(),
        subject: subject.to_owned(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}
