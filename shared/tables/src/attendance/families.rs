//! Which resident is which guardian. Both sides of a link are written together: the child's row names the resident, the
//! resident's partition names the child.

use std::collections::{BTreeMap, BTreeSet};

use domain::{facility::custody::LinkedTo, family::Token};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sync::{
    clock::Millis,
    entry::{ChildId, FacilityId, Fact, PersonId, Subject, Why},
    fold::Event,
};

use super::{Attendance, DeskFact, Filed, TRIES, keyed};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, again, delete, put, take_away, text},
};

/// A code by which a guardian joins a child, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationRow {
    /// Where.
    pub facility: String,
    /// Which child.
    pub child: String,
    /// As whom.
    pub guardian: String,
    /// Unix seconds; not good after it. Also the table's TTL.
    pub expires_at: i64,
}

/// A child that a resident is a guardian of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where.
    pub facility: String,
    /// Which child.
    pub child: String,
    /// As whom.
    pub guardian: String,
    /// The emoji that stands for the child in this guardian's LINE.
    pub token: Token,
}

/// What a guardian says about a child's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// Will not come.
    Absent(Why),
    /// Will come after all.
    Comes,
    /// これから行きます, with the time where one was named: with one it is also how a child is late on any day.
    OnTheWay(Option<Millis>),
    /// Comes when everybody comes.
    OnTime,
    /// Goes home early, at that time; none takes it back.
    Early(Option<Millis>),
}

impl Link {
    /// It, as a fact; `None` where a name is none of the protocol's.
    #[must_use]
    pub fn says(&self, day: Date, saying: Saying) -> Option<DeskFact> {
        let child = ChildId::new(self.child.as_str()).ok()?;
        let by = PersonId::new(self.guardian.as_str()).ok()?;
        let who = child.clone();
        let fact = match saying {
            Saying::Absent(why) => Fact::Absence { child, by, why },
            Saying::Comes => Fact::AbsenceWithdrawn { child, by },
            Saying::OnTheWay(eta) => Fact::Coming { child, by, eta },
            Saying::OnTime => Fact::ComingWithdrawn { child, by },
            Saying::Early(at) => Fact::Leaving { child, by, at },
        };
        Some(DeskFact { child: who, day, fact, note: None })
    }

    /// The item that it is said on.
    #[must_use]
    pub fn item(&self, day: Date) -> Option<(FacilityId, (Subject, Date))> {
        let child = ChildId::new(self.child.as_str()).ok()?;
        Some((FacilityId::new(self.facility.as_str()).ok()?, (Subject::Child(child), day)))
    }

    /// Names the child on the resident's side: `<facility>.<child>`; neither part alone is unique.
    #[must_use]
    pub fn id(&self) -> String {
        link_id(&self.facility, &self.child)
    }
}

/// [`Link::id`].
#[must_use]
pub fn link_id(facility: &str, child: &str) -> String {
    format!("{facility}.{child}")
}

impl Attendance {
    /// Writes down a code, by its hash.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn invite(&self, hash: &str, row: &InvitationRow, audit: &AuditEntry) -> Result<(), StoreError> {
        let item = keyed(keys::invitation(hash), keys::INVITATION, row);
        let writes = vec![put(&self.table, &item, "attribute_not_exists(pk)", &[])?, self.audited(audit)?];
        self.store.transact("invitation", writes).await
    }

    /// What a code is good for.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn invitation(&self, hash: &str) -> Result<Option<InvitationRow>, StoreError> {
        self.store.get(&self.table, keys::invitation(hash), keys::INVITATION.to_owned()).await
    }

    /// Uses a code up: the resident is that guardian from now on, in place of whoever was before. False when the code was
    /// used meanwhile, the guardian is gone from the roster, or an order stands in the way.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn join(
        &self,
        hash: &str,
        invitation: &InvitationRow,
        resident: &str,
        token: Token,
        audit: &AuditEntry,
    ) -> Result<bool, StoreError> {
        let InvitationRow { facility, child, guardian, .. } = invitation;
        for attempt in 1..=TRIES {
            if self.invitation(hash).await?.is_none() {
                return Ok(false);
            }
            let Some(row) = self.roster_child(facility, child).await? else { return Ok(false) };
            let before = row.links.get(guardian).cloned();
            let who = LinkedTo { resident: resident.to_owned(), token };
            // Over the version that was read: an order that is placed meanwhile makes this write fail.
            let Ok(ties) = row.ties().join(&row.child, guardian, who) else { return Ok(false) };
            let next = row.tied(ties);
            let link = Link { facility: facility.clone(), child: child.clone(), guardian: guardian.clone(), token };
            let mut writes = vec![
                take_away(&self.table, keys::invitation(hash), keys::INVITATION.to_owned())?,
                self.roster_write(facility, &next)?,
                put(&self.table, &keyed(keys::family(resident), link.id(), &link), "", &[])?,
                self.audited(audit)?,
            ];
            if let Some(before) = before.filter(|before| before.resident != resident) {
                writes.push(delete(&self.table, keys::family(&before.resident), link_id(facility, child))?);
            }
            match self.store.transact("join", writes).await {
                Ok(()) => return Ok(true),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("join"))
    }

    /// Ends a link: a guardian who leaves, or whom staff take out.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn leave(&self, link: &Link, resident: &str, audit: &AuditEntry) -> Result<(), StoreError> {
        for attempt in 1..=TRIES {
            let mut writes = vec![delete(&self.table, keys::family(resident), link.id())?, self.audited(audit)?];
            let row = self.roster_child(&link.facility, &link.child).await?;
            if let Some(row) = row.filter(|row| row.links.values().any(|there| there.resident == resident)) {
                let ties = row.ties().leave(resident);
                writes.push(self.roster_write(&link.facility, &row.tied(ties))?);
            }
            match self.store.transact("leave", writes).await {
                Ok(()) => return Ok(()),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("leave"))
    }

    /// The children that a resident is a guardian of.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn links(&self, resident: &str) -> Result<Vec<Link>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::family(resident))).await?;
        let links = rows.into_iter().filter(|row| text(row, "guardian").is_some());
        links.map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Some links of some residents, by resident and [`Link::id`]; absent ones are left out.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn links_of(
        &self,
        wanted: &BTreeSet<(String, String)>,
    ) -> Result<BTreeMap<(String, String), Link>, StoreError> {
        let places = wanted.iter().map(|(resident, link)| (keys::family(resident), link.clone())).collect();
        let mut found = BTreeMap::new();
        for row in self.store.get_many(&self.table, places).await? {
            let resident = keys::family_of(text(&row, keys::PK).unwrap_or_default()).to_owned();
            let link: Link = serde_dynamo::from_item(row)?;
            found.insert((resident, link.id()), link);
        }
        Ok(found)
    }

    /// What was written down about a child on a day.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn events_of(&self, link: &Link, day: Date) -> Result<Vec<Event>, StoreError> {
        Ok(self.filed_of(link, day).await?.events)
    }

    /// What was written down about a child on several days; days without anything are left out.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn filed_on(&self, link: &Link, days: &[Date]) -> Result<BTreeMap<Date, Filed>, StoreError> {
        let items: Vec<_> = days.iter().filter_map(|day| link.item(*day)).collect();
        let Some((facility, _)) = items.first().cloned() else { return Ok(BTreeMap::new()) };
        let filed = self.filed(&facility, &items.into_iter().map(|(_, item)| item).collect()).await?;
        Ok(filed.into_iter().map(|((_, day), filed)| (day, filed)).collect())
    }

    /// What was written down about a child on a day, with what is kept beside it.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn filed_of(&self, link: &Link, day: Date) -> Result<Filed, StoreError> {
        let Some((facility, item)) = link.item(day) else { return Ok(Filed::default()) };
        let mut filed = self.filed(&facility, &[item.clone()].into()).await?;
        Ok(filed.remove(&item).unwrap_or_default())
    }
}
