//! What somebody should look at before a message leaves: an audience far larger than usual, a facility that is not the
//! sender's, a name that the readers have no business with, a file that nobody could check. And what is refused outright.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Letter, ORIGINAL, Reached, Rosters, Urgency, guardians, names::Names, shown};
use crate::{attachment::Text, flaw::Flaw, my_number};

/// What the guard knows beside the letter itself.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The children whom the audience is today, as [`super::resolve`] or [`super::still`] found them.
    pub reached: &'a Reached,
    /// The rosters of those facilities.
    pub rosters: &'a Rosters,
    /// What the attachments say, in their order. One that is missing counts as unreadable.
    pub texts: &'a [Text],
    /// How many guardians the last messages of this author went to, at most 20, in any order.
    pub recent: &'a [usize],
    /// More guardians than this need a second person.
    pub threshold: usize,
    /// The sender's own facilities; without, all are.
    pub mine: Option<&'a BTreeSet<String>>,
}

/// What the guard found. Only [`look`] makes one, so nothing is submitted that was not looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageLooked))]
#[non_exhaustive]
pub struct Looked {
    /// Children about whom it is.
    pub children: usize,
    /// Guardians whom it reaches.
    pub guardians: usize,
    /// What is odd.
    pub warnings: Vec<Warning>,
    /// Why a second person has to approve; nothing where nobody has to.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Because>))]
    pub because: BTreeSet<Because>,
    /// Names exactly what was looked at.
    pub shown: String,
}

/// Something odd that may still be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageWarning))]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// 「いつもは31人、今回は938人」: more than twice as many guardians as usual, and more than 20 more.
    Larger {
        /// What [`usual`] says.
        usual: usize,
        /// This time.
        now: usize,
    },
    /// Facilities that are not the sender's.
    OutsideScope {
        /// Their ids.
        #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
        facilities: BTreeSet<String>,
    },
    /// Names of children of these facilities about whom the message is not.
    NamesOutside {
        /// Where.
        places: Vec<Place>,
    },
    /// Nobody could check what an attachment says: it is a picture, a scan, encrypted or broken.
    Unreadable {
        /// Its place among the attachments.
        attachment: usize,
    },
}

/// How often something stands somewhere. What stands there is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessagePlace))]
pub struct Place {
    /// Where.
    #[serde(flatten)]
    pub at: Where,
    /// How often, at least once.
    pub count: usize,
}

/// A text of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageWhere))]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Where {
    /// A title.
    Title {
        /// In which language.
        language: String,
    },
    /// A body.
    Body {
        /// In which language.
        language: String,
    },
    /// The name of an attachment.
    AttachmentName {
        /// Its place among the attachments.
        attachment: usize,
    },
    /// What an attachment says.
    AttachmentText {
        /// Its place among the attachments.
        attachment: usize,
    },
}

/// Why a message cannot leave as it is, whoever approves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Objection {
    /// There is no Japanese original.
    #[error("no_original")]
    NoOriginal,
    /// Individual numbers (番号法20条).
    #[error("my_number_refused")]
    MyNumber {
        /// Where.
        places: Vec<Place>,
    },
    /// Something is wrong with its shape.
    #[error(transparent)]
    Flawed(#[from] Flaw),
}

/// Why a second person has to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageBecause))]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// More guardians than the setting allows one person to reach.
    Many,
    /// Far more than usual.
    Larger,
    /// A facility that is not the sender's.
    OutsideScope,
    /// A name that the readers have no business with.
    NamesOutside,
    /// An emergency at several facilities at once.
    SeveralFacilities,
}

/// Messages that say what is usual.
const RECENT: usize = 20;
/// So many more may always be: a second class of a small school is nothing odd.
const SOME_MORE: usize = 20;

/// How many guardians are usual: the middle one of the last 20 audiences, the smaller of two middle ones. Unlike a mean it
/// does not move when a single message went to the whole school. `None` before the first.
#[must_use]
pub fn usual(recent: &[usize]) -> Option<usize> {
    let mut sizes: Vec<usize> = recent.iter().copied().take(RECENT).collect();
    sizes.sort_unstable();
    sizes.get(sizes.len().checked_sub(1)? / 2).copied()
}

/// Looks at a message before it is submitted, and again before a correction.
///
/// # Errors
/// [`Objection`]s that no approval heals.
pub fn look(letter: &Letter, around: &Around<'_>, now: Timestamp) -> Result<Looked, Objection> {
    if !letter.content.texts.contains_key(ORIGINAL) {
        return Err(Objection::NoOriginal);
    }
    letter.check(now)?;
    look_at(letter, around)
}

/// The same for the words of a message that has left, whose times are over.
///
/// # Errors
/// [`Objection`]s that no approval heals.
pub fn look_again(letter: &Letter, around: &Around<'_>) -> Result<Looked, Objection> {
    if !letter.content.texts.contains_key(ORIGINAL) {
        return Err(Objection::NoOriginal);
    }
    letter.content.check()?;
    look_at(letter, around)
}

fn look_at(letter: &Letter, around: &Around<'_>) -> Result<Looked, Objection> {
    if around.reached.values().all(BTreeSet::is_empty) {
        return Err(Flaw { field: "audience".to_owned(), reason: "nobody" }.into());
    }
    let numbers = places(letter, around, |at, text| usize::from(holds_number(at, text)));
    if !numbers.is_empty() {
        return Err(Objection::MyNumber { places: numbers });
    }
    let guardians = guardians(around.reached, around.rosters).len();
    let warnings = warnings(letter, around, guardians);
    Ok(Looked {
        children: around.reached.values().map(BTreeSet::len).sum(),
        guardians,
        because: because(letter, around, guardians, &warnings),
        warnings,
        shown: shown(letter, around.reached),
    })
}

fn warnings(letter: &Letter, around: &Around<'_>, now: usize) -> Vec<Warning> {
    let larger = usual(around.recent)
        .filter(|usual| now > usual.saturating_mul(2) && now > usual.saturating_add(SOME_MORE))
        .map(|usual| Warning::Larger { usual, now });
    let names = Names::new(around.reached, around.rosters);
    let places = places(letter, around, |_, text| names.count(text));
    let named = (!places.is_empty()).then_some(Warning::NamesOutside { places });
    let unreadable = (0..letter.attachments.len())
        .filter(|at| !matches!(around.texts.get(*at), Some(Text::Found(_))))
        .map(|attachment| Warning::Unreadable { attachment });
    larger.into_iter().chain(outside(around)).chain(named).chain(unreadable).collect()
}

fn outside(around: &Around<'_>) -> Option<Warning> {
    let mine = around.mine?;
    let facilities: BTreeSet<String> = around.reached.keys().filter(|id| !mine.contains(*id)).cloned().collect();
    (!facilities.is_empty()).then_some(Warning::OutsideScope { facilities })
}

fn because(letter: &Letter, around: &Around<'_>, guardians: usize, warnings: &[Warning]) -> BTreeSet<Because> {
    let odd = warnings.iter().filter_map(|warning| match warning {
        Warning::Larger { .. } => Some(Because::Larger),
        Warning::OutsideScope { .. } => Some(Because::OutsideScope),
        Warning::NamesOutside { .. } => Some(Because::NamesOutside),
        // Every photo is one. A second pair of eyes for each would soon not look any more.
        Warning::Unreadable { .. } => None,
    });
    let many = (guardians > around.threshold).then_some(Because::Many);
    let several = letter.urgency == Urgency::Emergency && around.reached.len() > 1;
    odd.chain(many).chain(several.then_some(Because::SeveralFacilities)).collect()
}

/// Whether an individual number stands in a text. In a document it has to look like one: twelve digits in one piece or with
/// hyphens, or three groups of four as on the card. Each month's calendar has twelve digits in a row that pass the check.
fn holds_number(at: &Where, text: &str) -> bool {
    if !matches!(at, Where::AttachmentText { .. }) {
        return my_number::contains(text);
    }
    let pieces: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|one| !one.is_empty()).collect();
    let is_group =
        |piece: &&&str| piece.chars().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count() == 4;
    let are_groups =
        |three: &[&str]| three.iter().filter(is_group).count() == 3 && my_number::contains(&three.concat());
    pieces.iter().any(|piece| my_number::contains(piece)) || pieces.windows(3).any(are_groups)
}

/// Where in a message something stands, and how often.
fn places(letter: &Letter, around: &Around<'_>, count: impl Fn(&Where, &str) -> usize) -> Vec<Place> {
    let words = letter.content.texts.iter().flat_map(|(language, words)| {
        let title = (Where::Title { language: language.clone() }, words.title.as_str());
        [title, (Where::Body { language: language.clone() }, words.body.as_str())]
    });
    let names = letter.attachments.iter().enumerate();
    let names = names.map(|(attachment, one)| (Where::AttachmentName { attachment }, one.name.as_str()));
    let texts = around.texts.iter().enumerate();
    let texts = texts.map(|(attachment, text)| (Where::AttachmentText { attachment }, text.as_str()));
    let counted = words.chain(names).chain(texts).map(|(at, text)| Place { count: count(&at, text), at });
    counted.filter(|place| place.count > 0).collect()
}
