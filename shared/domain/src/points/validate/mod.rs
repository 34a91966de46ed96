//! Whether a table makes sense before anybody is told points by it. What passes here names only what exists, refers in no
//! circle, and gives no less for more work.

mod conditions;
mod gives;
mod references;

use std::collections::BTreeSet;

use super::combine::Limits;
use super::order::Compare;
use super::row::{Cite, Row, Scope};
use super::rules::PointRules;
use crate::flaw::{Checked, Flaw, hold, line, publishable, unique};
use crate::reservation::Texts;
use crate::text::Lang;
use conditions::Look;
use gives::Home;

const MOST_ROWS: usize = 200;
const MOST_OTHERS: usize = 50;
const LONGEST_TEXT: usize = 120;

impl PointRules {
    /// Whether it can be published.
    ///
    /// # Errors
    /// The first contradiction, with its place.
    pub fn check(&self) -> Result<(), Flaw> {
        hold(is_name(&self.id, 2..=32, b"-"), "id", "shape")?;
        hold(is_name(&self.municipality, 2..=32, b"-"), "municipality", "shape")?;
        hold(self.effective_from.day() == 1, "effective_from", "not_first_of_month")?;
        texts(&self.title, LONGEST_TEXT, "title")?;
        texts(&self.notice, 400, "notice")?;
        if self.complete {
            hold(self.missing.is_empty(), "missing", "complete")?;
        } else {
            texts(&self.missing, 400, "missing")?;
        }
        self.check_documents()?;
        unique(self.ids(), "ids")?;
        self.check_questions()?;
        self.check_rows()?;
        self.check_limits()?;
        self.check_sets()?;
        self.check_tie_breakers()?;
        references::check(self)
    }

    fn check_documents(&self) -> Checked {
        hold(!self.documents.is_empty(), "documents", "empty")?;
        hold(self.documents.len() <= MOST_OTHERS, "documents", "too_many")?;
        unique(self.documents.iter().map(|document| &document.id), "documents")?;
        for (place, document) in self.documents.iter().enumerate() {
            hold(is_id(&document.id), format!("documents.{place}.id"), "shape")?;
            line(&document.title, LONGEST_TEXT, &format!("documents.{place}.title"))?;
            let is_https = document.url.as_deref().is_none_or(|url| url.starts_with("https://") && url.len() <= 500);
            hold(is_https, format!("documents.{place}.url"), "shape")?;
        }
        Ok(())
    }

    fn check_questions(&self) -> Checked {
        hold(self.questions.len() <= MOST_OTHERS, "questions", "too_many")?;
        unique(self.questions.iter().map(|question| &question.id), "questions")?;
        for (place, question) in self.questions.iter().enumerate() {
            hold(is_id(&question.id), format!("questions.{place}.id"), "shape")?;
            texts(&question.text, LONGEST_TEXT, &format!("questions.{place}.text"))?;
        }
        Ok(())
    }

    fn check_rows(&self) -> Checked {
        let ranks = self.has_ranks();
        hold(self.base.aggregate.last_rank.is_some() == ranks, "base.aggregate.last_rank", "not_for_these")?;
        // A table of ranks may leave them all to the guardians' own answer.
        hold(ranks || !self.base.rows.is_empty(), "base.rows", "empty")?;
        for (name, rows, home) in [
            ("base.rows", &self.base.rows, Home::Base),
            ("adjustments", &self.adjustments, Home::Adjustment),
            ("multipliers", &self.multipliers, Home::Multiplier),
            ("overrides", &self.overrides, Home::Override),
            ("top_priority", &self.top_priority, Home::Noted),
            ("classes", &self.classes, Home::Noted),
        ] {
            hold(rows.len() <= MOST_ROWS, name, "too_many")?;
            for (place, row) in rows.iter().enumerate() {
                self.check_row(row, home, &format!("{name}.{place}"))?;
            }
        }
        Ok(())
    }

    fn check_row(&self, row: &Row, home: Home, field: &str) -> Checked {
        let is_adjustment = home == Home::Adjustment;
        hold(is_adjustment || row.scope == Scope::Household, format!("{field}.scope"), "not_for_these")?;
        let look = match home {
            Home::Base => Look::Guardian,
            _ if row.scope == Scope::Guardian => Look::Guardian,
            _ => Look::Household,
        };
        self.check_part(row, home, look, field)
    }

    /// A row or a part of one.
    fn check_part(&self, row: &Row, home: Home, look: Look, field: &str) -> Checked {
        hold(is_id(&row.id), format!("{field}.id"), "shape")?;
        texts(&row.text, LONGEST_TEXT, &format!("{field}.text"))?;
        if !row.would.is_empty() {
            texts(&row.would, LONGEST_TEXT, &format!("{field}.would"))?;
        }
        self.check_cite(&row.source, &format!("{field}.source"))?;
        conditions::check(self, &row.when, look, &format!("{field}.when"))?;
        gives::check(self, row, home, look, &format!("{field}.gives"))
    }

    fn check_cite(&self, cite: &Cite, field: &str) -> Checked {
        let is_known = self.documents.iter().any(|document| document.id == cite.document);
        hold(is_known, format!("{field}.document"), "unknown")?;
        line(&cite.place, LONGEST_TEXT, &format!("{field}.place"))
    }

    fn check_limits(&self) -> Checked {
        let base = &self.base;
        hold(is_id(&base.aggregate.id), "base.aggregate.id", "shape")?;
        texts(&base.aggregate.text, LONGEST_TEXT, "base.aggregate.text")?;
        self.check_cite(&base.aggregate.source, "base.aggregate.source")?;
        for (field, limits) in self.limits() {
            for (end, limit) in [("cap", &limits.cap), ("floor", &limits.floor)] {
                let Some(limit) = limit else { continue };
                let field = format!("{field}.{end}");
                hold(is_id(&limit.id), format!("{field}.id"), "shape")?;
                gives::points(self, limit.points, &format!("{field}.points"))?;
                texts(&limit.text, LONGEST_TEXT, &format!("{field}.text"))?;
                self.check_cite(&limit.source, &format!("{field}.source"))?;
            }
            let bounds = limits.cap.as_ref().zip(limits.floor.as_ref());
            hold(bounds.is_none_or(|(cap, floor)| floor.points <= cap.points), field, "backwards")?;
        }
        Ok(())
    }

    fn limits(&self) -> [(&'static str, &Limits); 4] {
        [
            ("base.per_guardian", &self.base.per_guardian),
            ("base.with_adjustments", &self.base.with_adjustments),
            ("base.household", &self.base.household),
            ("total", &self.total),
        ]
    }

    /// Groups and exclusions name adjustments, and at least two of them.
    fn check_sets(&self) -> Checked {
        let is_known = |id: &String| self.adjustments.iter().any(|row| &row.id == id);
        hold(self.groups.len() <= MOST_OTHERS, "groups", "too_many")?;
        unique(self.groups.iter().flat_map(|group| &group.one_of), "groups")?;
        for (place, group) in self.groups.iter().enumerate() {
            let field = format!("groups.{place}");
            hold(is_id(&group.id), format!("{field}.id"), "shape")?;
            hold(group.one_of.len() >= 2, format!("{field}.one_of"), "too_few")?;
            for (member, id) in group.one_of.iter().enumerate() {
                hold(is_known(id), format!("{field}.one_of.{member}"), "unknown")?;
            }
            self.check_cite(&group.source, &format!("{field}.source"))?;
        }
        hold(self.exclusions.len() <= MOST_OTHERS, "exclusions", "too_many")?;
        for (place, exclusion) in self.exclusions.iter().enumerate() {
            let field = format!("exclusions.{place}");
            hold(is_known(&exclusion.first), format!("{field}.first"), "unknown")?;
            hold(is_known(&exclusion.second), format!("{field}.second"), "unknown")?;
            hold(exclusion.first != exclusion.second, &field, "twice")?;
            self.check_cite(&exclusion.source, &format!("{field}.source"))?;
        }
        let pair = |one: &super::Exclusion| {
            let mut ids = [one.first.clone(), one.second.clone()];
            ids.sort();
            ids
        };
        unique(self.exclusions.iter().map(pair), "exclusions")
    }

    fn check_tie_breakers(&self) -> Checked {
        let list = &self.tie_breakers.list;
        hold(list.len() <= MOST_OTHERS, "tie_breakers.list", "too_many")?;
        if !self.tie_breakers.rest.is_empty() {
            texts(&self.tie_breakers.rest, 400, "tie_breakers.rest")?;
        }
        for (place, one) in list.iter().enumerate() {
            let field = format!("tie_breakers.list.{place}");
            hold(is_id(&one.id), format!("{field}.id"), "shape")?;
            texts(&one.text, LONGEST_TEXT, &format!("{field}.text"))?;
            self.check_cite(&one.source, &format!("{field}.source"))?;
            let compare = format!("{field}.compare");
            match &one.compare {
                Compare::Yes { when } => conditions::check(self, when, Look::Household, &format!("{compare}.when"))?,
                Compare::Number { of, .. } => hold(!of.is_guardians(), compare, "needs_guardian")?,
                Compare::Points { .. } => {}
                Compare::Category { order } => {
                    hold((2..=MOST_OTHERS).contains(&order.len()), &compare, "too_few")?;
                    unique(order.iter().map(|step| &step.id), &compare)?;
                    for (step, category) in order.iter().enumerate() {
                        let field = format!("{compare}.order.{step}");
                        hold(is_id(&category.id), format!("{field}.id"), "shape")?;
                        texts(&category.text, LONGEST_TEXT, &format!("{field}.text"))?;
                        conditions::check(self, &category.when, Look::Guardian, &format!("{field}.when"))?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Ids of everything that a derivation names.
    fn ids(&self) -> impl Iterator<Item = &str> {
        let rows = self.rows().flat_map(Row::with_parts).map(|row| row.id.as_str());
        let limits = self.limits().into_iter().flat_map(|(_, limits)| [&limits.cap, &limits.floor]);
        let limits = limits.flatten().map(|limit| limit.id.as_str());
        let groups = self.groups.iter().map(|group| group.id.as_str());
        let ties = self.tie_breakers.list.iter().map(|one| one.id.as_str());
        rows.chain(limits).chain(groups).chain(ties).chain([self.base.aggregate.id.as_str()])
    }
}

fn is_id(text: &str) -> bool {
    is_name(text, 1..=40, b"-_")
}

fn is_name(text: &str, length: std::ops::RangeInclusive<usize>, signs: &[u8]) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || signs.contains(&b);
    length.contains(&text.len()) && text.bytes().all(fits)
}

fn texts(texts: &Texts, longest: usize, field: &str) -> Checked {
    hold(texts.contains_key(&Lang::Ja), format!("{field}.ja"), "missing")?;
    for (lang, text) in texts {
        let field = format!("{field}.{}", lang.code());
        publishable(text, &field)?;
        hold(text.chars().count() <= longest, &field, "text_too_long")?;
    }
    Ok(())
}

/// Rising, each once: bands that begin at one number overlap.
fn rising(numbers: impl Iterator<Item = i64>, field: &str) -> Checked {
    let numbers: Vec<i64> = numbers.collect();
    hold(!numbers.is_empty(), field, "empty")?;
    hold(numbers.len() <= MOST_OTHERS, field, "too_many")?;
    let distinct: BTreeSet<&i64> = numbers.iter().collect();
    hold(distinct.len() == numbers.len(), field, "overlapping")?;
    hold(numbers.is_sorted(), field, "not_rising")
}
