//! Who may book what, when, how often, and what it takes: the rules of appointments seen from the outside.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail the test")]

use domain::age::days_after;
use domain::calendar::national;
use domain::family::Subject;
use domain::reservation::{
    Answers, Booking, Closed, Diary, Ineligible, Party, Reminder, Room, Service, SlotId, State, demand, eligible,
    reminder_at, sessions, window, within_limits,
};
use domain::text::Lang;
use jiff::civil::{Date, DateTime, date, time};
use proptest::prelude::*;
use serde_json::{Value, json};

fn service(parts: Value) -> Service {
    let mut whole = json!({ "id": "it", "title": { "ja": "予約" }, "for": "children" });
    whole.as_object_mut().unwrap().extend(parts.as_object().unwrap().clone());
    serde_json::from_value(whole).unwrap()
}

fn child(id: &str, birth_date: Date) -> (String, Subject) {
    (id.to_owned(), Subject::Child { birth_date, due_date: None })
}

fn expecting(id: &str, due_date: Date) -> (String, Subject) {
    (id.to_owned(), Subject::Pregnancy { due_date, fetuses: 1 })
}

fn party(members: &[(String, Subject)]) -> Party {
    Party { members: members.to_vec() }
}

fn booking(service: &str, starts: DateTime, children: &[&str], state: State) -> Booking {
    let slot = SlotId { service: service.to_owned(), starts, lane: "a".to_owned() }.to_string();
    let booking = json!({
        "slot": slot, "ends": starts, "children": children, "units": {}, "state": state,
        "made_at": "2026-04-01T00:00:00Z", "request": "",
    });
    serde_json::from_value(booking).unwrap()
}

fn diary(bookings: &[Booking]) -> Diary {
    let named = bookings.iter().enumerate().map(|(place, booking)| (format!("bkg_{place}"), booking.clone()));
    Diary { bookings: named.collect(), version: 1 }
}

fn at(day: Date, hour: i8, minute: i8) -> DateTime {
    day.at(hour, minute, 0, 0)
}

fn room(units: &[(&str, u32)]) -> Room {
    units.iter().map(|(dimension, units)| ((*dimension).to_owned(), *units)).collect()
}

fn may(service: &Service, members: &[(String, Subject)], day: Date) -> Result<(), Ineligible> {
    eligible(service, &party(members), day, &Diary::default(), true)
}

const DAY: Date = date(2026, 4, 10);

mod who {
    use super::*;

    #[test]
    fn a_party_has_the_shape_that_the_service_wants() {
        let (bear, rabbit) = (child("chd_1", date(2024, 1, 1)), child("chd_2", date(2025, 1, 1)));
        let (one, two) = (expecting("prg_1", date(2026, 9, 1)), expecting("prg_2", date(2026, 9, 1)));
        let (bears, babies) = ([bear.clone()], [one.clone()]);
        let siblings = [bear.clone(), rabbit];
        let twice = [bear.clone(), bear.clone()];
        let mixed = [bear, one.clone()];
        let two = [one, two];
        type Parties<'a> = &'a [&'a [(String, Subject)]];
        let shapes: [(&str, Parties<'_>, Parties<'_>); 4] = [
            ("children", &[&bears, &siblings], &[&[], &babies, &mixed, &twice]),
            ("pregnancy", &[&babies], &[&[], &bears, &two]),
            ("either", &[&bears, &babies, &siblings], &[&[], &mixed]),
            ("household", &[&[]], &[&bears, &babies]),
        ];
        for (shape, fit, unfit) in shapes {
            let service = service(json!({ "for": shape }));
            for members in fit {
                assert_eq!(may(&service, members, DAY), Ok(()), "{shape} {members:?}");
            }
            for members in unfit {
                assert_eq!(may(&service, members, DAY), Err(Ineligible::Party), "{shape} {members:?}");
            }
        }
    }

    #[test]
    fn siblings_come_together_up_to_a_number() {
        let siblings: Vec<_> = (0..12).map(|n| child(&format!("chd_{n}"), date(2024, 1, 1))).collect();

        let two = service(json!({ "limits": { "children_at_once": 2 } }));
        assert_eq!(may(&two, &siblings[..2], DAY), Ok(()));
        assert_eq!(may(&two, &siblings[..3], DAY), Err(Ineligible::Party));
        assert_eq!(may(&service(json!({})), &siblings[..10], DAY), Ok(()));
        assert_eq!(may(&service(json!({})), &siblings[..11], DAY), Err(Ineligible::Party));
    }

    #[test]
    fn an_age_begins_on_the_corresponding_day_and_ends_the_day_before() {
        let toddlers = service(json!({ "who": { "age": { "from_months": 18, "until_months": 24 } } }));
        let bear = [child("chd_1", date(2024, 8, 31))];
        // Six months after 31 August there is no 31 February: the month of life opens on 1 March.
        let refused = Err(Ineligible::Age { from: Some(date(2026, 3, 1)), until: Some(date(2026, 8, 30)) });

        assert_eq!(may(&toddlers, &bear, date(2026, 2, 28)), refused);
        assert_eq!(may(&toddlers, &bear, date(2026, 3, 1)), Ok(()));
        assert_eq!(may(&toddlers, &bear, date(2026, 8, 30)), Ok(()));
        assert_eq!(may(&toddlers, &bear, date(2026, 8, 31)), refused);
    }

    #[test]
    fn one_sibling_who_is_too_young_keeps_all_at_home() {
        let toddlers = service(json!({ "who": { "age": { "from_months": 18, "until_months": 24 } } }));
        let siblings = [child("chd_1", date(2024, 9, 1)), child("chd_2", date(2026, 1, 1))];

        assert_eq!(may(&toddlers, &siblings[..1], DAY), Ok(()));
        assert!(matches!(may(&toddlers, &siblings, DAY), Err(Ineligible::Age { .. })));
    }

    #[test]
    fn weeks_of_pregnancy_are_whole_weeks() {
        let eighth_month = service(json!({ "for": "pregnancy", "who": { "weeks": { "from": 28, "until": 31 } } }));
        let baby = [expecting("prg_1", date(2026, 10, 1))];
        let refused = Err(Ineligible::Weeks { from: Some(date(2026, 7, 9)), until: Some(date(2026, 8, 5)) });

        assert_eq!(may(&eighth_month, &baby, date(2026, 7, 8)), refused);
        assert_eq!(may(&eighth_month, &baby, date(2026, 7, 9)), Ok(()));
        assert_eq!(may(&eighth_month, &baby, date(2026, 8, 5)), Ok(()));
        assert_eq!(may(&eighth_month, &baby, date(2026, 8, 6)), refused);
    }

    #[test]
    fn the_calendar_of_the_law_opens_and_closes_its_own_appointments() {
        let mr = service(json!({ "who": { "milestones": ["vax.mr1", "vax.mr2"] } }));
        let bear = [child("chd_1", date(2025, 3, 5))];
        let refused = |from, until| Err(Ineligible::Milestone { from: Some(from), until: Some(until) });

        assert_eq!(may(&mr, &bear, date(2026, 3, 4)), refused(date(2026, 3, 5), date(2027, 3, 4)));
        assert_eq!(may(&mr, &bear, date(2026, 3, 5)), Ok(()));
        assert_eq!(may(&mr, &bear, date(2027, 3, 4)), Ok(()));
        assert_eq!(may(&mr, &bear, date(2027, 3, 5)), refused(date(2030, 4, 1), date(2031, 3, 31)));
        assert_eq!(may(&mr, &bear, date(2030, 4, 1)), Ok(()));
        assert_eq!(may(&mr, &bear, date(2031, 4, 1)), refused(date(2030, 4, 1), date(2031, 3, 31)));
    }

    #[test]
    fn a_milestone_that_does_not_concern_them_opens_nothing() {
        let twins = service(json!({ "for": "pregnancy", "who": { "milestones": ["preg.maternity_leave_multi"] } }));
        let one = [expecting("prg_1", date(2026, 6, 1))];
        assert_eq!(may(&twins, &one, DAY), Err(Ineligible::Milestone { from: None, until: None }));

        let mr = service(json!({ "for": "either", "who": { "milestones": ["vax.mr1"] } }));
        assert_eq!(may(&mr, &one, DAY), Err(Ineligible::Milestone { from: None, until: None }));
    }

    #[test]
    fn residents_say_that_they_are() {
        let care = service(json!({ "who": { "residents_only": true } }));
        let bear = party(&[child("chd_1", date(2024, 1, 1))]);

        assert_eq!(eligible(&care, &bear, DAY, &Diary::default(), false), Err(Ineligible::Residency));
        assert_eq!(eligible(&care, &bear, DAY, &Diary::default(), true), Ok(()));
    }

    #[test]
    fn only_those_who_came_to_the_interview_may_book() {
        let care = service(json!({ "who": { "prior": { "service": "interview", "within_days": 365 } } }));
        let bear = party(&[child("chd_1", date(2024, 1, 1))]);
        let interviewed = at(date(2025, 4, 10), 10, 0);
        let check = |children: &[&str], state, service: &str, day| {
            eligible(&care, &bear, day, &diary(&[booking(service, interviewed, children, state)]), true)
        };

        assert_eq!(check(&["chd_1"], State::Arrived, "interview", DAY), Ok(()));
        assert_eq!(check(&[], State::Arrived, "interview", DAY), Ok(()), "a household's interview is everyone's");
        assert_eq!(check(&["chd_1"], State::Arrived, "interview", date(2026, 4, 11)), Err(Ineligible::Prior));
        assert_eq!(check(&["chd_1"], State::Arrived, "interview", date(2025, 4, 9)), Err(Ineligible::Prior));
        assert_eq!(check(&["chd_2"], State::Arrived, "interview", DAY), Err(Ineligible::Prior));
        assert_eq!(check(&["chd_1"], State::Booked, "interview", DAY), Err(Ineligible::Prior));
        assert_eq!(check(&["chd_1"], State::NoShow, "interview", DAY), Err(Ineligible::Prior));
        assert_eq!(check(&["chd_1"], State::Arrived, "other", DAY), Err(Ineligible::Prior));
    }

    #[test]
    fn twenty_seven_days_lie_between_two_live_vaccines_in_both_directions() {
        let mr = service(json!({ "who": { "gap": { "days": 27, "services": ["bcg"] } } }));
        let bear = party(&[child("chd_1", date(2025, 3, 5))]);
        let check = |service: &str, child: &str, state, days: i32| {
            let diary = diary(&[booking(service, at(DAY, 14, 0), &[child], state)]);
            eligible(&mr, &bear, days_after(DAY, days), &diary, true)
        };
        let refused = Err(Ineligible::Gap { from: date(2026, 5, 8) });

        for service in ["it", "bcg"] {
            assert_eq!(check(service, "chd_1", State::Arrived, 27), refused);
            assert_eq!(check(service, "chd_1", State::Arrived, 28), Ok(()), "the same weekday four weeks later");
            assert_eq!(check(service, "chd_1", State::Booked, -27), refused);
            assert_eq!(check(service, "chd_1", State::Booked, -28), Ok(()));
            assert_eq!(check(service, "chd_1", State::Booked, 0), refused);
        }
        assert_eq!(check("playroom", "chd_1", State::Booked, 1), Ok(()));
        assert_eq!(check("bcg", "chd_2", State::Booked, 1), Ok(()));
        assert_eq!(check("bcg", "chd_1", State::Cancelled, 1), Ok(()));
    }

    #[test]
    fn every_reason_is_said_in_every_language() {
        let (from, until) = (Some(date(2026, 4, 1)), Some(date(2026, 4, 10)));
        let reasons = [
            Ineligible::Party,
            Ineligible::Age { from, until },
            Ineligible::Age { from, until: None },
            Ineligible::Weeks { from: None, until },
            Ineligible::Milestone { from: None, until: None },
            Ineligible::Residency,
            Ineligible::Prior,
            Ineligible::Gap { from: date(2026, 5, 8) },
        ];
        for lang in Lang::all() {
            for reason in reasons {
                let text = reason.text(lang);
                assert!(!text.as_str().contains('{') && text.as_str().len() > 10, "{text}");
            }
        }
        assert_eq!(
            Ineligible::Age { from, until }.text(Lang::Ja).as_str(),
            "その日は、お子さんの年齢が対象ではありません。\n対象は2026年4月1日(水)から2026年4月10日(金)までです。"
        );
        assert_eq!(
            Ineligible::Gap { from: date(2026, 5, 8) }.text(Lang::En).as_str(),
            "There must be some days between two appointments. You can book from Fri 8 May 2026."
        );
        let codes = ["party", "age", "age", "weeks", "milestone", "residency", "prior", "gap"];
        assert_eq!(reasons.map(Ineligible::code), codes);
    }
}

mod windows {
    use super::*;

    #[test]
    fn a_window_is_open_where_nothing_is_asked() {
        let bear = child("chd_1", date(2024, 1, 1));
        assert_eq!(window(&service(json!({})), Some(&bear), &Diary::default(), DAY), Ok((None, None)));
        assert_eq!(window(&service(json!({ "for": "household" })), None, &Diary::default(), DAY), Ok((None, None)));
        assert_eq!(window(&service(json!({})), None, &Diary::default(), DAY), Err(Ineligible::Party));
    }

    #[test]
    fn of_several_windows_the_next_one_is_told() {
        let mr = service(json!({ "who": { "milestones": ["vax.mr1", "vax.mr2"] } }));
        let bear = child("chd_1", date(2025, 3, 5));
        let told = |today| window(&mr, Some(&bear), &Diary::default(), today).unwrap();

        assert_eq!(told(date(2027, 3, 4)), (Some(date(2026, 3, 5)), Some(date(2027, 3, 4))));
        assert_eq!(told(date(2027, 3, 5)), (Some(date(2030, 4, 1)), Some(date(2031, 3, 31))));
        let too_late = window(&mr, Some(&bear), &Diary::default(), date(2031, 4, 1));
        assert_eq!(too_late.unwrap_err().code(), "milestone");
    }

    #[test]
    fn windows_that_miss_one_another_leave_the_reason() {
        let odd = service(json!({ "who": {
            "milestones": ["hc.18m"], "age": { "from_months": 36, "until_months": 48 } } }));
        let bear = child("chd_1", date(2025, 3, 5));

        let told = window(&odd, Some(&bear), &Diary::default(), DAY);
        let hc_18m = (Some(date(2026, 9, 5)), Some(date(2027, 3, 4)));
        assert_eq!(told, Err(Ineligible::Milestone { from: hc_18m.0, until: hc_18m.1 }));
    }

    #[test]
    fn an_interview_opens_a_window_and_lets_it_close() {
        let care = service(json!({ "who": { "prior": { "service": "interview", "within_days": 30 } } }));
        let bear = child("chd_1", date(2024, 1, 1));
        let came = diary(&[booking("interview", at(DAY, 10, 0), &["chd_1"], State::Arrived)]);

        assert_eq!(window(&care, Some(&bear), &Diary::default(), DAY), Err(Ineligible::Prior));
        assert_eq!(window(&care, Some(&bear), &came, DAY), Ok((Some(DAY), Some(date(2026, 5, 10)))));
    }

    fn rules() -> impl Strategy<Value = Value> {
        let age = prop::option::of((0u16..60, 1u16..40));
        let weeks = prop::option::of((4u8..40, 0u8..5));
        let milestone = prop::option::of(prop::sample::select(
            national().milestones().map(|milestone| milestone.id().to_owned()).collect::<Vec<_>>(),
        ));
        (age, weeks, milestone).prop_map(|(age, weeks, milestone)| {
            let mut who = json!({});
            if let Some((from, months)) = age {
                who["age"] = json!({ "from_months": from, "until_months": from + months });
            }
            if let Some((from, more)) = weeks {
                who["weeks"] = json!({ "from": from, "until": from + more });
            }
            who["milestones"] = milestone.into_iter().collect();
            json!({ "for": "either", "who": who })
        })
    }

    fn member() -> impl Strategy<Value = (String, Subject)> {
        (prop::option::of(-3000i32..0), -28i32..280, any::<bool>()).prop_map(|(born, due, known)| match born {
            Some(days) => {
                let birth_date = days_after(DAY, days);
                let due_date = known.then(|| days_after(birth_date, due.rem_euclid(100)));
                ("chd_1".to_owned(), Subject::Child { birth_date, due_date })
            }
            None => expecting("chd_1", days_after(DAY, due)),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn a_day_inside_the_window_is_a_day_that_may_be_booked(rules in rules(), member in member(), days in 0i32..1200) {
            let service = service(rules);
            let members = [member];
            // The edges are where rules go wrong: look at them as well as at any day.
            match window(&service, Some(&members[0]), &Diary::default(), DAY) {
                Ok((from, until)) => {
                    let inside = |day: Date| from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until);
                    let edges = [from, from.map(|day| days_after(day, -1)), until, until.map(|day| days_after(day, 1))];
                    for day in edges.into_iter().flatten().chain([days_after(DAY, days), days_after(DAY, -days)]) {
                        prop_assert_eq!(inside(day), may(&service, &members, day).is_ok(), "{}", day);
                    }
                }
                Err(refusal) => {
                    let refused = may(&service, &members, days_after(DAY, days));
                    prop_assert!(refused.is_err(), "{:?} {:?}", refusal, refused);
                }
            }
        }

        #[test]
        fn behind_a_gap_every_day_of_the_window_may_be_booked(
            gap in 0u16..60,
            others in prop::collection::vec((-200i32..200, any::<bool>()), 0..5),
            days in 0i32..400,
        ) {
            let service = service(json!({ "who": { "gap": { "days": gap } } }));
            let bear = [child("chd_1", date(2025, 3, 5))];
            let others: Vec<Booking> = others
                .iter()
                .map(|(days, live)| {
                    let state = if *live { State::Booked } else { State::Cancelled };
                    booking("it", at(days_after(DAY, *days), 10, 0), &["chd_1"], state)
                })
                .collect();
            let diary = diary(&others);
            let may = |day| eligible(&service, &party(&bear), day, &diary, true);

            let (from, until) = window(&service, Some(&bear[0]), &diary, DAY).unwrap();
            prop_assert_eq!(until, None);
            if let Some(from) = from {
                prop_assert_eq!(may(days_after(from, days)), Ok(()));
                prop_assert!(may(days_after(from, -1)).is_err(), "it opens on the first day that it can");
            }
            // And by the definition: so many whole days between any two.
            let day = days_after(DAY, days - 200);
            let apart = others.iter().filter(|other| other.state.counts()).all(|other| {
                domain::family::days(other.slot.starts.date(), day).abs() > i32::from(gap)
            });
            prop_assert_eq!(may(day).is_ok(), apart);
        }
    }
}

mod limits {
    use super::*;

    const NOW: DateTime = date(2026, 4, 1).at(9, 0, 0, 0);

    fn limited(limit: Value) -> Service {
        service(json!({ "limits": limit }))
    }

    fn fits(service: &Service, children: &[&str], day: Date, bookings: &[Booking]) -> bool {
        let children: Vec<String> = children.iter().map(|id| (*id).to_owned()).collect();
        within_limits(service, &children, day, &diary(bookings), NOW)
    }

    #[test]
    fn appointments_ahead_are_counted_until_they_begin() {
        let one = limited(json!({ "per_child": { "count": 1, "period": "ahead" } }));
        let other = |day, state| [booking("it", at(day, 9, 0), &["chd_1"], state)];

        for state in [State::Booked, State::Requested, State::Waiting, State::Offered, State::Applied] {
            assert!(!fits(&one, &["chd_1"], DAY, &other(date(2026, 4, 2), state)), "{state:?}");
        }
        for state in [State::Cancelled, State::Withdrawn, State::Lapsed, State::NotDrawn, State::Arrived, State::NoShow]
        {
            assert!(fits(&one, &["chd_1"], DAY, &other(date(2026, 4, 2), state)), "{state:?}");
        }
        assert!(fits(&one, &["chd_1"], DAY, &other(date(2026, 4, 1), State::Booked)), "it has begun");
        assert!(fits(&one, &["chd_2"], DAY, &other(date(2026, 4, 2), State::Booked)));
        assert!(!fits(&one, &["chd_2", "chd_1"], DAY, &other(date(2026, 4, 2), State::Booked)), "all or none");
    }

    #[test]
    fn a_month_a_fiscal_year_and_a_campaign_are_what_they_are() {
        let arrived = |day| booking("it", at(day, 9, 0), &["chd_1"], State::Arrived);
        let limit = |period| limited(json!({ "per_child": { "count": 2, "period": period } }));
        let march = [arrived(date(2026, 3, 1)), arrived(date(2026, 3, 31))];
        let elsewhen = [arrived(date(2026, 3, 31)), arrived(date(2026, 4, 1))];

        assert!(!fits(&limit("month"), &["chd_1"], date(2026, 3, 15), &march));
        assert!(fits(&limit("month"), &["chd_1"], date(2025, 3, 15), &march), "March of another year");
        assert!(fits(&limit("month"), &["chd_1"], date(2026, 4, 2), &elsewhen));
        assert!(!fits(&limit("fiscal_year"), &["chd_1"], date(2025, 4, 1), &march));
        assert!(fits(&limit("fiscal_year"), &["chd_1"], date(2026, 4, 1), &march));
        assert!(!fits(&limit("campaign"), &["chd_1"], date(2030, 1, 1), &elsewhen));
    }

    #[test]
    fn a_no_show_counts_and_another_service_does_not() {
        let month = limited(json!({ "per_household": { "count": 1, "period": "month" } }));

        assert!(!fits(&month, &["chd_2"], DAY, &[booking("it", at(DAY, 9, 0), &["chd_1"], State::NoShow)]));
        assert!(!fits(&month, &[], DAY, &[booking("it", at(DAY, 9, 0), &[], State::Booked)]));
        assert!(fits(&month, &["chd_2"], DAY, &[booking("other", at(DAY, 9, 0), &["chd_1"], State::Booked)]));
    }
}

mod takes {
    use super::*;

    fn care() -> Service {
        service(json!({
            "for": "either",
            "dimensions": [
                { "id": "babies", "title": { "ja": "0歳児" }, "by_age": [{ "age": { "from_months": 0, "until_months": 12 }, "units": 1 }] },
                { "id": "staff", "title": { "ja": "保育士" }, "by_age": [
                    { "age": { "from_months": 0, "until_months": 12 }, "units": 20 },
                    { "age": { "from_months": 12, "until_months": 36 }, "units": 10 },
                    { "units": 3 },
                ] },
                { "id": "morning", "title": { "ja": "午前" }, "by_answer": { "hours": { "am": 1, "day": 1 } } },
            ],
        }))
    }

    fn answers(hours: &str) -> Answers {
        Answers::from([("hours".to_owned(), hours.to_owned())])
    }

    #[test]
    fn siblings_take_what_each_of_their_ages_takes() {
        let members =
            [child("chd_1", date(2025, 10, 1)), child("chd_2", date(2024, 10, 1)), child("chd_3", date(2021, 10, 1))];

        let takes = demand(&care(), &party(&members), DAY, &answers("day"));
        assert_eq!(takes, room(&[("places", 3), ("babies", 1), ("staff", 33), ("morning", 1)]));
        let takes = demand(&care(), &party(&members[2..]), DAY, &answers("pm"));
        assert_eq!(takes, room(&[("places", 1), ("staff", 3)]));
    }

    #[test]
    fn the_age_is_that_of_the_day_of_the_slot() {
        let bear = party(&[child("chd_1", date(2025, 4, 10))]);

        assert_eq!(demand(&care(), &bear, date(2026, 4, 9), &answers("pm"))["staff"], 20);
        assert_eq!(demand(&care(), &bear, date(2026, 4, 10), &answers("pm"))["staff"], 10);
    }

    #[test]
    fn a_household_takes_one_place_and_a_pregnancy_has_no_age() {
        assert_eq!(demand(&care(), &Party::default(), DAY, &Answers::new()), room(&[("places", 1)]));
        let takes = demand(&care(), &party(&[expecting("prg_1", date(2026, 9, 1))]), DAY, &answers("night"));
        assert_eq!(takes, room(&[("places", 1), ("staff", 3)]));
    }
}

mod when {
    use super::*;

    #[test]
    fn booking_opens_at_midnight_and_closes_before_the_start() {
        let care = service(json!({ "opening": { "days_before": 7, "closes_minutes": 60 } }));
        let starts = at(DAY, 10, 0);

        assert_eq!(care.bookable(starts, date(2026, 4, 2).at(23, 59, 59, 0)), Err(Closed::NotOpen));
        assert_eq!(care.bookable(starts, at(date(2026, 4, 3), 0, 0)), Ok(()));
        assert_eq!(care.bookable(starts, at(DAY, 9, 0)), Ok(()));
        assert_eq!(care.bookable(starts, DAY.at(9, 0, 1, 0)), Err(Closed::TooLate));
        assert_eq!(care.bookable(starts, starts), Err(Closed::Past));
        assert_eq!(care.bookable(starts, at(date(2026, 4, 11), 9, 0)), Err(Closed::Past));
    }

    #[test]
    fn a_campaign_is_open_from_its_first_moment_up_to_its_last() {
        let class = service(json!({ "opening": { "days_before": 90, "campaign": {
            "opens_at": "2026-04-01T09:00:00", "closes_at": "2026-04-10T17:00:00" } } }));
        let starts = at(date(2026, 5, 16), 10, 30);

        assert_eq!(class.bookable(starts, date(2026, 4, 1).at(8, 59, 59, 0)), Err(Closed::NotOpen));
        assert_eq!(class.bookable(starts, at(date(2026, 4, 1), 9, 0)), Ok(()));
        assert_eq!(class.bookable(starts, DAY.at(16, 59, 59, 0)), Ok(()));
        assert_eq!(class.bookable(starts, at(DAY, 17, 0)), Err(Closed::NotOpen));
    }

    #[test]
    fn a_family_cancels_by_itself_until_the_limit() {
        let starts = at(DAY, 10, 0);

        let day_before = service(json!({ "cancel_minutes": 1440 }));
        assert!(day_before.can_cancel(starts, at(date(2026, 4, 9), 10, 0)));
        assert!(!day_before.can_cancel(starts, at(date(2026, 4, 9), 10, 1)));
        let any_time = service(json!({}));
        assert!(any_time.can_cancel(starts, at(DAY, 9, 59)));
        assert!(!any_time.can_cancel(starts, starts));
    }

    #[test]
    fn reminders_are_at_their_hour_of_their_day() {
        let starts = at(date(2026, 3, 1), 10, 0);
        let eve = Reminder { days_before: 1, at: time(18, 0, 0, 0) };
        let morning = Reminder { days_before: 0, at: time(8, 0, 0, 0) };

        assert_eq!(reminder_at(&eve, starts), at(date(2026, 2, 28), 18, 0));
        assert_eq!(reminder_at(&morning, starts), at(date(2026, 3, 1), 8, 0));
    }

    #[test]
    fn words_are_in_the_readers_language_or_in_japanese() {
        let it = service(json!({ "title": { "ja": "健診", "en": "Check-up" } }));

        assert_eq!(it.title(Lang::En), "Check-up");
        assert_eq!(it.title(Lang::Easy), "健診");
        assert_eq!(it.description(Lang::Ja), "");
    }
}

mod patterns {
    use super::*;

    fn weekly(weekday: &str, from: &str, until: &str, minutes: u16, lane: &str) -> Value {
        json!({ "weekday": weekday, "from": from, "until": until, "minutes": minutes,
            "capacity": { "places": 2 }, "lane": lane })
    }

    fn starts(service: &Service, from: Date, to: Date) -> Vec<String> {
        sessions(service, from, to).unwrap().iter().map(|session| session.id("it").to_string()).collect()
    }

    #[test]
    fn a_session_is_cut_and_its_rest_is_dropped() {
        let it = service(json!({ "pattern": [
            weekly("friday", "13:00:00", "14:10:00", 30, "b"),
            weekly("friday", "13:00:00", "14:00:00", 60, "a"),
        ] }));

        let friday = ["it.20260410T1300.a", "it.20260410T1300.b", "it.20260410T1330.b"];
        assert_eq!(starts(&it, DAY, DAY), friday);
        assert_eq!(starts(&it, date(2026, 4, 4), date(2026, 4, 10)), friday);
        assert!(starts(&it, DAY, date(2026, 4, 9)).is_empty(), "backwards");
        assert_eq!(sessions(&it, DAY, DAY).unwrap()[0].ends, at(DAY, 14, 0));
    }

    #[test]
    fn the_office_is_closed_on_holidays_and_at_the_turn_of_the_year() {
        let pattern = json!([weekly("tuesday", "09:00:00", "10:00:00", 60, "a")]);
        let office = service(json!({ "pattern": pattern }));
        let always = service(json!({ "pattern": pattern, "closed_on_holidays": false }));

        // 5 May 2026 and 29 December 2026 are Tuesdays.
        assert!(starts(&office, date(2026, 5, 5), date(2026, 5, 5)).is_empty());
        assert!(starts(&office, date(2026, 12, 29), date(2026, 12, 29)).is_empty());
        assert_eq!(starts(&always, date(2026, 5, 5), date(2026, 5, 5)).len(), 1);
        assert_eq!(starts(&always, date(2026, 12, 29), date(2026, 12, 29)).len(), 1);
    }

    #[test]
    fn an_exception_replaces_the_whole_day_even_a_holiday() {
        let it = service(json!({
            "pattern": [weekly("tuesday", "09:00:00", "12:00:00", 60, "a")],
            "exceptions": [
                { "date": "2026-04-07", "sessions": [] },
                { "date": "2026-05-05", "sessions": [weekly("tuesday", "13:00:00", "14:00:00", 60, "c")] },
            ],
        }));

        assert!(starts(&it, date(2026, 4, 7), date(2026, 4, 7)).is_empty());
        assert_eq!(starts(&it, date(2026, 5, 5), date(2026, 5, 5)), ["it.20260505T1300.c"]);
    }

    #[test]
    fn two_sessions_of_one_lane_at_one_time_are_an_error_that_names_both() {
        let overlapping = service(json!({ "pattern": [
            weekly("friday", "09:00:00", "11:00:00", 60, "a"),
            weekly("friday", "10:30:00", "11:30:00", 60, "a"),
        ] }));
        let error = sessions(&overlapping, date(2026, 4, 1), date(2026, 4, 30)).unwrap_err();
        assert_eq!(error.to_string(), "it.20260403T1000.a and it.20260403T1030.a overlap");

        let beside = service(json!({ "pattern": [
            weekly("friday", "09:00:00", "11:00:00", 60, "a"),
            weekly("friday", "10:30:00", "11:30:00", 60, "b"),
            weekly("friday", "11:00:00", "12:00:00", 60, "a"),
        ] }));
        assert_eq!(starts(&beside, DAY, DAY).len(), 4);
    }

    proptest! {
        #[test]
        fn a_service_that_passes_its_check_never_overlaps(
            weeklies in prop::collection::vec((0usize..3, prop::collection::btree_set(1u8..=5, 0..3), 8i8..12, 1i8..4, prop::sample::select(vec![20u16, 45, 60]), 0usize..2), 1..6),
        ) {
            let pattern: Vec<Value> = weeklies.iter().map(|(weekday, weeks, from, hours, minutes, lane)| {
                let mut one = weekly(
                    ["monday", "tuesday", "friday"][*weekday],
                    &format!("{from:02}:00:00"),
                    &format!("{:02}:00:00", from + hours),
                    *minutes,
                    ["a", "b"][*lane],
                );
                one["weeks"] = json!(weeks);
                one
            }).collect();
            let it = service(json!({ "pattern": pattern }));
            let expanded = sessions(&it, date(2026, 4, 1), date(2027, 3, 31));
            if it.check().is_ok() {
                let expanded = expanded.unwrap();
                prop_assert!(expanded.is_sorted_by_key(|session| (session.starts, session.lane.clone())));
                for session in &expanded {
                    prop_assert!(!domain::holidays::is_holiday(session.starts.date()));
                    prop_assert!(session.starts < session.ends);
                }
            }
        }
    }
}
