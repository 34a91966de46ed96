//! One event: claim, decide, write, reply.

use domain::{
    dialogue::{self, Input},
    nursery::Position,
};
use line::{Event, Kind, Messages};
use platform::{door::Message, resident_id};
use serde_json::Value;
use tables::{Claim, FamilyWrite, NewBatch, Profile, StoreError};

use crate::{App, answer, desk, effects, error::EventError, find, nursery};

/// How often a family is loaded and decided again when someone else (the page, a second phone) was faster.
const TRIES: usize = 5;

pub(crate) async fn handle(app: &App, message: &Message) -> Result<(), EventError> {
    let event = Event::read(&message.body);
    let Some(user) = event.source.user_id.clone() else {
        // A group, or an event without a sender: nobody to talk with.
        tracing::info!(kind = event.kind.name(), "event parked");
        return Ok(());
    };
    // On standby another module of the channel talks. Who came and who left is ours to know all the same.
    match &event.kind {
        Kind::Unfollow => return follow_state(app, &event, &user, false).await,
        Kind::Follow { .. } => follow_state(app, &event, &user, true).await?,
        _ => {}
    }
    if !event.may_answer() {
        tracing::info!(kind = event.kind.name(), "event parked on standby");
        return Ok(());
    }
    let again = message.received > 1 || event.is_redelivery;
    if again && let Some(claim) = app.ledger.find(event.event_key()).await? {
        // An earlier delivery may have ended between the write and what reservations have to hear of it.
        desk::lost_before(app, &resident_id(&app.pepper, &user)).await?;
        return answer::finish(app, &event, &user, &claim).await;
    }
    match &event.kind {
        Kind::Follow { .. } => talk(app, &event, &user, Input::Follow).await,
        Kind::Text { text, .. } => {
            let refused = serde_json::from_str::<Value>(&message.body)
                .is_ok_and(|raw| raw.pointer("/message/numberRefused").is_some());
            let input = if refused { Input::NumberRefused } else { Input::Text(text.clone()) };
            talk(app, &event, &user, input).await
        }
        Kind::Postback { data, params } => {
            talk(app, &event, &user, Input::Tap { data: data.clone(), date: params.civil_date() }).await
        }
        // A place elsewhere is as good as none.
        Kind::Location { latitude, longitude, .. } => {
            let place = Position::new(*latitude, *longitude);
            talk(app, &event, &user, place.map_or(Input::Other, Input::Place)).await
        }
        Kind::OtherMessage(_) => talk(app, &event, &user, Input::Other).await,
        // What a resident takes back was never stored.
        Kind::Unfollow | Kind::Unsend { .. } | Kind::Other(_) => {
            tracing::info!(kind = event.kind.name(), "event parked");
            Ok(())
        }
    }
}

/// Notes that the account was followed or left. Of several such events the one with the last timestamp counts, in
/// whatever order they arrive.
async fn follow_state(app: &App, event: &Event, user: &str, following: bool) -> Result<(), EventError> {
    let resident = resident_id(&app.pepper, user);
    let at = event.timestamp.unwrap_or_else(|| app.world.clock.now().as_millisecond());
    for _ in 0..TRIES {
        let family = app.residents.family(&resident).await?;
        let profile = family.profile.clone().unwrap_or_else(|| Profile::new(user));
        if family.profile.is_some()
            && (profile.followed_at > at || (profile.followed_at == at && profile.following == following))
        {
            return Ok(());
        }
        let profile = Profile { following, followed_at: at, ..profile };
        let write = FamilyWrite { profile, children: Vec::new(), audit: Vec::new() };
        match app.residents.commit(&family, write, None, None).await {
            Err(StoreError::Conflict(_)) => {}
            other => return Ok(other?),
        }
    }
    Err(StoreError::Conflict("follow").into())
}

/// One turn of the chat.
async fn talk(app: &App, event: &Event, user: &str, input: Input) -> Result<(), EventError> {
    let resident = resident_id(&app.pepper, user);
    for _ in 0..TRIES {
        let now = app.world.clock.now();
        let family = app.residents.family(&resident).await?;
        let before = family.profile.clone().unwrap_or_else(|| Profile { following: true, ..Profile::new(user) });
        let person = effects::person(&before, &family);
        let (key, today) = (event.event_key(), platform::today(now));
        let turn = if let Some(step) = dialogue::booking(&person, &input) {
            dialogue::book(&person, &step, &desk::see(app, &family, &step, key, now).await?)
        } else if let Some(step) = dialogue::attending(&person, &input) {
            let wards = nursery::wards(app, &resident, &step, key, now).await?;
            dialogue::attend(&person, &step, &wards, today)
        } else if let Some(step) = dialogue::finding(&person, &input) {
            find::turn(app, &person, &step, now).await?
        } else {
            dialogue::turn(&person, &input, today)
        };
        let Some(write) = effects::write(app, &family, before, &turn.effects) else {
            // The rows and the chat disagree about what is possible; a fresh look decides.
            continue;
        };
        let messages = Messages::new(&answer::messages(&turn.replies, &app.page)?)?;
        let push = (!answer::is_fresh(event, now)).then(|| answer::as_push(event, user, &resident, &messages, now));
        let claim =
            Claim { event: event.event_key().to_owned(), reply: messages.freeze(), at: now, answered: push.is_some() };
        let batch = push.as_ref().map(|batch: &NewBatch| (&app.notices, batch));
        match app.residents.commit(&family, write, Some((&app.ledger, &claim)), batch).await {
            Ok(()) => {
                desk::lost(app, &family, &turn.effects).await;
                return answer::send(app, event, &messages, push).await;
            }
            Err(StoreError::Conflict(_)) => {
                // Either the family has changed, or this very event was handled by a delivery that overlapped.
                if let Some(claim) = app.ledger.find(event.event_key()).await? {
                    return answer::finish(app, event, user, &claim).await;
                }
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict("conversation").into())
}
