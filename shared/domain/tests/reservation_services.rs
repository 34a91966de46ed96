//! The demo services of つなぐ市: every file is a service that can be offered, for a year.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail the test")]

use std::{collections::BTreeMap, fs, path::Path};

use domain::reservation::{Admission, Confirmation, Period, Service, Session, SlotId, sessions};
use domain::text::Lang;
use jiff::civil::{Weekday, date};

fn services() -> BTreeMap<String, Service> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/regions/services");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let service: Service = serde_json::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(path.file_stem().unwrap().to_str(), Some(service.id.as_str()), "a file is named as its service");
        (service.id.clone(), service)
    };
    files.map(read).collect()
}

fn year(service: &Service) -> Vec<Session> {
    sessions(service, date(2026, 4, 1), date(2027, 3, 31)).unwrap()
}

#[test]
fn every_service_can_be_offered() {
    for service in services().values() {
        assert_eq!(service.check(), Ok(()), "{}", service.id);
        for lang in Lang::all() {
            assert!(service.title.contains_key(&lang), "{} has a title in {}", service.id, lang.code());
            assert!(service.description.contains_key(&lang), "{} says in {} what it is", service.id, lang.code());
            assert!(service.place.contains_key(&lang), "{} says in {} where it is", service.id, lang.code());
        }
    }
}

#[test]
fn a_service_is_stored_and_read_again_unchanged() {
    for service in services().values() {
        let stored = serde_json::to_value(service).unwrap();
        assert_eq!(&serde_json::from_value::<Service>(stored).unwrap(), service, "{}", service.id);
    }
}

#[test]
fn ten_kinds_two_of_them_with_a_companion() {
    let ids: Vec<String> = services().into_keys().collect();

    assert_eq!(
        ids,
        [
            "baby-class",
            "boshi-techo",
            "bullying",
            "checkup-18m",
            "interview-8m",
            "online-consultation",
            "playroom",
            "school-interview",
            "sick-care",
            "temporary-care",
            "temporary-care-interview",
            "vaccination",
        ]
    );
}

#[test]
fn a_year_of_each_has_slots_with_one_name_each() {
    for service in services().values() {
        let year = year(service);

        assert!(year.len() >= 4, "{} has {} sessions", service.id, year.len());
        let mut ids: Vec<String> = year.iter().map(|session| session.id(&service.id).to_string()).collect();
        assert!(ids.iter().all(|id| SlotId::parse(id).is_some()), "{}", service.id);
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), year.len(), "{}", service.id);
    }
}

#[test]
fn offices_are_closed_on_holidays_and_the_playroom_is_not() {
    let services = services();
    let runs_on = |id: &str, day| year(&services[id]).iter().any(|session| session.starts.date() == day);

    assert!(!runs_on("boshi-techo", date(2026, 5, 5)), "こどもの日");
    assert!(!runs_on("boshi-techo", date(2026, 12, 29)));
    assert!(runs_on("boshi-techo", date(2026, 12, 28)));
    assert!(runs_on("playroom", date(2026, 5, 5)));
    assert!(!runs_on("playroom", date(2027, 1, 1)));
    assert!(!runs_on("checkup-18m", date(2026, 8, 12)), "moved by a week");
    assert!(runs_on("checkup-18m", date(2026, 8, 19)));
}

#[test]
fn check_ups_are_on_second_and_fourth_wednesdays() {
    let services = services();
    let april: Vec<String> = year(&services["checkup-18m"])
        .iter()
        .filter(|session| session.starts.date() < date(2026, 5, 1) && session.starts.weekday() == Weekday::Wednesday)
        .map(|session| session.starts.to_string())
        .collect();

    assert_eq!(
        april,
        [
            "2026-04-08T13:00:00",
            "2026-04-08T13:30:00",
            "2026-04-08T14:00:00",
            "2026-04-08T14:30:00",
            "2026-04-22T13:00:00",
            "2026-04-22T13:30:00",
            "2026-04-22T14:00:00",
            "2026-04-22T14:30:00",
        ]
    );
}

#[test]
fn every_way_of_giving_out_places_is_shown() {
    let services = services();

    assert!(matches!(services["playroom"].admission, Admission::WaitingList { .. }));
    assert_eq!(services["baby-class"].admission, Admission::Draw);
    assert_eq!(services["baby-class"].limits.per_child.unwrap().period, Period::Campaign);
    assert_eq!(services["school-interview"].confirmation, Confirmation::ByStaff);
    assert!(services["bullying"].discreet && services["bullying"].pseudonymous);
    assert!(services["sick-care"].sick_care && !services["temporary-care"].sick_care);
    assert!(services["temporary-care"].dimensions.len() >= 4);
    let prior = services["temporary-care"].who.prior.as_ref().unwrap();
    assert!(services.contains_key(&prior.service), "what must come first can be booked too");
}
