//! What a child's day was, as far as it is known.

use serde::{Deserialize, Serialize};

use crate::{
    bounds::{COMING, COMING_LATE},
    clock::Millis,
    entry::{Key, PersonId, RunId},
};

/// Where a child was last seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Nowhere: nobody has seen the child today.
    #[default]
    Unseen,
    /// In the facility.
    Inside,
    /// On a bus.
    OnBus,
    /// Off a bus at the facility, and not yet seen there.
    OffBus,
    /// Gone: out by the gate, or handed over at a stop.
    Left,
}

/// A stay between two passages; an end that nobody recorded is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// Came.
    pub from: Option<Millis>,
    /// Went.
    pub to: Option<Millis>,
}

/// One child on one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trip {
    /// The run.
    pub run: RunId,
    /// Got on.
    pub boarded: Option<Watched>,
    /// Got off.
    pub alighted: Option<Watched>,
    /// Who took the child over at the stop.
    pub to: Option<PersonId>,
}

/// Something that two people are to watch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// When.
    pub at: Millis,
    /// Who recorded it.
    pub by: PersonId,
    /// Who watched too.
    pub second: Option<PersonId>,
}

/// What does not fit together. None is dropped and none is decided here: staff look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what", content = "key")]
pub enum Contradiction {
    /// Reported absent, and seen. What was seen counts; both are shown.
    AbsentButSeen(Key),
    /// Came in while inside, more than three minutes after the passage before.
    InTwice(Key),
    /// Went out without having come in.
    OutWithoutIn(Key),
    /// Got on while on a bus.
    BoardedTwice(Key),
    /// Got off without having got on.
    AlightedWithoutBoarding(Key),
    /// In the facility by the gate, and on the bus by the bus.
    InsideAndOnBus(Key),
    /// Inside by the gate, and did not answer the roll call.
    MissedAtRollCall(Key),
    /// Gone by the gate, and answered the roll call.
    SeenAfterLeaving(Key),
    /// A claimed time lies after its own writing or on another day, and does not count.
    ClaimNotTaken(Key),
}

/// What the events of one child and day come to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChildDay {
    /// Where the child was last seen.
    pub place: Place,
    /// Since when.
    pub since: Option<Millis>,
    /// Stays in the facility, in order.
    pub stays: Vec<Stay>,
    /// Bus trips, in order.
    pub trips: Vec<Trip>,
    /// Seen by anybody in any way today.
    pub seen: bool,
    /// Absence that is reported and not withdrawn, by the word of its reason, such as `sick`.
    pub absence: Option<String>,
    /// On the way, said by a guardian, with the expected time where given.
    pub coming: Option<Coming>,
    /// Goes home early, said by a guardian: when.
    pub leaving: Option<Millis>,
    /// What does not fit together.
    pub contradictions: Vec<Contradiction>,
    /// Second records of one passage.
    pub collapsed: Vec<Key>,
    /// Events that a correction took out.
    pub voided: Vec<Key>,
    /// Corrections of what is not here (yet), or of what cannot be corrected.
    pub dangling: Vec<Key>,
    /// Events whose time is to be confirmed (時刻要確認).
    pub uncertain: Vec<Key>,
    /// Calls about the child: when, and whether somebody answered.
    pub calls: Vec<Call>,
}

/// A guardian said that the child is coming.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coming {
    /// When it was said.
    pub said: Millis,
    /// Expected at.
    pub eta: Option<Millis>,
}

impl Coming {
    /// Whether it is still to be believed.
    #[must_use]
    pub fn holds(&self, now: Millis) -> bool {
        now <= self.until()
    }

    /// Until when.
    #[must_use]
    pub fn until(&self) -> Millis {
        self.eta.map_or(self.said.saturating_add(COMING), |eta| eta.saturating_add(COMING_LATE))
    }
}

/// Staff called someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// When.
    pub at: Millis,
    /// Who called.
    pub by: PersonId,
    /// Whom.
    pub whom: PersonId,
    /// Answered.
    pub reached: bool,
}
