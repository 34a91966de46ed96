//! The children of the resident who asks. Every change is: load the family, decide in `domain`, write once.

pub(crate) mod birth;
pub(crate) mod loss;

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{Child, ChildChange, Kind, NewChild, Refusal};
use domain::{
    family::{Subject, Token},
    household::{Household, HouseholdError, Member},
};
use jiff::civil::Date;
use platform::{Problem, auth::Resident};
use tables::{ChildWrite, Family, FamilyWrite, Profile};

use crate::App;

pub(crate) async fn list(State(app): State<Arc<App>>, resident: Resident) -> Result<Json<Vec<Child>>, Problem> {
    let family = app.residents.family(&resident.id).await?;
    Ok(Json(family.members().iter().map(shown).collect()))
}

pub(crate) async fn register(
    State(app): State<Arc<App>>,
    resident: Resident,
    Json(new): Json<NewChild>,
) -> Result<(StatusCode, Json<Child>), Problem> {
    let subject = subject(&new)?;
    let token = token(new.token.as_deref())?;
    let today = app.world.clock.today();
    let id = app.world.ids.new_id("chd");
    let member = app.change(&resident, |family, profile| {
        let members = family.members();
        let member = Household(&members).register(subject.clone(), token, today, || id.clone()).map_err(refused)?;
        Ok((Some(app.saved(&resident, family, profile, "child.registered", std::slice::from_ref(&member))), member))
    });
    Ok((StatusCode::CREATED, Json(shown(&member.await?))))
}

pub(crate) async fn change(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    Json(change): Json<ChildChange>,
) -> Result<Json<Child>, Problem> {
    let token = token(change.token.as_deref())?;
    let today = app.world.clock.today();
    let member = app.change(&resident, |family, profile| {
        let members = family.members();
        let member = own(&members, &id)?;
        let subject = changed(&member.subject, &change)?;
        let member = Household(&members).change(member, subject, token, today).map_err(refused)?;
        Ok((Some(app.saved(&resident, family, profile, "child.changed", std::slice::from_ref(&member))), member))
    });
    Ok(Json(shown(&member.await?)))
}

pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let removed = app.change(&resident, |family, profile| {
        own(&family.members(), &id)?;
        let audit = vec![app.audit(&resident, "child.removed", &id)];
        Ok((Some(FamilyWrite { profile, children: vec![ChildWrite::Remove(id.clone())], audit }), ()))
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The member with that id. Somebody else's child is as unknown as one that does not exist.
fn own<'a>(members: &'a [Member], id: &str) -> Result<&'a Member, Refusal> {
    members.iter().find(|member| member.id == id).ok_or(Refusal::NotFound)
}

fn subject(new: &NewChild) -> Result<Subject, Refusal> {
    let due_date = new.due_date.as_deref().map(date).transpose()?;
    match (new.kind, &new.birth_date, due_date, new.fetuses) {
        (Kind::Child, Some(birth_date), due_date, None) => {
            Ok(Subject::Child { birth_date: date(birth_date)?, due_date })
        }
        (Kind::Pregnancy, None, Some(due_date), fetuses) => {
            Ok(Subject::Pregnancy { due_date, fetuses: fetuses.unwrap_or(1) })
        }
        _ => Err(Refusal::BadRequest),
    }
}

fn changed(before: &Subject, change: &ChildChange) -> Result<Subject, Refusal> {
    let birth = change.birth_date.as_deref().map(date).transpose()?;
    let due = change.due_date.as_deref().map(date).transpose()?;
    match (before, change.fetuses) {
        (Subject::Child { birth_date, due_date }, None) => {
            Ok(Subject::Child { birth_date: birth.unwrap_or(*birth_date), due_date: due.or(*due_date) })
        }
        (Subject::Pregnancy { due_date, fetuses }, new) if birth.is_none() => {
            Ok(Subject::Pregnancy { due_date: due.unwrap_or(*due_date), fetuses: new.unwrap_or(*fetuses) })
        }
        _ => Err(Refusal::BadRequest),
    }
}

/// A date that exists, written `yyyy-mm-dd`.
fn date(text: &str) -> Result<Date, Refusal> {
    text.parse().map_err(|_| Refusal::DateDoesNotExist)
}

fn token(emoji: Option<&str>) -> Result<Option<Token>, Refusal> {
    Ok(emoji.map(Token::parse).transpose()?)
}

fn refused(error: HouseholdError) -> Refusal {
    match error {
        HouseholdError::Subject(error) => error.into(),
        HouseholdError::TokenTaken => Refusal::TokenTaken,
        HouseholdError::TooManyChildren => Refusal::TooManyChildren,
        HouseholdError::NotAPregnancy => Refusal::NotAPregnancy,
    }
}

fn shown(member: &Member) -> Child {
    let (kind, fetuses) = match &member.subject {
        Subject::Child { .. } => (Kind::Child, None),
        Subject::Pregnancy { fetuses, .. } => (Kind::Pregnancy, Some(*fetuses)),
    };
    Child {
        id: member.id.clone(),
        kind,
        birth_date: member.subject.birth_date(),
        due_date: member.subject.due_date(),
        fetuses,
        token: member.token.as_str().to_owned(),
    }
}

impl App {
    /// The write that saves `members`.
    fn saved(&self, by: &Resident, family: &Family, profile: Profile, action: &str, members: &[Member]) -> FamilyWrite {
        FamilyWrite {
            profile,
            children: members.iter().map(|member| ChildWrite::Save(family.row(member))).collect(),
            audit: members.iter().map(|member| self.audit(by, action, &member.id)).collect(),
        }
    }
}
