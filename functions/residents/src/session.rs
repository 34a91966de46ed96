use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{IdToken, Refusal, Session};
use line::IdTokenError;
use platform::{Problem, resident_id};

use crate::App;

pub(crate) async fn open(
    State(app): State<Arc<App>>,
    Json(IdToken { id_token }): Json<IdToken>,
) -> Result<Json<Session>, Problem> {
    let identity = app.tokens.verify(&id_token).await.map_err(refusal)?;
    let resident = resident_id(&app.pepper, &identity.user_id);
    let now = app.world.clock.now();
    let (session, expires_at) = app.session_key.issue(&resident, &identity.user_id, now);
    Ok(Json(Session { session, expires_at, now }))
}

fn refusal(error: IdTokenError) -> Refusal {
    match error {
        IdTokenError::Malformed => Refusal::TokenMalformed,
        IdTokenError::Algorithm => Refusal::TokenAlgorithm,
        IdTokenError::UnknownKey => Refusal::TokenKeyUnknown,
        IdTokenError::Signature => Refusal::TokenSignature,
        IdTokenError::Issuer => Refusal::TokenIssuer,
        IdTokenError::Audience => Refusal::TokenAudience,
        IdTokenError::Expired => Refusal::TokenExpired,
        IdTokenError::KeysUnavailable => Refusal::IdentityUnavailable,
    }
}
