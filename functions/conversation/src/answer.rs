//! Replies: free while the token is fresh, a push otherwise, each once.

use domain::{
    dialogue::{Action, Card, Choice, Reply},
    text::LineText,
};
use jiff::{SignedDuration, Timestamp};
use line::{Bubble, Event, LimitError, Link, Message, Messages, Paragraph, Pick, PostbackData, SendError, Tone};
use tables::{Claim, Kind, NewBatch, Recipient, batch_id};

use crate::{App, error::EventError};

/// LINE: a reply token is good for about a minute. Ten seconds are ours.
const FRESH: SignedDuration = SignedDuration::from_secs(50);
/// An answer that is a day late answers nothing.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The dialogue's replies as LINE messages. Cards come below their text as a message of their own.
pub(crate) fn messages(replies: &[Reply], page: &Link) -> Result<Vec<Message>, LimitError> {
    let mut messages = Vec::new();
    for reply in replies {
        let text = reply.text.clone();
        let quick_replies = actions(&reply.choices, page)?;
        if reply.cards.is_empty() {
            messages.push(Message::Text { text, quick_replies });
            continue;
        }
        messages.push(Message::text(text.clone()));
        let bubbles = reply.cards.iter().map(|card| bubble(card, page)).collect::<Result<_, LimitError>>()?;
        messages.push(Message::Flex { alt_text: text, bubbles, quick_replies });
    }
    Ok(messages)
}

fn bubble(card: &Card, page: &Link) -> Result<Bubble, LimitError> {
    let line = |text: &LineText| Paragraph { text: text.clone(), tone: Tone::Plain };
    Ok(Bubble {
        title: card.title.clone(),
        body: card.lines.iter().map(line).collect(),
        buttons: actions(&card.buttons, page)?,
    })
}

fn actions(choices: &[Choice], page: &Link) -> Result<Vec<line::Action>, LimitError> {
    choices.iter().map(|choice| action(choice, page)).collect()
}

fn action(choice: &Choice, page: &Link) -> Result<line::Action, LimitError> {
    let label = choice.label.clone();
    Ok(match &choice.action {
        Action::Tap(command) => line::Action::Postback {
            display_text: Some(label.clone()),
            label,
            data: PostbackData::new(command.to_string())?,
        },
        Action::PickDate { command, min, max, initial } => line::Action::Picker {
            label,
            data: PostbackData::new(command.to_string())?,
            pick: Pick::Date { initial: Some(*initial), min: Some(*min), max: Some(*max) },
        },
        Action::SendPlace => line::Action::Location { label },
        Action::Open(place) => {
            line::Action::Link { label, link: Link::new(format!("{}{}", page.as_str(), place.fragment()))? }
        }
    })
}

/// Whether the event's reply token can still be used.
pub(crate) fn is_fresh(event: &Event, now: Timestamp) -> bool {
    event.reply_token.is_some() && now.duration_since(at(event, now)) < FRESH
}

/// When the event happened, by LINE's clock.
fn at(event: &Event, now: Timestamp) -> Timestamp {
    event.at().unwrap_or(now)
}

/// The same answer as a push to one person.
pub(crate) fn as_push(event: &Event, user: &str, resident: &str, messages: &Messages, now: Timestamp) -> NewBatch {
    let messages = messages.freeze();
    let members = vec![Recipient { resident: resident.to_owned(), child: None, line_user_id: user.to_owned() }];
    NewBatch {
        // One answer for one event, whichever delivery makes it.
        id: batch_id(platform::today(at(event, now)), event.event_key(), &members),
        kind: Kind::Answer,
        messages,
        milestones: Vec::new(),
        members,
        created_at: now,
        not_after: now + GOOD_FOR,
        run: None,
    }
}

/// Sends the answer that was just written: the push that is frozen already, or the free reply.
pub(crate) async fn send(
    app: &App,
    event: &Event,
    messages: &Messages,
    push: Option<NewBatch>,
) -> Result<(), EventError> {
    match (push, &event.reply_token) {
        (Some(batch), _) => Ok(app.outbox.send(vec![batch.id]).await?),
        (None, Some(token)) => reply(app, event, token, messages).await,
        (None, None) => Ok(()),
    }
}

/// Finishes the answer of an earlier delivery, unless it is out. While the token is fresh the reply is tried again:
/// should LINE have it already, it refuses the used token and nothing is said twice. Later the answer is a push. That
/// one could repeat a reply only if LINE had taken it, hidden that from us, and stayed out of reach for the rest of the
/// token's minute; a parent who waits for an answer that never comes would be worse.
pub(crate) async fn finish(app: &App, event: &Event, user: &str, claim: &Claim) -> Result<(), EventError> {
    let now = app.world.clock.now();
    if claim.answered {
        return Ok(());
    }
    let messages = Messages::thaw(&claim.reply)?;
    if let (true, Some(token)) = (is_fresh(event, now), &event.reply_token) {
        return reply(app, event, token, &messages).await;
    }
    let resident = platform::resident_id(&app.pepper, user);
    let batch = as_push(event, user, &resident, &messages, now);
    app.notices.put_frozen(&batch).await?;
    app.ledger.answered(event.event_key()).await?;
    Ok(app.outbox.send(vec![batch.id]).await?)
}

async fn reply(app: &App, event: &Event, token: &str, messages: &Messages) -> Result<(), EventError> {
    match app.line.reply(token, messages).await {
        Ok(_) => {}
        // Used or over: an earlier delivery has answered, or nobody is waiting any more.
        Err(SendError::Refused { status: 400, message, .. }) => {
            tracing::info!(message, "reply token is used or over");
        }
        Err(error) => return Err(error.into()),
    }
    Ok(app.ledger.answered(event.event_key()).await?)
}
