//! The same facilities and questions for a database: text that PostgreSQL's COPY reads, with what was said in each field and
//! nothing that a search has worked out.

use std::fmt::{Display, Write as _};
use std::fs;
use std::io;
use std::path::Path;

use domain::nursery::{AgeClass, AllergyWanted, Border, Hours, Index, Nursery, Query, Vacancy, VacancyState};

use crate::places::{TODAY, week};

/// One line of text.
#[derive(Default)]
struct Line(Vec<String>);

impl Line {
    fn add(mut self, value: impl Display) -> Self {
        self.0.push(value.to_string());
        self
    }

    fn some(self, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.add(value),
            None => self.add("\\N"),
        }
    }

    fn end(self, text: &mut String) {
        text.push_str(&self.0.join("\t"));
        text.push('\n');
    }
}

/// Facilities, their free places, classes and cut-offs.
pub fn facilities(folder: &Path, all: &[Nursery]) -> io::Result<()> {
    let [mut facilities, mut classes, mut vacancies, mut borders] = [const { String::new() }; 4];
    for (n, nursery) in all.iter().enumerate() {
        let hours = nursery.hours.unwrap_or(Hours { opens: None, closes: None });
        Line::default()
            .add(n)
            .add(&nursery.municipality)
            .add(&nursery.id)
            .add(&nursery.name)
            .some(nursery.kana.as_ref())
            .some(nursery.district.as_ref())
            .some(nursery.position.map(|position| position.lat()))
            .some(nursery.position.map(|position| position.lng()))
            .add(word(&nursery.kind))
            .add(nursery.kind.has_classes())
            .some(hours.opens)
            .some(hours.closes)
            .add(list(week().into_iter().filter(|day| nursery.weekdays.has(*day)).map(|day| format!("{day:?}"))))
            .some(nursery.ages.as_ref().and_then(|ages| ages.from))
            .some(nursery.ages.as_ref().and_then(|ages| ages.to))
            .add(list(nursery.extras.iter().filter(|(_, offered)| **offered).map(|(extra, _)| word(extra))))
            .some(nursery.allergy.map(|allergy| word(&allergy)))
            .end(&mut facilities);
        if let Some(said) = &nursery.vacancy {
            vacancy(n, None, said, &mut vacancies);
        }
        for (class, info) in &nursery.classes {
            Line::default().add(n).add(class.years()).some(info.capacity).end(&mut classes);
            if let Some(said) = &info.vacancy {
                vacancy(n, Some(*class), said, &mut vacancies);
            }
            for (year, border) in &info.borders {
                let (word, tenths) = cut_off(*border);
                Line::default().add(n).add(class.years()).add(year).add(word).some(tenths).end(&mut borders);
            }
        }
    }
    fs::write(folder.join("facilities.tsv"), facilities)?;
    fs::write(folder.join("classes.tsv"), classes)?;
    fs::write(folder.join("vacancies.tsv"), vacancies)?;
    fs::write(folder.join("borders.tsv"), borders)
}

fn vacancy(n: usize, class: Option<AgeClass>, said: &Vacancy, text: &mut String) {
    let (word, places) = match &said.state {
        VacancyState::Number(places) => ("number", Some(*places)),
        VacancyState::Open => ("open", None),
        VacancyState::Few => ("few", None),
        VacancyState::None => ("none", None),
        VacancyState::Ask => ("ask", None),
        VacancyState::NotOffered => ("not_offered", None),
        VacancyState::Symbol(_) => ("symbol", None),
    };
    let class = class.map(AgeClass::years);
    Line::default().add(n).some(class).add(word).some(places).some(said.on).some(said.entry).end(text);
}

fn cut_off(border: Border) -> (&'static str, Option<i16>) {
    match border {
        Border::Points(least) => ("points", Some(least.tenths())),
        Border::AtMost(least) => ("at_most", Some(least.tenths())),
        Border::Remaining(_) => ("remaining", None),
        Border::AllAdmitted => ("all_admitted", None),
        Border::NobodyAdmitted => ("nobody_admitted", None),
        Border::NoPlaces => ("no_places", None),
        Border::Undisclosed => ("undisclosed", None),
        Border::NoClass => ("no_class", None),
    }
}

/// Questions.
pub fn questions(file: &Path, queries: &[Query]) -> io::Result<()> {
    let mut text = String::new();
    for (n, query) in queries.iter().enumerate() {
        let mut line = Line::default().add(n).add(query.anchors.len());
        for place in 0..2 {
            let anchor = query.anchors.get(place);
            line = line
                .some(anchor.map(|anchor| anchor.lat))
                .some(anchor.map(|anchor| anchor.lng))
                .some(anchor.map(|anchor| anchor.radius));
        }
        let allergy = query.allergy.map(|wanted| match wanted {
            AllergyWanted::Adapted => "{adapted,eliminated,substituted}",
            AllergyWanted::Substituted => "{substituted}",
        });
        line.some(query.text.as_ref())
            .some(query.district.as_ref())
            .add(list(query.kinds.iter().map(word)))
            .some(query.class)
            .some(query.months)
            .some(query.entry)
            .add(query.vacancy.is_some())
            .some(query.vacancy.and_then(|wanted| wanted.days))
            .add(query.vacancy.is_some_and(|wanted| wanted.or_ask))
            .some(query.points.map(|points| points.tenths()))
            .some(allergy)
            .some(query.opens_by)
            .some(query.closes_after)
            .add(list(week().into_iter().filter(|day| query.weekdays.has(*day)).map(|day| format!("{day:?}"))))
            .add(list(query.extras.iter().map(word)))
            .add(list(query.siblings.iter()))
            .add(query.limit.unwrap_or(10))
            .end(&mut text);
    }
    fs::write(file, text)
}

/// Answers: the number of the question, then each hit as its number among the facilities and its metres.
pub fn answers(file: &Path, index: &Index, queries: &[Query]) -> io::Result<()> {
    let mut text = String::new();
    for (n, query) in queries.iter().enumerate() {
        let hits = index.search(query, TODAY).map_err(io::Error::other)?;
        write!(text, "{n}").map_err(io::Error::other)?;
        for hit in hits {
            let way = hit.metres.unwrap_or_default() + hit.second_metres.unwrap_or_default();
            write!(text, " {}:{way}", index.source(hit.row).unwrap()).map_err(io::Error::other)?;
        }
        text.push('\n');
    }
    fs::write(file, text)
}

/// How it is written in JSON.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// An array of PostgreSQL's of words without a comma or a space.
fn list(words: impl Iterator<Item = impl Display>) -> String {
    let words: Vec<String> = words.map(|word| word.to_string()).collect();
    format!("{{{}}}", words.join(","))
}
