//! Finds names of children about whom a message is not. It knows the rosters of the facilities that a message reaches, and
//! says how often a name stands in a text, never whose.
//!
//! Looked for are family and given name together, in kanji and in kana, and a given name of two characters or more with さん,
//! くん, ちゃん or 君 behind it. Widths, spaces, old forms of characters and the kind of kana make no difference. What is also
//! the name of a child of the audience, or part of it, is explained by that child; so is what is an ordinary word.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
use unicode_normalization::UnicodeNormalization;

use super::{Reached, Rosters};
use crate::{facility::RosterChild, identity::spelling};

const HONORIFICS: [&str; 4] = ["さん", "くん", "ちゃん", "君"];

/// Words that look like a child's name with an honorific: みな, たく and けい are names. They are frequent in easy Japanese, and
/// a guard that cries at each 皆さん is switched off.
const ORDINARY: [&str; 21] = [
    "みなさん",
    "みんなさん",
    "たくさん",
    "けいさん",
    "かいさん",
    "せいさん",
    "りょうさん",
    "とうさん",
    "かあさん",
    "にいさん",
    "ねえさん",
    "じいさん",
    "ばあさん",
    "おじさん",
    "おばさん",
    "おくさん",
    "おいしゃさん",
    "おまわりさん",
    "あかちゃん",
    "にいちゃん",
    "ねえちゃん",
];

/// Names to look for.
pub(super) struct Names {
    /// `None` where there is nobody to look for.
    finder: Option<AhoCorasick>,
    /// By pattern: whether the audience or the language explains it.
    explained: Vec<bool>,
}

impl Names {
    /// The names of all children of these facilities who are not reached.
    pub(super) fn new(reached: &Reached, rosters: &Rosters) -> Self {
        let mut patterns: BTreeMap<String, bool> = BTreeMap::new();
        let nobody = BTreeSet::new();
        for facility in reached.keys() {
            let Some((_, roster)) = rosters.get(facility) else { continue };
            let inside = reached.get(facility).unwrap_or(&nobody);
            for child in roster {
                let is_inside = inside.contains(&child.id);
                for pattern in spellings(child) {
                    *patterns.entry(pattern).or_default() |= is_inside;
                }
            }
        }
        for word in ORDINARY {
            patterns.insert(folded(word).text, true);
        }
        let finder = if patterns.values().any(|explained| !explained) {
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns.keys()).ok()
        } else {
            None
        };
        Self { finder, explained: patterns.into_values().collect() }
    }

    /// How many names of children outside stand in a text.
    pub(super) fn count(&self, text: &str) -> usize {
        let Some(finder) = &self.finder else { return 0 };
        let text = folded(text);
        let (mut outside, mut explained) = (Vec::new(), Vec::new());
        for found in finder.find_overlapping_iter(&text.text) {
            let span = (found.start(), found.end());
            if !text.is_whole(span) {
                continue;
            }
            let is_explained = self.explained.get(found.pattern().as_usize()).copied().unwrap_or_default();
            if is_explained { explained.push(span) } else { outside.push(span) }
        }
        let explained = Covered::by(explained);
        outside.retain(|span| !explained.has(*span));
        apart(outside)
    }
}

/// Pieces of a text that are accounted for. A long text may have very many.
struct Covered {
    /// In order of their starts, each with the farthest end of those up to it.
    spans: Vec<(usize, usize)>,
}

impl Covered {
    fn by(mut spans: Vec<(usize, usize)>) -> Self {
        spans.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut spans {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { spans }
    }

    fn has(&self, (start, end): (usize, usize)) -> bool {
        let up_to = self.spans.partition_point(|span| span.0 <= start);
        let last = up_to.checked_sub(1).and_then(|last| self.spans.get(last));
        last.is_some_and(|(_, farthest)| end <= *farthest)
    }
}

/// How many there are where what overlaps is one: 青木美咲さん is a full name and a given name with an honorific.
fn apart(mut spans: Vec<(usize, usize)>) -> usize {
    spans.sort_unstable();
    let (mut count, mut until) = (0, 0);
    for (start, end) in spans {
        if count == 0 || start >= until {
            count += 1;
        }
        until = until.max(end);
    }
    count
}

/// Every way in which a child's name is looked for.
fn spellings(child: &RosterChild) -> BTreeSet<String> {
    // Two kana are in every other word; two kanji are a whole name.
    [(&child.name, 2), (&child.kana, 3)].into_iter().flat_map(|(name, least)| spelled(name, least)).collect()
}

fn spelled(name: &str, least: usize) -> Vec<String> {
    let parts: Vec<String> = name.split_whitespace().map(|part| folded(part).text).collect();
    let whole = parts.concat();
    let mut spellings: Vec<String> = Vec::new();
    for given in parts.iter().skip(1).filter(|given| given.chars().count() >= 2) {
        spellings.extend(HONORIFICS.map(|honorific| format!("{given}{}", folded(honorific).text)));
    }
    if whole.chars().count() >= least {
        spellings.push(whole);
    }
    spellings
}

/// A text as it is compared, without spaces: PDFs put them between any two characters.
struct Folded {
    text: String,
    /// Where spaces were, in bytes.
    gaps: BTreeSet<usize>,
}

fn folded(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), gaps: BTreeSet::new() };
    for c in text.nfkc().flat_map(char::to_uppercase) {
        if c.is_whitespace()
            || c.is_control()
            || matches!(c, '・' | ',' | '.' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
        {
            folded.gaps.insert(folded.text.len());
        } else {
            folded.text.push(hiragana(spelling::fold(c)));
        }
    }
    folded
}

impl Folded {
    /// Whether a piece is no part of a longer word in letters: "an" is a name, and stands in "plan".
    fn is_whole(&self, (start, end): (usize, usize)) -> bool {
        let joins = |at: usize| {
            let (before, after) = self.text.split_at_checked(at).unwrap_or_default();
            let are_letters = before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_japanese(c));
            are_letters && latin(before.chars().next_back()) && latin(after.chars().next()) && !self.gaps.contains(&at)
        };
        !joins(start) && !joins(end)
    }
}

const fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn hiragana(c: char) -> char {
    match c {
        // They lie 0x60 behind hiragana.
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    }
}
