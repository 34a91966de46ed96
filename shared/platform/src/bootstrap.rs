use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;
use tracing_subscriber::filter::LevelFilter;

use crate::{Door, Settings};

/// Why a function stopped serving.
pub type ServeError = Error;

/// Serves a function's door to Lambda until the environment ends. Logs are JSON lines; their level is the one that the
/// function's logging configuration names.
///
/// # Errors
/// When the runtime's API cannot be reached, or the door could not be built.
pub async fn serve<E: Into<Error>>(door: Result<Door, E>) -> Result<(), Error> {
    let level = Settings::from_env().parse("AWS_LAMBDA_LOG_LEVEL").unwrap_or(LevelFilter::INFO);
    tracing_subscriber::fmt()
        .json()
        .with_max_level(level)
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
