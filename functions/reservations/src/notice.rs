//! What LINE says about an appointment: what, when, and a button. Never for whom, never an answer, and of a discreet
//! service not even what.

use domain::{
    reservation::{Booking, Service},
    text::{Key, Lang, LineText, Param},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use line::{Action, LimitError, Link, Message, Messages};
use tables::{Kind, NewBatch, Profile, Recipient, batch_id};

use crate::App;

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Say {
    /// A place is held until then.
    Offer(Timestamp),
    /// Staff said yes.
    Confirmed,
    /// Staff said no.
    Declined,
    /// Staff cancelled it.
    Withdrawn,
    /// The day was closed.
    Closed,
    /// The draw brought a place.
    Drawn,
    /// It did not.
    NotDrawn,
    /// The office wrote something.
    Message,
    /// It is soon: so many days from now.
    Reminder(u8),
}

impl Say {
    const fn key(self) -> Key {
        match self {
            Self::Offer(_) => Key::AppointmentOffer,
            Self::Confirmed => Key::AppointmentConfirmed,
            Self::Declined => Key::AppointmentDeclined,
            Self::Withdrawn => Key::AppointmentWithdrawn,
            Self::Closed => Key::AppointmentClosed,
            Self::Drawn => Key::AppointmentDrawn,
            Self::NotDrawn => Key::AppointmentNotDrawn,
            Self::Message => Key::AppointmentMessage,
            Self::Reminder(0) => Key::AppointmentRemindToday,
            Self::Reminder(_) => Key::AppointmentRemindBefore,
        }
    }

    const fn label(self) -> Key {
        match self {
            Self::Declined | Self::Withdrawn | Self::Closed => Key::LabelRebook,
            Self::Message => Key::LabelRead,
            _ => Key::LabelAppointmentOpen,
        }
    }
}

/// The text in `lang` about a slot of `service` that starts at `starts`.
pub(crate) fn text(say: Say, lang: Lang, service: Option<&Service>, starts: jiff::civil::DateTime) -> LineText {
    let word = || LineText::plain(lang, Key::AppointmentWord);
    let title = service.map_or_else(word, |service| service.name_in_line(lang));
    let mut params =
        vec![("title", Param::Text(title)), ("day", Param::Date(starts.date())), ("time", Param::Time(starts.time()))];
    if let Say::Offer(until) = say {
        let until = platform::here(until);
        params.extend([("until", Param::Date(until.date())), ("end", Param::Time(until.time()))]);
    }
    LineText::of(lang, say.key(), &params)
}

/// The message: the text and its button. Reminders go to many, so theirs opens the list of bookings.
pub(crate) fn messages(
    app: &App,
    say: Say,
    lang: Lang,
    service: Option<&Service>,
    id: &str,
    starts: jiff::civil::DateTime,
) -> Result<Messages, LimitError> {
    let place = match (say, service) {
        (Say::Declined | Say::Withdrawn | Say::Closed, Some(service)) if !service.discreet => {
            format!("#service/{}", service.id)
        }
        (Say::Reminder(_) | Say::Declined | Say::Withdrawn | Say::Closed, _) => "#bookings".to_owned(),
        _ => format!("#booking/{id}"),
    };
    let link = Link::new(format!("{}{place}", app.page.as_str()))?;
    let open = Action::Link { label: LineText::plain(lang, say.label()), link };
    Messages::new(&[Message::Text { text: text(say, lang, service, starts), quick_replies: vec![open] }])
}

/// The batch that tells one family about its booking; none for somebody whom LINE does not reach. `event` is what it
/// tells of: the same event gives the same batch, however often it is made.
pub(crate) fn batch(
    app: &App,
    profile: Option<&Profile>,
    resident: &str,
    service: Option<&Service>,
    (id, booking): (&str, &Booking),
    say: Say,
    event: &str,
) -> Result<Option<NewBatch>, LimitError> {
    let Some(profile) = profile.filter(|profile| profile.following) else { return Ok(None) };
    let now = app.world.clock.now();
    let lang = profile.lang.unwrap_or_default();
    let messages = messages(app, say, lang, service, id, booking.slot.starts)?.freeze();
    let (kind, milestones, child) = match say {
        Say::Offer(_) => (Kind::Appointment, vec![format!("offer:{}", booking.slot)], Some(id.to_owned())),
        _ => (Kind::Answer, Vec::new(), None),
    };
    let members = vec![Recipient { resident: resident.to_owned(), child, line_user_id: profile.line_user_id.clone() }];
    Ok(Some(NewBatch {
        id: batch_id(Date::ZERO, &format!("{event}/{id}"), &members),
        kind,
        messages,
        milestones,
        members,
        created_at: now,
        not_after: match say {
            Say::Offer(until) => until,
            // News of yesterday is still news: the family may be about to set out.
            _ => now + SignedDuration::from_hours(7 * 24),
        },
        run: None,
    }))
}
