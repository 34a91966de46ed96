//! Whether a history is linearizable: whether there is one order in which each request happened at one moment between
//! its sending and its answer, and every answer was right at that moment. The search is Wing and Gong's, with Lowe's
//! memory of where it has been. Slots are independent of each other, so each is judged alone.

use std::collections::HashSet;

use crate::{
    Act, Attempt, Outcome,
    slot::{Slot, Step, Undo, mix},
};

/// What the judge says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// There is such an order.
    Possible,
    /// There is none; where the longest one got stuck.
    Impossible(String),
    /// The search was given up.
    Undecided,
}

/// Positions that the search visits before it gives up.
const PATIENCE: usize = 500_000;

/// Judges what clients saw of one slot that began empty with `capacity` places.
#[must_use]
pub fn judge(capacity: u32, attempts: &[Attempt]) -> Verdict {
    Search::new(capacity, attempts).run()
}

struct Search<'a> {
    slot: Slot,
    /// Those that have happened for certain, by the moment of sending.
    certain: Vec<&'a Attempt>,
    /// Those that may never have happened.
    perhaps: Vec<&'a Attempt>,
    placed: Vec<bool>,
    perhaps_placed: Vec<bool>,
    /// Before this one, all certain ones are placed.
    base: usize,
    count: usize,
    print: u128,
    seen: HashSet<u128>,
    furthest: (usize, String),
}

/// One decision, and everything that followed from it.
struct Frame {
    base: usize,
    /// Certain ones placed, among them those that changed nothing.
    placed: Vec<usize>,
    perhaps: Option<usize>,
    undo: Option<Undo>,
    /// What else could be decided next, the best last.
    open: Vec<Choice>,
}

#[derive(Debug, Clone, Copy)]
enum Choice {
    Certain(usize),
    Perhaps(usize),
}

impl<'a> Search<'a> {
    fn new(capacity: u32, attempts: &'a [Attempt]) -> Self {
        let (perhaps, mut certain): (Vec<_>, Vec<_>) =
            attempts.iter().partition(|attempt| attempt.outcome == Outcome::Unknown);
        certain.sort_by_key(|attempt| attempt.sent);
        Self {
            slot: Slot::new(capacity),
            placed: vec![false; certain.len()],
            perhaps_placed: vec![false; perhaps.len()],
            certain,
            perhaps,
            base: 0,
            count: 0,
            print: 0,
            seen: HashSet::new(),
            furthest: (0, String::new()),
        }
    }

    fn run(mut self) -> Verdict {
        let mut frames = vec![Frame { base: 0, placed: Vec::new(), perhaps: None, undo: None, open: Vec::new() }];
        if let Some(first) = frames.last_mut() {
            self.settle(first);
        }
        loop {
            if self.count == self.certain.len() {
                return Verdict::Possible;
            }
            if self.seen.len() > PATIENCE {
                return Verdict::Undecided;
            }
            let Some(frame) = frames.last_mut() else { return Verdict::Impossible(self.furthest.1) };
            match frame.open.pop() {
                Some(choice) => {
                    let mut next =
                        Frame { base: self.base, placed: Vec::new(), perhaps: None, undo: None, open: Vec::new() };
                    self.decide(choice, &mut next);
                    self.settle(&mut next);
                    frames.push(next);
                }
                None => {
                    if let Some(frame) = frames.pop() {
                        self.take_back(frame);
                    }
                }
            }
        }
    }

    fn decide(&mut self, choice: Choice, frame: &mut Frame) {
        match choice {
            Choice::Certain(at) => {
                if let Some(attempt) = self.certain.get(at).copied() {
                    frame.undo = Some(self.slot.change(attempt));
                }
                self.place(at, frame);
            }
            Choice::Perhaps(at) => {
                if let Some(attempt) = self.perhaps.get(at).copied() {
                    frame.undo = Some(self.slot.change(attempt));
                }
                if let Some(placed) = self.perhaps_placed.get_mut(at) {
                    *placed = true;
                }
                frame.perhaps = Some(at);
            }
        }
    }

    /// Places everything that is right now and changes nothing: later it could only be wrong. Then lists what can be
    /// decided, unless one has been here before.
    fn settle(&mut self, frame: &mut Frame) {
        let ready = loop {
            let ready = self.ready();
            let idle: Vec<usize> = ready.iter().copied().filter(|at| self.step(*at) == Step::Idle).collect();
            if idle.is_empty() {
                break ready;
            }
            for at in idle {
                self.place(at, frame);
            }
        };
        if !self.seen.insert(self.print ^ self.slot.print()) {
            return;
        }
        self.note_progress(&ready);
        let latest = self.deadline();
        for (at, attempt) in self.perhaps.iter().enumerate() {
            let open = !self.perhaps_placed.get(at).copied().unwrap_or(true) && attempt.sent <= latest;
            if open && self.slot.step(attempt) == Step::Change {
                frame.open.push(Choice::Perhaps(at));
            }
        }
        let mut able: Vec<usize> = ready.into_iter().filter(|at| self.step(*at) == Step::Change).collect();
        // Fill first, free late: that explains the most refusals. Among equals, whose answer came first.
        able.sort_by_key(|at| {
            self.certain.get(*at).map(|attempt| (matches!(attempt.act, Act::Leave { .. }), attempt.answered))
        });
        frame.open.extend(able.into_iter().rev().map(Choice::Certain));
    }

    /// Certain ones that nothing else must precede.
    fn ready(&self) -> Vec<usize> {
        let mut ready = Vec::new();
        let mut latest = u64::MAX;
        for (at, attempt) in self.unplaced() {
            if attempt.sent > latest {
                break;
            }
            latest = latest.min(attempt.answered.unwrap_or(u64::MAX));
            ready.push(at);
        }
        ready.retain(|at| self.certain.get(*at).is_some_and(|attempt| attempt.sent <= latest));
        ready
    }

    /// The first answer among those that have not been placed: nothing sent later can happen before them.
    fn deadline(&self) -> u64 {
        let mut latest = u64::MAX;
        for (_, attempt) in self.unplaced() {
            if attempt.sent > latest {
                break;
            }
            latest = latest.min(attempt.answered.unwrap_or(u64::MAX));
        }
        latest
    }

    fn unplaced(&self) -> impl Iterator<Item = (usize, &'a Attempt)> {
        let rest = self.certain.iter().copied().zip(&self.placed).enumerate().skip(self.base);
        rest.filter(|(_, (_, placed))| !**placed).map(|(at, (attempt, _))| (at, attempt))
    }

    fn step(&self, at: usize) -> Step {
        self.certain.get(at).map_or(Step::Impossible, |attempt| self.slot.step(attempt))
    }

    fn place(&mut self, at: usize, frame: &mut Frame) {
        if let Some(placed) = self.placed.get_mut(at) {
            *placed = true;
        }
        self.print ^= mix(at as u64, 3);
        self.count += 1;
        while self.placed.get(self.base).copied().unwrap_or(false) {
            self.base += 1;
        }
        frame.placed.push(at);
    }

    fn take_back(&mut self, frame: Frame) {
        for at in frame.placed {
            if let Some(placed) = self.placed.get_mut(at) {
                *placed = false;
            }
            self.print ^= mix(at as u64, 3);
            self.count -= 1;
        }
        if let Some(placed) = frame.perhaps.and_then(|at| self.perhaps_placed.get_mut(at)) {
            *placed = false;
        }
        if let Some(undo) = frame.undo {
            self.slot.take_back(undo);
        }
        self.base = frame.base;
    }

    fn note_progress(&mut self, ready: &[usize]) {
        if self.count < self.furthest.0 || self.count == self.certain.len() {
            return;
        }
        let stuck: Vec<_> = ready.iter().filter_map(|at| self.certain.get(*at)).take(6).collect();
        self.furthest = (
            self.count,
            format!(
                "after {} of {} answers: {}; none of these can be next: {stuck:?}",
                self.count,
                self.certain.len(),
                self.slot.says()
            ),
        );
    }
}

#[cfg(test)]
mod tests;
