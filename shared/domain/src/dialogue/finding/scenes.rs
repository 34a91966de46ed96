//! What somebody who looks for a nursery reads.

use jiff::civil::date;

use super::*;
use crate::text::Lang;

const TODAY: Date = date(2026, 11, 24);

fn sakura() -> Person {
    Person { lang: Some(Lang::Ja), push_on: true, ..Person::default() }
}

fn place() -> Input {
    Input::Place(Position::new(35.700_3, 139.600_4).unwrap())
}

fn near(name: &str) -> Near {
    Near {
        key: "139998-a1".to_owned(),
        name: MunicipalText::new(name).unwrap(),
        group: Group::Nursery,
        metres: 350,
        walking_minutes: 6,
        vacancy: Some((VacancyState::Number(2), Some(date(2026, 11, 20)))),
        ages_unknown: false,
    }
}

fn labels(turn: &Turn) -> Vec<&str> {
    turn.replies.iter().flat_map(|reply| &reply.choices).map(|choice| choice.label.as_str()).collect()
}

#[test]
fn a_place_that_is_sent_is_answered_with_the_nearest_and_nothing_is_typed() {
    let step = finding(&sakura(), &place()).unwrap();
    let turn = found(&sakura(), &step, &[near("つなぐ保育園")], 1, TODAY);
    let reply = &turn.replies[0];
    assert!(reply.text.as_str().contains("3km") && reply.text.as_str().contains('1'), "{}", reply.text.as_str());
    let card = &reply.cards[0];
    let lines: Vec<&str> = card.lines.iter().map(LineText::as_str).collect();
    assert_eq!(card.title.as_str(), "つなぐ保育園");
    assert_eq!(lines, ["認可保育所", "直線距離 350m（徒歩の目安 6分）", "空き 2人（2026年11月20日(金)現在）"]);
    assert!(labels(&turn).len() <= 13, "{:?}", labels(&turn));

    // Every button below leads on from the same place.
    for choice in &reply.choices {
        if let Action::Tap(Command::Find(FindStep::Near { at, .. })) = &choice.action {
            let carried = Command::parse(&choice_data(choice)).unwrap();
            let Command::Find(FindStep::Near { at: coarse, .. }) = carried else { panic!("{carried:?}") };
            assert!((coarse.lat() - at.lat()).abs() < 0.000_6 && (coarse.lng() - at.lng()).abs() < 0.000_6);
        }
    }
}

fn choice_data(choice: &Choice) -> String {
    match &choice.action {
        Action::Tap(command) => command.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn where_nothing_fits_the_filters_can_be_loosened() {
    let at = Position::new(35.700_3, 139.600_4).unwrap();
    let narrow = FindStep::Near { at, class: Some(AgeClass::new(0).unwrap()), room: true };
    let turn = found(&sakura(), &narrow, &[], 0, TODAY);
    assert!(labels(&turn).contains(&"条件をはずす"), "{:?}", labels(&turn));
    let wide = FindStep::Near { at, class: None, room: false };
    let turn = found(&sakura(), &wide, &[], 0, TODAY);
    assert!(!labels(&turn).contains(&"条件をはずす"));
    assert!(labels(&turn).contains(&"場所を送る"));
}

#[test]
fn every_answer_is_said_in_every_language() {
    let at = Position::new(35.700_3, 139.600_4).unwrap();
    for lang in Lang::all() {
        let person = Person { lang: Some(lang), push_on: true, ..Person::default() };
        for state in [
            VacancyState::Number(0),
            VacancyState::Open,
            VacancyState::Few,
            VacancyState::Ask,
            VacancyState::NotOffered,
            VacancyState::Symbol("☆".to_owned()),
        ] {
            for group in Group::ALL {
                let one =
                    Near {
                        group, vacancy: Some((state.clone(), None)), ages_unknown: true, ..near("つなぐ保育園")
                    };
                let step = FindStep::Near { at, class: Some(AgeClass::new(2).unwrap()), room: true };
                let turn = found(&person, &step, &[one], 3, TODAY);
                assert!(turn.replies[0].choices.iter().all(|choice| choice.label.len_utf16() <= 20), "{turn:?}");
            }
        }
    }
}
