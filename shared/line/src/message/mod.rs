//! Outgoing messages. Every word in one is [`LineText`], so that nothing personal can be put into LINE; every limit is
//! checked here, in UTF-16 units as LINE counts, before LINE would refuse the whole request.

mod action;
mod flex;
mod limit;

use domain::text::LineText;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

pub use action::{Action, Link, Pick, PostbackData};
pub use flex::{Bubble, Paragraph, Tone};
pub use limit::LimitError;
pub(crate) use limit::{at_most, length};

/// Messages in one request.
const PER_REQUEST: usize = 5;
/// UTF-16 units of a text message.
const TEXT: usize = 5_000;
/// UTF-16 units of what a notification and a screen reader say of a Flex message.
const ALT_TEXT: usize = 1_500;
/// Buttons above the keyboard.
const QUICK_REPLIES: usize = 13;

/// One message, with the quick replies that LINE shows while it is the last one.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    Text {
        text: LineText,
        quick_replies: Vec<Action>,
    },
    /// One bubble, or a carousel of them.
    Flex {
        alt_text: LineText,
        bubbles: Vec<Bubble>,
        quick_replies: Vec<Action>,
    },
}

impl Message {
    /// A text without quick replies.
    #[must_use]
    pub fn text(text: LineText) -> Self {
        Self::Text { text, quick_replies: Vec::new() }
    }

    fn to_json(&self) -> Result<Value, LimitError> {
        let (mut message, quick_replies) = match self {
            Self::Text { text, quick_replies } => {
                length("text", text, 1, TEXT)?;
                (json!({"type": "text", "text": text}), quick_replies)
            }
            Self::Flex { alt_text, bubbles, quick_replies } => {
                length("altText", alt_text, 1, ALT_TEXT)?;
                let contents = flex::container(bubbles)?;
                (json!({"type": "flex", "altText": alt_text, "contents": contents}), quick_replies)
            }
        };
        at_most("quickReply.items", quick_replies.len(), QUICK_REPLIES)?;
        if let (false, Some(fields)) = (quick_replies.is_empty(), message.as_object_mut()) {
            let items = quick_replies
                .iter()
                .map(|action| Ok(json!({"type": "action", "action": action.to_json()?})))
                .collect::<Result<Vec<_>, LimitError>>()?;
            fields.insert("quickReply".to_owned(), json!({ "items": items }));
        }
        Ok(message)
    }
}

/// The messages of one request, within LINE's limits, as LINE gets them.
#[derive(Debug, Clone, PartialEq)]
pub struct Messages(Vec<Value>);

/// A stored text that [`Messages::freeze`] did not write.
#[derive(Debug, thiserror::Error)]
#[error("the stored messages cannot be read")]
pub struct ThawError;

impl Messages {
    /// Checks and fixes the messages of one request.
    ///
    /// # Errors
    /// The first limit that is overstepped.
    pub fn new(messages: &[Message]) -> Result<Self, LimitError> {
        if messages.is_empty() {
            return Err(LimitError::Empty { property: "messages" });
        }
        at_most("messages", messages.len(), PER_REQUEST)?;
        Ok(Self(messages.iter().map(Message::to_json).collect::<Result<_, _>>()?))
    }

    /// One text.
    ///
    /// # Errors
    /// When it is empty or too long.
    pub fn text(text: LineText) -> Result<Self, LimitError> {
        Self::new(&[Message::text(text)])
    }

    /// The messages as one text, for a batch that must be sent unchanged when it is sent again: a retry key stands
    /// for one body.
    #[must_use]
    pub fn freeze(&self) -> String {
        Value::from(self.0.clone()).to_string()
    }

    /// Reads what [`Messages::freeze`] wrote, and nothing else.
    ///
    /// # Errors
    /// When it is no list of one to five messages.
    pub fn thaw(frozen: &str) -> Result<Self, ThawError> {
        let messages: Vec<Value> = serde_json::from_str(frozen).map_err(|_| ThawError)?;
        let sound = (1..=PER_REQUEST).contains(&messages.len()) && messages.iter().all(|m| m.get("type").is_some());
        if sound { Ok(Self(messages)) } else { Err(ThawError) }
    }
}

impl Serialize for Messages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(test)]
mod tests;
