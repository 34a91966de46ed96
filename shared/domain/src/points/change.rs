//! What would change a result: for every row that tells of itself (`would`), what it gives when one answer is another.
//! Every difference is that of two whole estimates, so bounds, exclusions and factors are in it.

use serde::Serialize;

use super::answer::{Answer, next, ways};
use super::condition::Measure;
use super::derivation::{Estimate, Outcome, Whose, join};
use super::estimate::assess;
use super::give::row_of;
use super::household::Household;
use super::row::{Cite, Gives, Row};
use super::rules::PointRules;
use super::scene::Scene;
use super::value::Span;
use crate::reservation::Texts;
use crate::text::Lang;

/// What one other answer would give.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change<'a> {
    /// The row.
    pub rule: &'a str,
    /// If so (「きょうだいが在園していれば」), and the band that it would be.
    pub text: Vec<&'a Texts>,
    /// Where it is written.
    pub source: &'a Cite,
    /// Whose it would be.
    pub whose: Whose,
    /// The other answer.
    pub answer: Answer,
    /// What the household would have.
    pub outcome: Outcome,
    /// By how many points that differs; a rank or a class may change without any.
    pub difference: Span,
}

impl Change<'_> {
    /// If so, in the reader's language.
    #[must_use]
    pub fn says(&self, lang: Lang) -> String {
        join(&self.text, lang)
    }
}

/// In the table's order.
pub(super) fn changes<'a>(
    rules: &'a PointRules,
    household: &Household,
    now: Outcome,
    estimate: &Estimate<'a>,
) -> Vec<Change<'a>> {
    let told = rules.rows().filter(|row| !row.would.is_empty());
    let mut changes: Vec<Change> = Vec::new();
    for row in told {
        let mut answers = Vec::new();
        for place in 0..household.guardians.len() {
            ways(&row.when, household, Some(place), &mut answers);
            bands(rules, household, row, place, &mut answers);
        }
        // What hangs on the household alone was found once for each guardian.
        let mut asked: Vec<Answer> = Vec::new();
        for answer in answers {
            if !asked.contains(&answer) {
                changes.extend(change(rules, household, row, answer.clone(), now, estimate));
                asked.push(answer);
            }
        }
    }
    changes
}

/// The next bands of days and hours for a guardian.
fn bands(rules: &PointRules, household: &Household, row: &Row, place: usize, answers: &mut Vec<Answer>) {
    let Some(guardian) = household.guardians.get(place) else { return };
    let scene = Scene::of(rules, household);
    for reason in &guardian.reasons {
        let scene = scene.reason(guardian, reason);
        if !scene.holds(&row.when) {
            continue;
        }
        let gives = match &row.gives {
            Gives::Like { row, .. } => row_of(rules, row).map(|row| &row.gives),
            own => Some(own),
        };
        let mut add = |of: Measure, edges: &mut dyn Iterator<Item = i64>| {
            answers.extend(next(scene, of, edges).map(|to| Answer::Number { of, guardian: Some(place), to }));
        };
        match gives {
            Some(Gives::Grid { days, minutes, .. }) => {
                add(Measure::DaysPerMonth, &mut days.iter().map(|edge| edge.from));
                add(Measure::MinutesPerDay, &mut minutes.iter().map(|edge| edge.from));
            }
            Some(Gives::Bands { of, bands }) if of.is_guardians() => {
                add(*of, &mut bands.iter().map(|band| band.from));
            }
            _ => {}
        }
    }
}

/// What the answer gives, where it makes the row count or count otherwise, and changes something.
fn change<'a>(
    rules: &'a PointRules,
    household: &Household,
    row: &'a Row,
    answer: Answer,
    now: Outcome,
    before: &Estimate<'a>,
) -> Option<Change<'a>> {
    let after = assess(rules, &answer.apply(rules, household)?).ok()?;
    let (whose, band) = appears(&after, before, row)?;
    let is_same = after.outcome == now
        && after.class == before.class
        && after.top_priority.is_empty() == before.top_priority.is_empty();
    if is_same {
        return None;
    }
    let text = [&row.would].into_iter().chain(band).collect();
    let difference = after.outcome.points() - now.points();
    Some(Change { rule: &row.id, text, source: &row.source, whose, answer, outcome: after.outcome, difference })
}

/// Whose line of the row is new or another one, and the names of its band.
fn appears<'a>(after: &Estimate<'a>, before: &Estimate<'a>, row: &'a Row) -> Option<(Whose, Vec<&'a Texts>)> {
    let new = after.lines.iter().find(|line| line.rule == row.id && !before.lines.contains(line));
    if let Some(line) = new {
        return Some((line.whose, line.text.iter().skip(1).copied().collect()));
    }
    let is_class = |estimate: &Estimate| estimate.class.is_some_and(|class| class.row.rule == row.id);
    let is_top = |estimate: &Estimate| estimate.top_priority.iter().any(|noted| noted.rule == row.id);
    let is_new = (is_class(after) && !is_class(before)) || (is_top(after) && !is_top(before));
    is_new.then(|| (Whose::Household, Vec::new()))
}
