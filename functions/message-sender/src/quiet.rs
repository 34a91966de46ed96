use jiff::{SignedDuration, Timestamp, civil::Time};

/// The hours in which no routine message arrives: a notice about a check-up must not wake a baby.
pub(crate) struct QuietHours {
    from: Time,
    until: Time,
}

impl QuietHours {
    pub(crate) fn new(from: Time, until: Time) -> Self {
        Self { from, until }
    }

    /// When the quiet that `now` falls into ends; none when it is not quiet. Japan time.
    pub(crate) fn ends(&self, now: Timestamp) -> Option<Timestamp> {
        let zone = platform::japan();
        let here = now.to_zoned(zone.clone());
        let time = here.time();
        let quiet = if self.from <= self.until {
            (self.from..self.until).contains(&time)
        } else {
            time >= self.from || time < self.until
        };
        if !quiet {
            return None;
        }
        let end = here.date().to_datetime(self.until).to_zoned(zone).ok()?.timestamp();
        Some(if end > now { end } else { end + SignedDuration::from_hours(24) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(now: &str) -> Option<String> {
        let quiet = QuietHours::new("21:00".parse().unwrap(), "08:00".parse().unwrap());
        quiet.ends(now.parse().unwrap()).map(|end| end.to_string())
    }

    #[test]
    fn the_night_is_quiet_and_ends_in_the_morning_in_japan() {
        assert_eq!(ends("2026-04-01T09:00:00+09:00"), None);
        assert_eq!(ends("2026-04-01T20:59:59+09:00"), None);
        assert_eq!(ends("2026-04-01T21:00:00+09:00").as_deref(), Some("2026-04-01T23:00:00Z"));
        assert_eq!(ends("2026-04-02T07:59:00+09:00").as_deref(), Some("2026-04-01T23:00:00Z"));
        assert_eq!(ends("2026-04-02T08:00:00+09:00"), None);
    }
}
