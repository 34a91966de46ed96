//! A server that can hang up without an answer, as a network does.

use std::{convert::Infallible, fmt};

use axum::{Router, body::Body, extract::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, task::JoinSet};
use tower::ServiceExt;

/// Marks a response that must not be written: the caller sees the connection close.
#[derive(Debug, Clone, Copy)]
pub struct HangUp;

impl fmt::Display for HangUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hung up without an answer")
    }
}

impl std::error::Error for HangUp {}

/// Serves `router` until `shutdown` resolves; open connections end with it.
pub async fn serve(listener: TcpListener, router: Router, shutdown: impl Future<Output = ()>) {
    let mut connections = JoinSet::new();
    tokio::pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            () = &mut shutdown => return,
            accepted = listener.accept() => accepted,
            Some(_) = connections.join_next() => continue,
        };
        let Ok((stream, _)) = accepted else { continue };
        let router = router.clone();
        connections.spawn(async move {
            let service = service_fn(move |request: Request<Incoming>| answer(router.clone(), request.map(Body::new)));
            // An error here is the hang-up itself, or a caller who went away.
            http1::Builder::new().serve_connection(TokioIo::new(stream), service).await.ok();
        });
    }
}

async fn answer(router: Router, request: Request) -> Result<Response, HangUp> {
    let response = router.oneshot(request).await.unwrap_or_else(|never: Infallible| match never {});
    match response.extensions().get::<HangUp>() {
        Some(hang_up) => Err(*hang_up),
        None => Ok(response),
    }
}
