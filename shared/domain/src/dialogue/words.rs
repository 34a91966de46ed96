//! The few words that work as buttons do, for people who would rather write.

use super::{AttendStep, Command, FindStep, Person, Step};
use crate::{
    family::Token,
    text::{Key, Lang},
    width::narrow,
};

/// What a written message asks for.
pub(super) enum Wish {
    Do(Command),
    Help,
    Calendar,
    Fever,
}

/// What `text` asks for, if it is one of our words, a button's label written by hand, or an emoji.
pub(super) fn understand(person: &Person, text: &str) -> Option<Wish> {
    let word = fold(text);
    if let Some(wish) = known(&word) {
        return Some(wish);
    }
    if let Ok(token) = Token::parse(&word) {
        return person.find(token).map(|_| Wish::Do(Command::Child(token)));
    }
    labelled(&word)
}

/// Case, width and punctuation do not matter.
fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"。、．，.,!！?？「」".contains(*c))
        .map(narrow)
        .flat_map(char::to_lowercase)
        .collect()
}

fn known(word: &str) -> Option<Wish> {
    Some(match word {
        "設定" | "受信設定" | "せってい" | "メニュー" | "settings" | "setting" | "menu" => {
            Wish::Do(Command::Menu)
        }
        "ヘルプ" | "へるぷ" | "使い方" | "つかいかた" | "help" => Wish::Help,
        "カレンダー" | "かれんだー" | "わが家のカレンダー" | "calendar" => Wish::Calendar,
        "停止" | "配信停止" | "止める" | "やめる" | "とめる" | "解除" | "stop" | "unsubscribe" => {
            Wish::Do(Command::AskStop)
        }
        "再開" | "再開する" | "さいかい" | "resume" | "start" => Wish::Do(Command::Resume),
        "ことば" | "言葉" | "言語" | "language" => Wish::Do(Command::AskLang),
        "日本語" | "にほんご" | "japanese" => Wish::Do(Command::SetLang(Lang::Ja)),
        "やさしい" | "やさしい日本語" | "やさしいにほんご" | "easy" | "easyjapanese" => {
            Wish::Do(Command::SetLang(Lang::Easy))
        }
        "english" | "英語" | "えいご" => Wish::Do(Command::SetLang(Lang::En)),
        "予約" | "よやく" | "予約する" | "よやくする" | "book" | "booking" => {
            Wish::Do(Command::Book(Step::Services(0)))
        }
        "予約の確認"
        | "予約確認"
        | "予約を見る"
        | "よやくのかくにん"
        | "よやくをみる"
        | "mybookings"
        | "bookings"
        | "appointments"
        | "myappointments" => Wish::Do(Command::Book(Step::Mine(0))),
        "欠席" | "けっせき" | "休み" | "お休み" | "やすみ" | "おやすみ" | "休む" | "休みます" | "お休みします"
        | "欠席連絡" | "absence" | "absent" => Wish::Do(Command::Attend(AttendStep::Who)),
        "発熱" | "はつねつ" | "熱" | "ねつ" | "高熱" | "熱が出た" | "ねつがでた" | "熱が出ました" | "熱があります"
        | "体調不良" | "fever" | "sick" => Wish::Fever,
        "保育園"
        | "ほいくえん"
        | "保活"
        | "保育園さがし"
        | "保育園を探す"
        | "保育園をさがす"
        | "nursery"
        | "nurseries"
        | "daycare" => Wish::Do(Command::Find(FindStep::Start)),
        "登録" | "追加" | "とうろく" | "register" | "add" => Wish::Do(Command::Add),
        _ => return None,
    })
}

/// Labels of buttons whose meaning does not depend on the child they stood beside.
fn labelled(word: &str) -> Option<Wish> {
    const LABELS: [(Key, Command); 13] = [
        (Key::LabelPregnant, Command::AddPregnancy),
        (Key::LabelHaveChildren, Command::AddChild),
        (Key::LabelLater, Command::Later),
        (Key::LabelAdd, Command::Add),
        (Key::LabelMenu, Command::Menu),
        (Key::LabelTopics, Command::AskTopics),
        (Key::LabelLanguage, Command::AskLang),
        (Key::LabelStop, Command::AskStop),
        (Key::LabelResume, Command::Resume),
        (Key::LabelBook, Command::Book(Step::Services(0))),
        (Key::LabelBookMine, Command::Book(Step::Mine(0))),
        (Key::LabelAttend, Command::Attend(AttendStep::Who)),
        (Key::LabelFind, Command::Find(FindStep::Start)),
    ];
    let is_label =
        |key: Key| Lang::all().into_iter().any(|lang| fold(crate::text::LineText::plain(lang, key).as_str()) == word);
    if is_label(Key::LabelCalendar) {
        return Some(Wish::Calendar);
    }
    if is_label(Key::LabelFever) {
        return Some(Wish::Fever);
    }
    LABELS.into_iter().find(|(key, _)| is_label(*key)).map(|(_, command)| Wish::Do(command))
}
