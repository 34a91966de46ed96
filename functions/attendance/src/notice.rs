//! What LINE says about a child's day: the emoji, what happened, when. Never a name, never where.

use contract::ReportKind;
use domain::{
    dialogue::{AttendStep, Command, Page},
    family::Token,
    text::{Key, Lang, LineText, Param},
};
use jiff::civil::{Date, Time};
use line::{Action, LimitError, Link, Message, Messages, PostbackData};
use platform::digest;

/// What a guardian hears of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    In,
    Out,
    Boarded,
    Alighted,
}

/// Something that happened, as it is told: with its real time, and never as "now" when it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Passage {
    pub(crate) what: What,
    /// Where it was not today.
    pub(crate) day: Option<Date>,
    pub(crate) time: Time,
    /// The server heard of it late.
    pub(crate) late: bool,
    /// Nobody but a doubtful clock says when.
    pub(crate) uncertain: bool,
}

/// Names a batch by what it is about, so that it is the same one however often it is made.
pub(crate) fn id(parts: &[&str]) -> String {
    digest(parts, 12)
}

pub(crate) fn passage(lang: Lang, token: Token, passage: Passage) -> Result<Messages, LimitError> {
    Messages::new(&[Message::text(told(lang, token, passage))])
}

fn told(lang: Lang, token: Token, passage: Passage) -> LineText {
    let key = match passage.what {
        What::In => Key::AttendanceIn,
        What::Out => Key::AttendanceOut,
        What::Boarded => Key::AttendanceBoarded,
        What::Alighted => Key::AttendanceAlighted,
    };
    let mut lines = Vec::new();
    lines.extend(passage.day.map(|day| LineText::of(lang, Key::AttendanceDay, &[("day", Param::Day(day))])));
    lines.push(LineText::of(lang, key, &[("token", Param::Token(token)), ("time", Param::Time(passage.time))]));
    if passage.uncertain {
        lines.push(LineText::plain(lang, Key::AttendanceUncertain));
    }
    if passage.late {
        lines.push(LineText::plain(lang, Key::AttendanceLate));
    }
    LineText::lines(&lines)
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    Reported,
    Changed,
    TakenBack,
}

/// One report of which somebody else hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ReportLine {
    pub(crate) day: Date,
    pub(crate) kind: ReportKind,
    pub(crate) turn: Turn,
}

/// Lines of one message: nobody reads more on a lock screen, and the page has all.
const LINES: usize = 8;

/// Reports of another guardian, with the way to our page.
pub(crate) fn reported(page: &Link, lang: Lang, token: Token, lines: &[ReportLine]) -> Result<Messages, LimitError> {
    let link = Link::new(format!("{}{}", page.as_str(), Page::Nursery.fragment()))?;
    let open = Action::Link { label: LineText::plain(lang, Key::LabelAttendPage), link };
    Messages::new(&[Message::Text { text: report_lines(lang, token, lines), quick_replies: vec![open] }])
}

fn report_lines(lang: Lang, token: Token, lines: &[ReportLine]) -> LineText {
    let one = |line: &ReportLine| {
        let kind = match line.kind {
            ReportKind::Absent => Key::AttendanceKindAbsent,
            ReportKind::Late => Key::AttendanceKindLate,
            ReportKind::Early => Key::AttendanceKindEarly,
        };
        let key = match line.turn {
            Turn::Reported => Key::AttendanceToldReported,
            Turn::Changed => Key::AttendanceToldChanged,
            Turn::TakenBack => Key::AttendanceToldTakenBack,
        };
        let kind = Param::Text(LineText::plain(lang, kind));
        LineText::of(lang, key, &[("token", Param::Token(token)), ("day", Param::Day(line.day)), ("kind", kind)])
    };
    let mut texts: Vec<LineText> = lines.iter().take(LINES).map(one).collect();
    let more = u32::try_from(lines.len().saturating_sub(LINES)).unwrap_or(u32::MAX);
    texts.extend((more > 0).then(|| LineText::of(lang, Key::NoticeMore, &[("count", Param::Count(more))])));
    LineText::lines(&texts)
}

/// "Not seen yet": with the two answers below it.
pub(crate) fn question(lang: Lang, token: Token, day: Date) -> Result<Messages, LimitError> {
    let answer = |label: Key, step: AttendStep| {
        let label = LineText::plain(lang, label);
        let data = PostbackData::new(Command::Attend(step).to_string())?;
        Ok::<_, LimitError>(Action::Postback { display_text: Some(label.clone()), label, data })
    };
    let text = LineText::of(lang, Key::AttendanceAsk, &[("token", Param::Token(token)), ("day", Param::Day(day))]);
    let quick_replies = vec![
        answer(Key::LabelAttendAbsent, AttendStep::Absent(vec![token], day))?,
        answer(Key::LabelAttendComing, AttendStep::Coming(token, day))?,
    ];
    Messages::new(&[Message::Text { text, quick_replies }])
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_report_is_told_by_its_day_and_kind_alone() {
        let line = |day, kind, turn| ReportLine { day: date(2026, 4, day), kind, turn };
        let lines = [
            line(13, ReportKind::Absent, Turn::Reported),
            line(14, ReportKind::Late, Turn::Changed),
            line(15, ReportKind::Early, Turn::TakenBack),
        ];
        let text = |lang, lines: &[_]| report_lines(lang, Token::parse("🐻").unwrap(), lines).as_str().to_owned();
        assert_eq!(
            text(Lang::Ja, &lines),
            "🐻 4月13日(月)の欠席の連絡がありました。\n🐻 4月14日(火)の遅刻の連絡が変わりました。\n\
             🐻 4月15日(水)の早退の連絡が取り消されました。"
        );
        assert_eq!(text(Lang::En, &lines[..1]), "🐻 Mon 13 Apr: an absence was reported.");
        let many: Vec<_> = (1..=10).map(|day| line(day, ReportKind::Absent, Turn::Reported)).collect();
        assert!(text(Lang::Ja, &many).ends_with("4月8日(水)の欠席の連絡がありました。\nこのほかに2件あります。"));
    }

    #[test]
    fn a_late_arrival_is_told_with_its_time_and_never_as_now() {
        let bear = Token::parse("🐻").unwrap();
        let on_time = Passage { what: What::In, day: None, time: time(8, 32, 0, 0), late: false, uncertain: false };
        let text = |passage| told(Lang::Ja, bear, passage).as_str().to_owned();
        assert_eq!(text(on_time), "🐻 8:32 に登園しました。");
        let late = Passage { late: true, uncertain: true, day: Some(date(2026, 4, 12)), ..on_time };
        assert_eq!(
            text(late),
            "4月12日(日)のことです。\n🐻 8:32 に登園しました。\n時刻は園で確認中です。\n通信の都合で、お知らせが遅くなりました。"
        );
        let page = Link::new("https://liff.line.me/1-a").unwrap();
        for lang in Lang::all() {
            let lines = [ReportLine { day: date(2026, 4, 13), kind: ReportKind::Early, turn: Turn::TakenBack }; 40];
            assert!(reported(&page, lang, bear, &lines).is_ok());
            assert!(question(lang, bear, date(2026, 4, 13)).is_ok());
        }
    }
}
