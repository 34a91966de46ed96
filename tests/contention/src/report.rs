use std::{collections::BTreeMap, fmt};

/// What came of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Requests to book, change or cancel, repetitions among them.
    pub attempts: u64,
    /// How long the crowd was there.
    pub seconds: f64,
    /// Answers by code; `done` is a yes, `no answer` a connection that broke.
    pub answers: BTreeMap<String, u64>,
    /// Misfortunes at DynamoDB's that happened, by kind.
    pub faults: BTreeMap<String, u64>,
    /// Milliseconds in which half, and 99 of 100, of the answers that said yes had come.
    pub waits: (f32, f32),
    /// Bookings that stand at the end.
    pub standing: u64,
    /// Slots that hold more than they have.
    pub oversold: u64,
    /// Children with two places in one slot, keys with two bookings.
    pub double: u64,
    /// Acknowledged bookings that are in no list, or in no slot.
    pub lost: u64,
    /// Differences that the office's reconciliation names.
    pub differences: u64,
    /// Slots whose history the judge was shown, and answers in them.
    pub judged: (u64, u64),
    /// Slots whose history is impossible.
    pub impossible: u64,
    /// Slots whose history was too long to judge.
    pub undecided: u64,
    /// Refusals without their cause, and whatever else must not be.
    pub unexplained: u64,
    /// The first of each, in words.
    pub examples: Vec<String>,
}

impl Report {
    /// Nothing was oversold, doubled, lost or unexplained, and every history was possible.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.oversold == 0
            && self.double == 0
            && self.lost == 0
            && self.differences == 0
            && self.impossible == 0
            && self.undecided == 0
            && self.unexplained == 0
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.attempts += other.attempts;
        self.seconds += other.seconds;
        for (mine, others) in [(&mut self.answers, other.answers), (&mut self.faults, other.faults)] {
            for (name, count) in others {
                *mine.entry(name).or_default() += count;
            }
        }
        self.waits = (self.waits.0.max(other.waits.0), self.waits.1.max(other.waits.1));
        self.standing += other.standing;
        self.oversold += other.oversold;
        self.double += other.double;
        self.lost += other.lost;
        self.differences += other.differences;
        self.judged = (self.judged.0 + other.judged.0, self.judged.1 + other.judged.1);
        self.impossible += other.impossible;
        self.undecided += other.undecided;
        self.unexplained += other.unexplained;
        self.examples.extend(other.examples);
        self
    }

    pub(crate) fn example(&mut self, what: String) {
        const MOST: usize = 12;
        if self.examples.len() < MOST {
            self.examples.push(what);
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed = |counts: &BTreeMap<String, u64>| {
            counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
        };
        let rate = if self.seconds > 0.0 { self.attempts as f64 / self.seconds } else { 0.0 };
        writeln!(f, "{} attempts in {:.1} s ({rate:.0} a second)", self.attempts, self.seconds)?;
        writeln!(f, "answers: {}", listed(&self.answers))?;
        writeln!(f, "half of the yes within {:.0} ms, 99 % within {:.0} ms", self.waits.0, self.waits.1)?;
        writeln!(f, "faults at DynamoDB: {}", listed(&self.faults))?;
        writeln!(
            f,
            "standing {}; oversold {}, double {}, lost {}, differences {}, unexplained {}",
            self.standing, self.oversold, self.double, self.lost, self.differences, self.unexplained
        )?;
        write!(
            f,
            "{} answers at {} slots judged: {} impossible, {} undecided",
            self.judged.1, self.judged.0, self.impossible, self.undecided
        )?;
        for example in &self.examples {
            write!(f, "\n  ! {example}")?;
        }
        Ok(())
    }
}
