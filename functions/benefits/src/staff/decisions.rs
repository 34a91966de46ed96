//! Yes or no to what families applied for. The decision, its line in the trail and the word to the family are one
//! transaction; the rule is asked once more, because it may have changed since the family applied.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{DecideApplications, Decided, Decision, NotDecided, Refusal};
use domain::{
    benefit::{Act, Listed, Refused, Verdict},
    my_number,
    text::Lang,
};
use platform::{Problem, auth::Officer};
use tables::{ListRow, Profile, ProgrammeRow, Recipient, RightWrite, StoreError};

use super::{audit, programme};
use crate::{App, notice, notice::Say, people::Person, staff::programmes::count};

/// Applications of one request.
const AT_ONCE: usize = 100;
/// Characters of a reason.
const LONGEST_REASON: usize = 200;
/// AWS: 100 writes in a transaction. A decision is two of them, a word to the families two more for each language.
const TOGETHER: usize = 40;

pub(crate) async fn decide(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Json(DecideApplications { subjects, decision, because }): Json<DecideApplications>,
) -> Result<Json<Decided>, Problem> {
    if subjects.is_empty() || subjects.len() > AT_ONCE {
        return Err(Refusal::BadRequest.into());
    }
    let act = act(decision, because)?;
    let row = programme(&app, &id).await?;
    let mut decided = Decided::default();
    let mut steps = Vec::new();
    for subject in subjects.into_iter().collect::<BTreeSet<_>>() {
        match step(&app, &officer, &row, &subject, &act).await? {
            Ok(Some(step)) => steps.push(step),
            Ok(None) => decided.done += 1,
            Err(code) => decided.left.push(NotDecided { subject, code: code.to_owned() }),
        }
    }
    for chunk in steps.chunks(TOGETHER) {
        let (done, left) = write(&app, named(&act).1, chunk).await?;
        decided.done += done;
        decided.left.extend(left);
    }
    Ok(Json(decided))
}

fn act(decision: Decision, because: Option<String>) -> Result<Act, Refusal> {
    let reason = || {
        let reason = because.clone().unwrap_or_default();
        sentence(&reason).map(|()| reason)
    };
    match decision {
        Decision::Refuse => Ok(Act::Refuse(reason()?)),
        Decision::AskAccount => Ok(Act::AskAccount(reason()?)),
        Decision::Grant | Decision::Reopen if because.is_some() => Err(Refusal::BadRequest),
        Decision::Grant => Ok(Act::Grant),
        Decision::Reopen => Ok(Act::Reopen),
    }
}

/// The line in the trail, and what the family hears: of a refusal that is taken back it hears with the next decision.
const fn named(act: &Act) -> (&'static str, Option<Say>) {
    match act {
        Act::Refuse(_) => ("benefit.refused", Some(Say::Decided)),
        Act::AskAccount(_) => ("benefit.account_asked", Some(Say::Returned)),
        Act::Reopen => ("benefit.reopened", None),
        _ => ("benefit.granted", Some(Say::Decided)),
    }
}

/// What a decision writes; nothing where it was made before.
async fn step(
    app: &App,
    officer: &Officer,
    row: &ProgrammeRow,
    subject: &str,
    act: &Act,
) -> Result<Result<Option<RightWrite>, &'static str>, Problem> {
    let ProgrammeRow { programme, list, .. } = row;
    let Some(right) = app.benefits.right(&programme.id, &programme.period, subject).await? else {
        return Ok(Err("not_found"));
    };
    if *act == Act::Grant {
        // By the number of who applied, whatever phone they have by now.
        let mut listed = None;
        if let Some(list) = list {
            let rows = app.benefits.rows_of(&programme.id, &list.import, &right.number).await?;
            let found: Option<ListRow> = rows.into_iter().find(|row| row.subject == subject);
            listed = found
                .map(|row| app.sealer.open::<Listed>(&ListRow::place(&programme.id, subject), &row.sealed))
                .transpose()?;
        }
        let person = Person { subject: subject.to_owned(), listed, right: Some(right.clone()) };
        if person.verdict(programme) != Verdict::Yes {
            return Ok(Err("not_entitled"));
        }
    }
    match right.entitlement.after(act) {
        Ok(Some(state)) => {
            let mut row = right;
            row.entitlement.state = state;
            Ok(Ok(Some(RightWrite { row, trail: audit(app, officer, named(act).0, subject), moved: false })))
        }
        Ok(None) => Ok(Ok(None)),
        Err(Refused::OtherState | Refused::OtherFile | Refused::TooLate) => Ok(Err("other_state")),
    }
}

/// Writes decisions together with the word to their families; one by one where something has moved on meanwhile.
async fn write(app: &App, say: Option<Say>, steps: &[RightWrite]) -> Result<(u32, Vec<NotDecided>), Problem> {
    match together(app, say, steps).await {
        Ok(()) => return Ok((count(steps.len()), Vec::new())),
        Err(StoreError::Conflict(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let (mut done, mut left) = (0, Vec::new());
    for step in steps {
        match together(app, say, std::slice::from_ref(step)).await {
            Ok(()) => done += 1,
            Err(StoreError::Conflict(_)) => left
                .push(NotDecided { subject: step.row.entitlement.key.subject.clone(), code: "other_state".to_owned() }),
            Err(error) => return Err(error.into()),
        }
    }
    Ok((done, left))
}

async fn together(app: &App, say: Option<Say>, steps: &[RightWrite]) -> Result<(), StoreError> {
    let batches = match say {
        Some(say) => said(app, say, steps).await?,
        None => Vec::new(),
    };
    let refs: Vec<_> = batches.iter().map(|batch| (&app.notices, batch)).collect();
    app.benefits.step(steps, &refs).await?;
    let ids = batches.into_iter().map(|batch| batch.id).collect();
    if let Err(error) = app.outbox.send(ids).await {
        tracing::warn!(%error, "families hear with the hourly sweep");
    }
    Ok(())
}

/// The batches that tell the families of some steps, one for each language.
pub(crate) async fn said(app: &App, say: Say, steps: &[RightWrite]) -> Result<Vec<tables::NewBatch>, StoreError> {
    let residents = steps.iter().map(|step| step.row.resident.clone()).collect();
    let profiles: Vec<(String, Profile)> = app.residents.profiles(&residents).await?;
    let mut by_language: BTreeMap<Lang, Vec<Recipient>> = BTreeMap::new();
    for (lang, member) in profiles.iter().filter_map(|(resident, profile)| notice::member(resident, profile)) {
        by_language.entry(lang).or_default().push(member);
    }
    // The trail's id is new with every decision: a right that comes back and is decided again is told again.
    let event = steps.first().map_or("", |step| step.trail.id.as_str());
    let batches = by_language.into_iter().map(|(lang, members)| notice::batch(app, say, lang, event, members));
    batches.collect::<Result<_, _>>().map_err(|error| StoreError::Unavailable("notice".to_owned(), error.into()))
}

/// A sentence that a family will read.
pub(crate) fn sentence(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::TextEmpty);
    }
    if text.chars().count() > LONGEST_REASON {
        return Err(Refusal::TextTooLong);
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Refusal::TextNotAllowed);
    }
    if my_number::contains(text) { Err(Refusal::MyNumberRefused) } else { Ok(()) }
}
