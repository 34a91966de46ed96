//! Who is on a list, what the rule says of them, and what became of their rights.

use std::collections::{BTreeMap, HashMap};

use domain::benefit::{Derivation, Entitlement, Key, Listed, Programme, State, Verdict, derive};
use jiff::civil::Date;
use platform::Problem;
use tables::{ListRow, ProgrammeRow, RightRow};

use crate::App;

/// Somebody on a list, or with a right that a later list does not name any more.
pub(crate) struct Person {
    pub(crate) subject: String,
    /// None where the list in force does not name them.
    pub(crate) listed: Option<Listed>,
    pub(crate) right: Option<RightRow>,
}

impl Person {
    /// What the rule says; none where there is nothing to judge.
    pub(crate) fn derive<'a>(&'a self, programme: &'a Programme) -> Option<Derivation<'a>> {
        Some(derive(&programme.who, &self.listed.as_ref()?.facts))
    }

    pub(crate) fn verdict(&self, programme: &Programme) -> Verdict {
        self.derive(programme).map_or(Verdict::No, |derivation| derivation.verdict)
    }

    /// Where the right stands; nothing has become of it where there is no row.
    pub(crate) fn state(&self) -> &State {
        self.right.as_ref().map_or(&State::Open, |right| &right.entitlement.state)
    }

    fn since(&self, programme: &Programme) -> Date {
        let listed = self.listed.as_ref();
        listed.map_or(programme.effective_from, |listed| programme.since(&listed.facts, listed.ended))
    }

    /// The right as it would be written: what was agreed to stays as it was agreed to, what is open follows the rule.
    pub(crate) fn entitlement(&self, programme: &Programme) -> Entitlement {
        if let Some(right) = &self.right
            && !matches!(right.entitlement.state, State::Open | State::Declined)
        {
            return right.entitlement.clone();
        }
        let facts = self.listed.as_ref().map(|listed| &listed.facts);
        Entitlement {
            key: key(programme, &self.subject),
            yen: facts.and_then(|facts| programme.amount.of(facts)).unwrap_or_default(),
            deadline: programme.deadline(self.since(programme)),
            state: self.state().clone(),
        }
    }
}

pub(crate) fn key(programme: &Programme, subject: &str) -> Key {
    Key { programme: programme.id.clone(), subject: subject.to_owned(), period: programme.period.clone() }
}

/// Everybody of a programme.
pub(crate) async fn all(app: &App, row: &ProgrammeRow) -> Result<Vec<Person>, Problem> {
    let programme = &row.programme;
    let listed = match &row.list {
        Some(list) => app.benefits.list(&programme.id, &list.import).await?,
        None => Vec::new(),
    };
    let rights = app.benefits.rights(&programme.id, &programme.period).await?;
    let mut rights: BTreeMap<String, RightRow> =
        rights.into_iter().map(|right| (right.entitlement.key.subject.clone(), right)).collect();
    let mut people = Vec::with_capacity(listed.len());
    for row in listed {
        let right = rights.remove(&row.subject);
        people.push(Person { listed: Some(open(app, &programme.id, &row)?), subject: row.subject, right });
    }
    let gone = rights.into_iter().map(|(subject, right)| Person { subject, listed: None, right: Some(right) });
    people.extend(gone);
    people.sort_by(|one, other| one.subject.cmp(&other.subject));
    Ok(people)
}

/// One of them.
pub(crate) async fn open_row(app: &App, programme: &Programme, row: ListRow) -> Result<Person, Problem> {
    let right = app.benefits.right(&programme.id, &programme.period, &row.subject).await?;
    Ok(Person { listed: Some(open(app, &programme.id, &row)?), subject: row.subject, right })
}

fn open(app: &App, programme: &str, row: &ListRow) -> Result<Listed, Problem> {
    Ok(app.sealer.open(&ListRow::place(programme, &row.subject), &row.sealed)?)
}

/// Whom staff have joined a number to: resident by number. Somebody who has withdrawn since, or whose phone is somebody
/// else's by now, is nobody.
pub(crate) async fn joined(app: &App) -> Result<HashMap<String, String>, Problem> {
    let (joins, registered) = tokio::try_join!(app.benefits.joins(), app.identities.registered())?;
    let stands = joins.into_iter().filter(|join| registered.get(&join.resident) == Some(&join.person));
    Ok(stands.map(|join| (join.number, join.resident)).collect())
}
