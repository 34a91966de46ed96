//! What LINE says of a message: who writes, and a button. Never a word of what it says.

use domain::text::{Key, Lang, LineText, MunicipalText, Param};
use jiff::Timestamp;
use line::{Action, LimitError, Link, Message, Messages};
use platform::digest;
use tables::{Kind, NewBatch, Recipient};

use crate::App;

/// Why somebody hears of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Say {
    /// It has come.
    New,
    /// It has come, and is to be read now.
    Urgent,
    /// It has not been opened.
    Again,
    /// What it asks has not been answered.
    Asked,
    /// It asks when an interview could be.
    InterviewAsked,
    /// It says when an interview is.
    InterviewDecided,
}

impl Say {
    /// Where the button leads, as our page names it.
    const fn page(self) -> &'static str {
        if self.is_interview() { "interview" } else { "message" }
    }

    const fn is_interview(self) -> bool {
        matches!(self, Self::InterviewAsked | Self::InterviewDecided)
    }

    const fn key(self) -> Key {
        match self {
            Self::New => Key::SchoolNotice,
            Self::Urgent => Key::SchoolUrgent,
            Self::Again => Key::SchoolReminder,
            Self::Asked => Key::SchoolAsked,
            Self::InterviewAsked => Key::SchoolInterviewAsked,
            Self::InterviewDecided => Key::SchoolInterviewDecided,
        }
    }
}

/// What is told.
pub(crate) struct Notice<'a> {
    pub(crate) say: Say,
    pub(crate) message: &'a str,
    /// The one facility that writes; none where there are several.
    pub(crate) from: Option<&'a MunicipalText>,
    /// 0, or the number of the reminder.
    pub(crate) run: u32,
    pub(crate) not_after: Timestamp,
}

impl Notice<'_> {
    fn text(&self, lang: Lang) -> LineText {
        let school =
            self.from.cloned().map_or_else(|| Param::Text(LineText::plain(lang, Key::SchoolSeveral)), Param::Municipal);
        LineText::of(lang, self.say.key(), &[("school", school)])
    }

    /// A batch to residents who read one language. The same notice for the same members is the same batch.
    pub(crate) fn batch(&self, app: &App, lang: Lang, members: Vec<Recipient>) -> Result<NewBatch, LimitError> {
        let link = Link::new(format!("{}#{}/{}", app.page.as_str(), self.say.page(), self.message))?;
        let open = Action::Link { label: LineText::plain(lang, Key::LabelSchoolOpen), link };
        let messages = Messages::new(&[Message::Text { text: self.text(lang), quick_replies: vec![open] }])?.freeze();
        let run = self.run.to_string();
        let named = ["school", self.message, &run, lang.code()].into_iter();
        let named: Vec<&str> = named.chain(members.iter().map(|member| member.resident.as_str())).collect();
        Ok(NewBatch {
            id: digest(&named, 12),
            kind: if self.say == Say::Urgent { Kind::Emergency } else { Kind::School },
            messages,
            // The sender looks whether a message still stands; interviews are no message.
            milestones: if self.say.is_interview() { Vec::new() } else { vec![self.message.to_owned()] },
            members,
            created_at: app.world.clock.now(),
            not_after: self.not_after,
            run: None,
        })
    }
}
