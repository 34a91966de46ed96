//! An address as two offices write it: 青葉町一丁目２番３号 and 青葉町1-2-3 are one.

use super::spelling::fold;

/// An address as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Up to the first number, without prefecture and municipality.
    town: String,
    /// 丁目, 番, 号 and what follows them with a hyphen.
    numbers: Vec<u32>,
}

/// What stands between two numbers, or behind the last.
const JOINTS: [&str; 9] = ["丁目", "番地の", "番地ノ", "番地", "番", "号", "-", "の", "ノ"];

impl Address {
    /// Reads one. `municipality`, such as つなぐ市, may stand before the town, with its prefecture or 郡 or without.
    #[must_use]
    pub fn read(text: &str, municipality: &str) -> Self {
        let folded: Vec<char> = text.chars().map(fold).collect();
        // A space before the building ends the numbers; others mean nothing.
        let rest: String = arabic(&folded).into_iter().collect();
        let municipality: String = municipality.chars().map(fold).collect();
        let rest = match rest.split_once(municipality.as_str()) {
            Some((before, town)) if is_region(before) => town,
            _ => rest.as_str(),
        };
        let rest = rest.trim_start();
        let start = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (town, numbers) = rest.split_at(start);
        let town = town.replace("大字", "").chars().filter(|c| !c.is_whitespace()).map(ga).collect();
        Self { town, numbers: chain(numbers) }
    }

    /// The same place, as far as both say: one may leave out what follows the building's number.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let (short, long) = match self.numbers.len() <= other.numbers.len() {
            true => (&self.numbers, &other.numbers),
            false => (&other.numbers, &self.numbers),
        };
        let most = short.len() >= 2 || short.len() == long.len();
        !self.town.is_empty() && !short.is_empty() && self.town == other.town && most && long.starts_with(short)
    }
}

/// What may stand before a municipality.
fn is_region(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.ends_with(['都', '道', '府', '県', '郡'])
}

/// 霞が関, 霞ヶ関 and 霞ケ関.
fn ga(c: char) -> char {
    if matches!(c, 'が' | 'ガ' | 'ヶ') { 'ケ' } else { c }
}

/// Numbers and their joints from the beginning, up to anything else.
fn chain(mut rest: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    loop {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(digits);
        let Ok(number) = number.parse() else { break };
        numbers.push(number);
        rest = behind;
        let Some(joint) = JOINTS.iter().find(|joint| rest.starts_with(**joint)) else { break };
        rest = rest.get(joint.len()..).unwrap_or_default();
        // 2番3号の1
        rest = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint)).unwrap_or(rest);
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
    }
    numbers
}

/// Kanji numerals before 丁目, 番, 号 and between them in digits; 三田 and 八王子 stay towns.
fn arabic(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text.get(at) {
        let run = text.iter().skip(at).take_while(|c| value(**c).is_some()).count();
        let after: String = text.iter().skip(at + run).take(2).collect();
        let counts = after.starts_with("丁目") || after.starts_with('番') || after.starts_with('号');
        match (run, counts) {
            (1.., true) => {
                out.extend(number(text.get(at..at + run).unwrap_or_default()).to_string().chars());
                at += run;
            }
            (1.., false) => {
                out.extend(text.iter().skip(at).take(run));
                at += run;
            }
            _ => {
                out.push(*c);
                at += 1;
            }
        }
    }
    out
}

fn value(c: char) -> Option<u32> {
    match c {
        '〇' => Some(0),
        '百' => Some(100),
        '十' => Some(10),
        _ => "一二三四五六七八九".chars().zip(1..).find(|(kanji, _)| *kanji == c).map(|(_, value)| value),
    }
}

/// 二十三, 百二, and 一〇三 as it is read out.
fn number(kanji: &[char]) -> u32 {
    let (mut sum, mut last): (u32, u32) = (0, 0);
    for value in kanji.iter().filter_map(|c| value(*c)) {
        match value {
            10 | 100 => {
                sum = sum.saturating_add(last.max(1).saturating_mul(value));
                last = 0;
            }
            digit => last = last.saturating_mul(10).saturating_add(digit),
        }
    }
    sum.saturating_add(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Address {
        Address::read(text, "つなぐ市")
    }

    #[test]
    fn one_place_is_written_in_many_ways() {
        let place = read("架空県つなぐ市青葉町一丁目２番３号");
        for other in [
            "つなぐ市青葉町1丁目2番3号",
            "青葉町１－２－３",
            "青葉町1丁目2-3",
            "青葉町1ー2ー3",
            "青葉町１丁目２番地３",
            "大字青葉町1の2の3",
            "青葉町1-2-3 ハイツつなぐ101号室",
            "青葉町1-2-3-101",
            "架空県 つなぐ市 青葉町 1-2-3",
            "架空県南部郡つなぐ市青葉町1-2-3",
        ] {
            assert!(place.is_like(&read(other)), "{other}: {:?} {place:?}", read(other));
        }
    }

    #[test]
    fn other_places_are_others() {
        let place = read("青葉町1-2-3");
        for other in ["青葉町1-2-4", "青葉町11-2-3", "若葉町1-2-3", "青葉町1", "青葉町", "", "1-2-3"] {
            assert!(!place.is_like(&read(other)), "{other}");
        }
        assert!(!read("青葉町").is_like(&read("青葉町")), "a town is no home");
    }

    #[test]
    fn numerals_in_names_stay_there() {
        assert_eq!(read("三田二十三丁目一〇番百二号"), Address { town: "三田".to_owned(), numbers: vec![23, 10, 102] });
        assert_eq!(read("四谷三丁目5").numbers, [3, 5]);
        assert!(read("霞ヶ丘1-2").is_like(&read("霞が丘一丁目2")));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_fall(text in ".{0,60}") {
            let one = read(&text);
            prop_assert_eq!(one.is_like(&one), !one.town.is_empty() && !one.numbers.is_empty());
        }

        #[test]
        fn kanji_are_read_as_they_are_said(n in 1..199_u32) {
            let digit = |n: u32| "〇一二三四五六七八九".chars().nth(n as usize).unwrap();
            let mut kanji = String::new();
            if n >= 100 {
                kanji.push('百');
            }
            match n % 100 / 10 {
                0 => {}
                1 => kanji.push('十'),
                tens => kanji.extend([digit(tens), '十']),
            }
            if n % 10 > 0 {
                kanji.push(digit(n % 10));
            }
            let text: Vec<char> = kanji.chars().collect();
            prop_assert_eq!(number(&text), n);
        }
    }
}
