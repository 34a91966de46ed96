use domain::text::{LineText, MunicipalText};
use jiff::civil::date;
use serde_json::json;

use super::*;

fn words(n: usize) -> LineText {
    // Staff's texts end at 500; longer ones are put together as lines.
    let part = |n: usize| LineText::from(MunicipalText::new("あ".repeat(n)).unwrap());
    let mut left = n;
    let mut parts = Vec::new();
    while left > 500 {
        parts.push(part(400));
        left -= 401;
    }
    parts.push(part(left));
    LineText::lines(&parts)
}

fn postback(label: usize) -> Action {
    Action::Postback { label: words(label), data: PostbackData::new("child.add").unwrap(), display_text: None }
}

fn bubble(buttons: usize) -> Bubble {
    Bubble {
        title: words(3),
        body: vec![Paragraph { text: words(5), tone: Tone::Muted }],
        buttons: vec![postback(4); buttons],
    }
}

fn flex(bubbles: Vec<Bubble>) -> Message {
    Message::Flex { alt_text: words(4), bubbles, quick_replies: vec![] }
}

fn refusal(message: Message) -> Option<LimitError> {
    Messages::new(&[message]).err()
}

#[test]
fn every_limit_holds_at_its_edge() {
    let quick = |n| Message::Text { text: words(1), quick_replies: vec![postback(1); n] };
    let label = |n| Message::Text { text: words(1), quick_replies: vec![postback(n)] };
    let alt = |n| Message::Flex { alt_text: words(n), bubbles: vec![bubble(0)], quick_replies: vec![] };
    let carousel = |n| flex(vec![bubble(1); n]);
    let edges: [(Message, Message, &str); 6] = [
        (Message::text(words(5_000)), Message::text(words(5_001)), "text"),
        (quick(13), quick(14), "quickReply.items"),
        (label(20), label(21), "label"),
        (alt(1_500), alt(1_501), "altText"),
        (carousel(12), carousel(13), "contents"),
        (flex(vec![bubble(4)]), flex(vec![bubble(5)]), "buttons"),
    ];
    for (within, beyond, named) in edges {
        assert_eq!(refusal(within), None, "{named}");
        match refusal(beyond) {
            Some(LimitError::TooLong { property, found, max } | LimitError::TooMany { property, found, max }) => {
                assert_eq!((property, found), (named, max + 1));
            }
            other => panic!("{named}: {other:?}"),
        }
    }
}

#[test]
fn an_emoji_counts_two() {
    let bears = LineText::from(MunicipalText::new("🐻".repeat(11)).unwrap());
    let action = Action::Say { label: bears, text: words(1) };
    let refused = refusal(Message::Text { text: words(1), quick_replies: vec![action] });
    assert_eq!(refused, Some(LimitError::TooLong { property: "label", found: 22, max: 20 }));
}

#[test]
fn a_request_has_one_to_five_messages() {
    assert_eq!(Messages::new(&[]), Err(LimitError::Empty { property: "messages" }));
    assert!(Messages::new(&vec![Message::text(words(1)); 5]).is_ok());
    assert!(Messages::new(&vec![Message::text(words(1)); 6]).is_err());
    assert_eq!(refusal(flex(vec![])), Some(LimitError::Empty { property: "contents" }));
}

#[test]
fn big_bubbles_and_carousels_are_refused() {
    let mut big = bubble(0);
    big.body = vec![Paragraph { text: words(4_000), tone: Tone::Plain }; 3];
    assert!(matches!(refusal(flex(vec![big.clone()])), Some(LimitError::TooBig { property: "bubble", .. })));
    big.body.pop();
    assert!(matches!(refusal(flex(vec![big; 3])), Some(LimitError::TooBig { property: "carousel", .. })));
}

#[test]
fn data_is_a_code_and_a_link_opens() {
    assert!(PostbackData::new("a".repeat(300)).is_ok());
    assert!(matches!(PostbackData::new("a".repeat(301)), Err(LimitError::TooLong { .. })));
    assert_eq!(PostbackData::new("つなぐ太郎"), Err(LimitError::NotACode { property: "data" }));
    assert_eq!(PostbackData::new("Taro Tsunagu"), Err(LimitError::NotACode { property: "data" }));
    assert!(Link::new("https://liff.line.me/1-a").is_ok());
    assert_eq!(Link::new("javascript:alert(1)"), Err(LimitError::NotALink { property: "uri" }));
}

#[test]
fn a_picker_goes_out_as_line_reads_it() {
    let day = date(2026, 4, 1);
    let picker = |initial, min, max| {
        let pick = Pick::Date { initial, min, max };
        Action::Picker { label: words(2), data: PostbackData::new("birth").unwrap(), pick }.to_json()
    };
    assert_eq!(
        picker(Some(day), None, Some(day)).unwrap(),
        json!({"type": "datetimepicker", "label": "ああ", "data": "birth", "mode": "date",
               "initial": "2026-04-01", "max": "2026-04-01"})
    );
    assert_eq!(picker(None, Some(day), Some(day)), Err(LimitError::OutOfRange { property: "max" }));
    assert_eq!(picker(Some(day), Some(date(2026, 4, 2)), None), Err(LimitError::OutOfRange { property: "initial" }));

    let at = day.at(9, 30, 0, 0);
    let pick = Pick::DateTime { initial: Some(at), min: None, max: None };
    let sent = Action::Picker { label: words(2), data: PostbackData::new("b").unwrap(), pick }.to_json().unwrap();
    assert_eq!(sent["initial"], "2026-04-01T09:30");
}

#[test]
fn what_is_frozen_thaws_unchanged() {
    let messages = Messages::new(&[flex(vec![bubble(2); 2]), Message::text(words(2))]).unwrap();
    assert_eq!(Messages::thaw(&messages.freeze()).unwrap(), messages);
    assert!(Messages::thaw("[]").is_err());
    assert!(Messages::thaw("{\"type\":\"text\"}").is_err());
}
