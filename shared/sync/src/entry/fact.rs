//! What a device can write down. A fact happened and is never refused; a command is a wish that the server decides.
//!
//! The derived `Serialize` is for [`crate::fold::Event::pack`] alone, which counts variants: a new one is added at the
//! end. What travels is the canonical text.

use serde::{Deserialize, Serialize};

use super::{ChildId, Key, PersonId, Reason, RunId, ThingId};
use crate::clock::Millis;

/// How a passage was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Via {
    /// By tapping the child's name.
    Tap,
    /// By the guardian's QR.
    Qr,
    /// By a card.
    Card,
    /// Keyed in from the paper roll.
    Paper,
}

/// Why a child stays at home, as coarse as the board needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Why {
    /// Ill.
    Sick,
    /// A matter of the family.
    Private,
    /// Anything else.
    Other,
    /// 忌引: somebody of the family has died.
    Bereavement,
    /// A disease for which a school keeps a child at home (学校保健安全法19条, 出席停止).
    Infection,
}

/// A child passes a gate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// Who.
    pub child: ChildId,
    /// Who recorded it; nobody at an unattended kiosk.
    pub by: Option<PersonId>,
    /// Who brought or collected the child.
    pub with: Option<PersonId>,
    /// How.
    pub via: Via,
    /// When it happened, where that is not now: keyed in from paper, or entered again for the right day. It counts
    /// where it lies on the entry's day and not after its writing.
    pub at: Option<Millis>,
}

/// A child gets on or off a bus. Two people watch (令和4年厚労省令175).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ride {
    /// Who.
    pub child: ChildId,
    /// On which run.
    pub run: RunId,
    /// Who recorded it.
    pub by: PersonId,
    /// Who watched too.
    pub second: Option<PersonId>,
    /// Who took the child over at the stop; nobody at the facility.
    pub to: Option<PersonId>,
    /// When it happened, where that is not now.
    pub at: Option<Millis>,
}

/// What was written down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fact {
    /// Came in.
    In(Passage),
    /// Went out.
    Out(Passage),
    /// Got on a bus.
    Boarded(Ride),
    /// Got off a bus.
    Alighted(Ride),
    /// Called by name in class.
    RollCall {
        /// Who.
        child: ChildId,
        /// Who called.
        by: PersonId,
        /// Answered.
        here: bool,
    },
    /// Will not come; said by a guardian, or by staff after a call. A later one replaces it.
    Absence {
        /// Who.
        child: ChildId,
        /// Who said so.
        by: PersonId,
        /// Why.
        why: Why,
    },
    /// Will come after all.
    AbsenceWithdrawn {
        /// Who.
        child: ChildId,
        /// Who said so.
        by: PersonId,
    },
    /// Is on the way (これから行きます).
    Coming {
        /// Who.
        child: ChildId,
        /// Who said so.
        by: PersonId,
        /// Expected at.
        eta: Option<Millis>,
    },
    /// Staff tried to reach someone about a child.
    Called {
        /// About whom.
        child: ChildId,
        /// Who called.
        by: PersonId,
        /// Whom.
        whom: PersonId,
        /// Answered.
        reached: bool,
    },
    /// A notice about a child was read.
    Read {
        /// About whom.
        child: ChildId,
        /// Who read it.
        by: PersonId,
        /// What.
        notice: ThingId,
    },
    /// A bus set out. The record of a run names who drove and who looked after the children (令和4年厚労省令175).
    Departed {
        /// On which run.
        run: RunId,
        /// Who looks after the children.
        by: PersonId,
        /// Who drives.
        driver: PersonId,
    },
    /// How many got on and off, counted by heads and not from the screen.
    Counted {
        /// On which run.
        run: RunId,
        /// Who counted.
        by: PersonId,
        /// Got on.
        on: u16,
        /// Got off.
        off: u16,
    },
    /// Someone walked to the last row and looked at every seat.
    SeatsChecked {
        /// On which run.
        run: RunId,
        /// Who.
        by: PersonId,
        /// Who checked too.
        second: Option<PersonId>,
    },
    /// The overlook-prevention device was acknowledged at the rear (required for commuting buses since 2024-04).
    DeviceAcknowledged {
        /// On which run.
        run: RunId,
        /// Who.
        by: PersonId,
    },
    /// An earlier entry of this child-day did not happen. Corrections themselves cannot be voided; what was voided in
    /// error is entered again.
    Void {
        /// Whose.
        child: ChildId,
        /// Which.
        target: Key,
        /// Who corrects.
        by: PersonId,
        /// Why.
        reason: Reason,
    },
    /// An earlier entry of this child-day happened at another time of the same day. To move it to another day it is
    /// voided here and entered there.
    Redate {
        /// Whose.
        child: ChildId,
        /// Which.
        target: Key,
        /// Who corrects.
        by: PersonId,
        /// The right time.
        at: Millis,
        /// Why.
        reason: Reason,
    },
    /// A wish.
    Command {
        /// What is wished, in words of the capability that decides it, such as `close_run`.
        name: ThingId,
        /// What it is about.
        about: ThingId,
        /// Void after this moment of the server's clock.
        expires_at: Millis,
    },
    /// An entry of a newer release than this code: kept as it is, held by the server until it understands it.
    Newer,
    /// Goes home before the others (早退); said by a guardian, or by staff after a call. A later one replaces it.
    Leaving {
        /// Who.
        child: ChildId,
        /// Who said so.
        by: PersonId,
        /// Goes at; none takes back what was said before.
        at: Option<Millis>,
    },
    /// Comes when everybody comes: takes back what was said about being on the way or late.
    ComingWithdrawn {
        /// Who.
        child: ChildId,
        /// Who said so.
        by: PersonId,
    },
}

/// What an entry is about, and so where it is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A child's day.
    Child(ChildId),
    /// A run of a bus.
    Run(RunId),
}

impl Fact {
    /// Whose item it goes to; a command goes to none.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Self::In(Passage { child, .. })
            | Self::Out(Passage { child, .. })
            | Self::Boarded(Ride { child, .. })
            | Self::Alighted(Ride { child, .. })
            | Self::RollCall { child, .. }
            | Self::Absence { child, .. }
            | Self::AbsenceWithdrawn { child, .. }
            | Self::Coming { child, .. }
            | Self::ComingWithdrawn { child, .. }
            | Self::Leaving { child, .. }
            | Self::Called { child, .. }
            | Self::Read { child, .. }
            | Self::Void { child, .. }
            | Self::Redate { child, .. } => Some(Subject::Child(child.clone())),
            Self::Departed { run, .. }
            | Self::Counted { run, .. }
            | Self::SeatsChecked { run, .. }
            | Self::DeviceAcknowledged { run, .. } => Some(Subject::Run(run.clone())),
            Self::Command { .. } | Self::Newer => None,
        }
    }

    /// Whether somebody saw the child. Of reports, calls and corrections the writer knows the day.
    #[must_use]
    pub fn is_sighting(&self) -> bool {
        matches!(self, Self::In(_) | Self::Out(_) | Self::Boarded(_) | Self::Alighted(_) | Self::RollCall { .. })
    }

    /// The version of the form in which it is written: the first one that had a word for it. Devices of an older release
    /// keep what they cannot read, and read everything else.
    #[must_use]
    pub(super) fn version(&self) -> u32 {
        match self {
            Self::Leaving { .. }
            | Self::ComingWithdrawn { .. }
            | Self::Absence { why: Why::Bereavement | Why::Infection, .. } => 2,
            _ => 1,
        }
    }

    /// When the device says that it happened, where that is not the moment of writing.
    #[must_use]
    pub fn claimed(&self) -> Option<Millis> {
        match self {
            Self::In(passage) | Self::Out(passage) => passage.at,
            Self::Boarded(ride) | Self::Alighted(ride) => ride.at,
            _ => None,
        }
    }
}

impl Via {
    /// Its word in an entry.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tap => "tap",
            Self::Qr => "qr",
            Self::Card => "card",
            Self::Paper => "paper",
        }
    }
}

impl Why {
    /// Its word in an entry.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sick => "sick",
            Self::Private => "private",
            Self::Other => "other",
            Self::Bereavement => "bereavement",
            Self::Infection => "infection",
        }
    }

    /// The reason of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Sick, Self::Private, Self::Other, Self::Bereavement, Self::Infection]
            .into_iter()
            .find(|why| why.word() == word)
    }
}
