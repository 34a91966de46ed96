//! Two files of answers, question by question: `<question> <facility>:<metres> …`.

use std::{collections::BTreeMap, fs, path::Path};

use crate::Outcome;

/// The most differences that are shown.
const SHOWN: usize = 5;

/// What differs.
#[derive(Debug)]
pub struct Comparison {
    pub asked: usize,
    pub differ: usize,
    hits: usize,
    /// Between two answers to one question that name the same facilities, metres.
    furthest: f64,
    /// The first that differ: ours, theirs.
    shown: Vec<(String, String)>,
}

impl Comparison {
    /// Our answers in the file, theirs as text.
    pub fn of(ours: &Path, theirs: &str) -> Outcome<Self> {
        let ours = fs::read_to_string(ours).map_err(|error| format!("{}: {error}", ours.display()))?;
        compare(&ours, theirs)
    }

    pub const fn equal(&self) -> usize {
        self.asked - self.differ
    }

    /// What was compared, and the first differences with their questions.
    pub fn print(&self, questions: &Path) -> Outcome<()> {
        let Self { asked, differ, hits, furthest, shown } = self;
        println!("  {asked} questions, {hits} hits: {differ} differ; metres differ by {furthest:e} at most");
        if shown.is_empty() {
            return Ok(());
        }
        let text = fs::read_to_string(questions).map_err(|error| format!("{}: {error}", questions.display()))?;
        let lines: BTreeMap<&str, &str> = text.lines().filter_map(|line| line.split_once('\t')).collect();
        for (ours, theirs) in shown {
            let number = ours.split(' ').next().unwrap_or_default();
            println!("    asked  {}", lines.get(number).copied().unwrap_or_default());
            println!("    ours   {ours}\n    theirs {theirs}");
        }
        Ok(())
    }
}

fn compare(ours: &str, theirs: &str) -> Outcome<Comparison> {
    let theirs: BTreeMap<&str, &str> = theirs.lines().map(|line| (number(line), line)).collect();
    let mut all = Comparison { asked: 0, differ: 0, hits: 0, furthest: 0.0, shown: Vec::new() };
    for line in ours.lines() {
        let other = theirs.get(number(line)).ok_or_else(|| format!("no answer to question {}", number(line)))?;
        all.asked += 1;
        let (our_hits, their_hits) = (hits(line), hits(other));
        all.hits += our_hits.len();
        if our_hits.iter().map(|(id, _)| id).eq(their_hits.iter().map(|(id, _)| id)) {
            let pairs = our_hits.iter().zip(&their_hits);
            all.furthest = pairs.map(|((_, one), (_, other))| (one - other).abs()).fold(all.furthest, f64::max);
        } else {
            all.differ += 1;
            if all.shown.len() < SHOWN {
                all.shown.push((line.to_owned(), (*other).to_owned()));
            }
        }
    }
    if theirs.len() == all.asked {
        Ok(all)
    } else {
        Err(format!("{} answers to {} questions", theirs.len(), all.asked))
    }
}

fn number(line: &str) -> &str {
    line.split(' ').next().unwrap_or_default()
}

/// Facilities with their metres, 0 where none are said.
fn hits(line: &str) -> Vec<(&str, f64)> {
    let hit = |text| {
        let (id, metres) = str::split_once(text, ':').unwrap_or((text, "0"));
        (id, metres.parse().unwrap_or(f64::NAN))
    };
    line.split(' ').skip(1).map(hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_differs_by_order_and_by_what_is_missing() {
        let all = compare("0 7:1.5 8:2\n1\n2 3:1 4:1\n3 5:9\n", "1\n0 7:1.5 8:2.25\n2 4:1 3:1\n3\n").unwrap();
        assert_eq!((all.asked, all.differ, all.equal(), all.hits, all.furthest), (4, 2, 2, 5, 0.25));
        assert_eq!(all.shown.last(), Some(&("3 5:9".to_owned(), "3".to_owned())));
    }

    #[test]
    fn every_question_must_be_answered() {
        assert!(compare("0\n1\n", "0\n").is_err());
        assert!(compare("0\n", "0\n1\n").is_err());
    }
}
