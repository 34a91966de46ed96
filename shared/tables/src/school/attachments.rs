//! Files that go with a message. A file lies in parts because a row ends at 400 KB (AWS). One that goes with nothing is
//! gone after a day; one that goes with a message stays as long as the message does.

use aws_sdk_dynamodb::types::Update;
use domain::attachment::Kind;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize, Serializer};

use super::{Row, School};
use crate::{
    error::StoreError,
    keys,
    store::{Query, key, put, update},
};

/// Bytes of one part.
const PART: usize = 350_000;
/// A file that nobody attaches.
const UNUSED: SignedDuration = SignedDuration::from_hours(24);

/// What is known of a file without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRow {
    /// 64 hex digits that name the file and who brought it: the same again is the same.
    pub id: String,
    /// As whoever brought it called it.
    pub name: String,
    /// What it is, as its bytes say.
    pub kind: Kind,
    /// Bytes.
    pub size: u32,
    /// What is written in it, where that can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether there may be text in it that could not be read.
    #[serde(default)]
    pub unreadable: bool,
    /// Who brought it.
    pub by: String,
    /// Unix seconds, for the table's TTL; none once it goes with a message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<i64>,
}

/// A file to be kept.
#[derive(Debug, Clone)]
pub struct NewAttachment {
    /// What is known of it.
    pub row: AttachmentRow,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

#[derive(Serialize)]
struct Part<'a> {
    #[serde(serialize_with = "binary")]
    bytes: &'a [u8],
    expires_at: i64,
}

/// A list of bytes would be a list of numbers.
fn binary<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

impl School {
    /// Keeps a file for a day.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn keep_attachment(&self, new: &NewAttachment, now: Timestamp) -> Result<(), StoreError> {
        let expires_at = now.checked_add(UNUSED).unwrap_or(Timestamp::MAX).as_second();
        let pk = keys::attachment(&new.row.id);
        for (place, bytes) in new.bytes.chunks(PART).enumerate() {
            let part = Part { bytes, expires_at };
            self.keep(&Row { pk: pk.clone(), sk: keys::part(place), row: &part }).await?;
        }
        let row = AttachmentRow { expires_at: Some(expires_at), ..new.row.clone() };
        self.keep(&Row { pk, sk: keys::META.to_owned(), row: &row }).await
    }

    /// What goes with a message is not put back to a day.
    async fn keep(&self, row: &impl Serialize) -> Result<(), StoreError> {
        let write = put(&self.table, row, "attribute_not_exists(pk) OR attribute_exists(expires_at)", &[])?;
        match self.store.transact("attachment", vec![write]).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// What is known of a file.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn attachment(&self, id: &str) -> Result<Option<AttachmentRow>, StoreError> {
        self.store.get(&self.table, keys::attachment(id), keys::META.to_owned()).await
    }

    /// A file's bytes.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn attachment_bytes(&self, id: &str) -> Result<Vec<u8>, StoreError> {
        let query = Query::partition(&self.table, keys::attachment(id));
        let rows = self.store.query(Query { between: Some(keys::part_range()), ..query }).await?;
        let parts = rows.iter().filter_map(|row| row.get("bytes")?.as_b().ok()).map(AsRef::as_ref);
        Ok(parts.collect::<Vec<&[u8]>>().concat())
    }

    /// Keeps a file for good: it goes with a message.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it is gone.
    pub async fn attach(&self, row: &AttachmentRow) -> Result<(), StoreError> {
        let parts = (row.size as usize).div_ceil(PART);
        let rows = (0..parts).map(keys::part).chain([keys::META.to_owned()]);
        let writes = rows.map(|sk| {
            let set = Update::builder()
                .table_name(&self.table)
                .set_key(Some(key(keys::attachment(&row.id), sk)))
                .update_expression("REMOVE expires_at")
                .condition_expression("attribute_exists(pk)");
            update(set)
        });
        self.store.transact("attach", writes.collect::<Result<_, _>>()?).await
    }
}
