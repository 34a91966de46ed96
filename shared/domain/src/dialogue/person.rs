//! The person we talk with, as far as the chat needs to know them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Topics;
use crate::{
    family::{Subject, Token},
    text::Lang,
};

/// What we know of a person before their turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The language they chose; until they choose it is Japanese.
    pub lang: Option<Lang>,
    /// Whether they want messages.
    pub push_on: bool,
    /// Which of them.
    pub topics: Topics,
    /// What they have half registered.
    pub draft: Option<Draft>,
    /// Their children and pregnancies, in the order of registration.
    pub children: Vec<ChildView>,
}

impl Default for Person {
    /// Someone who has just arrived.
    fn default() -> Self {
        Self { lang: None, push_on: true, topics: Topics::default(), draft: None, children: Vec::new() }
    }
}

/// A child or pregnancy, and what stands for it in LINE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildView {
    /// The emoji.
    pub token: Token,
    /// Who it is.
    pub subject: Subject,
    /// Whether we still write about it.
    pub status: Status,
}

/// Whether we still write about a child or pregnancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Yes.
    #[default]
    Active,
    /// A pregnancy that ended without a child. It is never listed or mentioned; knowing of it lets us answer a button
    /// tapped twice as gently as the first time.
    Ended,
}

/// What is half registered. It waits here, since postback data passes LINE's servers and must hold no date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Draft {
    /// The due date is known; how many are expected?
    Fetuses {
        /// Expected day of birth.
        due_date: Date,
    },
    /// Who is known; which emoji?
    Token {
        /// Checked on the day it was picked, and again when it is registered.
        subject: Subject,
    },
    /// A pregnancy of several ended in birth; how many were born?
    Born {
        /// Which pregnancy.
        token: Token,
        /// The day they were born.
        birth_date: Date,
    },
}

impl Person {
    /// The active child or pregnancy that `token` stands for.
    #[must_use]
    pub fn find(&self, token: Token) -> Option<&ChildView> {
        self.active().find(|child| child.token == token)
    }

    /// Those we write about.
    pub fn active(&self) -> impl Iterator<Item = &ChildView> {
        self.children.iter().filter(|child| child.status == Status::Active)
    }

    /// Whether `token` stands for a pregnancy that has ended.
    #[must_use]
    pub fn has_ended(&self, token: Token) -> bool {
        self.children.iter().any(|child| child.token == token && child.status == Status::Ended)
    }

    /// Tokens that stand for nobody. Those of ended pregnancies come last: to meet one again on a list hurts.
    #[must_use]
    pub fn free_tokens(&self) -> Vec<Token> {
        let (ended, fresh): (Vec<_>, Vec<_>) =
            Token::all().filter(|token| self.find(*token).is_none()).partition(|token| self.has_ended(*token));
        fresh.into_iter().chain(ended).collect()
    }
}
