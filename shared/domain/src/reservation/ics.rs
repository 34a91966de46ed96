//! An appointment as a calendar file (RFC 5545). It says what the family chose to put into its own calendar: title,
//! place and time, never for whom.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// Octets of a line before it is folded (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Japan, all year round.
pub(crate) const JAPAN: Offset = Offset::constant(9);

/// One appointment.
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// The same for every version of it.
    pub uid: &'a str,
    /// Grows with every version.
    pub sequence: u64,
    /// When the file was made.
    pub stamp: Timestamp,
    /// The start, in Japan.
    pub starts: DateTime,
    /// The end.
    pub ends: DateTime,
    /// What it is.
    pub title: &'a str,
    /// Where it is; empty when nowhere.
    pub place: &'a str,
    /// It does not take place any more.
    pub cancelled: bool,
}

/// The file.
#[must_use]
pub fn event(event: &Event<'_>) -> String {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Tsunagu//Reservations//JA");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.line("BEGIN", "VEVENT");
    file.line("UID", &escaped(event.uid));
    file.line("SEQUENCE", &event.sequence.to_string());
    file.line("DTSTAMP", &in_utc(event.stamp));
    file.line("DTSTART", &from_japan(event.starts));
    file.line("DTEND", &from_japan(event.ends));
    file.line("SUMMARY", &escaped(event.title));
    if !event.place.is_empty() {
        file.line("LOCATION", &escaped(event.place));
    }
    file.line("STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" });
    file.line("END", "VEVENT");
    file.line("END", "VCALENDAR");
    file.0
}

struct File(String);

impl File {
    /// Writes a content line, folded between characters: each further line opens with a space that counts.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// RFC 5545, 3.3.11. Control characters other than a line break have no way to be written.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn from_japan(time: DateTime) -> String {
    JAPAN.to_timestamp(time).map_or_else(|_| in_utc(Timestamp::MAX), in_utc)
}

fn in_utc(instant: Timestamp) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    write!(out, "{}", Offset::UTC.to_datetime(instant).strftime("%Y%m%dT%H%M%SZ")).unwrap_or_default();
    out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn appointment<'a>(title: &'a str, place: &'a str) -> Event<'a> {
        Event {
            uid: "bkg_0123@tsunagu.example",
            sequence: 2,
            stamp: "2026-04-01T09:00:00+09:00".parse().unwrap(),
            starts: date(2026, 4, 10).at(8, 30, 0, 0),
            ends: date(2026, 4, 10).at(9, 0, 0, 0),
            title,
            place,
            cancelled: false,
        }
    }

    #[test]
    fn an_appointment_in_japan_is_written_in_utc() {
        let lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Tsunagu//Reservations//JA",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:bkg_0123@tsunagu.example",
            "SEQUENCE:2",
            "DTSTAMP:20260401T000000Z",
            "DTSTART:20260409T233000Z",
            "DTEND:20260410T000000Z",
            "SUMMARY:健診\\, 歯\\; a\\\\b",
            "LOCATION:2階\\n8番",
            "STATUS:CONFIRMED",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];

        assert_eq!(event(&appointment("健診, 歯; a\\b", "2階\r\n8番")), lines.join("\r\n"));
    }

    #[test]
    fn a_cancelled_one_says_so_and_nowhere_is_left_out() {
        let file = event(&Event { cancelled: true, ..appointment("健診", "") });

        assert!(file.contains("STATUS:CANCELLED\r\n"));
        assert!(!file.contains("LOCATION"));
    }

    proptest! {
        #[test]
        fn every_text_comes_back_from_short_lines(title in "[^\r]{0,200}", place in "[🐻あa,;\\\\\n]{0,120}") {
            let file = event(&appointment(&title, &place));

            prop_assert!(file.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            prop_assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
            let unfolded = file.replace("\r\n ", "");
            let value = |name: &str| unfolded.split("\r\n").find_map(|line| line.strip_prefix(name)).map(unescaped);
            let written: String = title.chars().filter(|c| !c.is_control() || *c == '\n').collect();
            prop_assert_eq!(value("SUMMARY:"), Some(written));
            prop_assert_eq!(value("LOCATION:").unwrap_or_default(), place);
        }
    }

    fn unescaped(value: &str) -> String {
        let mut out = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, true) => match chars.next() {
                    Some('n') => out.push('\n'),
                    other => out.extend(other),
                },
                (c, false) => out.push(c),
            }
        }
        out
    }
}
