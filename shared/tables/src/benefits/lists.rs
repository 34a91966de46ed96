//! The office's lists. A list is written row by row under the name of its import, where nobody looks, and is in force with
//! one write: the programme names another import.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, DeleteRequest, Update, WriteRequest};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Benefits, ListRef, Row};
use crate::{
    AuditEntry,
    bulk::put_request,
    error::StoreError,
    keys,
    store::{Query, delete_if, key, put, text, update},
};

/// An import that nobody finishes.
const IMPORT_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// Two years in which a right can be used, and some.
const ROW_LIFE: SignedDuration = SignedDuration::from_hours(800 * 24);

/// Somebody on a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListRow {
    /// The core system's number of whom it is for.
    pub subject: String,
    /// Of who applies.
    pub applicant: String,
    /// Everything else, bound to [`ListRow::place`].
    pub sealed: String,
    /// Unix seconds, for the table's TTL.
    pub expires_at: i64,
}

impl ListRow {
    /// A row that is kept as long as a right can last.
    #[must_use]
    pub fn new(subject: String, applicant: String, sealed: String, now: Timestamp) -> Self {
        let expires_at = now.checked_add(ROW_LIFE).unwrap_or(Timestamp::MAX).as_second();
        Self { subject, applicant, sealed, expires_at }
    }

    /// What a row's contents are sealed for.
    #[must_use]
    pub fn place(programme: &str, subject: &str) -> String {
        format!("list/{programme}/{subject}")
    }
}

/// A list with rows in the table that is not in force: it is being brought, or is over and waits for its rows to be deleted.
#[derive(Serialize, Deserialize)]
struct ImportRow {
    /// Rows of each part, by the part's hash: a part that is sent again counts once.
    parts: HashMap<String, u32>,
    begun_at: Timestamp,
    /// Nothing is added to it any more.
    closed: bool,
    /// As its rows.
    expires_at: i64,
}

#[derive(Deserialize)]
struct NamedImport {
    #[serde(rename = "sk")]
    import: String,
    #[serde(flatten)]
    row: ImportRow,
}

impl ImportRow {
    fn new(begun_at: Timestamp, closed: bool) -> Self {
        let expires_at = begun_at.checked_add(ROW_LIFE).unwrap_or(Timestamp::MAX).as_second();
        Self { parts: HashMap::new(), begun_at, closed, expires_at }
    }
}

impl Benefits {
    /// Opens an import.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn begin_import(&self, programme: &str, import: &str, now: Timestamp) -> Result<(), StoreError> {
        let row = ImportRow::new(now, false);
        let row = Row { pk: keys::imports(programme), sk: import.to_owned(), row: &row };
        self.store.put(&self.table, &row).await
    }

    /// Whether an import is open.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn has_import(&self, programme: &str, import: &str) -> Result<bool, StoreError> {
        let row: Option<ImportRow> = self.store.get(&self.table, keys::imports(programme), import.to_owned()).await?;
        Ok(row.is_some_and(|row| !row.closed))
    }

    /// Ends an import without taking it over; false where there is none of that name, or it is in force.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn drop_import(&self, programme: &str, import: &str) -> Result<bool, StoreError> {
        let request = self
            .store
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key(keys::imports(programme), import.to_owned())))
            .update_expression("SET closed = :yes")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":yes", AttributeValue::Bool(true));
        match request.send().await.map_err(|error| StoreError::from_sdk("import", error)) {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Imports whose rows nobody needs: over, or left alone for a day.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn stale_imports(&self, programme: &str, now: Timestamp) -> Result<Vec<String>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::imports(programme))).await?;
        let mut stale = Vec::new();
        for row in rows {
            let NamedImport { import, row } = serde_dynamo::from_item(row)?;
            if row.closed || row.begun_at.checked_add(IMPORT_LIFE).is_ok_and(|end| end < now) {
                stale.push(import);
            }
        }
        Ok(stale)
    }

    /// Writes rows of an import.
    ///
    /// # Errors
    /// When the store is unavailable; rows that were written stay, and are written again.
    pub async fn write_rows(&self, programme: &str, import: &str, rows: &[ListRow]) -> Result<(), StoreError> {
        let requests = rows.iter().map(|row| {
            let pk = keys::listed(programme, import, &row.applicant);
            let item = Row { pk, sk: keys::listed_row(&row.applicant, &row.subject), row };
            put_request(&item)
        });
        self.store.write_many(&self.table, requests.collect::<Result<_, StoreError>>()?).await
    }

    /// Counts a part, and says how many rows there are so far; none where the import is not open.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn count_part(
        &self,
        programme: &str,
        import: &str,
        part: &str,
        rows: u32,
    ) -> Result<Option<u32>, StoreError> {
        let request = self
            .store
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key(keys::imports(programme), import.to_owned())))
            .update_expression("SET parts.#p = :n")
            .condition_expression("attribute_exists(pk) AND closed = :no")
            .expression_attribute_names("#p", part)
            .expression_attribute_values(":n", AttributeValue::N(rows.to_string()))
            .expression_attribute_values(":no", AttributeValue::Bool(false))
            .return_values(aws_sdk_dynamodb::types::ReturnValue::AllNew);
        let counted = match request.send().await.map_err(|error| StoreError::from_sdk("import", error)) {
            Ok(counted) => counted.attributes.unwrap_or_default(),
            Err(StoreError::Conflict(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let row: ImportRow = serde_dynamo::from_item(counted)?;
        Ok(Some(row.parts.values().sum()))
    }

    /// Puts an import in force, in place of `before`, which is over with the same write.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the import is not open, or another list is in force.
    pub async fn put_in_force(
        &self,
        programme: &str,
        list: &ListRef,
        before: Option<&ListRef>,
        trail: &AuditEntry,
    ) -> Result<(), StoreError> {
        let set = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key(keys::PROGRAMMES.to_owned(), programme.to_owned())))
            .update_expression("SET #l = :l")
            .expression_attribute_names("#l", "list")
            .expression_attribute_values(":l", serde_dynamo::to_attribute_value(list)?);
        let set = match before {
            None => set.condition_expression("attribute_exists(pk) AND attribute_not_exists(#l)"),
            Some(before) => set
                .condition_expression("#l.#i = :b")
                .expression_attribute_names("#i", "import")
                .expression_attribute_values(":b", AttributeValue::S(before.import.clone())),
        };
        let open = [(":no", AttributeValue::Bool(false))];
        let done = delete_if(&self.table, keys::imports(programme), list.import.clone(), "closed = :no", &open)?;
        let mut writes = vec![update(set)?, done, self.trail(trail)?];
        if let Some(before) = before {
            let over = ImportRow::new(list.at, true);
            let over = Row { pk: keys::imports(programme), sk: before.import.clone(), row: &over };
            writes.push(put(&self.table, &over, "", &[])?);
        }
        self.store.transact("list", writes).await
    }

    /// Deletes the rows of a list that is not in force.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn forget_list(&self, programme: &str, import: &str) -> Result<(), StoreError> {
        for pk in keys::all_listed(programme, import) {
            let only = &[keys::PK, keys::SK];
            let rows = self.store.query(Query { only, ..Query::partition(&self.table, pk.clone()) }).await?;
            let requests = rows.iter().filter_map(|row| {
                let gone = key(pk.clone(), text(row, keys::SK)?.to_owned());
                let delete = DeleteRequest::builder().set_key(Some(gone)).build().ok()?;
                Some(WriteRequest::builder().delete_request(delete).build())
            });
            self.store.write_many(&self.table, requests.collect()).await?;
        }
        let request = self.store.client.delete_item().table_name(&self.table);
        let request = request.set_key(Some(key(keys::imports(programme), import.to_owned())));
        request.send().await.map(drop).map_err(|error| StoreError::from_sdk("import", error))
    }

    /// Everybody on a list.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn list(&self, programme: &str, import: &str) -> Result<Vec<ListRow>, StoreError> {
        self.all(keys::all_listed(programme, import)).await
    }

    /// The rows for which somebody applies.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn rows_of(&self, programme: &str, import: &str, applicant: &str) -> Result<Vec<ListRow>, StoreError> {
        let pk = keys::listed(programme, import, applicant);
        let query = Query { between: Some(keys::listed_range(applicant)), ..Query::partition(&self.table, pk) };
        let rows = self.store.query(query).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }
}
