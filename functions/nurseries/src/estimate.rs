//! A family's points by the municipality's table. The answers come in, the derivation goes out, and nothing is kept.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Query, State},
};
use contract::{
    IndexChange, IndexEstimate, IndexLine, IndexNote, IndexQuestion, IndexRank, IndexSetAside, IndexStanding,
    PointsDocument, PointsManual, PointsQuestion, PointsSpan, PointsTable, Refusal,
};
use domain::{
    points::{self, Cite, Estimate, Gives, NoEstimate, Outcome, PointRules, Points, RankSpan, Span, Value, Whose},
    reservation::{Texts, in_language},
    text::{Key, Lang, LineText},
};
use http::{HeaderMap, header};
use jiff::civil::Date;
use platform::{Problem, auth::Resident, problem::accepted};
use serde::Deserialize;

use crate::{App, because, shown::word};

pub(crate) async fn tables(
    State(app): State<Arc<App>>,
    _: Resident,
    Query(Season { entry }): Query<Season>,
    headers: HeaderMap,
) -> Result<Json<Vec<PointsTable>>, Problem> {
    let lang = language(&headers);
    let entry = entry.map(|day| day.parse::<Date>()).transpose().map_err(|_| Refusal::DateDoesNotExist)?;
    let mut all: BTreeMap<String, Vec<PointRules>> = BTreeMap::new();
    // In order of the April that they are for.
    for row in app.nurseries.all_points().await? {
        all.entry(row.rules.municipality.clone()).or_default().push(row.rules);
    }
    let counts = |tables: &Vec<PointRules>| match entry {
        Some(entry) => in_force(tables, entry).map(|rules| table(rules, lang)),
        None => tables.last().map(|rules| table(rules, lang)),
    };
    Ok(Json(all.values().filter_map(counts).collect()))
}

/// For children who begin on that day; the newest tables without it.
#[derive(Deserialize)]
pub(crate) struct Season {
    entry: Option<String>,
}

/// The table that counts; before every table the earliest, which says so itself.
fn in_force(tables: &[PointRules], entry: Date) -> Option<&PointRules> {
    PointRules::in_force(tables, entry).or_else(|| tables.iter().min_by_key(|rules| rules.effective_from))
}

pub(crate) async fn estimate(
    State(app): State<Arc<App>>,
    _: Resident,
    headers: HeaderMap,
    Json(IndexQuestion { municipality, household }): Json<IndexQuestion>,
) -> Result<Json<IndexEstimate>, Problem> {
    let lang = language(&headers);
    let tables = app.nurseries.points_of(&municipality).await?;
    let tables: Vec<PointRules> = tables.into_iter().map(|row| row.rules).collect();
    let rules = in_force(&tables, household.entry_month).ok_or(Refusal::NotFound)?;
    let estimate = points::estimate(rules, &household).map_err(|error| refused(&error))?;
    Ok(Json(card(rules, &estimate, lang)))
}

fn refused(error: &NoEstimate) -> Problem {
    because(Refusal::HouseholdInvalid, error.to_string())
}

fn language(headers: &HeaderMap) -> Lang {
    accepted(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()))
}

fn said(texts: &Texts, lang: Lang) -> Option<String> {
    Some(in_language(texts, lang).to_owned()).filter(|text| !text.is_empty())
}

fn table(rules: &PointRules, lang: Lang) -> PointsTable {
    let manual = rules.rows().filter_map(|row| match &row.gives {
        Gives::Range { least, most } => Some(PointsManual {
            rule: row.id.clone(),
            text: in_language(&row.text, lang).to_owned(),
            least: number(*least),
            most: number(*most),
        }),
        _ => None,
    });
    let question = |question: &points::Question| PointsQuestion {
        id: question.id.clone(),
        text: in_language(&question.text, lang).to_owned(),
    };
    PointsTable {
        municipality: rules.municipality.clone(),
        title: in_language(&rules.title, lang).to_owned(),
        effective_from: rules.effective_from.to_string(),
        complete: rules.complete,
        missing: said(&rules.missing, lang),
        documents: rules
            .documents
            .iter()
            .map(|document| PointsDocument { title: document.title.clone(), url: document.url.clone() })
            .collect(),
        ranks: rules.has_ranks(),
        questions: rules.questions.iter().map(question).collect(),
        manual: manual.collect(),
    }
}

fn card(rules: &PointRules, estimate: &Estimate<'_>, lang: Lang) -> IndexEstimate {
    let source = |cite: &Cite| source(rules, cite);
    let note = |noted: &points::Noted<'_>| IndexNote {
        rule: noted.rule.to_owned(),
        text: in_language(noted.text, lang).to_owned(),
        source: source(noted.source),
    };
    IndexEstimate {
        total: span(estimate.outcome.points()),
        rank: estimate.outcome.rank().map(rank),
        lines: estimate
            .lines
            .iter()
            .map(|line| {
                let (whose, guardian) = whose(line.whose);
                IndexLine {
                    rule: line.rule.to_owned(),
                    text: line.says(lang),
                    points: span(line.points),
                    rank: line.rank.map(rank),
                    source: source(line.source),
                    whose,
                    guardian,
                    kind: word(&line.kind),
                    unverified: line.unverified,
                }
            })
            .collect(),
        set_aside: estimate
            .set_aside
            .iter()
            .map(|aside| IndexSetAside {
                rule: aside.rule.to_owned(),
                text: aside.says(lang),
                points: span(aside.points),
                because: aside.because.to_owned(),
            })
            .collect(),
        tie_breakers: estimate
            .tie_breakers
            .iter()
            .map(|standing| IndexStanding {
                rule: standing.rule.to_owned(),
                text: in_language(standing.text, lang).to_owned(),
                source: source(standing.source),
                value: value(&standing.value, lang),
            })
            .collect(),
        tie_breakers_rest: estimate.tie_breakers_rest.and_then(|texts| said(texts, lang)),
        changes: estimate
            .changes
            .iter()
            .map(|change| IndexChange {
                rule: change.rule.to_owned(),
                text: change.says(lang),
                difference: span(change.difference),
                total: span(change.outcome.points()),
                rank: change.outcome.rank().map(rank),
            })
            .collect(),
        top_priority: estimate.top_priority.iter().map(note).collect(),
        class: estimate.class.as_ref().map(|class| note(&class.row)),
        unrated: estimate.unrated.iter().filter_map(|guardian| u32::try_from(*guardian).ok()).collect(),
        notice: in_language(estimate.notice, lang).to_owned(),
        missing: estimate.missing.and_then(|texts| said(texts, lang)),
        title: in_language(&rules.title, lang).to_owned(),
        effective_from: rules.effective_from.to_string(),
    }
}

/// The document and the place in it.
fn source(rules: &PointRules, cite: &Cite) -> String {
    let document = rules.documents.iter().find(|document| document.id == cite.document);
    let title = document.map_or(cite.document.as_str(), |document| document.title.as_str());
    format!("{title} {}", cite.place)
}

/// What a result is in one line, for staff.
pub(crate) fn in_short(outcome: Outcome) -> String {
    let points = |span: Span| match span.exact() {
        Some(points) => points.to_string(),
        None => format!("{}–{}", span.least, span.most),
    };
    match outcome {
        Outcome::Points { total } => points(total),
        Outcome::Rank { rank, points: within } if rank.best == rank.worst => {
            format!("{}({})", rank.best, points(within))
        }
        Outcome::Rank { rank, points: within } => format!("{}–{}({})", rank.best, rank.worst, points(within)),
    }
}

pub(crate) fn span(span: Span) -> PointsSpan {
    PointsSpan { least: number(span.least), most: number(span.most) }
}

fn number(points: Points) -> f64 {
    f64::from(points.tenths()) / 10.0
}

fn rank(span: RankSpan) -> IndexRank {
    IndexRank { best: span.best.to_string(), worst: span.worst.to_string() }
}

fn whose(whose: Whose) -> (String, Option<u32>) {
    match whose {
        Whose::Guardian(place) => ("guardian".to_owned(), u32::try_from(place).ok()),
        Whose::Absent => ("absent".to_owned(), None),
        Whose::Household => ("household".to_owned(), None),
        Whose::Child => ("child".to_owned(), None),
    }
}

fn value(value: &Value<'_>, lang: Lang) -> Option<String> {
    match value {
        Value::Yes { so } => {
            let key = if *so { Key::PointsYes } else { Key::PointsNo };
            Some(LineText::plain(lang, key).as_str().to_owned())
        }
        Value::Number { number } => number.map(|number| number.to_string()),
        Value::Points { points } => Some(in_short(Outcome::Points { total: *points })),
        Value::Category { text, .. } => text.map(|text| in_language(text, lang).to_owned()),
    }
}
