use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;

use crate::Door;

/// Why a function stopped serving.
pub type ServeError = Error;

/// Serves a function's door to Lambda until the environment ends. Logs are JSON lines; their level is `RUST_LOG`.
///
/// # Errors
/// When the runtime's API cannot be reached, or the door could not be built.
pub async fn serve<E: Into<Error>>(door: Result<Door, E>) -> Result<(), Error> {
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_current_span(false)
        // Lambda stamps every line itself; a second clock would only disagree.
        .without_time()
        .init();
    let door = door.map_err(Into::into)?;
    let door = &door;
    lambda_runtime::run(service_fn(|event: LambdaEvent<Value>| async move {
        door.invoke(event.payload).await.map_err(Error::from)
    }))
    .await
}
