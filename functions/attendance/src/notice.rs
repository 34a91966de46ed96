//! What LINE says about a child's day: the emoji, what happened, when. Never a name, never where.

use domain::{
    dialogue::{AttendStep, Command},
    family::Token,
    text::{Key, Lang, LineText, Param},
};
use jiff::civil::{Date, Time};
use line::{Action, LimitError, Message, Messages, PostbackData};
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
        for lang in Lang::all() {
            assert!(question(lang, bear, date(2026, 4, 13)).is_ok());
        }
    }
}
