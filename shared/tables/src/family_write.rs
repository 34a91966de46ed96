//! One change to a family: profile, children, the marks for the daily push, the audit line, the claim on the event that
//! caused it, and a message that must follow, in one transaction. The profile's version guards all of it, so limits
//! and tokens that were checked on what was read still hold when it is written.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use domain::household::Member;
use serde::Serialize;

use crate::{
    AuditEntry, ChildRow, Claim, Family, Ledger, NewBatch, Notices, Profile, Recheck, Residents,
    audit::AuditRow,
    error::StoreError,
    keys,
    store::{delete, put},
};

/// What happens to one child's row.
#[derive(Debug, Clone)]
pub enum ChildWrite {
    /// A new child, or one with other dates or another token.
    Save(ChildRow),
    /// The record is removed.
    Remove(String),
}

/// One change to a family.
#[derive(Debug, Clone)]
pub struct FamilyWrite {
    /// The profile as it shall be; its version is set by the write.
    pub profile: Profile,
    /// Changes to children.
    pub children: Vec<ChildWrite>,
    /// Who did what.
    pub audit: Vec<AuditEntry>,
}

#[derive(Serialize)]
struct ProfileRow<'a> {
    pk: String,
    sk: &'static str,
    #[serde(flatten)]
    profile: &'a Profile,
}

#[derive(Serialize)]
struct ChildItem<'a> {
    pk: String,
    sk: String,
    /// Index keys; an ended pregnancy has none, so nothing finds it any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_key: Option<String>,
    #[serde(flatten)]
    child: &'a ChildRow,
}

#[derive(Serialize)]
struct RecheckRow {
    pk: String,
    sk: String,
    birth_key: &'static str,
    #[serde(flatten)]
    recheck: Recheck,
    family_version: u64,
}

impl Residents {
    /// Writes `write` if the family is still as it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the family has changed since, or the event of `claim` was handled already.
    pub async fn commit(
        &self,
        family: &Family,
        write: FamilyWrite,
        claim: Option<(&Ledger, &Claim)>,
        push: Option<(&Notices, &NewBatch)>,
    ) -> Result<(), StoreError> {
        let pk = keys::resident(&family.resident);
        let version = family.profile.as_ref().map_or(0, |profile| profile.version);
        let profile = Profile { version: version + 1, ..write.profile };

        let guard = if family.profile.is_some() { "version = :v" } else { "attribute_not_exists(pk)" };
        let value = [(":v", AttributeValue::N(version.to_string()))];
        let values = if family.profile.is_some() { &value[..] } else { &[] };
        let row = ProfileRow { pk: pk.clone(), sk: keys::PROFILE, profile: &profile };
        let mut writes = vec![put(&self.table, &row, guard, values)?];

        for child in &write.children {
            writes.extend(self.child_writes(family, child, profile.version)?);
        }
        for entry in &write.audit {
            writes.push(put(self.audit()?, &AuditRow::from(entry), "attribute_not_exists(pk)", &[])?);
        }
        if let Some((ledger, claim)) = claim {
            writes.push(ledger.write(claim)?);
        }
        if let Some((notices, batch)) = push {
            writes.extend(notices.frozen(batch)?);
        }
        self.store.transact("family", writes).await
    }

    fn child_writes(
        &self,
        family: &Family,
        write: &ChildWrite,
        version: u64,
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        let pk = keys::resident(&family.resident);
        match write {
            ChildWrite::Save(child) => {
                let (birth_key, due_key) = match child.ended_at {
                    None => Self::index_keys(&child.member.subject),
                    Some(_) => (None, None),
                };
                let id = &child.member.id;
                let row = ChildItem { pk: pk.clone(), sk: keys::child(id), birth_key, due_key, child };
                let mut writes = vec![put(&self.table, &row, "", &[])?];
                if child.ended_at.is_some() {
                    writes.push(delete(&self.table, pk, keys::recheck(id))?);
                } else if let Some(recheck) = recheck(family, &child.member) {
                    let birth_key = keys::RECHECK;
                    let row = RecheckRow { pk, sk: keys::recheck(id), birth_key, recheck, family_version: version };
                    writes.push(put(&self.table, &row, "", &[])?);
                }
                Ok(writes)
            }
            ChildWrite::Remove(id) => {
                Ok(vec![delete(&self.table, pk.clone(), keys::child(id))?, delete(&self.table, pk, keys::recheck(id))?])
            }
        }
    }
}

/// The mark for the daily push, when the dates are others than it knew. Of two changes before one push, the dates before
/// the first one count.
fn recheck(family: &Family, member: &Member) -> Option<Recheck> {
    let earlier = family.child(&member.id).map(|child| &child.member.subject);
    if earlier == Some(&member.subject) {
        return None;
    }
    let marked = family.rechecks.iter().find(|(id, _)| *id == member.id).map(|(_, recheck)| recheck.clone());
    marked.or(Some(Recheck {
        // A birth starts a calendar of its own.
        before: earlier.filter(|before| before.is_pregnancy() == member.subject.is_pregnancy()).cloned(),
    }))
}
