//! The text of a life-stage message: what is due, until when, what to do. It names the child by its token, and leaves
//! everything else about them to our own page.

use jiff::civil::Date;

use crate::{
    family::Token,
    text::{Key, Lang, LineText, MunicipalText, Param},
};

/// LINE's limit for one text message, in UTF-16 units.
pub const LONGEST: usize = 5_000;

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What, in the calendar's words.
    pub title: LineText,
    /// What to do, in the calendar's words.
    pub guide: LineText,
    /// What the municipality says instead of the guide.
    pub municipal: Option<MunicipalText>,
    /// From when; `None` if there is no first day.
    pub starts: Option<Date>,
    /// Until when, inclusive; `None` if there is no last day.
    pub ends: Option<Date>,
}

/// The message about the child that `token` stands for. What does not fit is counted, and is on our page anyway.
#[must_use]
pub fn life_stage(lang: Lang, token: Token, items: &[Item]) -> LineText {
    let details = LineText::plain(lang, Key::NoticeDetails);
    let more = |left: usize| {
        let count = Param::Count(u32::try_from(left).unwrap_or(u32::MAX));
        LineText::of(lang, Key::NoticeMore, &[("count", count)])
    };
    let mut parts = vec![LineText::of(lang, Key::NoticeHeading, &[("token", Param::Token(token))])];
    // Room for the two lines at the end, and a line break before each.
    let mut room = LONGEST.saturating_sub(sum(&parts) + details.len_utf16() + more(items.len()).len_utf16() + 4);
    for (shown, item) in items.iter().enumerate() {
        let text = described(lang, item);
        let needed = text.len_utf16() + 1;
        if needed > room {
            parts.push(more(items.len() - shown));
            break;
        }
        room -= needed;
        parts.push(text);
    }
    parts.push(details);
    LineText::lines(&parts)
}

fn described(lang: Lang, item: &Item) -> LineText {
    let title = LineText::of(lang, Key::NoticeTitle, &[("title", Param::Text(item.title.clone()))]);
    let guide = item.municipal.clone().map_or_else(|| item.guide.clone(), LineText::from);
    let lines: Vec<_> =
        [Some(title), window(lang, item.starts, item.ends), Some(guide)].into_iter().flatten().collect();
    LineText::lines(&lines)
}

fn window(lang: Lang, starts: Option<Date>, ends: Option<Date>) -> Option<LineText> {
    let day = |name, date| (name, Param::Date(date));
    Some(match (starts, ends) {
        (Some(starts), Some(ends)) if starts == ends => LineText::of(lang, Key::NoticeOn, &[day("day", starts)]),
        (Some(starts), Some(ends)) => LineText::of(lang, Key::NoticeWindow, &[day("from", starts), day("until", ends)]),
        (Some(starts), None) => LineText::of(lang, Key::NoticeFrom, &[day("from", starts)]),
        (None, Some(ends)) => LineText::of(lang, Key::NoticeUntil, &[day("until", ends)]),
        (None, None) => return None,
    })
}

fn sum(texts: &[LineText]) -> usize {
    texts.iter().map(LineText::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn item() -> Item {
        Item {
            title: LineText::from_rule_data("1か月児健診"),
            guide: LineText::from_rule_data("病院に予約してください。"),
            municipal: None,
            starts: Some(date(2026, 10, 26)),
            ends: Some(date(2026, 11, 8)),
        }
    }

    #[test]
    fn a_message_names_the_token_what_is_due_until_when_and_what_to_do() {
        let bear = Token::parse("🐻").unwrap();

        assert_eq!(
            life_stage(Lang::Ja, bear, &[item()]).as_str(),
            "🐻 のお知らせ\n\
             ■ 1か月児健診\n\
             2026年10月26日(月)〜2026年11月8日(日)\n\
             病院に予約してください。\n\
             くわしくは「わが家のカレンダー」をご覧ください。"
        );
    }

    #[test]
    fn the_municipality_has_the_last_word_and_open_windows_read_well() {
        let bear = Token::parse("🐻").unwrap();
        let own = Some(MunicipalText::new("保健センターで行います。").unwrap());
        let text = life_stage(Lang::Ja, bear, &[Item { municipal: own, starts: None, ..item() }]);
        assert!(text.as_str().contains("■ 1か月児健診\n2026年11月8日(日)まで\n保健センターで行います。\n"), "{text}");
        assert!(!text.as_str().contains("予約"));

        let one_day = Item { ends: Some(date(2026, 10, 26)), ..item() };
        assert!(life_stage(Lang::En, bear, &[one_day]).as_str().contains("\nMon 26 Oct 2026\n"));
        let from = Item { ends: None, ..item() };
        assert!(life_stage(Lang::Easy, bear, &[from]).as_str().contains("2026年10月26日（月よう日）から\n"));
        let always = Item { starts: None, ends: None, ..item() };
        assert!(life_stage(Lang::Ja, bear, &[always]).as_str().contains("■ 1か月児健診\n病院"));
    }

    #[test]
    fn a_message_never_outgrows_a_bubble_and_says_how_much_is_left_out() {
        let long = Item { municipal: Some(MunicipalText::new("あ".repeat(500)).unwrap()), ..item() };
        for lang in Lang::all() {
            for count in 0..=82 {
                let text = life_stage(lang, Token::free(&[]), &vec![long.clone(); count]);
                assert!(text.len_utf16() <= LONGEST, "{count}");
                let shown = text.as_str().matches('■').count();
                assert!(shown == count || text.as_str().contains(&(count - shown).to_string()), "{count}");
            }
        }
    }
}
