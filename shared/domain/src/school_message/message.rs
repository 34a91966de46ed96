//! What becomes of a message. Every step is decided from where it stands and gives a new value, which the table writes
//! under the condition that it still stands there.
//!
//! ```text
//! draft ─submit─▶ awaiting_approval ─approve─▶ held | scheduled ─begin─▶ sending ─sent─▶ sent
//!        └──────────── nobody has to look ────────────▲
//! draft, awaiting, held, scheduled ─cancel─▶ cancelled, ─edit─▶ draft, after not_after ─▶ expired
//! sending, sent ─recall─▶ recalled
//! ```

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Because, Content, Letter, Looked};

/// A message of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SchoolMessage))]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Who began it.
    pub author: String,
    /// Everybody who wrote or submitted it as it is, the author among them: none of them is a second person.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub hands: BTreeSet<String>,
    /// What is sent.
    pub letter: Letter,
    /// Where it stands.
    #[serde(flatten)]
    pub state: State,
    /// From 1, one more with each change of words, audience or times.
    pub version: u32,
    /// What was looked at when it was submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// Why a second person has to look, since it was submitted.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Because>))]
    pub because: BTreeSet<Because>,
    /// Who looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Words that readers saw before they were corrected, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Version>,
    /// New words of a sent message that wait for a second person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageState))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Somebody writes it.
    Draft,
    /// A second person has to look.
    AwaitingApproval,
    /// It leaves in a moment, and can still be taken back.
    Held {
        /// From then on it leaves.
        #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
        until: Timestamp,
    },
    /// It leaves later.
    Scheduled {
        /// Then.
        #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
        at: Timestamp,
    },
    /// It is leaving: some have it, some not yet.
    Sending,
    /// It has left.
    Sent,
    /// Taken back before it left.
    Cancelled,
    /// Taken back after it left. Our page shows that it was, and nothing of it.
    Recalled {
        /// When.
        #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
        at: Timestamp,
        /// Guardians who had opened it by then.
        read: u32,
    },
    /// It did not leave in time.
    Expired,
}

/// Who looked, and at what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageApproval))]
pub struct Approval {
    /// Who.
    pub by: String,
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// What they saw.
    pub shown: String,
}

/// Words that are not shown any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageVersion))]
pub struct Version {
    /// Which version it was.
    pub version: u32,
    /// The words.
    pub content: Content,
    /// Until when they were shown.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub until: Timestamp,
    /// Who corrected them.
    pub by: String,
}

/// New words of a sent message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageCorrection))]
pub struct Correction {
    /// Who wrote them.
    pub by: String,
    /// The words.
    pub content: Content,
    /// What was looked at.
    pub shown: String,
    /// Why a second person has to look.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Because>))]
    pub because: BTreeSet<Because>,
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It does not stand where this step begins.
    #[error("wrong_state")]
    State,
    /// Who wrote or submitted it is no second person.
    #[error("same_person")]
    SamePerson,
    /// It is not what was looked at.
    #[error("changed")]
    Changed,
    /// It is still held, or scheduled for later.
    #[error("too_early")]
    TooEarly,
    /// It makes no sense any more.
    #[error("too_late")]
    TooLate,
    /// A second person has to look first.
    #[error("needs_second")]
    NeedsSecond,
}

/// What comes of beginning to send. A type of its own, so that nobody sends what has expired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// It leaves now.
    Send(Box<Message>),
    /// It is too late.
    Expired(Box<Message>),
}

impl Message {
    /// Somebody begins to write.
    #[must_use]
    pub fn draft(id: String, author: String, letter: Letter) -> Self {
        Self {
            id,
            hands: BTreeSet::from([author.clone()]),
            author,
            letter,
            state: State::Draft,
            version: 1,
            shown: None,
            because: BTreeSet::new(),
            approval: None,
            versions: Vec::new(),
            correction: None,
        }
    }

    /// Other words, another audience or other times, before it leaves: it is a draft again, and nobody has looked.
    ///
    /// # Errors
    /// [`Refused::State`] once it is leaving or over.
    pub fn edit(&self, by: &str, letter: Letter) -> Result<Self, Refused> {
        self.is_before()?;
        let mut hands = self.hands.clone();
        hands.insert(by.to_owned());
        let version = self.version.saturating_add(1);
        Ok(Self { hands, version, ..Self::draft(self.id.clone(), self.author.clone(), letter) })
    }

    /// Somebody wants it to leave. `seen` is what their page showed, `looked` what the guard finds now.
    ///
    /// # Errors
    /// [`Refused::Changed`] where those differ; [`Refused::TooLate`]; [`Refused::State`].
    pub fn submit(&self, by: &str, seen: &str, looked: &Looked, now: Timestamp) -> Result<Self, Refused> {
        if self.state != State::Draft {
            return Err(Refused::State);
        }
        self.in_time(now)?;
        if seen != looked.shown {
            return Err(Refused::Changed);
        }
        let mut next = self.clone();
        next.hands.insert(by.to_owned());
        next.shown = Some(looked.shown.clone());
        next.because.clone_from(&looked.because);
        next.approval = None;
        next.state = if looked.because.is_empty() { self.waits(now) } else { State::AwaitingApproval };
        Ok(next)
    }

    /// A second person has looked at what `seen` names: at the message before it leaves, or at its correction after.
    ///
    /// # Errors
    /// [`Refused::SamePerson`], [`Refused::Changed`], [`Refused::TooLate`], [`Refused::State`].
    pub fn approve(&self, by: &str, seen: &str, now: Timestamp) -> Result<Self, Refused> {
        if self.state == State::Sent {
            return self.approve_correction(by, seen, now);
        }
        if self.state != State::AwaitingApproval {
            return Err(Refused::State);
        }
        if self.hands.contains(by) || self.author == by {
            return Err(Refused::SamePerson);
        }
        self.in_time(now)?;
        self.is_shown(seen)?;
        let approval = Approval { by: by.to_owned(), at: now, shown: seen.to_owned() };
        Ok(Self { approval: Some(approval), state: self.waits(now), ..self.clone() })
    }

    /// Taken back before it leaves.
    ///
    /// # Errors
    /// [`Refused::State`] once it is leaving: then it is for [`Message::recall`].
    pub fn cancel(&self) -> Result<Self, Refused> {
        self.is_before()?;
        Ok(Self { state: State::Cancelled, ..self.clone() })
    }

    /// It leaves, or it is too late. `seen` is [`super::shown`] over the letter and the audience as they lie in the store:
    /// what is sent is what was looked at. Who has left the roster since is not sent to ([`super::still`]).
    ///
    /// # Errors
    /// [`Refused::TooEarly`], [`Refused::Changed`], [`Refused::NeedsSecond`], [`Refused::State`].
    pub fn begin(&self, seen: &str, now: Timestamp) -> Result<Begun, Refused> {
        let (State::Held { until: from } | State::Scheduled { at: from }) = self.state else {
            return Err(Refused::State);
        };
        if now > self.letter.not_after {
            return Ok(Begun::Expired(Box::new(Self { state: State::Expired, ..self.clone() })));
        }
        if now < from {
            return Err(Refused::TooEarly);
        }
        self.is_shown(seen)?;
        if !self.because.is_empty() && self.approval.is_none() {
            return Err(Refused::NeedsSecond);
        }
        Ok(Begun::Send(Box::new(Self { state: State::Sending, ..self.clone() })))
    }

    /// Whether those who do not have it yet may still get it: a crash in the middle is gone on with, a recall is not.
    #[must_use]
    pub fn goes_on(&self, now: Timestamp) -> bool {
        self.state == State::Sending && now <= self.letter.not_after
    }

    /// Everybody has it.
    ///
    /// # Errors
    /// [`Refused::State`] where it was not leaving.
    pub fn sent(&self) -> Result<Self, Refused> {
        if self.state != State::Sending {
            return Err(Refused::State);
        }
        Ok(Self { state: State::Sent, ..self.clone() })
    }

    /// Taken back after it left. `read` guardians have opened it.
    ///
    /// # Errors
    /// [`Refused::State`] where it has not left, or was taken back already.
    pub fn recall(&self, now: Timestamp, read: u32) -> Result<Self, Refused> {
        if !matches!(self.state, State::Sending | State::Sent) {
            return Err(Refused::State);
        }
        Ok(Self { state: State::Recalled { at: now, read }, correction: None, ..self.clone() })
    }

    /// Marks what has not left in time. Anything else stays as it is.
    #[must_use]
    pub fn expire(&self, now: Timestamp) -> Self {
        let is_over = self.is_before().is_ok() && now > self.letter.not_after;
        let state = if is_over { State::Expired } else { self.state };
        Self { state, ..self.clone() }
    }

    /// Other words for a message that has left; what readers saw before stays on record. Where the guard wants a second
    /// person, the old words stand until [`Message::approve`]: otherwise a harmless message would be a way around it.
    /// `looked` is what [`super::look_again`] found of the letter with the new words.
    ///
    /// # Errors
    /// [`Refused::Changed`] where the page showed something else; [`Refused::State`].
    pub fn correct(
        &self,
        by: &str,
        content: Content,
        seen: &str,
        looked: &Looked,
        now: Timestamp,
    ) -> Result<Self, Refused> {
        if self.state != State::Sent {
            return Err(Refused::State);
        }
        if seen != looked.shown {
            return Err(Refused::Changed);
        }
        let shown = looked.shown.clone();
        let correction = Correction { by: by.to_owned(), content, shown, because: looked.because.clone() };
        if correction.because.is_empty() {
            return Ok(self.corrected(correction, now));
        }
        Ok(Self { correction: Some(correction), ..self.clone() })
    }

    fn approve_correction(&self, by: &str, seen: &str, now: Timestamp) -> Result<Self, Refused> {
        let correction = self.correction.clone().ok_or(Refused::State)?;
        if correction.by == by {
            return Err(Refused::SamePerson);
        }
        if correction.shown != seen {
            return Err(Refused::Changed);
        }
        let approval = Approval { by: by.to_owned(), at: now, shown: seen.to_owned() };
        Ok(Self { approval: Some(approval), ..self.corrected(correction, now) })
    }

    fn corrected(&self, correction: Correction, now: Timestamp) -> Self {
        let mut next = self.clone();
        let content = std::mem::replace(&mut next.letter.content, correction.content);
        next.versions.push(Version { version: self.version, content, until: now, by: correction.by });
        next.version = self.version.saturating_add(1);
        next.shown = Some(correction.shown);
        next.because = correction.because;
        next.approval = None;
        next.correction = None;
        next
    }

    /// Held for a moment even where its time has come.
    fn waits(&self, now: Timestamp) -> State {
        let until = now.checked_add(self.letter.urgency.hold()).unwrap_or(Timestamp::MAX);
        match self.letter.send_at {
            Some(at) if at > until => State::Scheduled { at },
            Some(_) | None => State::Held { until },
        }
    }

    fn is_before(&self) -> Result<(), Refused> {
        match self.state {
            State::Draft | State::AwaitingApproval | State::Held { .. } | State::Scheduled { .. } => Ok(()),
            State::Sending | State::Sent | State::Cancelled | State::Recalled { .. } | State::Expired => {
                Err(Refused::State)
            }
        }
    }

    fn in_time(&self, now: Timestamp) -> Result<(), Refused> {
        if now > self.letter.not_after { Err(Refused::TooLate) } else { Ok(()) }
    }

    fn is_shown(&self, seen: &str) -> Result<(), Refused> {
        if self.shown.as_deref() == Some(seen) { Ok(()) } else { Err(Refused::Changed) }
    }
}
