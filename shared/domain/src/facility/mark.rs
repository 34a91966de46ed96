//! Official marks (出席簿): what a school's register can say of a pupil's day, what it counts as, and which of them a
//! guardian's report leads to. A report never writes one; a teacher confirms.
//!
//! Counted as the 指導要録 counts: days that the pupil had to attend are the school days without those of 出席停止・忌引等,
//! and whoever came late or went early has attended.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Facility, FacilityKind};
use crate::flaw::{Checked, Flaw, hold, line, unique};

/// Marks of one facility.
const MOST_MARKS: usize = 30;

/// What a day with a mark counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// 出席.
    Present,
    /// 欠席.
    Absent,
    /// 出席停止・忌引等: the pupil did not have to attend.
    Excused,
    /// No school day of this pupil at all.
    None,
}

/// What is reported of a day, as a mark answers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reported {
    /// Absent: ill.
    Sick,
    /// Absent: a matter of the family.
    Private,
    /// Absent: somebody of the family has died.
    Bereavement,
    /// Absent: a disease for which the school keeps the pupil at home.
    Infection,
    /// Absent: anything else.
    Other,
    /// Comes late.
    Late,
    /// Goes early.
    Early,
    /// Both.
    LateAndEarly,
}

impl Reported {
    /// Everything that can be reported.
    pub const ALL: [Self; 8] = [
        Self::Sick,
        Self::Private,
        Self::Bereavement,
        Self::Infection,
        Self::Other,
        Self::Late,
        Self::Early,
        Self::LateAndEarly,
    ];
}

/// A mark of the register. Whoever has none on a confirmed day was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// 1 to 8 of `a-z` and `0-9`.
    pub id: String,
    /// Such as 病気による欠席, at most 20 characters.
    pub label: String,
    /// What stands in the cell, such as 病: at most 2 characters.
    pub symbol: String,
    /// What the day counts as.
    pub counts: Counts,
    /// Came late; only where the day counts as present.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// Went early; only where the day counts as present.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub early: bool,
    /// The reports that lead to it. Of all marks together, each report leads to exactly one.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Reported>))]
    pub answers: BTreeSet<Reported>,
}

/// The marks of a school that has set none of its own.
#[must_use]
pub fn usual_marks() -> Vec<Mark> {
    use Counts::{Absent, Excused, None, Present};
    use Reported::{Bereavement, Early, Infection, Late, LateAndEarly, Other, Private, Sick};
    let mark = |id: &str, symbol: &str, label: &str, counts, answers: &[Reported]| Mark {
        id: id.to_owned(),
        label: label.to_owned(),
        symbol: symbol.to_owned(),
        counts,
        late: answers.iter().any(|one| matches!(one, Late | LateAndEarly)),
        early: answers.iter().any(|one| matches!(one, Early | LateAndEarly)),
        answers: answers.iter().copied().collect(),
    };
    vec![
        mark("sick", "病", "病気による欠席", Absent, &[Sick]),
        mark("private", "事", "事故・家事などによる欠席", Absent, &[Private, Other]),
        mark("suspend", "停", "出席停止", Excused, &[Infection]),
        mark("mourning", "忌", "忌引", Excused, &[Bereavement]),
        mark("late", "遅", "遅刻", Present, &[Late]),
        mark("early", "早", "早退", Present, &[Early]),
        mark("both", "遅早", "遅刻と早退", Present, &[LateAndEarly]),
        mark("official", "公", "公欠（出席扱い）", Present, &[]),
        mark("closed", "休", "臨時休業など", Excused, &[]),
        mark("noday", "／", "授業のない日・在籍していない日", None, &[]),
    ]
}

impl Facility {
    /// The marks that its register knows: its own, or the usual ones. Only schools keep one.
    #[must_use]
    pub fn marks_in_use(&self) -> Vec<Mark> {
        match self.kind {
            FacilityKind::School if self.marks.is_empty() => usual_marks(),
            FacilityKind::School => self.marks.clone(),
            FacilityKind::Nursery | FacilityKind::Centre => Vec::new(),
        }
    }
}

/// The mark that a report leads to; a teacher confirms it or takes another.
#[must_use]
pub fn suggested(marks: &[Mark], reported: Reported) -> Option<&Mark> {
    marks.iter().find(|mark| mark.answers.contains(&reported))
}

/// Whether the marks of a facility can be used; none is fine.
///
/// # Errors
/// The first contradiction.
pub(super) fn check(marks: &[Mark], is_school: bool) -> Result<(), Flaw> {
    if marks.is_empty() {
        return Ok(());
    }
    hold(is_school, "marks", "not_a_school")?;
    hold(marks.len() <= MOST_MARKS, "marks", "too_many")?;
    unique(marks.iter().map(|mark| &mark.id), "marks")?;
    unique(marks.iter().map(|mark| mark.symbol.trim()), "marks")?;
    marks.iter().enumerate().try_for_each(|(place, mark)| one(mark, &format!("marks.{place}")))?;
    unique(marks.iter().flat_map(|mark| &mark.answers), "marks")?;
    // A report that leads nowhere would be confirmed as a day on which the pupil was there.
    let answered = |reported: &Reported| suggested(marks, *reported).is_some();
    hold(Reported::ALL.iter().all(answered), "marks", "report_without_mark")
}

fn one(mark: &Mark, field: &str) -> Checked {
    hold(super::check::is_word(&mark.id, 8), format!("{field}.id"), "shape")?;
    line(&mark.label, 20, &format!("{field}.label"))?;
    line(&mark.symbol, 2, &format!("{field}.symbol"))?;
    hold(mark.counts == Counts::Present || !(mark.late || mark.early), format!("{field}.counts"), "not_present")?;
    let absent = |one: &Reported| !matches!(one, Reported::Late | Reported::Early | Reported::LateAndEarly);
    let fits = mark.answers.iter().all(|one| (mark.late || mark.early) != absent(one));
    hold(fits, format!("{field}.answers"), "contradicts")
}

/// What the confirmed days of one pupil come to: a month, a term or a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Tally {
    /// 授業日数.
    pub school_days: u16,
    /// 出席停止・忌引等の日数.
    pub excused: u16,
    /// 出席しなければならない日数: school days without the excused ones.
    pub must_attend: u16,
    /// 欠席日数.
    pub absent: u16,
    /// 出席日数: of those that had to be attended, the ones on which the pupil was not absent.
    pub attended: u16,
    /// 遅刻.
    pub late: u16,
    /// 早退.
    pub early: u16,
}

/// Counts confirmed days: each with its mark, or none where the pupil was simply there. A day that nobody has confirmed
/// is not among them.
#[must_use]
pub fn tally<'m>(days: impl IntoIterator<Item = Option<&'m Mark>>) -> Tally {
    let mut tally = Tally::default();
    for mark in days {
        let counts = mark.map_or(Counts::Present, |mark| mark.counts);
        tally.school_days += u16::from(counts != Counts::None);
        tally.excused += u16::from(counts == Counts::Excused);
        tally.absent += u16::from(counts == Counts::Absent);
        tally.attended += u16::from(counts == Counts::Present);
        tally.late += u16::from(mark.is_some_and(|mark| mark.late));
        tally.early += u16::from(mark.is_some_and(|mark| mark.early));
    }
    tally.must_attend = tally.school_days - tally.excused;
    tally
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of<'m>(marks: &'m [Mark], id: &str) -> Option<&'m Mark> {
        Some(marks.iter().find(|mark| mark.id == id).unwrap())
    }

    #[test]
    fn a_month_is_counted_as_the_school_record_counts_it() {
        let marks = usual_marks();
        // 20 school days: 2 ill, 1 at home for another reason, 5 of influenza, 3 for a funeral, 1 closed, 2 late, 1 early,
        // 1 both, 1 at a match, 3 there; and one day on which the pupil was not enrolled yet.
        let ids = [
            "sick", "sick", "private", "suspend", "suspend", "suspend", "suspend", "suspend", "mourning", "mourning",
            "mourning", "closed", "late", "late", "early", "both", "official", "noday",
        ];
        let days = ids.iter().map(|id| of(&marks, id)).chain([None; 3]);
        let counted = tally(days);
        let expected =
            Tally { school_days: 20, excused: 9, must_attend: 11, absent: 3, attended: 8, late: 3, early: 2 };
        assert_eq!(counted, expected);
        assert_eq!(counted.attended + counted.absent, counted.must_attend);
        assert_eq!(tally([]), Tally::default());
        assert_eq!(tally([None, None]), Tally { school_days: 2, must_attend: 2, attended: 2, ..Tally::default() });
        // A year of 366 days fits.
        assert_eq!(tally(vec![of(&marks, "both"); 366]).late, 366);
    }

    #[test]
    fn each_report_leads_to_one_mark() {
        let marks = usual_marks();
        assert_eq!(check(&marks, true), Ok(()));
        let symbols: Vec<_> =
            Reported::ALL.iter().map(|one| suggested(&marks, *one).unwrap().symbol.as_str()).collect();
        assert_eq!(symbols, ["病", "事", "忌", "停", "事", "遅", "早", "遅早"]);
    }

    #[test]
    fn marks_that_make_no_sense_are_named() {
        assert_eq!(check(&[], false), Ok(()));
        assert_eq!(check(&usual_marks(), false).unwrap_err().to_string(), "marks: not_a_school");
        for (place, new, flaw) in [
            ("/0/id", json!("Sick"), "marks.0.id: shape"),
            ("/0/id", json!("private"), "marks: twice"),
            ("/0/symbol", json!("事"), "marks: twice"),
            ("/0/symbol", json!("病欠席"), "marks.0.symbol: text_too_long"),
            ("/0/symbol", json!(" "), "marks.0.symbol: text_empty"),
            ("/0/label", json!("あ".repeat(21)), "marks.0.label: text_too_long"),
            ("/4/counts", json!("absent"), "marks.4.counts: not_present"),
            ("/4/late", json!(false), "marks.4.answers: contradicts"),
            ("/0/answers", json!(["sick", "late"]), "marks.0.answers: contradicts"),
            ("/0/answers", json!(["sick", "private"]), "marks: twice"),
            ("/0/answers", json!([]), "marks: report_without_mark"),
        ] {
            let mut marks = serde_json::to_value(usual_marks()).unwrap();
            *marks.pointer_mut(place).unwrap() = new;
            let marks: Vec<Mark> = serde_json::from_value(marks).unwrap();
            assert_eq!(check(&marks, true).unwrap_err().to_string(), flaw);
        }
        let many: Vec<Mark> = (0..31).map(|n| Mark { id: format!("m{n}"), ..usual_marks().remove(7) }).collect();
        assert_eq!(check(&many, true).unwrap_err().to_string(), "marks: too_many");
    }
}
