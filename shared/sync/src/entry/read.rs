//! Reads the one spelling and nothing else: no white space, no other order, no second form of a number.

use jiff::civil::Date;

use super::{Entry, Fact, Key, LogId, NotANaming, Passage, Ride, VERSION, Via, Why, is_safe};
use crate::clock::{Moment, Offset};

pub(super) fn entry(text: &str) -> Option<Entry> {
    let mut from = Reader(text);
    from.literal("{\"v\":")?;
    let version = u32::try_from(from.bare()?).ok()?;
    let device = from.name("device")?;
    let log = from.log("log")?;
    let n = from.place("n")?;
    let prev = super::Digest::parse(from.text("prev")?).ok()?;
    let facility = from.name("facility")?;
    let day = date(from.text("day")?)?;
    let captured = Moment {
        wall: from.number("wall")?,
        mono: from.number("mono")?,
        boot: u32::try_from(from.number("boot")?).ok()?,
    };
    let offset = match (from.number_or_null("offset")?, from.number_or_null("within")?) {
        (Some(offset), Some(within)) => Some(Offset { offset, within }),
        (None, None) => None,
        _ => return None,
    };
    let fact = match version {
        0 => return None,
        1..=VERSION => {
            let fact = fact(&mut from)?;
            from.literal("}")?;
            (from.0.is_empty() && fact.version() == version).then_some(fact)?
        }
        _ => from.0.ends_with('}').then_some(Fact::Newer)?,
    };
    Some(Entry { device, key: Key { log, n }, prev, facility, day, captured, offset, fact })
}

fn fact(from: &mut Reader<'_>) -> Option<Fact> {
    Some(match from.text("kind")? {
        "in" => Fact::In(passage(from)?),
        "out" => Fact::Out(passage(from)?),
        "boarded" => Fact::Boarded(ride(from)?),
        "alighted" => Fact::Alighted(ride(from)?),
        "roll_call" => Fact::RollCall { child: from.name("child")?, by: from.name("by")?, here: from.flag("here")? },
        "absence" => {
            Fact::Absence { child: from.name("child")?, by: from.name("by")?, why: Why::of_word(from.text("why")?)? }
        }
        "absence_withdrawn" => Fact::AbsenceWithdrawn { child: from.name("child")?, by: from.name("by")? },
        "coming" => Fact::Coming { child: from.name("child")?, by: from.name("by")?, eta: from.number_or_null("eta")? },
        "coming_withdrawn" => Fact::ComingWithdrawn { child: from.name("child")?, by: from.name("by")? },
        "leaving" => Fact::Leaving { child: from.name("child")?, by: from.name("by")?, at: from.number_or_null("at")? },
        "called" => Fact::Called {
            child: from.name("child")?,
            by: from.name("by")?,
            whom: from.name("whom")?,
            reached: from.flag("reached")?,
        },
        "read" => Fact::Read { child: from.name("child")?, by: from.name("by")?, notice: from.name("notice")? },
        "departed" => Fact::Departed { run: from.name("run")?, by: from.name("by")?, driver: from.name("driver")? },
        "counted" => Fact::Counted {
            run: from.name("run")?,
            by: from.name("by")?,
            on: u16::try_from(from.number("on")?).ok()?,
            off: u16::try_from(from.number("off")?).ok()?,
        },
        "seats_checked" => {
            Fact::SeatsChecked { run: from.name("run")?, by: from.name("by")?, second: from.name_or_null("second")? }
        }
        "device_acknowledged" => Fact::DeviceAcknowledged { run: from.name("run")?, by: from.name("by")? },
        "void" => {
            let (child, by) = (from.name("child")?, from.name("by")?);
            Fact::Void { child, by, target: from.target()?, reason: from.name("reason")? }
        }
        "redate" => {
            let (child, by) = (from.name("child")?, from.name("by")?);
            Fact::Redate { child, by, target: from.target()?, at: from.number("at")?, reason: from.name("reason")? }
        }
        "command" => Fact::Command {
            name: from.name("name")?,
            about: from.name("about")?,
            expires_at: from.number("expires_at")?,
        },
        _ => return None,
    })
}

fn passage(from: &mut Reader<'_>) -> Option<Passage> {
    Some(Passage {
        child: from.name("child")?,
        by: from.name_or_null("by")?,
        with: from.name_or_null("with")?,
        via: match from.text("via")? {
            "tap" => Via::Tap,
            "qr" => Via::Qr,
            "card" => Via::Card,
            "paper" => Via::Paper,
            _ => return None,
        },
        at: from.number_or_null("at")?,
    })
}

fn ride(from: &mut Reader<'_>) -> Option<Ride> {
    let (child, by) = (from.name("child")?, from.name("by")?);
    Some(Ride {
        child,
        by,
        run: from.name("run")?,
        second: from.name_or_null("second")?,
        to: from.name_or_null("to")?,
        at: from.number_or_null("at")?,
    })
}

/// `2026-04-13`, and no other of ISO 8601's spellings.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = parts.next().is_none() && (year.len(), month.len(), day.len()) == (4, 2, 2);
    let digits = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    if !shaped || !digits {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The rest of a canonical text.
pub(crate) struct Reader<'a>(pub(crate) &'a str);

impl<'a> Reader<'a> {
    pub(crate) fn literal(&mut self, literal: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(literal)?;
        Some(())
    }

    fn key(&mut self, key: &str) -> Option<()> {
        self.literal(",\"")?;
        self.literal(key)?;
        self.literal("\":")
    }

    fn until(&mut self, end: usize) -> Option<&'a str> {
        let (value, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        Some(value)
    }

    /// What stands between quotes; whether it may stand there is for its type to say.
    fn text(&mut self, key: &str) -> Option<&'a str> {
        self.key(key)?;
        self.literal("\"")?;
        let value = self.until(self.0.find('"')?)?;
        self.literal("\"")?;
        Some(value)
    }

    fn name<T: TryFromText>(&mut self, key: &str) -> Option<T> {
        T::take(self.text(key)?).ok()
    }

    fn name_or_null<T: TryFromText>(&mut self, key: &str) -> Option<Option<T>> {
        if self.null(key) { Some(None) } else { self.name(key).map(Some) }
    }

    fn null(&mut self, key: &str) -> bool {
        let before = self.0;
        let null = self.key(key).and_then(|()| self.literal("null")).is_some();
        if !null {
            self.0 = before;
        }
        null
    }

    /// An integer that JavaScript holds exactly, as it writes it.
    pub(crate) fn bare(&mut self) -> Option<i64> {
        let end = self.0.find(|letter: char| letter != '-' && !letter.is_ascii_digit()).unwrap_or(self.0.len());
        let digits = self.until(end)?;
        let spelled = match digits.strip_prefix('-') {
            Some(rest) => !rest.starts_with('0'),
            None => digits == "0" || !digits.starts_with('0'),
        };
        digits.parse().ok().filter(|number| spelled && is_safe(*number))
    }

    fn number(&mut self, key: &str) -> Option<i64> {
        self.key(key)?;
        self.bare()
    }

    fn number_or_null(&mut self, key: &str) -> Option<Option<i64>> {
        if self.null(key) { Some(None) } else { self.number(key).map(Some) }
    }

    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        self.key(key)?;
        if self.literal("true").is_some() { Some(true) } else { self.literal("false").map(|()| false) }
    }

    fn log(&mut self, key: &str) -> Option<LogId> {
        LogId::parse(self.text(key)?).ok()
    }

    fn place(&mut self, key: &str) -> Option<u64> {
        u64::try_from(self.number(key)?).ok().filter(|n| *n > 0)
    }

    fn target(&mut self) -> Option<Key> {
        Some(Key { log: self.log("target_log")?, n: self.place("target_n")? })
    }
}

/// A name that checks itself.
trait TryFromText: Sized {
    fn take(text: &str) -> Result<Self, NotANaming>;
}

macro_rules! take {
    ($($name:ident)*) => {$(
        impl TryFromText for super::$name {
            fn take(text: &str) -> Result<Self, NotANaming> {
                Self::new(text)
            }
        }
    )*};
}

take!(DeviceId FacilityId ChildId RunId PersonId ThingId Reason);
