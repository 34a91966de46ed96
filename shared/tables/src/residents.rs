//! The table `residents`: one partition for each resident, with the profile, the children and, for a short while, a
//! mark that a child's dates have changed.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    calendar::AnchorKey,
    dialogue::{Draft, Topics},
    family::Subject,
    household::Member,
    text::Lang,
};
use futures::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use platform::{MissingSetting, Settings};
use serde::{Deserialize, Serialize};

use crate::{
    error::StoreError,
    keys,
    store::{Item, Query, Store, text},
};

/// How many partitions of an index are asked at a time.
const SIDE_BY_SIDE: usize = 16;

/// What a resident chose, and where LINE finds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// LINE's id of the user: needed to send, personal data, never logged.
    pub line_user_id: String,
    /// Whether the account is followed now.
    #[serde(default)]
    pub following: bool,
    /// LINE's timestamp (ms) of the last follow or unfollow: the last one wins, whatever order they arrive in.
    #[serde(default)]
    pub followed_at: i64,
    /// The language chosen; none yet for someone new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Whether life-stage messages are sent at all.
    pub push_on: bool,
    /// Which topics are.
    #[serde(default)]
    pub topics: Topics,
    /// A registration in the chat that is not finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
    /// Grows with every write to the family; guards it.
    #[serde(default)]
    pub version: u64,
}

impl Profile {
    /// Someone we hear of for the first time.
    #[must_use]
    pub fn new(line_user_id: &str) -> Self {
        Self {
            line_user_id: line_user_id.to_owned(),
            following: false,
            followed_at: 0,
            lang: None,
            push_on: true,
            topics: Topics::default(),
            draft: None,
            version: 0,
        }
    }
}

/// A child or pregnancy with its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildRow {
    /// Id, token and dates.
    #[serde(flatten)]
    pub member: Member,
    /// When a pregnancy was lost. Nothing about it is sent after that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Whether the support that remains was mentioned. It is mentioned once.
    #[serde(default)]
    pub support_told: bool,
    /// The version of the family that it came with: families see their children in the order of registration.
    #[serde(default)]
    pub since: u64,
}

/// A child whose dates are new; the next daily push looks at what has become due by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recheck {
    /// The dates that the last daily push knew; none for a new child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Subject>,
}

/// Everything about one resident.
#[derive(Debug, Clone)]
pub struct Family {
    /// The resident's pseudonym.
    pub resident: String,
    /// Absent before the first write.
    pub profile: Option<Profile>,
    /// Present and ended ones.
    pub children: Vec<ChildRow>,
    /// By child id.
    pub rechecks: Vec<(String, Recheck)>,
}

impl Family {
    /// The members that have not ended.
    #[must_use]
    pub fn members(&self) -> Vec<Member> {
        self.children.iter().filter(|child| child.ended_at.is_none()).map(|child| child.member.clone()).collect()
    }

    /// `member` as a row: what else is known of it stays.
    #[must_use]
    pub fn row(&self, member: &Member) -> ChildRow {
        let known = self.child(&member.id);
        ChildRow {
            member: member.clone(),
            ended_at: known.and_then(|child| child.ended_at),
            support_told: known.is_some_and(|child| child.support_told),
            since: known
                .map_or_else(|| self.profile.as_ref().map_or(0, |profile| profile.version), |child| child.since),
        }
    }

    /// The child with that id, present or ended.
    #[must_use]
    pub fn child(&self, id: &str) -> Option<&ChildRow> {
        self.children.iter().find(|child| child.member.id == id)
    }
}

/// Someone whom a milestone may concern, as an index names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The resident's pseudonym.
    pub resident: String,
    /// The child.
    pub child: ChildRow,
}

/// A [`Recheck`] as the daily push finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The resident's pseudonym.
    pub resident: String,
    /// The child's id.
    pub child: String,
    /// The family's version when it was set.
    pub version: u64,
    /// What was known before.
    pub recheck: Recheck,
}

/// The table `residents`.
#[derive(Clone, Debug)]
pub struct Residents {
    pub(crate) store: Store,
    pub(crate) table: String,
    audit: Option<String>,
}

impl Residents {
    /// The table named by `TABLE_RESIDENTS`; whoever writes to it has `TABLE_AUDIT` too.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        let table = settings.get("TABLE_RESIDENTS")?.to_owned();
        Ok(Self { store, table, audit: settings.find("TABLE_AUDIT").map(str::to_owned) })
    }

    pub(crate) fn audit(&self) -> Result<&str, MissingSetting> {
        self.audit.as_deref().ok_or_else(|| MissingSetting("TABLE_AUDIT".to_owned()))
    }

    /// The whole family, read consistently: one query.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn family(&self, resident: &str) -> Result<Family, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::resident(resident))).await?;
        let mut family =
            Family { resident: resident.to_owned(), profile: None, children: Vec::new(), rechecks: Vec::new() };
        for row in rows {
            match text(&row, keys::SK).unwrap_or_default() {
                keys::PROFILE => family.profile = Some(serde_dynamo::from_item(row)?),
                sk if sk.starts_with(keys::CHILD) => family.children.push(serde_dynamo::from_item(row)?),
                sk if sk.starts_with(keys::RECHECK_ROW) => {
                    let child = sk.trim_start_matches(keys::RECHECK_ROW).to_owned();
                    family.rechecks.push((child, serde_dynamo::from_item(row)?));
                }
                _ => {}
            }
        }
        family.children.sort_by_key(|child: &ChildRow| child.since);
        Ok(family)
    }

    /// Everyone whom `anchors` name, without those that have ended. Reads grow with who is found, not with who lives here.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn candidates(&self, anchors: BTreeSet<AnchorKey>) -> Result<Vec<Candidate>, StoreError> {
        let pages: Vec<Vec<Item>> = stream::iter(anchors)
            .map(|anchor| {
                let (index, attribute, value) = keys::anchor(anchor);
                let query = Query { index: Some(index), attribute, ..Query::partition(&self.table, value) };
                self.store.query(query)
            })
            .buffered(SIDE_BY_SIDE)
            .try_collect()
            .await?;
        let mut found = Vec::new();
        for row in pages.into_iter().flatten() {
            let resident = keys::resident_of(text(&row, keys::PK).unwrap_or_default()).to_owned();
            let child: ChildRow = serde_dynamo::from_item(row)?;
            if child.ended_at.is_none() {
                found.push(Candidate { resident, child });
            }
        }
        Ok(found)
    }

    /// Every child whose dates are new since the last daily push.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn rechecks(&self) -> Result<Vec<Mark>, StoreError> {
        let query = Query {
            index: Some(keys::BY_BIRTH),
            attribute: "birth_key",
            ..Query::partition(&self.table, keys::RECHECK.to_owned())
        };
        let mut found = Vec::new();
        for row in self.store.query(query).await? {
            let resident = keys::resident_of(text(&row, keys::PK).unwrap_or_default()).to_owned();
            let child = text(&row, keys::SK).unwrap_or_default().trim_start_matches(keys::RECHECK_ROW).to_owned();
            let version = row.get("family_version").and_then(|value| value.as_n().ok()?.parse().ok()).unwrap_or(0);
            found.push(Mark { resident, child, version, recheck: serde_dynamo::from_item(row)? });
        }
        Ok(found)
    }

    /// Removes a mark, unless the child's dates have changed again since it was read.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn rechecked(&self, mark: &Mark) -> Result<(), StoreError> {
        let removal = self
            .store
            .client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(crate::store::key(keys::resident(&mark.resident), keys::recheck(&mark.child))))
            .condition_expression("attribute_not_exists(pk) OR family_version <= :v")
            .expression_attribute_values(":v", AttributeValue::N(mark.version.to_string()))
            .send()
            .await
            .map_err(|error| StoreError::from_sdk("recheck done", error));
        match removal {
            Ok(_) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Notes that LINE does not know a resident any more: nothing is addressed to them until they follow again.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn unreachable(&self, resident: &str) -> Result<(), StoreError> {
        let request = self
            .store
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(crate::store::key(keys::resident(resident), keys::PROFILE.to_owned())))
            // The version moves too, so that a change under way is decided again.
            .update_expression("SET following = :no, version = version + :one")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":no", AttributeValue::Bool(false))
            .expression_attribute_values(":one", AttributeValue::N("1".to_owned()));
        match request.send().await.map_err(|error| StoreError::from_sdk("unreachable", error)) {
            Ok(_) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The profiles of many residents, read consistently; unknown ones are left out.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn profiles(&self, residents: &BTreeSet<String>) -> Result<Vec<(String, Profile)>, StoreError> {
        let wanted = residents.iter().map(|id| (keys::resident(id), keys::PROFILE.to_owned())).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter()
            .map(|row| {
                let resident = keys::resident_of(text(&row, keys::PK).unwrap_or_default()).to_owned();
                Ok((resident, serde_dynamo::from_item(row)?))
            })
            .collect()
    }

    /// Many children, read consistently, by resident and child id; absent ones are left out.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn children(&self, wanted: &BTreeSet<(String, String)>) -> Result<Vec<Candidate>, StoreError> {
        let wanted = wanted.iter().map(|(resident, child)| (keys::resident(resident), keys::child(child))).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter()
            .map(|row| {
                let resident = keys::resident_of(text(&row, keys::PK).unwrap_or_default()).to_owned();
                Ok(Candidate { resident, child: serde_dynamo::from_item(row)? })
            })
            .collect()
    }

    /// Those of many children (resident, child) that are pregnancies which have ended.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn ended(&self, asked: &BTreeSet<(String, String)>) -> Result<BTreeSet<(String, String)>, StoreError> {
        let found = self.children(asked).await?.into_iter().filter(|found| found.child.ended_at.is_some());
        Ok(found.map(|found| (found.resident, found.child.member.id)).collect())
    }

    /// The index attributes of a child's row: those under which the calendar looks for it, and no others.
    pub(crate) fn index_keys(subject: &Subject) -> (Option<String>, Option<String>) {
        let (mut birth_key, mut due_key) = (None, None);
        for anchor in AnchorKey::of(subject) {
            let (index, _, value) = keys::anchor(anchor);
            if index == keys::BY_BIRTH { birth_key = Some(value) } else { due_key = Some(value) }
        }
        (birth_key, due_key)
    }
}
