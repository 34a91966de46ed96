//! What LINE says about a benefit: that there is something to look at. Not which, not how much, not for whom.

use domain::text::{Key, Lang, LineText};
use jiff::{SignedDuration, Timestamp};
use line::{Action, LimitError, Link, Message, Messages};
use platform::digest;
use tables::{Kind, NewBatch, Profile, Recipient};

use crate::App;

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Say {
    First,
    Reminder,
    Decided,
    Returned,
}

impl Say {
    const fn key(self) -> Key {
        match self {
            Self::First => Key::BenefitNoticeFirst,
            Self::Reminder => Key::BenefitNoticeReminder,
            Self::Decided => Key::BenefitNoticeDecided,
            Self::Returned => Key::BenefitNoticeReturned,
        }
    }
}

pub(crate) fn text(say: Say, lang: Lang) -> LineText {
    LineText::plain(lang, say.key())
}

/// A batch to residents who read one language. The same `event` for the same members is the same batch.
pub(crate) fn batch(
    app: &App,
    say: Say,
    lang: Lang,
    event: &str,
    members: Vec<Recipient>,
) -> Result<NewBatch, LimitError> {
    let now: Timestamp = app.world.clock.now();
    let link = Link::new(format!("{}#benefits", app.page.as_str()))?;
    let open = Action::Link { label: LineText::plain(lang, Key::LabelBenefitOpen), link };
    let messages = Messages::new(&[Message::Text { text: text(say, lang), quick_replies: vec![open] }])?.freeze();
    let named = ["benefit", event, lang.code()].into_iter();
    let named: Vec<&str> = named.chain(members.iter().map(|member| member.resident.as_str())).collect();
    Ok(NewBatch {
        id: digest(&named, 12),
        kind: Kind::Official,
        messages,
        milestones: Vec::new(),
        members,
        created_at: now,
        not_after: now + SignedDuration::from_hours(7 * 24),
        run: None,
    })
}

/// Somebody as a member of a batch; none whom LINE does not reach.
pub(crate) fn member(resident: &str, profile: &Profile) -> Option<(Lang, Recipient)> {
    let line_user_id = profile.line_user_id.clone();
    let member = Recipient { resident: resident.to_owned(), child: None, line_user_id };
    profile.following.then(|| (profile.lang.unwrap_or_default(), member))
}
