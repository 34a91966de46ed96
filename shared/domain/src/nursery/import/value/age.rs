//! Ages: `６歳～１２歳`, `産休明け～2歳児`, `(幼)3歳から(保)1歳6ヶ月から`. What two kinds of children are told (幼, 保) is taken
//! together: the youngest of either.

use super::super::report::Reason;
use crate::width::narrow;

/// Completed months: from, and the first month that is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    pub from: Option<u16>,
    pub to: Option<u16>,
}

/// Nobody cares for children beyond 20 years.
const MOST: u16 = 240;
/// The first month of school age, and the first beyond elementary school.
const SCHOOL: u16 = 72;
const BEYOND: u16 = 156;
/// 産休明け: from the day after maternity leave, 8 weeks after birth (労働基準法65条2項).
const LEAVE_DAYS: u16 = 57;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Number(u16),
    Years,
    Months,
    Weeks,
    Days,
    Leave,
    School,
    Pupils,
    From,
    Over,
    UpTo,
    Under,
    Or,
}

/// Longer words before those that begin them.
const WORDS: &[(&str, Token)] = &[
    ("産休明け", Token::Leave),
    ("産休あけ", Token::Leave),
    ("産後休暇明け", Token::Leave),
    ("就学前", Token::School),
    ("未就学", Token::School),
    ("小学生", Token::Pupils),
    ("学童", Token::Pupils),
    ("ヶ月", Token::Months),
    ("か月", Token::Months),
    ("ヵ月", Token::Months),
    ("カ月", Token::Months),
    ("ケ月", Token::Months),
    ("ヵ月", Token::Months),
    ("箇月", Token::Months),
    ("歳", Token::Years),
    ("才", Token::Years),
    ("週", Token::Weeks),
    ("日", Token::Days),
    ("から", Token::From),
    ("より", Token::From),
    ("~", Token::From),
    ("〜", Token::From),
    ("-", Token::From),
    ("−", Token::From),
    ("ー", Token::From),
    ("―", Token::From),
    ("–", Token::From),
    ("以上", Token::Over),
    ("以下", Token::UpTo),
    ("まで", Token::UpTo),
    ("未満", Token::Under),
    ("(幼)", Token::Or),
    ("(保)", Token::Or),
    ("、", Token::Or),
    (",", Token::Or),
    (";", Token::Or),
    ("\n", Token::Or),
];

/// The ages of a column for both ends.
pub fn ages(text: &str) -> Result<Span, Reason> {
    let text: String = text.chars().map(narrow).filter(|c| *c == '\n' || !c.is_whitespace()).collect();
    let tokens = tokens(&text).ok_or(Reason::NotAges)?;
    let spans: Vec<Span> = tokens.split(|token| *token == Token::Or).filter_map(span).collect();
    let from = spans.iter().map(|span| span.from).min().flatten();
    let to = spans.iter().map(|span| span.to).try_fold(0, |most, to| to.map(|to| most.max(to)));
    let span = Span { from, to: to.filter(|to| *to > 0) };
    let far = [span.from, span.to].into_iter().flatten().any(|months| months > MOST);
    let backwards = span.from.zip(span.to).is_some_and(|(from, to)| from >= to);
    if span == Span::default() || far || backwards { Err(Reason::NotAges) } else { Ok(span) }
}

/// The age of a column for one end: `start` or the other.
pub fn one_age(text: &str, start: bool) -> Result<u16, Reason> {
    if text.chars().next().map(narrow) == Some('-') {
        return Err(Reason::NotAges);
    }
    let span = ages(text)?;
    if start { span.from } else { span.to }.ok_or(Reason::NotAges)
}

/// None where a number is too long to be an age.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, tail) = rest.split_at(end);
            tokens.push(Token::Number(digits.parse().ok().filter(|number| *number <= 1_000)?));
            rest = tail;
        } else if let Some((tail, token)) =
            WORDS.iter().find_map(|(word, token)| Some((rest.strip_prefix(word)?, *token)))
        {
            tokens.push(token);
            rest = tail;
        } else {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    Some(tokens)
}

/// An age, and the first month after it: 5歳 lasts until the sixth birthday.
#[derive(Debug, Clone, Copy)]
struct Age {
    months: u16,
    end: u16,
}

fn span(tokens: &[Token]) -> Option<Span> {
    let mut span = Span::default();
    let mut last: Option<Age> = None;
    let (mut is_open, mut is_said) = (false, false);
    let mut rest = tokens;
    while let [token, tail @ ..] = rest {
        rest = tail;
        match token {
            Token::Number(number) => {
                let (age, tail) = age(*number, tail);
                rest = tail;
                last = Some(age);
                if is_open {
                    span.to = Some(age.end);
                }
            }
            Token::Leave => last = Some(of_days(LEAVE_DAYS)),
            Token::School => {
                (span.to, is_said) = (Some(SCHOOL), true);
            }
            Token::Pupils => {
                last = Some(Age { months: SCHOOL, end: BEYOND });
                if is_open {
                    span.to = Some(BEYOND);
                }
            }
            Token::From | Token::Over => {
                if let (Some(age), None) = (last, span.to) {
                    span.from = Some(age.months);
                }
                (is_open, is_said) = (true, true);
            }
            Token::UpTo => {
                span.to = span.to.or(last.map(|age| age.end));
                is_said = true;
            }
            Token::Under => {
                span.to = last.map(|age| age.months);
                is_said = true;
            }
            Token::Years | Token::Months | Token::Weeks | Token::Days | Token::Or => {}
        }
    }
    // An age alone is that age and no other.
    if let (Some(age), false) = (last, is_said) {
        span = Span { from: Some(age.months), to: Some(age.end) };
    }
    (span != Span::default()).then_some(span)
}

/// An age that begins with `number`, and what follows it. A number without a unit has that of the next one (0～5歳).
fn age(number: u16, rest: &[Token]) -> (Age, &[Token]) {
    let of_months = |months: u16, width: u16| Age { months, end: months.saturating_add(width) };
    match rest {
        [Token::Years, Token::Number(months), Token::Months, tail @ ..] => {
            (of_months(number.saturating_mul(12).saturating_add(*months), 1), tail)
        }
        [Token::Years, tail @ ..] => (of_months(number.saturating_mul(12), 12), tail),
        [Token::Months, tail @ ..] => (of_months(number, 1), tail),
        [Token::Weeks, tail @ ..] => (of_days(number.saturating_mul(7)), tail),
        [Token::Days, tail @ ..] => (of_days(number), tail),
        _ => {
            let unit = rest.iter().find(|token| matches!(token, Token::Years | Token::Months));
            let bare = if unit == Some(&Token::Months) {
                of_months(number, 1)
            } else {
                of_months(number.saturating_mul(12), 12)
            };
            (bare, rest)
        }
    }
}

/// Completed months of a number of days. Rounded down: a place that is shown too early does less harm than one that is
/// kept back, and the text stands beside it.
fn of_days(days: u16) -> Age {
    let months = u16::try_from(u32::from(days) * 12 / 365).unwrap_or(u16::MAX);
    Age { months, end: months.saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_as_people_write_them() {
        for (text, from, to) in [
            ("６歳～１２歳", Some(72), Some(156)),
            ("0歳から5歳", Some(0), Some(72)),
            ("0～5歳", Some(0), Some(72)),
            ("6-11か月", Some(6), Some(12)),
            ("3ヶ月から", Some(3), None),
            ("産休明け～2歳児", Some(1), Some(36)),
            ("産休あけ", Some(1), Some(2)),
            ("(幼)3歳から(保)1歳6ヶ月から", Some(18), None),
            ("（幼）３歳から（保）１０ヶ月から", Some(10), None),
            ("1歳クラスから", Some(12), None),
            ("生後57日～就学前", Some(1), Some(72)),
            ("生後６か月から小学校就学前まで", Some(6), Some(72)),
            ("就学前", None, Some(72)),
            ("2歳未満", None, Some(24)),
            ("2歳児まで", None, Some(36)),
            ("3歳以上", Some(36), None),
            ("1歳6か月以上3歳未満", Some(18), Some(36)),
            ("0歳(6か月)～5歳", Some(6), Some(72)),
            ("3歳児", Some(36), Some(48)),
            ("満3歳～5歳児", Some(36), Some(72)),
            ("8週", Some(1), Some(2)),
            ("12週～5歳", Some(2), Some(72)),
            ("小学生", Some(72), Some(156)),
            ("0歳～小学生", Some(0), Some(156)),
            ("3歳から5歳、1歳から2歳", Some(12), Some(72)),
        ] {
            assert_eq!(ages(text), Ok(Span { from, to }), "{text}");
        }
        for text in ["", "原則、未就園児", "100歳", "5歳～3歳", "99999歳", "年少から", "30"] {
            assert_eq!(ages(text), Err(Reason::NotAges), "{text}");
        }
    }

    #[test]
    fn each_end_may_have_a_column_of_its_own() {
        for (text, expected) in
            [("産休あけ", 1), ("1歳10か月", 22), ("3歳児", 36), ("1歳クラス～", 12), ("0", 0), ("生後57日目", 1)]
        {
            assert_eq!(one_age(text, true), Ok(expected), "{text}");
        }
        for (text, expected) in
            [("就学前", 72), ("学童", 156), ("2歳児", 36), ("2歳未満", 24), ("5", 72), ("5歳クラス", 72)]
        {
            assert_eq!(one_age(text, false), Ok(expected), "{text}");
        }
        assert_eq!(one_age("-5", true), Err(Reason::NotAges));
        assert_eq!(one_age("-5", false), Err(Reason::NotAges));
        assert_eq!(one_age("就学前", true), Err(Reason::NotAges));
    }
}
