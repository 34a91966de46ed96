use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::HeaderMap,
};
use contract::{Loss, LossReport, Refusal};
use domain::{
    reservation::Event,
    text::{Key, LineText},
};
use platform::{Problem, auth::Resident, problem::accepted};
use tables::{ChildRow, ChildWrite, FamilyWrite};

use crate::App;

/// Ends a pregnancy that was lost. The row stays, without index keys, so that nothing finds it any more and the sender
/// withholds what is queued; the support that remains is told once, only if asked for.
pub(crate) async fn report(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Loss>, Problem> {
    let report = match body.as_ref() {
        [] => LossReport::default(),
        json => serde_json::from_slice(json).map_err(|_| Refusal::BadRequest)?,
    };
    let asked = accepted(headers.get("accept-language").and_then(|value| value.to_str().ok()));
    let now = app.world.clock.now();
    let told = app.change(&resident, |family, profile| {
        let child = family.child(&id).ok_or(Refusal::NotFound)?;
        if !child.member.subject.is_pregnancy() {
            return Err(Refusal::NotAPregnancy);
        }
        let tell = report.tell_support && !child.support_told;
        let ended = ChildRow {
            ended_at: Some(child.ended_at.unwrap_or(now)),
            support_told: child.support_told || tell,
            ..child.clone()
        };
        let answer = tell.then(|| profile.lang.unwrap_or(asked));
        if ended == *child {
            return Ok((None, answer));
        }
        let audit = vec![app.audit(&resident, "pregnancy.ended", &id)];
        Ok((Some(FamilyWrite { profile, children: vec![ChildWrite::Save(ended)], audit }), answer))
    });
    let told = told.await?;
    // What was booked for the pregnancy is given back. Should this be lost, the hour that would remind of it sees to it.
    let event = Event::Ended { resident: resident.id, child: id.clone() };
    if let Err(error) = app.reservation_events.send(vec![event.to_string()]).await {
        tracing::warn!(%error, "bookings of an ended pregnancy stay until they are due");
    }
    let support = told.map(|lang| LineText::plain(lang, Key::SupportText).as_str().to_owned());
    Ok(Json(Loss { id, ended: true, support }))
}
