//! A sign-in with the card: out to the provider, back with a code, and in with what the card says. What the sign-in
//! remembers is kept for the resident who began it and is taken once, so a code that somebody else brings is worth
//! nothing.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
    response::Redirect,
};
use contract::{AttemptCard, CardAnswer, NewAttempt, Refusal, RegisteredCard};
use http::StatusCode;
use jiff::SignedDuration;
use oidc::{Attempt, NoCode};
use platform::{Explanation, Problem, auth::Resident, digest};
use serde::Deserialize;
use tables::{AttemptRow, IdentityLink, PersonRow};

use crate::{
    App,
    card::{audit, card, purpose},
    provider::NotProved,
};

/// A card, a PIN and an app that has to be opened first.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);

pub(crate) async fn begin(
    State(app): State<Arc<App>>,
    resident: Resident,
    Json(NewAttempt { purpose: agreed }): Json<NewAttempt>,
) -> Result<(StatusCode, Json<AttemptCard>), Problem> {
    if agreed != purpose() {
        return Err(Refusal::PurposeStale.into());
    }
    let provider = app.provider.as_ref().ok_or(Refusal::CardServiceUnavailable)?;
    let ids = &app.world.ids;
    let attempt = Attempt::new([ids.secret(), ids.secret(), ids.secret()]);
    let url = attempt.url(provider.provider());
    let until = app.world.clock.now().checked_add(GOOD_FOR).map_err(Problem::failed)?;
    let place = place(&resident.id, &attempt.state);
    let secrets = app.sealer.seal(&place, &attempt)?;
    let row = AttemptRow { secrets, purpose: agreed, expires_at: until.as_second() };
    app.identities.begin(&resident.id, &name(&attempt.state), &row).await?;
    Ok((StatusCode::CREATED, Json(AttemptCard { url })))
}

/// What a provider adds to the address that it sends the browser to.
#[derive(Deserialize)]
pub(crate) struct Back {
    state: Option<String>,
    code: Option<String>,
}

/// On to the page inside LINE. Behind the `#`, neither state nor code reaches another server's log.
pub(crate) async fn done(State(app): State<Arc<App>>, Query(back): Query<Back>) -> Redirect {
    let plain = |text: &String| {
        let fits = (1..=512).contains(&text.len());
        fits && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b))
    };
    let parts = [back.state, back.code].into_iter().map(|part| part.filter(plain));
    let place = parts.map_while(|part| part.map(|part| format!("/{part}"))).collect::<String>();
    Redirect::to(&format!("{}#/identity{place}", app.page))
}

pub(crate) async fn register(
    State(app): State<Arc<App>>,
    resident: Resident,
    Json(answer): Json<CardAnswer>,
) -> Result<(StatusCode, Json<RegisteredCard>), Problem> {
    let now = app.world.clock.now();
    let taken = app.identities.take(&resident.id, &name(&answer.state)).await?;
    let taken = taken.filter(|attempt| attempt.expires_at > now.as_second()).ok_or(Refusal::AttemptUnknown)?;
    let attempt: Attempt = app.sealer.open(&place(&resident.id, &answer.state), &taken.secrets)?;
    let code = attempt.code(Some(&answer.state), answer.code.as_deref(), answer.error.as_deref());
    let code = code.map_err(|error| match error {
        NoCode::State => Refusal::AttemptUnknown,
        NoCode::Refused(_) | NoCode::Missing => Refusal::CardTurnedBack,
    })?;

    let provider = app.provider.as_ref().ok_or(Refusal::CardServiceUnavailable)?;
    let (subject, items) = provider.prove(&attempt, code, &app.world).await.map_err(refused)?;
    let person = format!("per_{}", digest(&[&app.pepper, &provider.provider().issuer, &subject], 13));
    let sealed = app.sealer.seal(&PersonRow::place(&person), &items)?;
    let link = IdentityLink { person: person.clone(), purpose: taken.purpose, registered_at: now };
    let row = PersonRow { person, resident: resident.id.clone(), sealed };
    app.identities.register(&row, &link, &audit(&app, &resident, "identity.registered")).await?;
    Ok((StatusCode::CREATED, Json(card(&items, now))))
}

/// A state is a secret until it is used; a key text is none.
fn name(state: &str) -> String {
    digest(&[state], 16)
}

fn place(resident: &str, state: &str) -> String {
    format!("attempt/{resident}/{}", name(state))
}

fn refused(error: NotProved) -> Problem {
    let reason = error.to_string();
    let refusal = match error {
        NotProved::Unreachable(error) => {
            tracing::warn!(error = %error.without_url(), "the card's provider cannot be reached");
            return Refusal::CardServiceUnavailable.into();
        }
        NotProved::Client | NotProved::Key(_) => {
            tracing::error!(reason, "the card's provider does not take our client key; infra/runbooks/keys.md");
            return Refusal::CardServiceUnavailable.into();
        }
        NotProved::Items => Refusal::CardUnread,
        NotProved::Token(_) | NotProved::Answer(_) => Refusal::CardNotProved,
    };
    tracing::warn!(reason, "a sign-in with a card was not good");
    Problem::Explained(refusal, Box::new(Explanation { reason: Some(reason), ..Explanation::default() }))
}
