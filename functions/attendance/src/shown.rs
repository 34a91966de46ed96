//! From what is kept to what the wire carries.

use contract::{AbsenceReason, Refusal, Standing, StayCard};
use domain::facility::{Remark, RemarkError};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use sync::{
    board,
    clock::Millis,
    entry::{Entry, Why},
    fold::ChildDay,
};

/// An instant as Japan's clocks show it.
pub(crate) fn instant(at: Millis) -> String {
    let at = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    moment(at)
}

/// The same of a timestamp.
pub(crate) fn moment(at: Timestamp) -> String {
    format!("{}+09:00", platform::here(at).strftime("%Y-%m-%dT%H:%M:%S"))
}

/// A moment of a request: with an offset, or without one in Japan's time.
pub(crate) fn read_moment(text: &str) -> Result<Millis, Refusal> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(at.as_millisecond());
    }
    let civil: jiff::civil::DateTime = text.parse().map_err(|_| Refusal::DateDoesNotExist)?;
    let at = civil.to_zoned(platform::japan()).map_err(|_| Refusal::DateDoesNotExist)?;
    Ok(at.timestamp().as_millisecond())
}

/// A time of a day in Japan, such as `10:30`.
pub(crate) fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// The same of a request.
pub(crate) fn read_clock(text: &str) -> Result<Time, Refusal> {
    Time::strptime("%H:%M", text).ok().filter(|time| clock(*time) == text).ok_or(Refusal::BadRequest)
}

/// A few words of a request; none where it is empty.
pub(crate) fn read_note(text: &str) -> Result<Option<Remark>, Refusal> {
    Remark::read(text).map_err(|error| match error {
        RemarkError::MyNumber => Refusal::MyNumberRefused,
        RemarkError::TooLong | RemarkError::NotAllowed => Refusal::NoteInvalid,
    })
}

/// A day of a request.
pub(crate) fn read_day(text: &str) -> Result<Date, Refusal> {
    text.parse().map_err(|_| Refusal::DateDoesNotExist)
}

pub(crate) fn standing(standing: board::Standing) -> Standing {
    match standing {
        board::Standing::Present => Standing::Present,
        board::Standing::OnBus => Standing::OnBus,
        board::Standing::OffBus => Standing::OffBus,
        board::Standing::Left => Standing::Left,
        board::Standing::Absent => Standing::Absent,
        board::Standing::DayOff => Standing::DayOff,
        board::Standing::Awaited => Standing::Awaited,
        board::Standing::NotSeen => Standing::NotSeen,
        board::Standing::Unknown => Standing::Unknown,
    }
}

pub(crate) fn stays(day: &ChildDay) -> Vec<StayCard> {
    day.stays.iter().map(|stay| StayCard { from: stay.from.map(instant), to: stay.to.map(instant) }).collect()
}

/// The reason of an absence by its word in an entry.
pub(crate) fn reason(word: &str) -> AbsenceReason {
    match Why::of_word(word) {
        Some(Why::Sick) => AbsenceReason::Sick,
        Some(Why::Private) => AbsenceReason::Private,
        Some(Why::Bereavement) => AbsenceReason::Bereavement,
        Some(Why::Infection) => AbsenceReason::Infection,
        Some(Why::Other) | None => AbsenceReason::Other,
    }
}

pub(crate) fn why(reason: AbsenceReason) -> Why {
    match reason {
        AbsenceReason::Sick => Why::Sick,
        AbsenceReason::Private => Why::Private,
        AbsenceReason::Other => Why::Other,
        AbsenceReason::Bereavement => Why::Bereavement,
        AbsenceReason::Infection => Why::Infection,
    }
}

/// What an entry is, by its own word.
pub(crate) fn kind(entry: &Entry) -> String {
    let text = entry.write().unwrap_or_default();
    let value: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    value.and_then(|value| Some(value.get("kind")?.as_str()?.to_owned())).unwrap_or_default()
}

/// The word by which a value of `sync` is told apart on every wire, such as `not_seen`; `tag` names its place.
pub(crate) fn word(value: &impl serde::Serialize, tag: &str) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(value) => value.get(tag).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned(),
        Err(_) => String::new(),
    }
}
