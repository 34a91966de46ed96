//! Messages of a school, or of several, to guardians: who gets one, in which words, what a member of staff should look at
//! before it leaves, who else has to look, and what becomes of it. Knows rosters and texts; refuses to know how a message
//! reaches anybody, and no sentence of it may stand in LINE.
//!
//! The guard against the wrong audience has three parts: what is odd is said ([`look`]), what is odd or large needs a
//! second person ([`Because`]), and nothing leaves at once ([`Urgency::hold`]).

mod audience;
mod content;
mod guard;
mod letter;
mod message;
mod names;
mod shown;

#[cfg(test)]
mod demo;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod scenes;

pub use audience::{Audience, Reached, Rosters, Selector, guardians, resolve, still};
pub use content::{Content, ORIGINAL, Words};
pub use guard::{Around, Because, Looked, Objection, Place, Warning, Where, look, look_again, usual};
pub use letter::{Attached, Letter, Urgency};
pub use message::{Approval, Begun, Correction, Message, Refused, State, Version};
pub use shown::shown;
