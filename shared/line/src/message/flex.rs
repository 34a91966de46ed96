//! A bubble: a title, a few paragraphs, up to four buttons. No more layout than a municipality's notice needs.

use domain::text::LineText;
use serde_json::{Value, json};

use super::{Action, LimitError, at_most};

/// Bubbles in a carousel.
const BUBBLES: usize = 12;
const BUBBLE_BYTES: usize = 30_000;
const CAROUSEL_BYTES: usize = 50_000;
/// Our own: more buttons than this are not read, they are searched.
const BUTTONS: usize = 4;

/// One card.
#[derive(Debug, Clone, PartialEq)]
pub struct Bubble {
    pub title: LineText,
    pub body: Vec<Paragraph>,
    pub buttons: Vec<Action>,
}

/// A piece of a bubble's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub text: LineText,
    pub tone: Tone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    /// Sources, conditions, what may be skipped.
    Muted,
}

/// The Flex container of these bubbles: the one bubble itself, or a carousel.
pub(super) fn container(bubbles: &[Bubble]) -> Result<Value, LimitError> {
    at_most("contents", bubbles.len(), BUBBLES)?;
    let mut cards = bubbles.iter().map(Bubble::to_json).collect::<Result<Vec<_>, _>>()?;
    match (cards.pop(), cards.is_empty()) {
        (None, _) => Err(LimitError::Empty { property: "contents" }),
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            cards.push(last);
            let carousel = json!({"type": "carousel", "contents": cards});
            fits("carousel", &carousel, CAROUSEL_BYTES)?;
            Ok(carousel)
        }
    }
}

impl Bubble {
    fn to_json(&self) -> Result<Value, LimitError> {
        at_most("buttons", self.buttons.len(), BUTTONS)?;
        let mut body = vec![text(&self.title, "title", "lg", "bold", INK)?];
        for Paragraph { text: words, tone } in &self.body {
            body.push(match tone {
                Tone::Plain => text(words, "text", "md", "regular", INK)?,
                Tone::Strong => text(words, "text", "md", "bold", INK)?,
                Tone::Muted => text(words, "text", "sm", "regular", QUIET)?,
            });
        }
        let mut bubble = json!({
            "type": "bubble",
            "body": {"type": "box", "layout": "vertical", "spacing": "md", "contents": body},
        });
        let buttons = self
            .buttons
            .iter()
            .map(|b| Ok(json!({"type": "button", "style": "link", "height": "sm", "action": b.to_json()?})))
            .collect::<Result<Vec<_>, LimitError>>()?;
        if let (false, Some(fields)) = (buttons.is_empty(), bubble.as_object_mut()) {
            fields.insert("footer".to_owned(), json!({"type": "box", "layout": "vertical", "contents": buttons}));
        }
        fits("bubble", &bubble, BUBBLE_BYTES)?;
        Ok(bubble)
    }
}

// Both stand out from white by more than 7:1 (WCAG 2.2, 1.4.6).
const INK: &str = "#1A1A1C";
const QUIET: &str = "#4D4D4D";

fn text(words: &LineText, property: &'static str, size: &str, weight: &str, color: &str) -> Result<Value, LimitError> {
    if words.as_ref().is_empty() {
        return Err(LimitError::Empty { property });
    }
    Ok(json!({"type": "text", "text": words, "wrap": true, "size": size, "weight": weight, "color": color}))
}

fn fits(property: &'static str, value: &Value, max: usize) -> Result<(), LimitError> {
    let found = value.to_string().len();
    if found > max { Err(LimitError::TooBig { property, found, max }) } else { Ok(()) }
}
