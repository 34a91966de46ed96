//! The index and the pack against a naive reading of the question, for any facilities and any question.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of a test fail like a test")]

use std::collections::BTreeSet;

use domain::Weekdays;
use domain::nursery::*;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 30);

/// A question answered facility by facility, straight from the model.
fn naive(all: &[Nursery], query: &Query) -> Vec<(String, Option<f64>)> {
    let mut hits: Vec<_> = all
        .iter()
        .filter(|nursery| fits(nursery, query))
        .filter_map(|nursery| {
            let metres: Option<Vec<f64>> = query.anchors.iter().map(|anchor| reach(nursery, anchor)).collect();
            let metres = metres?;
            let way: f64 = metres.iter().sum();
            Some((!query.siblings.contains(&nursery.id), way, nursery.id.clone(), metres.first().copied()))
        })
        .collect();
    hits.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)).then(one.2.cmp(&other.2)));
    hits.into_iter().take(query.limit.unwrap_or(10)).map(|(.., id, metres)| (id, metres)).collect()
}

fn reach(nursery: &Nursery, anchor: &Anchor) -> Option<f64> {
    let place = nursery.position?;
    let metres = metres_between((anchor.lat, anchor.lng), (place.lat(), place.lng()));
    (metres <= anchor.radius).then_some(metres)
}

fn fits(nursery: &Nursery, query: &Query) -> bool {
    let hours = nursery.hours.unwrap_or(Hours { opens: None, closes: None });
    let class = query.class.map(|class| AgeClass::new(class).unwrap());
    (query.kinds.is_empty() || query.kinds.contains(&nursery.kind))
        && query.extras.iter().all(|extra| nursery.extras.get(extra) == Some(&true))
        && week().into_iter().all(|day| !query.weekdays.has(day) || nursery.weekdays.has(day))
        && query.opens_by.is_none_or(|by| hours.opens.is_some_and(|opens| opens <= by))
        && query.closes_after.is_none_or(|after| after == 0 || hours.closes.is_some_and(|closes| closes >= after))
        && query.allergy.is_none_or(|wanted| match wanted {
            AllergyWanted::Substituted => nursery.allergy == Some(Allergy::Substituted),
            AllergyWanted::Adapted => {
                matches!(nursery.allergy, Some(Allergy::Adapted | Allergy::Eliminated | Allergy::Substituted))
            }
        })
        && class.is_none_or(|class| takes(nursery, class, query.months))
        && query.vacancy.is_none_or(|wanted| {
            let said: Vec<&Vacancy> = match class {
                Some(class) => nursery.classes.get(&class).and_then(|info| info.vacancy.as_ref()).into_iter().collect(),
                None => {
                    let classes = nursery.classes.values().filter_map(|info| info.vacancy.as_ref());
                    classes.chain(&nursery.vacancy).collect()
                }
            };
            said.iter().any(|vacancy| {
                (vacancy.state.has_room() || wanted.or_ask && vacancy.state == VacancyState::Ask)
                    && wanted.days.is_none_or(|days| {
                        vacancy.on.is_some_and(|on| on.until(TODAY).unwrap().get_days() <= i32::from(days))
                    })
                    && query.entry.is_none_or(|month| vacancy.entry.is_none_or(|other| other == month))
            })
        })
        && query.points.is_none_or(|mine| {
            let info = nursery.classes.get(&class.unwrap());
            info.and_then(ClassInfo::newest_border).is_some_and(|(_, border)| border.is_reached_by(mine))
        })
        && query.text.as_ref().is_none_or(|text| nursery.name.contains(text) || town(nursery).contains(text))
        && query.district.as_ref().is_none_or(|text| town(nursery).contains(text))
}

fn takes(nursery: &Nursery, class: AgeClass, months: Option<u16>) -> bool {
    let ages = nursery.ages.as_ref();
    let old_enough = months.is_none_or(|months| ages.and_then(|ages| ages.from).is_none_or(|from| from <= months));
    if !nursery.kind.has_classes() {
        return false;
    }
    match (nursery.classes.get(&class), months) {
        (Some(info), _) => info.is_offered() && old_enough,
        (None, None) => ages.is_none_or(|ages| ages.takes_class(class)),
        (None, Some(_)) => {
            let end = ages.and_then(|ages| ages.to).is_none_or(|to| u16::from(class.years()) * 12 < to);
            end && old_enough
        }
    }
}

fn town(nursery: &Nursery) -> &str {
    nursery.district.as_deref().unwrap_or_default()
}

fn week() -> [Weekday; 7] {
    [1, 2, 3, 4, 5, 6, 7].map(|day| Weekday::from_monday_one_offset(day).unwrap())
}

fn weekdays() -> impl Strategy<Value = Weekdays> {
    (0_usize..=7).prop_map(|count| week().into_iter().take(count).collect())
}

/// Half of the positions lie on a coarse grid, so that many share a place or a distance.
fn position() -> impl Strategy<Value = Option<Position>> {
    let grid = (0..6_i32, 0..6_i32).prop_map(|(north, east)| (35_700_000 + north * 5_000, 139_600_000 + east * 5_000));
    let anywhere = (35_600_000..35_800_000_i32, 139_500_000..139_700_000_i32);
    let far = (20_100_000..45_900_000_i32, 122_100_000..153_900_000_i32);
    let some = prop_oneof![4 => grid, 4 => anywhere, 1 => far];
    proptest::option::weighted(0.9, some.prop_map(|(lat, lng)| Position::from_micro(lat, lng).unwrap()))
}

fn month() -> impl Strategy<Value = Month> {
    (312_u16..330).prop_map(|count| Month::from_count(count).unwrap())
}

fn vacancy() -> impl Strategy<Value = Vacancy> {
    let state = prop_oneof![
        (0..250_u16).prop_map(VacancyState::Number),
        Just(VacancyState::Number(0)),
        Just(VacancyState::Open),
        Just(VacancyState::Few),
        Just(VacancyState::None),
        Just(VacancyState::Ask),
        Just(VacancyState::NotOffered),
        Just(VacancyState::Symbol("☆".to_owned())),
    ];
    let on = proptest::option::of((-10..90_i32).prop_map(|days| domain::age::days_after(TODAY, -days)));
    (state, on, proptest::option::of(month())).prop_map(|(state, on, entry)| Vacancy { state, on, entry })
}

fn points() -> impl Strategy<Value = Points> {
    (360..440_i16).prop_map(|tenths| Points::from_tenths(tenths).unwrap())
}

fn border() -> impl Strategy<Value = Border> {
    prop_oneof![
        points().prop_map(Border::Points),
        points().prop_map(Border::AtMost),
        (0..9_u16).prop_map(Border::Remaining),
        Just(Border::AllAdmitted),
        Just(Border::NobodyAdmitted),
        Just(Border::NoPlaces),
        Just(Border::Undisclosed),
        Just(Border::NoClass),
    ]
}

fn class() -> impl Strategy<Value = ClassInfo> {
    let borders = proptest::collection::btree_map(2022..2028_i16, border(), 0..3);
    (proptest::option::of(0..3_u16), proptest::option::of(vacancy()), borders)
        .prop_map(|(capacity, vacancy, borders)| ClassInfo { capacity, vacancy, borders })
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(move |place| all[place])
}

fn nursery() -> impl Strategy<Value = Nursery> {
    let ages = (proptest::option::of(0..80_u16), proptest::option::of(1..80_u16)).prop_map(|(from, to)| Ages {
        from,
        to,
        text: String::new(),
    });
    let time = || proptest::option::of(0..2000_u16);
    let hours = (time(), time()).prop_map(|(opens, closes)| Hours { opens, closes });
    let extras = proptest::collection::btree_map(one_of(&Extra::ALL), any::<bool>(), 0..6);
    let classes = proptest::collection::btree_map(one_of(&AgeClass::ALL), class(), 0..4);
    let town = one_of(&["青葉町", "若葉台", "港町"]);
    let some = proptest::option::of::<_>;
    (
        (position(), one_of(&Kind::ALL), proptest::option::of(ages), proptest::option::of(hours), extras, weekdays()),
        (some(one_of(&Allergy::ALL)), proptest::option::of(vacancy()), classes, proptest::option::of(town)),
    )
        .prop_map(|((position, kind, ages, hours, extras, weekdays), (allergy, vacancy, classes, town))| {
            let mut nursery = Nursery::new("139998", "", "", kind);
            (nursery.position, nursery.ages, nursery.hours, nursery.extras) = (position, ages, hours, extras);
            (nursery.allergy, nursery.vacancy, nursery.classes, nursery.weekdays) =
                (allergy, vacancy, classes, weekdays);
            nursery.district = town.map(str::to_owned);
            nursery
        })
}

/// Of one municipality and with ids of their own, in no order.
fn nurseries() -> impl Strategy<Value = Vec<Nursery>> {
    proptest::collection::vec(nursery(), 0..60).prop_map(|mut all| {
        for (place, nursery) in all.iter_mut().enumerate() {
            nursery.id = format!("{}", place * 37 % 101);
            nursery.name = format!("第{}保育園", place % 7);
        }
        all
    })
}

fn anchor() -> impl Strategy<Value = Anchor> {
    let grid =
        (0..6_u8, 0..6_u8).prop_map(|(north, east)| (35.7 + f64::from(north) * 0.005, 139.6 + f64::from(east) * 0.005));
    let place = prop_oneof![grid, (35.6..35.8_f64, 139.5..139.7_f64)];
    (place, prop_oneof![200.0..5_000.0_f64, 5_000.0..100_000.0_f64]).prop_map(|((lat, lng), radius)| Anchor {
        lat,
        lng,
        radius,
    })
}

/// Each filter is asked for now and then, so that some facilities are left over.
fn query() -> impl Strategy<Value = Query> {
    fn some<S: Strategy>(strategy: S) -> proptest::option::OptionStrategy<S> {
        proptest::option::weighted(0.2, strategy)
    }
    let freshness =
        (proptest::option::of(0..60_u16), any::<bool>()).prop_map(|(days, or_ask)| Freshness { days, or_ask });
    let who = (some(0..6_u8), some(0..80_u16), some(month()), some(freshness), some(points()));
    let when = (some(400..600_u16), some(0..1300_u16), prop_oneof![4 => Just(Weekdays::default()), 1 => weekdays()]);
    let what = (
        some(one_of(&[AllergyWanted::Adapted, AllergyWanted::Substituted])),
        prop_oneof![4 => Just(BTreeSet::new()), 1 => proptest::collection::btree_set(one_of(&Extra::ALL), 1..3)],
        prop_oneof![3 => Just(BTreeSet::new()), 1 => proptest::collection::btree_set(one_of(&Kind::ALL), 4..16)],
    );
    let words = (some(one_of(&["青葉", "第3", "保育園"])), some(one_of(&["葉", "港町"])));
    let siblings = proptest::collection::btree_set((0..101_u8).prop_map(|id| id.to_string()), 0..3);
    (proptest::collection::vec(anchor(), 0..3), who, when, what, words, siblings, proptest::option::of(1..70_usize))
        .prop_map(
            |(
                anchors,
                (class, months, entry, vacancy, points),
                (opens_by, closes_after, weekdays),
                what,
                words,
                siblings,
                limit,
            )| Query {
                anchors,
                class,
                months: months.filter(|_| class.is_some()),
                points: points.filter(|_| class.is_some()),
                entry,
                vacancy,
                opens_by,
                closes_after,
                weekdays,
                allergy: what.0,
                extras: what.1,
                kinds: what.2,
                text: words.0.map(str::to_owned),
                district: words.1.map(str::to_owned),
                siblings,
                limit,
            },
        )
}

/// It came back.
fn whatever<T, E>(_: Result<T, E>) {}

fn found(index: &Index, query: &Query) -> Vec<(String, Option<f64>)> {
    let hits = index.search(query, TODAY).unwrap();
    hits.iter().map(|hit| (index.listed(hit.row).unwrap().id.to_owned(), hit.metres)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_index_and_the_pack_answer_as_a_naive_search(all in nurseries(), queries in proptest::collection::vec(query(), 8)) {
        let index = Index::new(&all);
        let bytes = pack(&all);
        let packed = unpack(&bytes).unwrap().into_index();
        for query in &queries {
            let expected = naive(&all, query);
            prop_assert_eq!(&found(&index, query), &expected, "{:?}", query);
            prop_assert_eq!(&found(&packed, query), &expected, "packed {:?}", query);
        }
        let turned: Vec<_> = all.iter().rev().cloned().collect();
        prop_assert_eq!(pack(&turned), bytes);
    }

    #[test]
    fn a_hit_leads_back_to_its_facility(all in nurseries()) {
        let index = Index::new(&all);
        for row in 0..u32::try_from(index.len()).unwrap() {
            let source = &all[index.source(row).unwrap()];
            let listed = index.listed(row).unwrap();
            prop_assert_eq!((listed.id, listed.kind, listed.position), (source.id.as_str(), source.kind, source.position));
        }
    }

    #[test]
    fn no_bytes_make_unpacking_fall(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(unpack(&bytes).is_err());
        let with_head = [b"TNUR\x01\0\0\0".as_slice(), &bytes].concat();
        whatever(unpack(&with_head));
    }

    #[test]
    fn a_damaged_pack_is_refused_or_still_searched(
        all in nurseries(), at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>(), query in query(),
    ) {
        let mut bytes = pack(&all);
        let place = at.index(bytes.len());
        bytes[place] = to;
        if let Ok(packed) = unpack(&bytes) {
            whatever(packed.into_index().search(&query, TODAY));
        }
        let whole = pack(&all);
        prop_assert!(unpack(&whole[..cut.index(whole.len())]).is_err());
        prop_assert!(unpack(&[whole, vec![b'\n']].concat()).is_err());
    }

    #[test]
    fn no_file_makes_an_import_fall(bytes in proptest::collection::vec(any::<u8>(), 0..300), rows in "[名称ID,\"\t\n0-9歳月～年:※あ]{0,200}") {
        let settings = import::Settings::default();
        whatever(import::import(&bytes, &settings));
        whatever(import::import(format!("ID,名称,受入年齢,開始時間,終了時間,緯度,経度,利用可能曜日,収容定員,空き\n{rows}").as_bytes(), &settings));
        whatever(import::import_extension(format!("ID,クラス年齢,空き状況,最低指数_2026年度\n{rows}").as_bytes(), &settings, &[]));
    }

    #[test]
    fn a_facility_is_read_back_as_it_was_written(all in nurseries()) {
        let written = serde_json::to_string(&all).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Nursery>>(&written).unwrap(), all);
    }
}

#[test]
fn the_pack_is_small() {
    let bare = |id: usize| Nursery::new("139998", format!("TS{id:04}"), "つなぐ保育園", Kind::PublicNursery);
    let all: Vec<_> = (0..2000).map(bare).collect();
    let text = all.iter().map(|nursery| nursery.id.len() + nursery.name.len() + 4).sum::<usize>();
    assert_eq!(pack(&all).len(), 32 + 2000 * 24 + "139998\n".len() + text);
}
