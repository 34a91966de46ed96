//! Facilities that a family may apply to, and the estimate of its points.

use domain::points::Household;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a search found, in its order: nurseries of siblings first, then by distance in a straight line.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NurserySearch {
    pub hits: Vec<NurseryHit>,
    /// Facilities that are published.
    pub of: u32,
    /// Names what was searched, as the pack's `etag` does.
    pub edition: String,
}

/// A facility that fits.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NurseryHit {
    /// Municipality and id, such as `139998-TS01`.
    pub key: String,
    pub name: String,
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Degrees; none where the list has no coordinates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lng: Option<f64>,
    /// In a straight line from the first anchor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<u32>,
    /// From the second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_metres: Option<u32>,
    /// An estimate (目安) from the straight line: the way on foot is longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walking_minutes: Option<u32>,
    /// Siblings go there.
    pub siblings: bool,
    /// A class was asked for, and the list does not say whom it takes.
    pub ages_unknown: bool,
    /// Of the class that was asked for, or of the whole facility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<NurseryVacancy>,
}

/// What a list says of free places.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NurseryVacancy {
    pub state: NurseryVacancyState,
    /// How many, of [`NurseryVacancyState::Number`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u16>,
    /// What stands there, of [`NurseryVacancyState::Symbol`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// As of when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub on: Option<String>,
    /// For children who begin in that month, such as `2027-04`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

/// How a list says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NurseryVacancyState {
    Number,
    /// ○: some.
    Open,
    /// △: few.
    Few,
    /// ×.
    None,
    /// 要相談.
    Ask,
    /// ―: there is no such class.
    NotOffered,
    /// A symbol that the legend does not explain.
    Symbol,
}

/// A facility with everything that is published of it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NurseryCard {
    pub key: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kana: Option<String>,
    pub kind: String,
    /// The list's word, of a kind that is none of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lng: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corporation: Option<String>,
    /// Minutes after midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<u16>,
    /// The same; beyond 1440 on the next day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<u16>,
    /// `monday` to `sunday`; empty where the list does not say.
    pub weekdays: Vec<String>,
    /// As the list says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u16>,
    /// What it offers.
    pub offers: Vec<String>,
    /// What it says that it does not.
    pub offers_not: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allergy: Option<String>,
    /// Where the list does not say of which class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<NurseryVacancy>,
    pub classes: Vec<NurseryClass>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A class of a facility.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NurseryClass {
    /// Years on 1 April, 0 to 5.
    pub class: u8,
    pub offered: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<NurseryVacancy>,
    /// The newest first.
    pub borders: Vec<NurseryBorder>,
    /// Over the years; a look back and no promise.
    pub range: NurseryBorderRange,
}

/// With how many points the last child was admitted.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NurseryBorder {
    /// Fiscal year of entry.
    pub year: i16,
    pub kind: NurseryBorderKind,
    /// Points, of [`NurseryBorderKind::Points`] and [`NurseryBorderKind::AtMost`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    /// Places that were left over, of [`NurseryBorderKind::Remaining`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u16>,
}

/// How a list says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NurseryBorderKind {
    Points,
    /// 50以下.
    AtMost,
    /// 残N.
    Remaining,
    /// 全員内定.
    AllAdmitted,
    /// ×.
    NobodyAdmitted,
    /// なし.
    NoPlaces,
    /// ＊: kept back.
    Undisclosed,
    /// ―.
    NoClass,
}

/// What several years say together.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NurseryBorderRange {
    /// The lowest and the highest number; none where no year has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<f64>,
    /// Years that are known.
    pub years: u32,
    /// Years in which everyone was admitted or places were left.
    pub open: u32,
    /// Years that say neither.
    pub unclear: u32,
}

/// A table of points that an estimate can be made by.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsTable {
    /// The municipality's code.
    pub municipality: String,
    /// In the language that was asked for.
    pub title: String,
    #[schema(format = Date)]
    pub effective_from: String,
    pub complete: bool,
    /// What is missing, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    pub documents: Vec<PointsDocument>,
    /// It has ranks and no points.
    pub ranks: bool,
    /// Questions that no other table asks.
    pub questions: Vec<PointsQuestion>,
    /// Rows whose points the office sets itself, within bounds.
    pub manual: Vec<PointsManual>,
}

/// What a table rests on.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsDocument {
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A yes-or-no question of one table.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsQuestion {
    pub id: String,
    pub text: String,
}

/// A row whose points the office sets.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsManual {
    pub rule: String,
    pub text: String,
    pub least: f64,
    pub most: f64,
}

/// Asks for an estimate. Nothing of it is kept.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexQuestion {
    /// The municipality's code.
    pub municipality: String,
    pub household: Household,
}

/// An estimate (目安). The points of the lines sum up to the total.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct IndexEstimate {
    /// The total; of a table of ranks the points within the rank.
    pub total: PointsSpan,
    /// Of a table of ranks: from `A`; two where the office sets a value itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<IndexRank>,
    pub lines: Vec<IndexLine>,
    /// Adjustments that apply and do not count.
    pub set_aside: Vec<IndexSetAside>,
    pub tie_breakers: Vec<IndexStanding>,
    /// What comes after them and is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie_breakers_rest: Option<String>,
    /// What one other answer would give.
    pub changes: Vec<IndexChange>,
    /// Why the household comes before everybody; empty for most.
    pub top_priority: Vec<IndexNote>,
    /// The class that comes before points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<IndexNote>,
    /// Guardians, from 0, of whom the table says nothing: the office has to be asked.
    pub unrated: Vec<u32>,
    /// That it is an estimate, and that the office decides.
    pub notice: String,
    /// What the table lacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    pub title: String,
    #[schema(format = Date)]
    pub effective_from: String,
}

/// Points from … to: equal where nothing is open.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, ToSchema)]
pub struct PointsSpan {
    pub least: f64,
    pub most: f64,
}

/// Ranks from … to, the better one first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct IndexRank {
    pub best: String,
    pub worst: String,
}

/// A line of the derivation.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct IndexLine {
    pub rule: String,
    pub text: String,
    pub points: PointsSpan,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<IndexRank>,
    /// Where it is written.
    pub source: String,
    /// `guardian`, `absent`, `household`, `child`.
    pub whose: String,
    /// Which guardian, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guardian: Option<u32>,
    /// `base`, `adjustment`, `cap`, `floor`, `aggregate`, `multiplier`, `override`.
    pub kind: String,
    /// Nobody has compared it with an official text yet.
    pub unverified: bool,
}

/// An adjustment that applies and does not count.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct IndexSetAside {
    pub rule: String,
    pub text: String,
    pub points: PointsSpan,
    /// The rule that counts instead.
    pub because: String,
}

/// A comparison among equals, with what this household has.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct IndexStanding {
    pub rule: String,
    pub text: String,
    pub source: String,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What one other answer would give.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct IndexChange {
    pub rule: String,
    /// If so.
    pub text: String,
    pub difference: PointsSpan,
    pub total: PointsSpan,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<IndexRank>,
}

/// A row that gives no points.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct IndexNote {
    pub rule: String,
    pub text: String,
    pub source: String,
}
