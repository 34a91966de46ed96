//! The table `identity`: who registered with a My Number card. What the card said lies sealed, under the provider's own
//! name for the person, apart from everything that leads to LINE: this table holds no LINE user id, and the only link is
//! the resident's pseudonym. One resident stands for one person, and one person for one resident: whoever registers on a
//! new phone takes the registration there.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, ReturnValue};
use jiff::Timestamp;
use platform::{MissingSetting, Settings};
use serde::{Deserialize, Serialize};

use crate::{
    AuditEntry,
    audit::AuditRow,
    error::StoreError,
    keys,
    store::{Query, Store, again, delete, delete_if, key, put},
};

/// How often a registration is decided again when the same person was faster elsewhere.
const TRIES: usize = 5;

/// A sign-in with a card that is under way.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AttemptRow {
    /// The secrets of the sign-in.
    pub secrets: String,
    /// What was agreed to.
    pub purpose: String,
    /// When it ends. The table's TTL, a broom, sweeps by it; whoever takes it looks again.
    pub expires_at: i64,
}

/// That a resident has registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityLink {
    /// The pseudonym of the person, made from the provider's.
    pub person: String,
    /// What was agreed to.
    pub purpose: String,
    /// When.
    pub registered_at: Timestamp,
}

/// Somebody who has registered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonRow {
    /// The pseudonym of the person.
    pub person: String,
    /// Who they are in LINE.
    pub resident: String,
    /// The four items, bound to [`PersonRow::place`].
    pub sealed: String,
}

impl PersonRow {
    /// What the four items of a person are sealed for.
    #[must_use]
    pub fn place(person: &str) -> String {
        format!("identity/{person}")
    }
}

#[derive(Deserialize)]
struct Link {
    resident: String,
    person: String,
}

#[derive(Serialize)]
struct Row<'a, T> {
    pk: String,
    sk: String,
    #[serde(flatten)]
    row: &'a T,
}

/// The table `identity`.
#[derive(Clone, Debug)]
pub struct Identities {
    store: Store,
    table: String,
    audit: Option<String>,
}

impl Identities {
    /// The table named by `TABLE_IDENTITY`, with the trail named by `TABLE_AUDIT` where the function writes.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        let table = settings.get("TABLE_IDENTITY")?.to_owned();
        Ok(Self { store, table, audit: settings.find("TABLE_AUDIT").map(str::to_owned) })
    }

    /// Keeps a sign-in until the browser is back.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn begin(&self, resident: &str, state: &str, attempt: &AttemptRow) -> Result<(), StoreError> {
        let row = Row { pk: keys::resident(resident), sk: keys::attempt(state), row: attempt };
        self.store.put(&self.table, &row).await
    }

    /// Takes a sign-in of this resident: the second time there is none.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn take(&self, resident: &str, state: &str) -> Result<Option<AttemptRow>, StoreError> {
        let request = self
            .store
            .client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(key(keys::resident(resident), keys::attempt(state))))
            .return_values(ReturnValue::AllOld);
        let taken = request.send().await.map_err(|error| StoreError::from_sdk("attempt", error))?;
        taken.attributes.map(|row| Ok(serde_dynamo::from_item(row)?)).transpose()
    }

    /// Whether and since when a resident is registered.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn link(&self, resident: &str) -> Result<Option<IdentityLink>, StoreError> {
        self.store.get(&self.table, keys::resident(resident), keys::IDENTITY.to_owned()).await
    }

    /// A registered person.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn person(&self, person: &str) -> Result<Option<PersonRow>, StoreError> {
        self.store.get(&self.table, keys::persons(person), person.to_owned()).await
    }

    /// Everybody who is registered.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn persons(&self) -> Result<Vec<PersonRow>, StoreError> {
        let mut all = Vec::new();
        for pk in keys::all_persons() {
            let rows = self.store.query(Query::partition(&self.table, pk)).await?;
            for row in rows {
                all.push(serde_dynamo::from_item(row)?);
            }
        }
        Ok(all)
    }

    /// Registers a person for a resident, in place of whom they stood for before, either of them.
    ///
    /// # Errors
    /// When the store is unavailable, or others were faster every time.
    pub async fn register(&self, new: &PersonRow, link: &IdentityLink, trail: &AuditEntry) -> Result<(), StoreError> {
        let mut attempt = 0;
        loop {
            match self.register_once(new, link, trail).await {
                Err(error) if attempt < TRIES => again(error, attempt).await?,
                done => return done,
            }
            attempt += 1;
        }
    }

    async fn register_once(&self, new: &PersonRow, link: &IdentityLink, trail: &AuditEntry) -> Result<(), StoreError> {
        let linked = self.link(&new.resident).await?;
        let known = self.person(&new.person).await?;

        let row = Row { pk: keys::persons(&new.person), sk: new.person.clone(), row: new };
        let mut writes = vec![match &known {
            None => put(&self.table, &row, "attribute_not_exists(pk)", &[])?,
            Some(known) => {
                put(&self.table, &row, "resident = :r", &[(":r", AttributeValue::S(known.resident.clone()))])?
            }
        }];
        let row = Row { pk: keys::resident(&new.resident), sk: keys::IDENTITY.to_owned(), row: link };
        writes.push(match &linked {
            None => put(&self.table, &row, "attribute_not_exists(pk)", &[])?,
            Some(linked) => put(&self.table, &row, "person = :p", &[(":p", AttributeValue::S(linked.person.clone()))])?,
        });
        if let Some(other) = linked.filter(|linked| linked.person != new.person) {
            writes.push(delete(&self.table, keys::persons(&other.person), other.person)?);
        }
        if let Some(other) = known.filter(|known| known.resident != new.resident) {
            writes.push(delete(&self.table, keys::resident(&other.resident), keys::IDENTITY.to_owned())?);
        }
        writes.push(put(self.audit()?, &AuditRow::from(trail), "attribute_not_exists(pk)", &[])?);
        self.store.transact("identity", writes).await
    }

    /// Who is registered, by resident, without what their cards said.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn registered(&self) -> Result<HashMap<String, String>, StoreError> {
        let mut all = HashMap::new();
        for pk in keys::all_persons() {
            let only = &["resident", "person"];
            for row in self.store.query(Query { only, ..Query::partition(&self.table, pk) }).await? {
                let Link { resident, person } = serde_dynamo::from_item(row)?;
                all.insert(resident, person);
            }
        }
        Ok(all)
    }

    /// Removes what is kept of a resident's identity; false where nothing was.
    ///
    /// # Errors
    /// When the store is unavailable, or others were faster every time.
    pub async fn withdraw(&self, resident: &str, trail: &AuditEntry) -> Result<bool, StoreError> {
        let mut attempt = 0;
        loop {
            match self.withdraw_once(resident, trail).await {
                Err(error) if attempt < TRIES => again(error, attempt).await?,
                done => return done,
            }
            attempt += 1;
        }
    }

    async fn withdraw_once(&self, resident: &str, trail: &AuditEntry) -> Result<bool, StoreError> {
        let Some(link) = self.link(resident).await? else { return Ok(false) };
        let person = [(":p", AttributeValue::S(link.person.clone()))];
        // The person may have registered on another phone at this moment: that registration is not this one.
        let here = [(":r", AttributeValue::S(resident.to_owned()))];
        let writes = vec![
            delete_if(&self.table, keys::resident(resident), keys::IDENTITY.to_owned(), "person = :p", &person)?,
            delete_if(&self.table, keys::persons(&link.person), link.person, "resident = :r", &here)?,
            put(self.audit()?, &AuditRow::from(trail), "attribute_not_exists(pk)", &[])?,
        ];
        self.store.transact("withdraw identity", writes).await.map(|()| true)
    }

    fn audit(&self) -> Result<&str, StoreError> {
        self.audit.as_deref().ok_or_else(|| MissingSetting("TABLE_AUDIT".to_owned()).into())
    }
}
