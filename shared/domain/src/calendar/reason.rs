//! The visible derivation of a calendar entry: the rule read aloud with the family's own days in it. Shown on our own
//! page only; a day of birth must never reach LINE.

use std::fmt;

use jiff::civil::Date;

use super::rule::{Anchors, Base, Rule, Step, Term};
use super::{Calendar, Fetuses, Milestone};
use crate::age;
use crate::text::Lang;

/// Why a milestone does not concern a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusion {
    /// Only where one child is expected.
    OnlyForOne,
    /// Only where several children are expected.
    OnlyForSeveral,
    /// Its window was over when the rule came into force on that day.
    BeforeItBegan(Date),
    /// The rule's last day was that one.
    AfterItEnded(Date),
}

/// How the dates of an entry come about.
#[derive(Clone, Copy)]
pub struct Reason<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) milestone: &'a Milestone,
    pub(super) anchors: Anchors,
    pub(super) corrected: bool,
    pub(super) accepted_until: Option<Date>,
    pub(super) exclusion: Option<Exclusion>,
}

impl fmt::Debug for Reason<'_> {
    /// The milestone alone: the whole calendar hangs behind a reason, and the family's days are in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reason").field("milestone", &self.milestone.id()).finish_non_exhaustive()
    }
}

impl Reason<'_> {
    /// Why it does not apply, if so.
    #[must_use]
    pub fn exclusion(&self) -> Option<Exclusion> {
        self.exclusion
    }

    /// Whether the days count by corrected age.
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        self.corrected
    }

    /// The derivation in words.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let mut sentences = vec![self.span(lang)];
        sentences.extend(self.corrected.then(|| corrected(lang).to_owned()));
        sentences.extend(self.accepted_until.map(|open| accepted(lang, open)));
        sentences.extend(match self.exclusion {
            Some(exclusion) => Some(excluded(lang, exclusion)),
            None => self.milestone.fetuses().map(|fetuses| condition(lang, fetuses).to_owned()),
        });
        sentences.join(if lang == Lang::En { " " } else { "" })
    }

    fn span(&self, lang: Lang) -> String {
        let read = |rule: &Option<Rule>| rule.as_ref().map(|rule| self.rule(lang, rule));
        let (starts, ends) = (read(&self.milestone.starts), read(&self.milestone.ends));
        match (lang, starts, ends) {
            (Lang::Ja, Some(day), Some(end)) if day == end => format!("{day}。"),
            (Lang::Easy, Some(day), Some(end)) if day == end => format!("{day}です。"),
            (Lang::En, Some(day), Some(end)) if day == end => format!("On {day}."),
            (Lang::Ja, Some(start), Some(end)) => format!("{start}から、{end}まで。"),
            (Lang::Easy, Some(start), Some(end)) => format!("{start}から、{end}までです。"),
            (Lang::En, Some(start), Some(end)) => format!("From {start} until {end}."),
            (Lang::Ja, Some(start), None) => format!("{start}から。"),
            (Lang::Easy, Some(start), None) => format!("{start}からです。"),
            (Lang::En, Some(start), None) => format!("From {start}."),
            (Lang::Ja, None, end) => format!("{}まで。", end.unwrap_or_default()),
            (Lang::Easy, None, end) => format!("{}までです。", end.unwrap_or_default()),
            (Lang::En, None, end) => format!("Until {}.", end.unwrap_or_default()),
        }
    }

    fn rule(&self, lang: Lang, rule: &Rule) -> String {
        let terms: Vec<String> = rule.0.iter().map(|term| self.term(lang, term)).collect();
        match (lang, terms.len()) {
            (_, 0 | 1) => terms.concat(),
            (Lang::Ja, _) => format!("（{}）のうち遅い日", terms.join("／")),
            (Lang::Easy, _) => format!("（{}）の おそい ほうの日", terms.join("／")),
            (Lang::En, _) => format!("the later of ({})", terms.join(") and (")),
        }
    }

    fn term(&self, lang: Lang, term: &Term) -> String {
        let base = self.base(lang, &term.base);
        term.steps.iter().fold(base, |text, step| read_step(lang, &text, *step))
    }

    fn base(&self, lang: Lang, base: &Base) -> String {
        let birth = self.anchors.birth.unwrap_or_default();
        let due = self.anchors.due.unwrap_or_default();
        match *base {
            Base::Birth if self.corrected => {
                pick(lang, ["出産予定日 ", "うまれる よていだった日 ", "the due date "], birth)
            }
            Base::Birth => pick(lang, ["生年月日 ", "うまれた日 ", "the birth date "], birth),
            Base::Due => pick(lang, ["出産予定日 ", "うまれる よていの日 ", "the due date "], due),
            Base::Gestation(passed) => {
                let (weeks, days) = (passed / 7, passed % 7);
                match lang {
                    Lang::Ja => format!("出産予定日 {due} の{weeks}週{days}日"),
                    Lang::Easy => format!("うまれる よていの日 {due} の {weeks}週{days}日"),
                    Lang::En => format!("{weeks}w{days}d of the pregnancy due on {due}"),
                }
            }
            Base::Attained(years) => attained(lang, years, age::attained(birth, years)),
            Base::FiscalYear(years) => fiscal_year(lang, years, age::attained(birth, years), (4, 1)),
            Base::FiscalYearEnd(years) => fiscal_year(lang, years, age::attained(birth, years), (3, 31)),
            Base::Entry => {
                let words = ["小学校に入学する日 ", "小学校に 入る日 ", "the start of elementary school "];
                pick(lang, words, age::school_entry(birth))
            }
            Base::Start(place) => self.other(lang, place),
        }
    }

    fn other(&self, lang: Lang, place: usize) -> String {
        let Some(other) = self.calendar.milestones.get(place) else { return String::new() };
        let day = self.calendar.window(other, self.anchors).0.unwrap_or_default();
        match lang {
            Lang::Ja | Lang::Easy => format!("「{}」 {day}", other.title(lang)),
            Lang::En => format!("“{}” {day}", other.title(lang)),
        }
    }
}

fn pick(lang: Lang, [ja, easy, en]: [&str; 3], day: Date) -> String {
    match lang {
        Lang::Ja => format!("{ja}{day}"),
        Lang::Easy => format!("{easy}{day}"),
        Lang::En => format!("{en}{day}"),
    }
}

fn attained(lang: Lang, years: i32, day: Date) -> String {
    match lang {
        Lang::Ja => format!("満{years}歳に達する日 {day}"),
        Lang::Easy => format!("{years}歳に なる日 {day}"),
        Lang::En => format!("attaining age {years} on {day}"),
    }
}

fn fiscal_year(lang: Lang, years: i32, attains: Date, (month, day): (i8, i8)) -> String {
    let age = attained(lang, years, attains);
    match lang {
        Lang::Ja => format!("{age} を含む年度の{month}月{day}日"),
        Lang::Easy => format!("{age} の年度の {month}月{day}日"),
        Lang::En => format!("{month:02}-{day:02} of the fiscal year of {age}"),
    }
}

/// How a dose after an interval is spoken of, so that a second interval can follow on.
const SPACED: &str = "間隔をおいた日";

fn read_step(lang: Lang, from: &str, step: Step) -> String {
    let no = no(from);
    match step {
        Step::Days(count) => shift(lang, from, count, ["日", "日", "day"]),
        Step::Months(count) if count % 12 == 0 => shift(lang, from, count / 12, ["年", "年", "year"]),
        Step::Months(count) => shift(lang, from, count, ["か月", "か月", "month"]),
        Step::Gap(count) => match lang {
            Lang::Ja if from.ends_with(SPACED) => format!("{from}、さらに{count}日以上の{SPACED}"),
            Lang::Ja => format!("{from} から{count}日以上の{SPACED}"),
            Lang::Easy => format!("{from} から {count}日 いじょう あけた日"),
            Lang::En => format!("the first day with {count} full days between it and {from}"),
        },
        Step::On { years, month, day } => {
            let far = years.unsigned_abs();
            match (lang, years) {
                (Lang::Ja, -1) => format!("{from}{no}前年の{month}月{day}日"),
                (Lang::Ja, 0) => format!("{from}{no}年の{month}月{day}日"),
                (Lang::Ja, _) => format!("{from}{no}{far}年{}の{month}月{day}日", if years > 0 { "後" } else { "前" }),
                (Lang::Easy, -1) => format!("{from} の 前の年の {month}月{day}日"),
                (Lang::Easy, 0) => format!("{from} の 年の {month}月{day}日"),
                (Lang::Easy, _) => {
                    format!("{from} の {far}年 {}の {month}月{day}日", if years > 0 { "あと" } else { "まえ" })
                }
                (Lang::En, 0) => format!("{month:02}-{day:02} in the year of {from}"),
                (Lang::En, -1) => format!("{month:02}-{day:02} in the year before {from}"),
                (Lang::En, _) => {
                    format!("{month:02}-{day:02}, {far} years {} {from}", if years > 0 { "after" } else { "before" })
                }
            }
        }
    }
}

/// の between a day and what is said of it, set off from the digits of a date.
fn no(from: &str) -> &'static str {
    if from.ends_with(|c: char| c.is_ascii_digit()) { " の" } else { "の" }
}

fn shift(lang: Lang, from: &str, count: i32, [ja, easy, en]: [&str; 3]) -> String {
    let far = count.unsigned_abs();
    let no = no(from);
    match lang {
        Lang::Ja if far == 1 && ja == "日" => format!("{from}{no}{}", if count > 0 { "翌日" } else { "前日" }),
        Lang::Ja => format!("{from}{no}{far}{ja}{}", if count > 0 { "後" } else { "前" }),
        Lang::Easy => format!("{from} の {far}{easy} {}", if count > 0 { "あと" } else { "まえ" }),
        Lang::En => {
            let when = if count > 0 { "after" } else { "before" };
            match far {
                1 if en == "day" => format!("the day {when} {from}"),
                1 => format!("1 {en} {when} {from}"),
                _ => format!("{far} {en}s {when} {from}"),
            }
        }
    }
}

fn corrected(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "早く生まれたお子さんの発達は修正月齢で見ます。",
        Lang::Easy => "はやく うまれた 子どもは、うまれる よていだった日から かぞえます。",
        Lang::En => "For a child born early, development is looked at by corrected age.",
    }
}

fn accepted(lang: Lang, open: Date) -> String {
    match lang {
        Lang::Ja => format!("最終日が閉庁日のため {open} まで受け付けます。"),
        Lang::Easy => format!("さいごの日は 役所が 休みです。{open} まで だいじょうぶです。"),
        Lang::En => format!("The office is closed on the last day, so it is accepted until {open}."),
    }
}

fn excluded(lang: Lang, exclusion: Exclusion) -> String {
    match (lang, exclusion) {
        (_, Exclusion::OnlyForOne) => condition(lang, Fetuses::One).to_owned(),
        (_, Exclusion::OnlyForSeveral) => condition(lang, Fetuses::Several).to_owned(),
        (Lang::Ja, Exclusion::BeforeItBegan(from)) => format!("{from} に始まった制度のため対象外です。"),
        (Lang::Easy, Exclusion::BeforeItBegan(from)) => {
            format!("これは {from} に はじまりました。この 子どもには ありません。")
        }
        (Lang::En, Exclusion::BeforeItBegan(from)) => format!("Does not apply: it began on {from}."),
        (Lang::Ja, Exclusion::AfterItEnded(until)) => format!("{until} に終わった制度のため対象外です。"),
        (Lang::Easy, Exclusion::AfterItEnded(until)) => {
            format!("これは {until} に おわりました。この 子どもには ありません。")
        }
        (Lang::En, Exclusion::AfterItEnded(until)) => format!("Does not apply: it ended on {until}."),
    }
}

fn condition(lang: Lang, fetuses: Fetuses) -> &'static str {
    match (lang, fetuses) {
        (Lang::Ja, Fetuses::One) => "単胎妊娠の方が対象です。",
        (Lang::Easy, Fetuses::One) => "おなかの 赤ちゃんが 1人の 人です。",
        (Lang::En, Fetuses::One) => "For those expecting one child.",
        (Lang::Ja, Fetuses::Several) => "多胎妊娠の方が対象です。",
        (Lang::Easy, Fetuses::Several) => "おなかの 赤ちゃんが 2人 いじょうの 人です。",
        (Lang::En, Fetuses::Several) => "For those expecting twins or more.",
    }
}
