//! What a guardian's page reads and writes about the days of their children. Instants are written with Japan's offset,
//! such as `2026-04-13T08:32:00+09:00`; days as `yyyy-mm-dd`, Asia/Tokyo.

use domain::facility::FacilityKind;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A child that the resident is a guardian of, and its day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Attending {
    pub child_id: String,
    pub facility_id: String,
    pub facility: String,
    pub facility_kind: FacilityKind,
    /// The emoji that stands for the child in this guardian's LINE.
    pub token: String,
    /// As the facility calls the child.
    pub name: String,
    pub class: String,
    pub may_report: bool,
    pub may_collect: bool,
    /// Sees the days, and hears of arrivals and departures. Without it, `today` is absent, and so it is for a school,
    /// where nobody is checked in at a gate.
    pub may_read: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub today: Option<TodayCard>,
    /// What the facility counts on today; only for who may report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<DayPlan>,
    /// When a child may come again after a fever, as the facility puts it; absent where it has not said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_fever: Option<String>,
    /// Reported from today on, by any guardian, in the order of their days: absences, late comings and early goings; only
    /// for who may report.
    pub absences: Vec<Absence>,
    /// Who may collect the child, of those whom this guardian may know of.
    pub collectors: Vec<Collector>,
}

/// What a facility counts on for a child today, unless it hears otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct DayPlan {
    /// It is open, and the child comes on this day of the week.
    pub expected: bool,
    /// The child takes a bus of the facility; an absence is seen on it.
    pub rides: bool,
    /// Lunch is made for it; an absence is seen there.
    pub lunch: bool,
}

/// Where a child stands, as far as anyone knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Inside.
    Present,
    /// On a bus.
    OnBus,
    /// Off the bus, not yet seen inside.
    OffBus,
    /// Gone home.
    Left,
    /// Reported absent and not seen.
    Absent,
    /// Not expected today.
    DayOff,
    /// Not seen, and the cut-off is not yet over.
    Awaited,
    /// Expected and not seen; every gate has been heard since the cut-off.
    NotSeen,
    /// Not seen, but a gate may know more.
    Unknown,
}

/// A child's day so far.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct TodayCard {
    #[schema(format = Date)]
    pub day: String,
    pub standing: Standing,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// A time is still to be confirmed (時刻要確認).
    pub uncertain: bool,
    /// Expected by then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cutoff: Option<String>,
    /// When the child came and went, in order.
    pub stays: Vec<StayCard>,
    /// A guardian said that the child is on the way.
    pub coming: bool,
}

/// One stay; an end that nobody recorded is open.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StayCard {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// Somebody who may collect a child.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Collector {
    pub name: String,
    pub relation: String,
}

/// Why a child stays at home, comes late or goes early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceReason {
    Sick,
    Private,
    Other,
    /// 忌引: somebody of the family has died.
    Bereavement,
    /// A disease for which a school keeps a child at home (出席停止).
    Infection,
}

/// What is reported about a child's day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// 欠席.
    #[default]
    Absent,
    /// 遅刻.
    Late,
    /// 早退.
    Early,
}

impl ReportKind {
    /// Whether it is the one that nobody has to name.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        *self == Self::Absent
    }
}

/// An absence, a late coming or an early going that was reported and not withdrawn. A day has one of the first, or one of
/// each of the others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Absence {
    pub id: String,
    pub child_id: String,
    #[serde(default)]
    pub kind: ReportKind,
    #[schema(format = Date)]
    pub day: String,
    pub why: AbsenceReason,
    /// Comes or goes at, such as `10:30`, in Japan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// A few words for whoever looks after the child, such as a temperature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Reports children absent, late or going early; all of it, or nothing. It takes the place of what does not go with it:
/// an absence that of late coming and early going, and the other way round.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAbsence {
    /// At most 8.
    pub child_ids: Vec<String>,
    #[serde(default, skip_serializing_if = "ReportKind::is_absent")]
    pub kind: ReportKind,
    /// Today or later, at most 31 days ahead; with the children at most 40 in all.
    #[schema(value_type = Vec<String>)]
    pub days: Vec<String>,
    pub why: AbsenceReason,
    /// Comes or goes at, such as `10:30`, while the facility is open: for these two kinds, and only for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// At most 100 characters; never in LINE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Changes a report; what is left out stays. Another kind is another report.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AbsenceChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<AbsenceReason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Empty takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The child is on the way.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OnTheWay {
    /// Expected at a moment of today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eta: Option<String>,
}

/// A code by which a guardian joins a child.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationCode {
    pub code: String,
}

/// Whom a code is about.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct InvitationCard {
    pub facility: String,
    pub name: String,
    pub relation: String,
    pub class: String,
}

/// Joins the child that a code is about.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Joining {
    pub code: String,
    /// The emoji that shall stand for the child in LINE.
    pub token: String,
}

/// What a phone needs to show a guardian's QR, also without a network: the key of a day. The code changes every 30
/// seconds: `TSN1.<person>.<step>.<code>`, where step is Unix time / 30 and code the first 8 bytes of
/// HMAC-SHA256(key, step), base64url. A kiosk takes it for two minutes, so a picture of it is soon worth nothing.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Pass {
    pub facility_id: String,
    pub facility: String,
    /// The guardian's id at the facility.
    pub person: String,
    #[schema(format = Date)]
    pub day: String,
    /// base64url.
    pub key: String,
    /// The emojis of the children that it is for.
    pub tokens: Vec<String>,
}

/// A visit of a centre.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    pub facility_id: String,
    /// What the QR at the entrance says behind the facility.
    pub code: String,
    pub adults: u8,
    /// Ages in years, one for each child.
    pub children: Vec<u8>,
    /// The family's own list shall have it.
    pub remember: bool,
}

/// A centre whose entrance somebody stands at.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct CentreCard {
    pub id: String,
    pub name: String,
}

/// A visit that a family wanted to remember.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct VisitCard {
    pub facility: String,
    pub at: String,
}
