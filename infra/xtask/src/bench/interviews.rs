//! Interviews of a school through the city: forty families with sixty slots of each of two teachers, half of them with
//! children in both classes, from the order to the solution that staff read; and the same published.

use std::time::Instant;

use serde_json::{Value, json};

use super::{
    Choice,
    city::{self, City, Place},
    table::{Goal, Row},
};
use crate::{Outcome, http::free_port};

const MORNING: &str = "2026-06-01T09:00:00+09:00";
const FAMILIES: u64 = 40;
/// Families with a child in each class.
const SIBLINGS: u64 = 20;
const CLASSES: [&str; 2] = ["26p1a", "26p4a"];
/// Five days of twelve slots.
const DAYS: [&str; 5] = ["2026-07-13", "2026-07-14", "2026-07-15", "2026-07-16", "2026-07-17"];

pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    println!("interviews  {FAMILIES} families, {SIBLINGS} with siblings, 60 slots of each of two teachers");
    let place = Place::new()?;
    let program = city::build_release(&place, choice.built)?;
    let city = City::start(&program, &place.0, free_port()?, MORNING)?;
    let staff = Staff::new(&city)?;
    let children = staff.school()?;
    let id = staff.opens()?;
    let mut chance = choice.seed;
    for family in 0..FAMILIES {
        staff.writes_down(&id, family, &mut chance)?;
    }

    let began = Instant::now();
    staff.call("POST", &format!("/{id}/solution"), &json!({}))?;
    city.settle()?;
    let solving = began.elapsed().as_secs_f64();
    let solved = staff.call("GET", &format!("/{id}"), &json!({}))?;
    let result = solved.get("result").cloned().unwrap_or_default();
    let number = |name: &str| result.pointer(name).and_then(Value::as_f64);
    let gap = number("/gap");
    println!(
        "  {} points of at most {}, gap {}",
        number("/score/points").unwrap_or_default(),
        number("/bound/points").unwrap_or_default(),
        gap.map_or_else(|| "open".to_owned(), |gap| format!("{:.3} %", gap * 100.0)),
    );

    let began = Instant::now();
    staff.call("POST", &format!("/{id}/publication"), &json!({ "shown": result.get("shown") }))?;
    city.settle()?;
    let publishing = began.elapsed().as_secs_f64();
    let published = staff.call("GET", &format!("/{id}"), &json!({}))?;
    let cards = published.get("children").and_then(Value::as_array).cloned().unwrap_or_default();
    let booked = cards.iter().filter(|card| card.pointer("/booking/state") == Some(&json!("booked"))).count();
    Ok(vec![
        Row::new("interviews", "from the order to the solution", "s", solving).goal(Goal::AtMost(2.0)),
        Row::new("interviews", "optimality gap", "%", gap.map_or(f64::INFINITY, |gap| gap * 100.0)),
        Row::new("interviews", "children without a time", "", number("/unplaced").unwrap_or(f64::INFINITY)),
        Row::new("interviews", "from the order to all bookings", "s", publishing),
        Row::new("interviews", "children without a booking", "", children.saturating_sub(booked) as f64)
            .goal(Goal::AtMost(0.0)),
    ])
}

/// Somebody of the school.
struct Staff<'c> {
    city: &'c City,
    token: String,
}

impl<'c> Staff<'c> {
    fn new(city: &'c City) -> Outcome<Self> {
        let order = json!({ "subject": "tanaka", "roles": ["officer"], "scopes": ["*"] }).to_string();
        let token = city.call("POST", "/_city/staff/token", &[], &order)?;
        let token = token.get("token").and_then(Value::as_str).unwrap_or_default();
        Ok(Self { city, token: format!("Bearer {token}") })
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let headers = [("authorization", self.token.as_str()), ("idempotency-key", "1")];
        let body = if method == "GET" { String::new() } else { body.to_string() };
        self.city.call(method, path, &headers, &body)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        self.ask(method, &format!("/api/staff/interview-days{path}"), body)
    }

    /// A school with its pupils; how many.
    fn school(&self) -> Outcome<usize> {
        let week = json!(["monday", "tuesday", "wednesday", "thursday", "friday"]);
        let class = |(id, name, grade): (&str, &str, &str)| json!({ "id": id, "name": name, "grade": grade, "cutoff": "08:20:00" });
        let classes: Vec<Value> =
            [("26p1a", "1年1組", "P1"), ("26p4a", "4年1組", "P4")].into_iter().map(class).collect();
        let facility = json!({
            "id": "minami", "kind": "school", "name": "みなみ小学校", "closing": "18:00:00", "school_year": 2026,
            "weekdays": week, "classes": classes,
        });
        self.ask("POST", "/api/staff/facilities", &json!({ "facility": facility, "version": 0 }))?;
        let mut children = Vec::new();
        for family in 0..FAMILIES {
            for class in classes_of(family) {
                let number = children.len() + 1;
                let guardian = json!({ "id": format!("g_{family}"), "name": "架空 母", "relation": "母", "may_read": true,
                                       "may_report": true });
                children.push(json!({ "version": 0, "child": {
                    "id": child(family, class), "name": format!("架空 児童{number}"), "kana": "かくう", "class": class,
                    "number": number, "comes": week, "guardians": [guardian],
                } }));
            }
        }
        self.ask("POST", "/api/staff/facilities/minami/children", &json!({ "children": children }))?;
        Ok(children.len())
    }

    fn opens(&self) -> Outcome<String> {
        let window = json!({ "days": DAYS, "from": "13:30:00", "until": "16:30:00", "length": 15 });
        let class = |id: &&str| json!({ "class_id": id, "place": "教室", "windows": [window] });
        let draft = json!({
            "title": "1学期 個人面談", "kind": "interview", "siblings": { "least": 5, "most": 30 },
            "rest": { "after": 4, "minutes": 15 }, "deadline": "2026-07-01T17:00:00+09:00",
            "classes": CLASSES.iter().map(class).collect::<Vec<_>>(),
        });
        let day = self.call("POST", "", &json!({ "facility_id": "minami", "draft": draft }))?;
        let id = day.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        self.call("POST", &format!("/{id}/opening"), &json!({}))?;
        self.city.settle()?;
        Ok(id)
    }

    /// Each family cannot on one afternoon, and has three wishes on others.
    fn writes_down(&self, id: &str, family: u64, chance: &mut u64) -> Outcome<()> {
        let mut pick = |of: u64| {
            // A generator of Knuth's (MMIX); its upper bits are the better ones.
            *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (*chance >> 33) % of
        };
        let day =
            |place: u64| usize::try_from(place).ok().and_then(|place| DAYS.get(place)).copied().unwrap_or("2026-07-13");
        let never = pick(5);
        let mut wishes = Vec::new();
        for _ in 0..3 {
            let minutes = 15 * pick(12) + 30;
            let starts = format!("{}T{:02}:{:02}:00", day((never + 1 + pick(4)) % 5), 13 + minutes / 60, minutes % 60);
            let wish = json!({ "kind": "at", "starts": starts });
            if !wishes.contains(&wish) {
                wishes.push(wish);
            }
        }
        let impossible = json!([{ "kind": "half_day", "day": day(never), "half": "afternoon" }]);
        let first = classes_of(family).first().map(|class| child(family, class)).unwrap_or_default();
        let answer = json!({ "revision": 0, "impossible": impossible, "wishes": wishes });
        self.call("PUT", &format!("/{id}/families/{first}"), &answer).map(drop)
    }
}

fn classes_of(family: u64) -> &'static [&'static str] {
    match family {
        ..SIBLINGS => &CLASSES,
        _ if family.is_multiple_of(2) => &["26p1a"],
        _ => &["26p4a"],
    }
}

fn child(family: u64, class: &str) -> String {
    format!("k_{family:02}{class}")
}
