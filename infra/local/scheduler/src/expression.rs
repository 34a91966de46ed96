//! Schedule expressions: `at(…)`, `rate(…)` and `cron(…)`, and when they come round.
//!
//! Daylight saving as AWS documents it: a time that is skipped in spring is skipped; a time that comes twice in autumn
//! runs once.

use jiff::{
    SignedDuration, Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};

use crate::cron::Cron;

/// A parsed schedule expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    At(DateTime),
    Rate(SignedDuration),
    Cron(Box<Cron>),
}

impl Expression {
    /// Reads an expression; `None` where AWS answers `ValidationException`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let inside = |kind: &str| text.strip_prefix(kind)?.strip_prefix('(')?.strip_suffix(')');
        if let Some(at) = inside("at") {
            // yyyy-mm-ddThh:mm:ss and nothing else: no zone, no fraction.
            let is_plain = at.len() == 19 && at.as_bytes().get(10) == Some(&b'T');
            return at.parse().ok().filter(|_| is_plain).map(Self::At);
        }
        if let Some(rate) = inside("rate") {
            return parse_rate(rate).map(Self::Rate);
        }
        Cron::parse(inside("cron")?).map(|cron| Self::Cron(Box::new(cron)))
    }

    /// The first occurrence after `after`. `origin` is where a rate counts from: the start date, or the creation.
    #[must_use]
    pub fn next_after(&self, after: Timestamp, zone: &TimeZone, origin: Timestamp) -> Option<Timestamp> {
        match self {
            Self::At(at) => zone.to_ambiguous_timestamp(*at).compatible().ok().filter(|at| *at > after),
            Self::Rate(period) => {
                // "If you do not provide a StartDate …, your schedule starts invoking the target immediately."
                let since = after.duration_since(origin);
                if since.is_negative() {
                    return Some(origin);
                }
                let rounds = since.as_secs().checked_div(period.as_secs())?.checked_add(1)?;
                origin.checked_add(period.checked_mul(i32::try_from(rounds).ok()?)?).ok()
            }
            Self::Cron(cron) => {
                let civil = zone.to_datetime(after);
                let to_instant = |at: DateTime| {
                    let ambiguous = zone.to_ambiguous_timestamp(at);
                    let is_skipped = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
                    ambiguous.compatible().ok().filter(|at| !is_skipped && *at > after)
                };
                cron.from(civil).find_map(to_instant)
            }
        }
    }

    /// Whether it can come round more than once.
    #[must_use]
    pub fn is_recurring(&self) -> bool {
        !matches!(self, Self::At(_))
    }
}

fn parse_rate(text: &str) -> Option<SignedDuration> {
    let (value, unit) = text.split_once(' ')?;
    let value: i64 = value.parse().ok().filter(|value| *value > 0)?;
    // A day is 24 hours here, whatever the clock on the wall does.
    let seconds = match unit {
        "minute" | "minutes" => 60,
        "hour" | "hours" => 3_600,
        "day" | "days" => 86_400,
        _ => return None,
    };
    value.checked_mul(seconds).map(SignedDuration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The next occurrences after a moment, in the zone's own time.
    fn next(expression: &str, zone: &str, after: &str, count: usize) -> Vec<String> {
        let zone = TimeZone::get(zone).unwrap();
        let origin: Timestamp = after.parse().unwrap();
        let expression = Expression::parse(expression).unwrap();
        let mut at = origin;
        let mut found = Vec::new();
        while found.len() < count {
            let Some(next) = expression.next_after(at, &zone, origin) else { break };
            at = next;
            found.push(zone.to_datetime(at).to_string());
        }
        found
    }

    #[test]
    fn the_daily_push_is_at_nine_in_tokyo() {
        let found = next("cron(0 9 * * ? *)", "Asia/Tokyo", "2026-03-31T23:59:59Z", 2);
        assert_eq!(found, ["2026-04-01T09:00:00", "2026-04-02T09:00:00"]);
        let found = next("cron(0 9 * * ? *)", "Asia/Tokyo", "2026-04-01T00:00:00Z", 1);
        assert_eq!(found, ["2026-04-02T09:00:00"], "strictly after");
    }

    #[test]
    fn cron_fields_are_read_as_aws_writes_them() {
        for (cron, expected) in [
            ("0/15 8 * * ? *", &["2026-01-01T08:00:00", "2026-01-01T08:15:00", "2026-01-01T08:30:00"][..]),
            ("30 22-1 * * ? *", &["2026-01-01T00:30:00", "2026-01-01T01:30:00", "2026-01-01T22:30:00"]),
            ("0 0 L * ? *", &["2026-01-31T00:00:00", "2026-02-28T00:00:00", "2026-03-31T00:00:00"]),
            ("0 0 LW * ? *", &["2026-01-30T00:00:00", "2026-02-27T00:00:00", "2026-03-31T00:00:00"]),
            ("0 0 1W * ? *", &["2026-01-01T00:00:00", "2026-02-02T00:00:00", "2026-03-02T00:00:00"]),
            ("0 0 15W 8 ? *", &["2026-08-14T00:00:00", "2027-08-16T00:00:00"]),
            ("0 9 ? * 1 *", &["2026-01-04T09:00:00", "2026-01-11T09:00:00"]),
            ("0 9 ? * MON-WED *", &["2026-01-05T09:00:00", "2026-01-06T09:00:00", "2026-01-07T09:00:00"]),
            ("0 9 ? * L *", &["2026-01-03T09:00:00", "2026-01-10T09:00:00"]),
            ("0 9 ? * 6L *", &["2026-01-30T09:00:00", "2026-02-27T09:00:00"]),
            ("0 9 ? * TUE#2 *", &["2026-01-13T09:00:00", "2026-02-10T09:00:00"]),
            ("0 0 29 2 ? *", &["2028-02-29T00:00:00", "2032-02-29T00:00:00"]),
            ("0 0 1 APR,SEP ? 2027-2028", &["2027-04-01T00:00:00", "2027-09-01T00:00:00", "2028-04-01T00:00:00"]),
            ("0 0 1 1/6 ? *", &["2026-01-01T00:00:00", "2026-07-01T00:00:00", "2027-01-01T00:00:00"]),
        ] {
            let found = next(&format!("cron({cron})"), "UTC", "2025-12-31T23:59:59Z", expected.len());
            assert_eq!(found, expected, "{cron}");
        }
    }

    #[test]
    fn a_skipped_hour_is_skipped_and_a_repeated_hour_runs_once() {
        let found = next("cron(30 2 * * ? *)", "America/Los_Angeles", "2026-03-07T12:00:00Z", 2);
        assert_eq!(found, ["2026-03-09T02:30:00", "2026-03-10T02:30:00"], "8 March has no 2:30");
        let found = next("cron(30 1 * * ? *)", "America/Los_Angeles", "2026-10-31T12:00:00Z", 2);
        assert_eq!(found, ["2026-11-01T01:30:00", "2026-11-02T01:30:00"], "1 November has 1:30 twice");
    }

    #[test]
    fn a_rate_counts_from_its_origin() {
        let rate = Expression::parse("rate(2 hours)").unwrap();
        let origin: Timestamp = "2026-01-01T00:10:00Z".parse().unwrap();
        let before = origin - SignedDuration::from_secs(1);
        let next = |after| rate.next_after(after, &TimeZone::UTC, origin).unwrap().to_string();
        assert_eq!(next(before), "2026-01-01T00:10:00Z");
        assert_eq!(next(origin), "2026-01-01T02:10:00Z");
        assert_eq!(next("2026-01-01T07:00:00Z".parse().unwrap()), "2026-01-01T08:10:00Z");
    }

    #[test]
    fn what_aws_refuses_is_no_expression() {
        for bad in [
            "at(2026-02-30T00:00:00)",
            "at(2026-01-01)",
            "at(2026-01-01T00:00:00Z)",
            "at(2026-01-01 00:00:00)",
            "rate(0 minutes)",
            "rate(-1 days)",
            "rate(5 weeks)",
            "rate(5minutes)",
            "cron(0 9 * * *)",
            "cron(0 9 * * * *)",
            "cron(0 9 ? * ? *)",
            "cron(60 9 * * ? *)",
            "cron(0 24 * * ? *)",
            "cron(0 9 32 * ? *)",
            "cron(0 9 ? * 0 *)",
            "cron(0 9 ? * 3#6 *)",
            "cron(0 9 * 13 ? *)",
            "cron(0 9 * * ? 1969)",
            "cron(0/0 9 * * ? *)",
            "every day",
            "",
        ] {
            assert_eq!(Expression::parse(bad), None, "{bad}");
        }
    }
}
