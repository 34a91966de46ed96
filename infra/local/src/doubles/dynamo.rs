use std::path::Path;

use dynoxide::Database;
use tokio::{net::TcpListener, sync::watch};

use crate::CityError;

/// Starts the embedded DynamoDB engine on a free loopback port; its address. It ends when `stop` changes.
pub(crate) async fn embedded(file: Option<&Path>, mut stop: watch::Receiver<bool>) -> Result<String, CityError> {
    let database = match file {
        Some(path) => Database::new(&path.to_string_lossy()),
        None => Database::memory(),
    };
    let database = database.map_err(|error| CityError::Engine(format!("embedded DynamoDB: {error}")))?;
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(CityError::io("listen for DynamoDB"))?;
    let address = listener.local_addr().map_err(CityError::io("listen for DynamoDB"))?;
    tokio::spawn(async move {
        let stopped = async move {
            stop.changed().await.ok();
        };
        if let Err(error) = dynoxide::server::serve_with_shutdown(listener, database, stopped).await {
            tracing::error!(error, "embedded DynamoDB ended");
        }
    });
    Ok(format!("http://{address}"))
}
