//! The AWS JSON protocol, for what AWS itself would do: create tables and queues, poll queues for a function. It speaks
//! to whatever listens at the endpoint, so DynamoDB Local and ElasticMQ can stand where our own engines stand.

use serde_json::{Value, json};

use crate::CityError;

/// One endpoint.
#[derive(Clone)]
pub(crate) struct AwsJson {
    http: reqwest::Client,
    endpoint: String,
    target: &'static str,
    version: &'static str,
    service: &'static str,
}

impl AwsJson {
    pub(crate) fn dynamodb(endpoint: &str) -> Result<Self, CityError> {
        Self::new(endpoint, "DynamoDB_20120810", "1.0", "dynamodb")
    }

    pub(crate) fn sqs(endpoint: &str) -> Result<Self, CityError> {
        Self::new(endpoint, "AmazonSQS", "1.0", "sqs")
    }

    fn new(
        endpoint: &str,
        target: &'static str,
        version: &'static str,
        service: &'static str,
    ) -> Result<Self, CityError> {
        let http = reqwest::Client::builder().no_proxy().build();
        let http = http.map_err(|error| CityError::Engine(error.to_string()))?;
        Ok(Self { http, endpoint: endpoint.to_owned(), target, version, service })
    }

    /// One operation. An error is the service's own code and message.
    pub(crate) async fn call(&self, operation: &str, input: &Value) -> Result<Value, String> {
        // Emulators want a signature to be there; none of them checks it.
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential=city/20260101/ap-northeast-1/{}/aws4_request, SignedHeaders=host, Signature=0",
            self.service
        );
        let answer = self
            .http
            .post(&self.endpoint)
            .header("content-type", format!("application/x-amz-json-{}", self.version))
            .header("x-amz-target", format!("{}.{operation}", self.target))
            .header("x-amz-date", "20260101T000000Z")
            .header("authorization", authorization)
            .body(input.to_string())
            .send()
            .await
            .map_err(|error| format!("{operation}: {error}"))?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(|error| format!("{operation}: {error}"))?;
        let value: Value = serde_json::from_slice(&body).unwrap_or_else(|_| json!({}));
        if status.is_success() {
            return Ok(value);
        }
        let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Err(format!("{operation}: {} {}{}", text("__type"), text("message"), text("Message")))
    }
}
