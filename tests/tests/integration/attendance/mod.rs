//! Attendance, as families, staff and tablets meet it.

mod absences;
mod alarms;
mod backlog;
mod bad_input;
mod custody;
mod devices;
mod elsewhere;
mod figures;
mod guardians;
mod marks;
mod nursery;
mod passages;
mod roster;
mod runs;
mod school;
mod visits;

use jiff::civil::Date;
use serde_json::{Value, json};
use sync::entry::{ChildId, Fact, Passage, PersonId, Ride, RunId, Via};
use tests::{Answer, Caller, Guardian, Scene, Tablet};

/// A Monday.
pub(crate) const MORNING: &str = "2026-04-13T07:00:00+09:00";
pub(crate) const DAY: &str = "2026-04-13";
/// Most scenes have this one nursery.
pub(crate) const HINATA: &str = "hinata";

/// A nursery with two classes, whose cut-offs are half an hour apart, and a bus.
pub(crate) fn facility() -> Value {
    json!({
        "id": HINATA, "kind": "nursery", "name": "ひなた保育園", "closing": "18:30:00",
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "classes": [
            { "id": "kuma", "name": "くま組", "cutoff": "09:00:00" },
            { "id": "usagi", "name": "うさぎ組", "cutoff": "09:30:00" },
        ],
        "staff": [{ "id": "s_mori", "name": "森" }, { "id": "s_tani", "name": "谷" }],
        "lines": [
            { "id": "am1", "name": "朝・北", "direction": "outward", "vehicle": "1号車", "departs": "07:50:00",
              "due": "08:40:00", "stops": [{ "id": "kita", "name": "北公園", "at": "08:00:00" }] },
            { "id": "pm1", "name": "帰り・北", "direction": "homeward", "vehicle": "1号車", "departs": "16:00:00",
              "due": "17:00:00", "stops": [{ "id": "kita", "name": "北公園", "at": "16:30:00" }] },
        ],
    })
}

/// A child with a mother who may do everything and a grandmother who may only collect; `more` is laid over it.
pub(crate) fn child(number: u8, class: &str, more: Value) -> Value {
    let mut child = json!({
        "id": format!("k_{number}"), "name": format!("架空 {number}"), "kana": format!("かくう {number}"),
        "class": class, "comes": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "guardians": [
            { "id": format!("g_{number}"), "name": format!("架空 母{number}"), "relation": "母",
              "may_read": true, "may_report": true, "may_collect": true },
            { "id": format!("g_{number}gm"), "name": format!("架空 祖母{number}"), "relation": "祖母",
              "may_collect": true },
        ],
    });
    for (name, value) in more.as_object().unwrap() {
        child[name] = value.clone();
    }
    child
}

/// The nursery and the people who work there.
pub(crate) struct Nursery<'a> {
    pub scene: &'a Scene,
    pub id: String,
}

impl<'a> Nursery<'a> {
    /// Opens with these children.
    pub(crate) async fn opens(scene: &'a Scene, children: &[Value]) -> Self {
        Self::opens_as(scene, facility(), children).await
    }

    pub(crate) async fn opens_as(scene: &'a Scene, facility: Value, children: &[Value]) -> Self {
        let nursery = Self { scene, id: facility["id"].as_str().unwrap().to_owned() };
        // Only the municipality opens one.
        let opening = json!({ "facility": facility, "version": 0 });
        scene.officer().await.post("/api/staff/facilities", opening).await.ok();
        let staff = nursery.staff().await;
        for some in children.chunks(100) {
            let some: Vec<_> = some.iter().map(|child| json!({ "child": child, "version": 0 })).collect();
            let saved = staff.post(&nursery.at("/children"), json!({ "children": some })).await.ok();
            assert_eq!(saved["saved"], json!(some.len()));
        }
        nursery
    }

    /// Somebody who works there, with a token that is good at this hour.
    pub(crate) async fn staff(&self) -> Caller<'a> {
        let order = json!({ "roles": ["carer"], "scopes": [self.id] });
        let token = self.scene.stranger().post("/_city/staff/token", order).await.text("/token");
        self.scene.stranger().carrying(&token)
    }

    pub(crate) fn at(&self, path: &str) -> String {
        format!("/api/staff/facilities/{}{path}", self.id)
    }

    pub(crate) async fn tablet(&self, kind: &str, name: &str) -> Tablet<'a> {
        Tablet::enrols(self.scene, &self.staff().await, &self.id, kind, name).await
    }

    pub(crate) async fn invites(&self, child: &str, guardian: &str) -> String {
        let path = self.at(&format!("/children/{child}/invitations"));
        self.staff().await.post(&path, json!({ "guardian_id": guardian })).await.text("/code")
    }

    /// A guardian joins a child under an emoji.
    pub(crate) async fn joins(&self, guardian: &Guardian<'_>, child: &str, person: &str, token: &str) {
        let code = self.invites(child, person).await;
        let joining = json!({ "code": code, "token": token });
        guardian.page().await.post("/api/attendance/joining", joining).await.ok();
    }

    pub(crate) async fn board(&self) -> Value {
        self.staff().await.get(&self.at("/board")).await.ok()
    }

    /// A child's line on today's board.
    pub(crate) async fn line(&self, child: &str) -> Value {
        let board = self.board().await;
        let lines = board["lines"].as_array().unwrap();
        lines.iter().find(|line| line["child_id"] == child).cloned().unwrap_or_else(|| panic!("no {child}"))
    }

    pub(crate) async fn standing(&self, child: &str) -> String {
        self.line(child).await["standing"].as_str().unwrap().to_owned()
    }

    /// Who is an alarm, and of which kind.
    pub(crate) async fn alarms(&self) -> Vec<(String, String)> {
        let board = self.board().await;
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let of = |line: &Value| {
            let child = text(&line["child_id"]);
            let kinds = line["alarms"].as_array().unwrap().clone();
            kinds.into_iter().map(move |alarm| (child.clone(), text(&alarm["kind"]))).collect::<Vec<_>>()
        };
        board["lines"].as_array().unwrap().iter().flat_map(of).collect()
    }

    /// Everything that was written down about a child today: kind and time.
    pub(crate) async fn records(&self, child: &str) -> Vec<Value> {
        let path = self.at(&format!("/children/{child}/records?day={}", self.today()));
        self.staff().await.get(&path).await.ok().as_array().unwrap().clone()
    }

    /// Staff write a fact down about a child.
    pub(crate) async fn writes(&self, child: &str, key: &str, fact: Value) -> Answer {
        self.writes_on(self.today(), child, key, fact).await
    }

    /// Staff write a fact of another day down about a child.
    pub(crate) async fn writes_on(&self, day: Date, child: &str, key: &str, fact: Value) -> Answer {
        let path = self.at(&format!("/children/{child}/facts"));
        let body = json!({ "day": day, "by": "s_mori", "fact": fact });
        self.staff().await.keyed(key).post(&path, body).await
    }

    fn today(&self) -> Date {
        let now = self.scene.city().now().as_millisecond();
        sync::clock::day_in_japan(now).unwrap()
    }
}

pub(crate) fn child_id(id: &str) -> ChildId {
    ChildId::new(id).unwrap()
}

pub(crate) fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

pub(crate) fn passage(child: &str) -> Passage {
    Passage { child: child_id(child), by: Some(person("s_mori")), with: None, via: Via::Tap, at: None }
}

pub(crate) fn came(child: &str) -> Fact {
    Fact::In(passage(child))
}

pub(crate) fn left(child: &str) -> Fact {
    Fact::Out(passage(child))
}

pub(crate) fn ride(child: &str, run: &str, to: Option<&str>) -> Ride {
    let (by, second) = (person("s_mori"), Some(person("s_tani")));
    Ride { child: child_id(child), run: RunId::new(run).unwrap(), by, second, to: to.map(person), at: None }
}

/// A moment of the scenes' Monday.
pub(crate) fn at(time: &str) -> String {
    format!("{DAY}T{time}:00+09:00")
}
