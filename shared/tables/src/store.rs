use std::{collections::HashMap, time::Duration};

use aws_sdk_dynamodb::{
    Client,
    config::{BehaviorVersion, Region},
    operation::transact_write_items::TransactWriteItemsError,
    types::{AttributeValue, Delete, KeysAndAttributes, Put, TransactWriteItem, Update},
};
use platform::{MissingSetting, Settings, aws::Access};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    error::{Cancelled, StoreError, cancelled},
    keys::{PK, SK},
};

pub(crate) type Item = HashMap<String, AttributeValue>;

/// AWS: at most 100 keys in one `BatchGetItem`.
const BATCH_GET: usize = 100;
/// How often a transaction is tried again that another one at the same rows has cancelled.
const TRIES: u32 = 6;

/// The client for every table of a function.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) client: Client,
}

impl Store {
    /// A client from the function's settings.
    ///
    /// # Errors
    /// When region or keys are missing.
    pub fn from_settings(settings: &Settings) -> Result<Self, MissingSetting> {
        let access = Access::from_settings(settings)?;
        let config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(access.region))
            .credentials_provider(access.credentials);
        let config = match settings.find("AWS_ENDPOINT_URL_DYNAMODB") {
            Some(endpoint) => config.endpoint_url(endpoint),
            None => config,
        };
        Ok(Self { client: Client::from_conf(config.build()) })
    }

    /// Reads one row, consistently.
    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        table: &str,
        pk: String,
        sk: String,
    ) -> Result<Option<T>, StoreError> {
        let row = self
            .client
            .get_item()
            .table_name(table)
            .set_key(Some(key(pk, sk)))
            .consistent_read(true)
            .send()
            .await
            .map_err(|error| StoreError::from_sdk("get", error))?;
        row.item.map(|item| Ok(serde_dynamo::from_item(item)?)).transpose()
    }

    /// Reads many rows, consistently; absent ones are left out.
    pub(crate) async fn get_many(&self, table: &str, keys: Vec<(String, String)>) -> Result<Vec<Item>, StoreError> {
        let mut rows = Vec::with_capacity(keys.len());
        for chunk in keys.chunks(BATCH_GET) {
            let wanted = chunk.iter().map(|(pk, sk)| key(pk.clone(), sk.clone())).collect();
            let wanted = KeysAndAttributes::builder().set_keys(Some(wanted)).consistent_read(true).build();
            let wanted = wanted.map_err(|error| StoreError::Unavailable("batch get".to_owned(), error.into()))?;
            let mut rest = Some(HashMap::from([(table.to_owned(), wanted)]));
            // What one answer has no room for comes back as unprocessed.
            while let Some(request) = rest.take() {
                let answer = self
                    .client
                    .batch_get_item()
                    .set_request_items(Some(request))
                    .send()
                    .await
                    .map_err(|error| StoreError::from_sdk("batch get", error))?;
                rows.extend(answer.responses.into_iter().flat_map(HashMap::into_values).flatten());
                rest = answer.unprocessed_keys.filter(|keys| !keys.is_empty());
            }
        }
        Ok(rows)
    }

    /// Every row of a partition (of an index, where one is named) to the last page, at most `most`.
    pub(crate) async fn query(&self, query: Query<'_>) -> Result<Vec<Item>, StoreError> {
        let mut rows: Vec<Item> = Vec::new();
        let mut from = None;
        loop {
            let mut request = self
                .client
                .query()
                .table_name(query.table)
                .set_index_name(query.index.map(str::to_owned))
                // An index cannot be read consistently.
                .consistent_read(query.index.is_none() && !query.may_lag)
                .key_condition_expression("#k = :k")
                .expression_attribute_names("#k", query.attribute)
                .expression_attribute_values(":k", AttributeValue::S(query.value.clone()));
            if let Some((first, last)) = &query.between {
                request = request
                    .key_condition_expression("#k = :k AND #s BETWEEN :first AND :last")
                    .expression_attribute_names("#s", SK)
                    .expression_attribute_values(":first", AttributeValue::S(first.clone()))
                    .expression_attribute_values(":last", AttributeValue::S(last.clone()));
            }
            if !query.only.is_empty() {
                let names: Vec<String> = (0..query.only.len()).map(|n| format!("#a{n}")).collect();
                request = request.projection_expression(names.join(", "));
                for (name, attribute) in names.into_iter().zip(query.only) {
                    request = request.expression_attribute_names(name, *attribute);
                }
            }
            let page = request
                .scan_index_forward(!query.newest_first)
                .set_limit(query.most.and_then(|most| i32::try_from(most).ok()))
                .set_exclusive_start_key(from)
                .send()
                .await
                .map_err(|error| StoreError::from_sdk("query", error))?;
            rows.extend(page.items.unwrap_or_default());
            if query.most.is_some_and(|most| rows.len() >= most) || page.last_evaluated_key.is_none() {
                rows.truncate(query.most.unwrap_or(usize::MAX));
                return Ok(rows);
            }
            from = page.last_evaluated_key;
        }
    }

    /// Writes one row without a condition.
    pub(crate) async fn put(&self, table: &str, row: &impl Serialize) -> Result<(), StoreError> {
        let request = self.client.put_item().table_name(table).set_item(Some(serde_dynamo::to_item(row)?));
        request.send().await.map(drop).map_err(|error| StoreError::from_sdk("put", error))
    }

    /// All of `writes` or none.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a condition is not met, [`StoreError::Contended`] when others were at the same rows
    /// every time.
    pub(crate) async fn transact(&self, what: &'static str, writes: Vec<TransactWriteItem>) -> Result<(), StoreError> {
        let mut pause = Duration::from_millis(10);
        for attempt in 1..=TRIES {
            let request = self.client.transact_write_items().set_transact_items(Some(writes.clone()));
            let Err(error) = request.send().await else { return Ok(()) };
            if let Some(TransactWriteItemsError::TransactionCanceledException(reason)) = error.as_service_error() {
                match cancelled(reason.cancellation_reasons()) {
                    Cancelled::Condition => return Err(StoreError::Conflict(what)),
                    Cancelled::Retry if attempt < TRIES => {
                        tokio::time::sleep(pause).await;
                        pause *= 2;
                        continue;
                    }
                    Cancelled::Retry => return Err(StoreError::Contended(what)),
                    Cancelled::Other => {}
                }
            }
            return Err(StoreError::from_sdk(what, error));
        }
        Ok(())
    }
}

/// One partition to read.
pub(crate) struct Query<'a> {
    pub table: &'a str,
    pub index: Option<&'a str>,
    pub attribute: &'a str,
    pub value: String,
    /// Only the rows whose sort key lies between these two, both included.
    pub between: Option<(String, String)>,
    pub newest_first: bool,
    pub most: Option<usize>,
    /// What was written a moment ago may be absent; at half the price.
    pub may_lag: bool,
    /// Only these attributes; all when empty.
    pub only: &'a [&'a str],
}

impl<'a> Query<'a> {
    pub(crate) fn partition(table: &'a str, pk: String) -> Self {
        Self {
            table,
            index: None,
            attribute: PK,
            value: pk,
            between: None,
            newest_first: false,
            most: None,
            may_lag: false,
            only: &[],
        }
    }
}

pub(crate) fn key(pk: String, sk: String) -> Item {
    HashMap::from([(PK.to_owned(), AttributeValue::S(pk)), (SK.to_owned(), AttributeValue::S(sk))])
}

/// The text attribute `name` of a row.
pub(crate) fn text<'a>(item: &'a Item, name: &str) -> Option<&'a str> {
    item.get(name).and_then(|value| value.as_s().ok()).map(String::as_str)
}

/// A `Put` of one row; `condition` empty for none.
pub(crate) fn put(
    table: &str,
    row: &impl Serialize,
    condition: &str,
    values: &[(&str, AttributeValue)],
) -> Result<TransactWriteItem, StoreError> {
    put_item(table, serde_dynamo::to_item(row)?, condition, values)
}

/// The same of a row that is made of attributes already.
pub(crate) fn put_item(
    table: &str,
    item: Item,
    condition: &str,
    values: &[(&str, AttributeValue)],
) -> Result<TransactWriteItem, StoreError> {
    let mut put = Put::builder().table_name(table).set_item(Some(item));
    if !condition.is_empty() {
        put = put.condition_expression(condition);
    }
    for (name, value) in values {
        put = put.expression_attribute_values(*name, value.clone());
    }
    let put = put.build().map_err(|error| StoreError::Unavailable("put".to_owned(), error.into()))?;
    Ok(TransactWriteItem::builder().put(put).build())
}

/// A `Delete` of one row, if it is there.
pub(crate) fn delete(table: &str, pk: String, sk: String) -> Result<TransactWriteItem, StoreError> {
    delete_if(table, pk, sk, "", &[])
}

/// A `Delete` of one row, on condition that it is there.
pub(crate) fn take_away(table: &str, pk: String, sk: String) -> Result<TransactWriteItem, StoreError> {
    delete_if(table, pk, sk, "attribute_exists(pk)", &[])
}

/// A `Delete` of one row; `condition` empty for none.
pub(crate) fn delete_if(
    table: &str,
    pk: String,
    sk: String,
    condition: &str,
    values: &[(&str, AttributeValue)],
) -> Result<TransactWriteItem, StoreError> {
    let mut delete = Delete::builder().table_name(table).set_key(Some(key(pk, sk)));
    if !condition.is_empty() {
        delete = delete.condition_expression(condition);
    }
    for (name, value) in values {
        delete = delete.expression_attribute_values(*name, value.clone());
    }
    let delete = delete.build().map_err(|error| StoreError::Unavailable("delete".to_owned(), error.into()))?;
    Ok(TransactWriteItem::builder().delete(delete).build())
}

/// Wraps an update for a transaction.
pub(crate) fn update(
    update: aws_sdk_dynamodb::types::builders::UpdateBuilder,
) -> Result<TransactWriteItem, StoreError> {
    let update: Update = update.build().map_err(|error| StoreError::Unavailable("update".to_owned(), error.into()))?;
    Ok(TransactWriteItem::builder().update(update).build())
}

/// Lets a conflict be decided again; a little later, so that those at one slot do not keep step.
///
/// # Errors
/// Anything but a conflict.
pub async fn again(error: StoreError, attempt: usize) -> Result<(), StoreError> {
    match error {
        StoreError::Conflict(_) => {
            if attempt > 3 {
                tokio::time::sleep(std::time::Duration::from_millis(5 << attempt.min(6))).await;
            }
            Ok(())
        }
        error => Err(error),
    }
}
