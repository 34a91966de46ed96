//! A service as staff describe it: pure data.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time, Weekday};
use serde::{Deserialize, Serialize};

use crate::{text::Lang, weekday};

/// A text by language; Japanese is always there.
pub type Texts = BTreeMap<Lang, String>;

/// One kind of appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// 2 to 24 of `a-z`, `0-9` and `-`; it travels in postbacks and slot ids.
    pub id: String,
    /// What residents call it.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, String>))]
    pub title: Texts,
    /// One or two sentences below it.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, String>))]
    pub description: Texts,
    /// Where to go.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, String>))]
    pub place: Texts,
    /// Where the office answers, such as `0000-00-0001`: for what cannot be done here any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// It looks after children who are ill (病児・病後児保育), and is offered to whoever says that a child has a fever.
    #[serde(default)]
    pub sick_care: bool,
    /// Nobody who sees the phone may learn what it is about: LINE says only "your appointment".
    #[serde(default)]
    pub discreet: bool,
    /// Staff see a pseudonym until the family reveals itself.
    #[serde(default)]
    pub pseudonymous: bool,
    /// Residents see it.
    #[serde(default = "yes")]
    pub published: bool,
    /// Whoever plans it makes its bookings, such as a school its interviews. It stands in no list, and nobody else books
    /// it; who has a booking changes and cancels it like any other.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_invitation: bool,
    /// Whom an appointment is for.
    #[serde(rename = "for")]
    pub party: Party,
    /// Who may book.
    #[serde(default)]
    pub who: Who,
    /// Sessions that come back every week.
    #[serde(default)]
    pub pattern: Vec<Weekly>,
    /// No session on public holidays and from 29 December to 3 January.
    #[serde(default = "yes")]
    pub closed_on_holidays: bool,
    /// Days that differ from the pattern.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
    /// What runs out besides places.
    #[serde(default)]
    pub dimensions: Vec<Dimension>,
    /// When booking opens and closes.
    #[serde(default)]
    pub opening: Opening,
    /// Minutes before the start until when a family can cancel or change by itself.
    #[serde(default)]
    pub cancel_minutes: u32,
    /// How much one child or household may have.
    #[serde(default)]
    pub limits: Limits,
    /// What must or may be answered, at most 10. Answers never reach LINE.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// At most 4.
    #[serde(default)]
    pub reminders: Vec<Reminder>,
    /// Who says yes.
    #[serde(default)]
    pub confirmation: Confirmation,
    /// Who gets a place.
    #[serde(default)]
    pub admission: Admission,
}

const fn yes() -> bool {
    true
}

/// Whom an appointment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// One or more born children, all or none.
    Children,
    /// One pregnancy.
    Pregnancy,
    /// Born children or a pregnancy.
    Either,
    /// The family as such; no child is named.
    Household,
}

/// Who may book. What is absent does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Who {
    /// Age of each child on the day of the slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRange>,
    /// Week of pregnancy on the day of the slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<WeekRange>,
    /// Calendar milestones, such as `vax.mr1`: the slot must lie in the window of one of them for each child.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<String>,
    /// The family must declare that it lives in the municipality.
    pub residents_only: bool,
    /// An appointment that must have taken place before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior: Option<Prior>,
    /// Days that must lie between two appointments of a child.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<Gap>,
}

/// From `from_months` up to the day before `until_months` is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AgeRange {
    /// Completed months of life.
    pub from_months: u16,
    /// The child must be younger than this.
    pub until_months: u16,
}

/// Completed weeks of pregnancy, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WeekRange {
    /// First week.
    pub from: u8,
    /// Last week.
    pub until: u8,
}

/// A registered interview and the like: the family must have been marked `arrived` there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Prior {
    /// The service that comes first.
    pub service: String,
    /// It counts for so many days; for ever when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_days: Option<u16>,
}

/// "n日以上の間隔": n whole days lie between, so the earliest day is n + 1 days later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Whole days between.
    pub days: u16,
    /// Which services count; this one always does.
    #[serde(default)]
    pub services: BTreeSet<String>,
}

/// Sessions of one weekday, cut into slots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Weekly {
    /// Monday to Sunday, such as `monday`.
    #[serde(with = "weekday")]
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub weekday: Weekday,
    /// Which weeks of the month (1 to 5); all when empty. 第2・第4水曜 is `[2, 4]`.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub weeks: BTreeSet<u8>,
    /// First slot starts.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub from: Time,
    /// Last slot ends.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub until: Time,
    /// Length of a slot.
    pub minutes: u16,
    /// What each slot has, by dimension; `places` always.
    pub capacity: BTreeMap<String, u32>,
    /// The room, desk or adviser, 1 to 4 of `a-z0-9`: two lanes may run side by side.
    #[serde(default = "first_lane")]
    pub lane: String,
}

pub(crate) fn first_lane() -> String {
    "a".to_owned()
}

/// A day that differs from the pattern: closed when it has no sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub date: Date,
    /// What runs on it instead; its weekdays must be the day's own.
    #[serde(default)]
    pub sessions: Vec<Weekly>,
}

/// Something besides places that a party uses up, such as places for babies, a share of staff, a bed, an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// 1 to 12 of `a-z`; not `places`, which every child takes one of.
    pub id: String,
    /// What staff call it.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, String>))]
    pub title: Texts,
    /// What one child takes, by age; the first that fits counts, none takes nothing. A ratio of 3, 6 and 20 children to
    /// one member of staff is 20, 10 and 3 units of the 60 that a person has.
    #[serde(default)]
    pub by_age: Vec<Ages>,
    /// What the whole party takes, by its answer: question id → option id → units. A morning, an afternoon or both.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_answer: BTreeMap<String, BTreeMap<String, u32>>,
}

/// Units for the children of an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// Which children; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRange>,
    /// What each takes.
    pub units: u32,
}

/// When booking opens and closes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Opening {
    /// Days before the slot on which it can first be booked, from 00:00.
    pub days_before: u16,
    /// Minutes before the start until when it can be booked.
    pub closes_minutes: u32,
    /// Booking is possible between these moments only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Campaign>,
}

impl Default for Opening {
    fn default() -> Self {
        Self { days_before: 60, closes_minutes: 0, campaign: None }
    }
}

/// A span of time in Japan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// First moment, such as `2026-04-01T09:00:00`.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub opens_at: DateTime,
    /// The moment at which it is over.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub closes_at: DateTime,
}

/// Limits; what is absent does not limit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Appointments of one child (or pregnancy).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_child: Option<Limit>,
    /// Appointments of one family.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_household: Option<Limit>,
    /// Children in one booking; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children_at_once: Option<u8>,
}

/// So many in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// At least 1.
    pub count: u16,
    /// Of which slots, by their day.
    pub period: Period,
}

/// A period of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Those still to come.
    Ahead,
    /// The calendar month of the slot.
    Month,
    /// April to March.
    FiscalYear,
    /// As long as the service exists: its campaign.
    Campaign,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
// Unknown fields are not refused here: serde cannot do that beside `flatten`.
pub struct Question {
    /// 1 to 16 of `a-z0-9_`.
    pub id: String,
    /// What is asked.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, String>))]
    pub title: Texts,
    /// It must be answered.
    #[serde(default)]
    pub required: bool,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: QuestionKind,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionKind {
    /// Free text of at most `longest` UTF-16 units, 500 at most.
    Text {
        /// UTF-16 units.
        longest: u16,
    },
    /// One of the options.
    Choice {
        /// Option id → what stands on it, in the order of ids.
        #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, BTreeMap<String, String>>))]
        options: BTreeMap<String, Texts>,
    },
    /// Ticked or not; answered with `yes` or `no`. A required one must be ticked.
    Check,
}

/// A reminder: at `at` on the day `days_before` the slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// 0 is that morning, 1 the day before.
    pub days_before: u8,
    /// Between 08:00 and 20:00, sent with the next full hour: nobody is woken.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub at: Time,
}

/// Who says yes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Confirmation {
    /// A place that was free is booked.
    #[default]
    Automatic,
    /// The place is taken, and staff say yes or no.
    ByStaff,
}

/// Who gets a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Admission {
    /// Who comes first; a full slot is full.
    #[default]
    FirstCome,
    /// Who comes first; after that one waits, and a freed place is held for the next.
    WaitingList {
        /// How long a freed place is held.
        hold_minutes: u16,
        /// How many may wait for one slot.
        longest: u16,
    },
    /// Applications until the campaign closes, then a draw. Wants a campaign.
    Draw,
}
