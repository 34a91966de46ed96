//! Facts that come from pages, the chat and the console.

use std::collections::{BTreeMap, BTreeSet};

use domain::facility::Remark;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sync::{
    clock::Millis,
    device::Code,
    entry::{ChildId, FacilityId, Fact, Key, Subject},
    feed::{Change, Row},
    server::{Addition, file, release},
};

use super::{AsideRow, Attendance, Filed, TRIES, feeds::Feed};
use crate::{AuditEntry, error::StoreError, store::again};

/// A fact about a child on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskFact {
    /// Who.
    pub child: ChildId,
    /// The day that it is about.
    pub day: Date,
    /// What.
    pub fact: Fact,
    /// What is kept beside it.
    pub note: Option<Note>,
}

/// What is kept beside a fact and no device gets: the log is read at every gate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The reason, by its word, where the fact has no place for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// A few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Remark>,
}

/// Facts of one request: all are filed, or none.
#[derive(Debug, Clone)]
pub struct DeskWrite {
    /// Where.
    pub facility: FacilityId,
    /// What; at most 40.
    pub facts: Vec<DeskFact>,
    /// Digest of who asked and their idempotency key: the same one files nothing twice.
    pub request: String,
    /// Digest of what was asked: the same request asking for something else is refused.
    pub asked: String,
    /// When.
    pub now: Millis,
    /// Who did it, for staff.
    pub audit: Option<AuditEntry>,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desked {
    /// Filed.
    Filed,
    /// It was carried out before.
    Again,
    /// Another request was carried out under this name.
    KeyReused,
}

impl Attendance {
    /// Files facts that no device wrote, unless this request was carried out before.
    ///
    /// # Errors
    /// When the store is unavailable, or a fact does not fit an entry.
    pub async fn file(&self, write: &DeskWrite) -> Result<Desked, StoreError> {
        let facility = &write.facility;
        let mut grouped: BTreeMap<(ChildId, Date), Vec<&DeskFact>> = BTreeMap::new();
        for fact in &write.facts {
            grouped.entry((fact.child.clone(), fact.day)).or_default().push(fact);
        }
        let wanted: BTreeSet<(Subject, Date)> =
            grouped.keys().map(|(child, day)| (Subject::Child(child.clone()), *day)).collect();
        for attempt in 1..=TRIES {
            let filed = self.filed(facility, &wanted).await?;
            if let Some(asked) = filed.values().find_map(|filed| filed.requests.get(&write.request)) {
                return Ok(if *asked == write.asked { Desked::Again } else { Desked::KeyReused });
            }
            let head = self.feed_head(Feed::board(facility.as_str())).await?;
            let (mut additions, mut rows): (Vec<Addition>, Vec<Row>) = (Vec::new(), Vec::new());
            let mut notes: BTreeMap<Key, &Note> = BTreeMap::new();
            for ((child, day), facts) in &grouped {
                let there = filed.get(&(Subject::Child(child.clone()), *day));
                let there = there.map_or(&[][..], |filed| &filed.events);
                let what = facts.iter().map(|fact| fact.fact.clone());
                let filed = file(facility, child, *day, what, there, write.now, head);
                let (more, advance) =
                    filed.map_err(|error| StoreError::Unavailable("a fact".to_owned(), Box::new(error)))?;
                // They were filed in their order.
                notes.extend(
                    more.iter().zip(facts).filter_map(|(one, fact)| Some((one.event.key(), fact.note.as_ref()?))),
                );
                additions.extend(more);
                rows.extend(advance.change.rows);
            }
            let mut writes =
                self.additions(facility, head + 1, &additions, Some((&write.request, &write.asked)), &notes)?;
            writes.push(self.change(Feed::board(facility.as_str()), head + 1, rows.into_iter().map(|row| row.key))?);
            if let Some(entry) = &write.audit {
                writes.push(self.audited(entry)?);
            }
            match self.store.transact("facts", writes).await {
                Ok(()) => return Ok(Desked::Filed),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("facts"))
    }

    /// Lets in a fact that was kept aside; `None` where it cannot be filed as it is, or is not there any more.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn release(
        &self,
        facility: &FacilityId,
        row: &AsideRow,
        audit: &AuditEntry,
    ) -> Result<Option<Addition>, StoreError> {
        for attempt in 1..=TRIES {
            if !self.aside(facility.as_str()).await?.iter().any(|there| (there.key, there.hash) == (row.key, row.hash))
            {
                return Ok(None);
            }
            let head = self.feed_head(Feed::board(facility.as_str())).await?;
            let Some((first, _)) = release(&row.clone().into(), 0, head) else { return Ok(None) };
            let item = (first.subject.clone(), first.day);
            let there = self.filed(facility, &[item.clone()].into()).await?;
            let count = there.get(&item).map_or(0, |filed: &Filed| filed.events.len());
            let Some((addition, advance)) = release(&row.clone().into(), count, head) else { return Ok(None) };
            let Change { seq, rows } = advance.change;
            let mut writes = self.additions(facility, seq, std::slice::from_ref(&addition), None, &BTreeMap::new())?;
            writes.push(self.change(Feed::board(facility.as_str()), seq, rows.into_iter().map(|row| row.key))?);
            writes.push(self.taken_from_aside(facility.as_str(), row)?);
            writes.push(self.audited(audit)?);
            match self.store.transact("release", writes).await {
                Ok(()) => return Ok(Some(addition)),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("release"))
    }

    /// Throws away a fact that was kept aside; who did so is written down with its name.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn discard(&self, facility: &str, row: &AsideRow, audit: &AuditEntry) -> Result<(), StoreError> {
        // Its place stays known: a file that is read again must not look like a copied log.
        let turned = self.turned(facility, row.key, row.hash, Code::Declined, row.received)?;
        let writes = vec![self.taken_from_aside(facility, row)?, turned, self.audited(audit)?];
        self.store.transact("discard", writes).await
    }
}
