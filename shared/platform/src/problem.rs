//! The one place where errors become HTTP. The sentence for the person and the context for the operator travel in one
//! value and never mix: a refusal has a code and a sentence, a failure is logged here and answered with a fixed body.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use contract::{Refusal, SlotCard};
use domain::text::Lang;
use http::{StatusCode, header};

/// Why a request was not done.
#[derive(Debug)]
pub enum Problem {
    /// The person or the program asked for something that cannot be.
    Refused(Refusal),
    /// The same, with more to say about it.
    Explained(Refusal, Box<Explanation>),
    /// We failed. The context is for the log alone.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

/// What is said about a refusal beyond its code.
#[derive(Debug, Clone, Default)]
pub struct Explanation {
    /// Why exactly, for the program.
    pub reason: Option<String>,
    /// Why exactly, for the person; the refusal's own sentence where a language is absent.
    pub sentences: BTreeMap<Lang, String>,
    /// The nearest free slots.
    pub alternatives: Vec<SlotCard>,
    /// What stands in the way, where staff may know it.
    pub bookings: Vec<String>,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<crate::queue::QueueError> for Problem {
    fn from(error: crate::queue::QueueError) -> Self {
        Self::failed(error)
    }
}

impl Problem {
    /// A failure of ours.
    pub fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(Box::new(error))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (refusal, explanation) = match self {
            Self::Refused(refusal) => (refusal, Explanation::default()),
            Self::Explained(refusal, explanation) => (refusal, *explanation),
            Self::Failed(error) => {
                tracing::error!(error = chain(error.as_ref()), "request failed");
                (Refusal::Internal, Explanation::default())
            }
        };
        let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(Pending(refusal, Arc::new(explanation)));
        response
    }
}

/// A refusal whose sentence waits for the language of the request.
#[derive(Clone)]
struct Pending(Refusal, Arc<Explanation>);

/// Marks a response that is no success and has said everything already, in a shape of its own.
#[derive(Debug, Clone, Copy)]
pub struct Answered;

/// Gives every refusal its body in the language that the request asked for, and turns what axum itself refuses (a body
/// that is no JSON, a method that is not there) into the same shape.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let lang = accepted(request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()));
    let response = next.run(request).await;
    let mut explanation = Explanation::default();
    let refusal = match response.extensions().get::<Pending>() {
        Some(Pending(refusal, more)) => {
            explanation = Explanation::clone(more);
            *refusal
        }
        None if response.extensions().get::<Answered>().is_some() => return response,
        None => match response.status() {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Refusal::NotFound,
            StatusCode::PAYLOAD_TOO_LARGE => Refusal::BodyTooLarge,
            status if status.is_client_error() => Refusal::BadRequest,
            status if status.is_server_error() => Refusal::Internal,
            _ => return response,
        },
    };
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body = refusal.body(lang);
    if let Some(sentence) = explanation.sentences.remove(&lang) {
        body.error.message = sentence;
    }
    body.error.reason = explanation.reason;
    body.error.alternatives = explanation.alternatives;
    body.error.bookings = explanation.bookings;
    let mut rendered = (status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response();
    // What a layer of the function has said about the answer stays, such as what time it is.
    for (name, value) in response.headers() {
        let about_body = name == header::CONTENT_TYPE || name == header::CONTENT_LENGTH;
        if !about_body && !rendered.headers().contains_key(name) {
            rendered.headers_mut().append(name, value.clone());
        }
    }
    rendered
}

/// The first language of `Accept-Language` that we speak; `ja-easy` is ours for やさしい日本語.
#[must_use]
pub fn accepted(header: Option<&str>) -> Lang {
    header
        .unwrap_or_default()
        .split(',')
        .filter_map(|range| match range.split(';').next()?.trim().to_ascii_lowercase().as_str() {
            "ja-easy" => Some(Lang::Easy),
            tag if tag == "ja" || tag.starts_with("ja-") => Some(Lang::Ja),
            tag if tag == "en" || tag.starts_with("en-") => Some(Lang::En),
            _ => None,
        })
        .next()
        .unwrap_or_default()
}

/// An error with its causes on one line.
pub(crate) fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_we_speak_wins() {
        assert_eq!(accepted(None), Lang::Ja);
        assert_eq!(accepted(Some("fr, en-GB;q=0.8, ja;q=0.5")), Lang::En);
        assert_eq!(accepted(Some("ja-easy, en")), Lang::Easy);
    }
}
