//! Rows written straight into the city's tables, where what made them is another measurement.

use serde_json::{Value, json};

use super::city::City;
use crate::Outcome;

/// Writes at most 25 rows, each with its table, as DynamoDB writes them.
pub fn put(city: &City, rows: &[(&str, Value)]) -> Outcome<()> {
    let mut tables = serde_json::Map::new();
    for (table, row) in rows {
        let requests = tables.entry((*table).to_owned()).or_insert_with(|| json!([]));
        if let Some(requests) = requests.as_array_mut() {
            requests.push(json!({ "PutRequest": { "Item": row } }));
        }
    }
    let headers = [
        ("x-amz-target", "DynamoDB_20120810.BatchWriteItem"),
        (
            "authorization",
            "AWS4-HMAC-SHA256 Credential=city/20260511/ap-northeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
        ),
        ("x-amz-date", "20260511T030000Z"),
    ];
    city.call("POST", "/_city/dynamodb/", &headers, &json!({ "RequestItems": tables }).to_string()).map(drop)
}
