//! From what is kept to what the wire carries.

use contract::{MessageReach, MessageState, Refusal, StaffMessage, StaffMessageLine, WaitingCorrection};
use domain::school_message::{Looked, Message, ORIGINAL, State, Urgency};
use jiff::Timestamp;
use platform::auth::Carer;
use tables::MessageRow;

use crate::staff::attachments;

/// An instant as Japan's clocks show it.
pub(crate) fn moment(at: Timestamp) -> String {
    format!("{}+09:00", platform::here(at).strftime("%Y-%m-%dT%H:%M:%S"))
}

/// A moment of a request, with an offset.
pub(crate) fn read_moment(text: &str) -> Result<Timestamp, Refusal> {
    text.parse().map_err(|_| Refusal::DateDoesNotExist)
}

pub(crate) fn state(message: &Message) -> MessageState {
    match message.state {
        State::Draft => MessageState::Draft,
        State::AwaitingApproval => MessageState::AwaitingApproval,
        State::Held { .. } => MessageState::Held,
        State::Scheduled { .. } => MessageState::Scheduled,
        State::Sending => MessageState::Sending,
        State::Sent => MessageState::Sent,
        State::Cancelled => MessageState::Cancelled,
        State::Recalled { .. } => MessageState::Recalled,
        State::Expired => MessageState::Expired,
    }
}

/// The same as a word.
pub(crate) const fn state_word(message: &Message) -> &'static str {
    match message.state {
        State::Draft => "draft",
        State::AwaitingApproval => "awaiting_approval",
        State::Held { .. } => "held",
        State::Scheduled { .. } => "scheduled",
        State::Sending => "sending",
        State::Sent => "sent",
        State::Cancelled => "cancelled",
        State::Recalled { .. } => "recalled",
        State::Expired => "expired",
    }
}

pub(crate) fn line(carer: &Carer, row: &MessageRow) -> StaffMessageLine {
    let letter = &row.message.letter;
    StaffMessageLine {
        id: row.id.clone(),
        state: state(&row.message),
        title: letter.content.texts.get(ORIGINAL).map(|words| words.title.clone()).unwrap_or_default(),
        author: row.message.author.clone(),
        mine: row.message.author == carer.subject,
        urgent: letter.urgency == Urgency::Emergency,
        survey: row.survey.clone(),
        created_at: moment(row.created_at),
        sent_at: row.sent_at.map(moment),
        children: row.children,
        guardians: row.guardians,
    }
}

pub(crate) fn message(carer: &Carer, row: &MessageRow, reach: MessageReach, looked: &Looked) -> StaffMessage {
    let Message { letter, state: stands, .. } = &row.message;
    let leaves_at = match stands {
        State::Held { until } => Some(*until),
        State::Scheduled { at } => Some(*at),
        _ => letter.send_at.filter(|_| row.sent_at.is_none()),
    };
    let read = match stands {
        State::Recalled { read, .. } => Some(*read),
        _ => None,
    };
    // Why a second person looks is what it was when it was submitted.
    let submitted = *stands != State::Draft;
    let second = if submitted { &row.message.because } else { &looked.because };
    let files = letter.attachments.iter();
    let correction = row.message.correction.as_ref().map(|one| WaitingCorrection {
        by: one.by.clone(),
        content: one.content.clone(),
        shown: one.shown.clone(),
        second: one.because.iter().copied().collect(),
    });
    StaffMessage {
        id: row.id.clone(),
        version: row.version,
        state: state(&row.message),
        author: row.message.author.clone(),
        mine: row.message.author == carer.subject,
        created_at: moment(row.created_at),
        audience: letter.audience.clone(),
        content: letter.content.clone(),
        attachments: files.map(|one| attachments::card(&one.digest, &one.name, one.kind, one.size)).collect(),
        urgency: letter.urgency,
        survey: row.survey.clone(),
        send_at: letter.send_at.map(moment),
        not_after: moment(letter.not_after),
        reach,
        warnings: looked.warnings.clone(),
        second: second.iter().copied().collect(),
        shown: row.message.shown.clone().filter(|_| submitted).unwrap_or_else(|| looked.shown.clone()),
        leaves_at: leaves_at.map(moment),
        approved_by: row.message.approval.as_ref().map(|approval| approval.by.clone()),
        sent_at: row.sent_at.map(moment),
        corrections: u32::try_from(row.message.versions.len()).unwrap_or(u32::MAX),
        correction,
        read_before_recall: read,
    }
}
