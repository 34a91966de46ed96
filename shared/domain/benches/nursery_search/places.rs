//! Facilities that nobody runs: as many as a large city has, or the whole country. A tenth has no position, some share one,
//! some lie on a grid and so at equal distances from its points.

use std::collections::BTreeMap;

use domain::Weekdays;
use domain::age::days_after;
use domain::nursery::{
    AgeClass, Ages, Allergy, Border, ClassInfo, Extra, Hours, Kind, Month, Nursery, Points, Position, Vacancy,
    VacancyState,
};
use jiff::civil::{Date, Weekday, date};

use crate::chance::Chance;

/// The day of all questions.
pub const TODAY: Date = date(2026, 11, 30);
/// How far a part of the towns' places is from its neighbour on the grid, in millionths of a degree.
pub const GRID: i32 = 2_000;

/// Where many facilities are.
pub struct Town {
    lat: f64,
    lng: f64,
    /// Degrees; two thirds lie within.
    spread: f64,
    municipality: String,
}

impl Town {
    /// Somewhere in it, in degrees; on its grid where `grid` says so.
    pub fn point(&self, chance: &mut Chance, grid: bool) -> (f64, f64) {
        let (lat, lng) = (self.lat + self.spread * chance.bell(), self.lng + self.spread * 1.2 * chance.bell());
        let step = f64::from(GRID) / 1e6;
        if grid { ((lat / step).round() * step, (lng / step).round() * step) } else { (lat, lng) }
    }
}

/// A city of 18 wards side by side.
pub fn city(chance: &mut Chance) -> Vec<Town> {
    let ward = |n: i32, chance: &mut Chance| Town {
        lat: 35.36 + f64::from(n / 4) * 0.045 + chance.between(-0.01, 0.01),
        lng: 139.50 + f64::from(n % 4) * 0.05 + chance.between(-0.01, 0.01),
        spread: 0.014,
        municipality: "141003".to_owned(),
    };
    (0..18).map(|n| ward(n, chance)).collect()
}

/// Towns from Okinawa to Hokkaido, large and small.
pub fn country(chance: &mut Chance) -> Vec<Town> {
    let town = |n: i32, chance: &mut Chance| {
        let along = chance.part();
        Town {
            lat: 26.2 + 18.0 * along + chance.between(-0.8, 0.8),
            lng: 127.8 + 15.0 * along + chance.between(-1.5, 1.5),
            spread: chance.between(0.008, 0.06),
            municipality: format!("{:06}", 10_000 + n * 7),
        }
    };
    (0..240).map(|n| town(n, chance)).collect()
}

/// `count` facilities of these towns.
pub fn facilities(count: usize, towns: &[Town], chance: &mut Chance) -> Vec<Nursery> {
    let mut all: Vec<Nursery> = Vec::with_capacity(count);
    for n in 0..count {
        let mut nursery = facility(n, chance.of(towns), chance);
        // Two in one house.
        if let Some(neighbour) = all.last().filter(|_| chance.percent(5)) {
            nursery.position = neighbour.position;
        }
        all.push(nursery);
    }
    all
}

fn facility(n: usize, town: &Town, chance: &mut Chance) -> Nursery {
    // Capital and small letters, short and long: an order by anything but bytes would be another one.
    let id = match n % 3 {
        0 => format!("N{n}"),
        1 => format!("n-{n:06}"),
        _ => format!("{}", n * 7),
    };
    let names = ["さくら", "ひまわり", "Ｓｕｎ　Kids", "みどり", "第3つくし", "アトリエ", "海の風"];
    let name = format!("{}{n}保育園", chance.of(&names));
    let mut nursery = Nursery::new(town.municipality.clone(), id, name, *chance.of(&Kind::ALL[..18]));
    if chance.percent(6) {
        nursery.kind = *chance.of(&Kind::ALL);
    }
    let grid = chance.percent(30);
    nursery.position =
        chance.some(90, |chance| town.point(chance, grid)).and_then(|(lat, lng)| Position::new(lat, lng).ok());
    nursery.kana =
        chance.some(70, |chance| format!("{}ホイクエン", chance.of(&["サクラ", "ヒマワリ", "サン キッズ", "ミドリ"])));
    nursery.district = chance.some(80, |chance| (*chance.of(&["青葉町", "若葉台", "みなと町", "港北"])).to_owned());
    nursery.hours = chance.some(85, |chance| Hours {
        opens: chance.some(95, |chance| chance.count(26, 38) * 15),
        closes: chance.some(95, |chance| chance.count(64, 104) * 15),
    });
    let open_days = chance.count(0, 7);
    nursery.weekdays = week().into_iter().take(open_days.into()).collect::<Weekdays>();
    nursery.ages = chance.some(75, |chance| Ages {
        from: chance.some(90, |chance| *chance.of(&[0, 2, 3, 6, 12, 18, 24, 36])),
        to: chance.some(90, |chance| *chance.of(&[36, 48, 72, 156])),
        text: String::new(),
    });
    nursery.capacity = chance.some(90, |chance| chance.count(6, 240));
    nursery.extras = Extra::ALL
        .into_iter()
        .filter_map(|extra| Some((extra, chance.some(60, |chance| chance.percent(60))?)))
        .collect();
    nursery.allergy = chance.some(60, |chance| *chance.of(&Allergy::ALL));
    nursery.vacancy = chance.some(15, vacancy);
    for class in AgeClass::ALL {
        if chance.percent(60) {
            nursery.classes.insert(class, class_info(chance));
        }
    }
    nursery
}

fn class_info(chance: &mut Chance) -> ClassInfo {
    let mut borders = BTreeMap::new();
    for year in 2024..=2026 {
        if chance.percent(40) {
            borders.insert(year, border(chance));
        }
    }
    ClassInfo { capacity: chance.some(50, |chance| chance.count(0, 9) * 3), vacancy: chance.some(75, vacancy), borders }
}

fn vacancy(chance: &mut Chance) -> Vacancy {
    let state = match chance.count(0, 9) {
        0..4 => VacancyState::Number(chance.count(0, 4)),
        4 => VacancyState::Open,
        5 => VacancyState::Few,
        6 => VacancyState::None,
        7 => VacancyState::Ask,
        8 => VacancyState::NotOffered,
        _ => VacancyState::Symbol("☆".to_owned()),
    };
    let on = chance.some(80, |chance| days_after(TODAY, chance.whole(-120, 5)));
    Vacancy { state, on, entry: chance.some(50, month) }
}

/// From the winter of the questions to the next summer.
pub fn month(chance: &mut Chance) -> Month {
    *chance.of(&["2026-12", "2027-01", "2027-04", "2027-06"].map(|text| text.parse::<Month>().unwrap()))
}

/// In half points.
pub fn points(chance: &mut Chance) -> Points {
    Points::from_tenths(5 * chance.count(70, 90) as i16).unwrap()
}

fn border(chance: &mut Chance) -> Border {
    match chance.count(0, 11) {
        0..5 => Border::Points(points(chance)),
        5 => Border::AtMost(points(chance)),
        6 => Border::Remaining(chance.count(0, 9)),
        7 => Border::AllAdmitted,
        8 => Border::NobodyAdmitted,
        9 => Border::NoPlaces,
        10 => Border::Undisclosed,
        _ => Border::NoClass,
    }
}

pub fn week() -> [Weekday; 7] {
    [1, 2, 3, 4, 5, 6, 7].map(|day| Weekday::from_monday_one_offset(day).unwrap())
}
