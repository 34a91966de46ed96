//! Many writes without a condition: what may as well be written twice, and means nothing until something else names it.

use std::{collections::HashMap, time::Duration};

use aws_sdk_dynamodb::types::{PutRequest, WriteRequest};
use futures::{StreamExt, TryStreamExt, stream};
use serde::Serialize;

use crate::{error::StoreError, store::Store};

/// AWS: at most 25 writes in one `BatchWriteItem`.
const BATCH: usize = 25;
/// Batches under way at a time.
const SIDE_BY_SIDE: usize = 8;

/// A row to be written with others.
pub(crate) fn put_request(row: &impl Serialize) -> Result<WriteRequest, StoreError> {
    let put = PutRequest::builder().set_item(Some(serde_dynamo::to_item(row)?)).build();
    let put = put.map_err(|error| StoreError::Unavailable("bulk".to_owned(), error.into()))?;
    Ok(WriteRequest::builder().put_request(put).build())
}

impl Store {
    /// Writes all of `requests`, in any order; what was written when it fails stays.
    pub(crate) async fn write_many(&self, table: &str, requests: Vec<WriteRequest>) -> Result<(), StoreError> {
        stream::iter(requests.chunks(BATCH).map(<[_]>::to_vec))
            .map(|chunk| self.write_batch(table, chunk))
            .buffer_unordered(SIDE_BY_SIDE)
            .try_collect()
            .await
    }

    async fn write_batch(&self, table: &str, chunk: Vec<WriteRequest>) -> Result<(), StoreError> {
        let mut rest = HashMap::from([(table.to_owned(), chunk)]);
        let mut pause = Duration::from_millis(20);
        // What a throttled table has no room for comes back as unprocessed.
        while !rest.is_empty() {
            let request = self.client.batch_write_item().set_request_items(Some(rest));
            let answer = request.send().await.map_err(|error| StoreError::from_sdk("bulk", error))?;
            rest = answer.unprocessed_items.unwrap_or_default();
            if !rest.is_empty() {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_secs(2));
            }
        }
        Ok(())
    }
}
