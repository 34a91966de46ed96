//! The one door of a function: what Lambda hands in and takes back, as JSON. The local city knocks with the same
//! events, so a function cannot tell a laptop from AWS.

mod batch;
mod http_event;

use axum::Router;
use futures::future::BoxFuture;
use serde_json::Value;

use batch::{Batch, Messages};
pub use batch::{Delivery, Message};
use http_event::HttpEvent;

/// An invocation failed as a whole; Lambda retries it or gives it to the dead letters.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct InvokeError(pub String);

type OnMessages = Box<dyn Fn(Message) -> BoxFuture<'static, Delivery> + Send + Sync>;
type OnTask =
    Box<dyn Fn(Value) -> BoxFuture<'static, Result<(), Box<dyn std::error::Error + Send + Sync>>> + Send + Sync>;

/// What a function answers to. Each part is absent unless the function was given it.
#[derive(Default)]
pub struct Door {
    routes: Option<Router>,
    messages: Option<OnMessages>,
    task: Option<OnTask>,
}

impl Door {
    /// A door that answers to nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers to the HTTP API.
    #[must_use]
    pub fn routes(mut self, routes: Router) -> Self {
        self.routes = Some(routes.layer(axum::middleware::from_fn(crate::problem::render)));
        self
    }

    /// Answers to a queue, one message at a time; messages of one FIFO group in order, groups side by side.
    #[must_use]
    pub fn messages<F>(mut self, handle: impl Fn(Message) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Delivery> + Send + 'static,
    {
        self.messages = Some(Box::new(move |message| Box::pin(handle(message))));
        self
    }

    /// Answers to a schedule; the value is the schedule's `Input`.
    #[must_use]
    pub fn task<F>(mut self, handle: impl Fn(Value) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), Box<dyn std::error::Error + Send + Sync>>> + Send + 'static,
    {
        self.task = Some(Box::new(move |input| Box::pin(handle(input))));
        self
    }

    /// One invocation: an API Gateway v2 request, a batch of an SQS queue, or the input of a schedule.
    ///
    /// # Errors
    /// When the event is not one that this door answers to, or a schedule's task failed.
    pub async fn invoke(&self, event: Value) -> Result<Value, InvokeError> {
        let fail = |error: &dyn std::fmt::Display| InvokeError(error.to_string());
        if event.pointer("/requestContext/http").is_some() {
            let routes = self.routes.as_ref().ok_or_else(|| fail(&"this function has no routes"))?;
            let request: HttpEvent = serde_json::from_value(event).map_err(|e| fail(&e))?;
            return http_event::answer(routes.clone(), request).await;
        }
        if event.get("Records").is_some() {
            let handle = self.messages.as_ref().ok_or_else(|| fail(&"this function has no queue"))?;
            let batch: Batch = serde_json::from_value(event).map_err(|e| fail(&e))?;
            return Ok(Messages::from(batch).deliver(handle).await);
        }
        let task = self.task.as_ref().ok_or_else(|| fail(&"this function has no schedule"))?;
        match task(event).await {
            Ok(()) => Ok(Value::Null),
            Err(error) => {
                let text = crate::problem::chain(error.as_ref());
                tracing::error!(error = text, "task failed");
                Err(InvokeError(text))
            }
        }
    }
}
