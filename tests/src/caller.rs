//! Somebody who calls the API, with what they carry.

use std::fmt;

use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use crate::Scene;

/// A page of ours, or a program: a bearer token, a language, or neither.
#[derive(Clone)]
pub struct Caller<'a> {
    pub(crate) scene: &'a Scene,
    pub(crate) bearer: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) key: Option<String>,
}

impl<'a> Caller<'a> {
    /// The same caller in another language.
    #[must_use]
    pub fn speaking(&self, language: &str) -> Self {
        Self { language: Some(language.to_owned()), ..self.clone() }
    }

    /// The same caller with another token.
    #[must_use]
    pub fn carrying(&self, bearer: &str) -> Self {
        Self { bearer: Some(bearer.to_owned()), ..self.clone() }
    }

    /// The same caller with an idempotency key: what it sends with it is one request, however often it is sent.
    #[must_use]
    pub fn keyed(&self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self.clone() }
    }

    /// What it carries.
    #[must_use]
    pub fn bearer(&self) -> &str {
        self.bearer.as_deref().unwrap_or_default()
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path, None).await
    }

    /// Makes.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, Some(body)).await
    }

    /// Replaces.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.call(Method::PUT, path, Some(body)).await
    }

    /// Changes.
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.call(Method::PATCH, path, Some(body)).await
    }

    /// Removes.
    pub async fn delete(&self, path: &str) -> Answer {
        self.call(Method::DELETE, path, None).await
    }

    /// Sends a file as it lies there.
    pub async fn upload(&self, path: &str, bytes: impl Into<Vec<u8>>) -> Answer {
        let request = self.request(Method::POST, path).header("content-type", "application/octet-stream");
        Answer::read(request.body(bytes.into())).await
    }

    /// Fetches a file as it lies there.
    ///
    /// # Panics
    /// When there is none.
    #[expect(clippy::panic, reason = "a scene that cannot go on fails")]
    pub async fn download(&self, path: &str) -> Vec<u8> {
        let answer = self.request(Method::GET, path).send().await;
        let answer = answer.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.bytes().await.map(|bytes| bytes.to_vec()).unwrap_or_default()
    }

    /// Any request.
    pub async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::read(request).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.scene.request(method, path);
        if let Some(bearer) = &self.bearer {
            request = request.bearer_auth(bearer);
        }
        if let Some(language) = &self.language {
            request = request.header("accept-language", language);
        }
        if let Some(key) = &self.key {
            request = request.header("idempotency-key", key);
        }
        request
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// HTTP.
    pub status: u16,
    /// `null` where there was none, a string where it was no JSON.
    pub body: Value,
}

impl Answer {
    pub(crate) async fn read(request: reqwest::RequestBuilder) -> Self {
        match request.send().await {
            Ok(answer) => {
                let status = answer.status().as_u16();
                let bytes = answer.bytes().await.unwrap_or_default();
                let plain = || Value::String(String::from_utf8_lossy(&bytes).into_owned());
                let body = if bytes.is_empty() {
                    Value::Null
                } else {
                    serde_json::from_slice(&bytes).unwrap_or_else(|_| plain())
                };
                Self { status, body }
            }
            Err(error) => Self { status: 0, body: Value::String(error.to_string()) },
        }
    }

    /// The body of an answer that must be a success.
    ///
    /// # Panics
    /// When it is not.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!((200..300).contains(&self.status), "{self}");
        self.body
    }

    /// The text at a JSON pointer of a success.
    ///
    /// # Panics
    /// When it is none, or nothing is there.
    #[must_use]
    #[track_caller]
    pub fn text(self, pointer: &str) -> String {
        let body = self.ok();
        let text = body.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        assert!(text.is_some(), "no text at {pointer} of {body}");
        text.unwrap_or_default()
    }

    /// Status and code of a refusal.
    #[must_use]
    pub fn refusal(&self) -> (u16, &str) {
        (self.status, self.body.pointer("/error/code").and_then(Value::as_str).unwrap_or_default())
    }

    /// The sentence for the person.
    #[must_use]
    pub fn sentence(&self) -> &str {
        self.body.pointer("/error/message").and_then(Value::as_str).unwrap_or_default()
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, self.body)
    }
}
