//! Schools and guardians, as both meet each other.

mod attachments;
mod emergency;
mod guard;
mod interviews;
mod messages;
mod roster;
mod scopes;
mod surveys;

use serde_json::{Value, json};
use tests::{Answer, Caller, Guardian, Scene};

/// A Monday, at a quarter past nine.
pub(crate) const MORNING: &str = "2026-04-13T09:15:00+09:00";
/// Most scenes have this one school.
pub(crate) const MINAMI: &str = "minami";

/// A school with two classes of the first grade and one of the fourth, and a club.
pub(crate) fn facility(id: &str, name: &str) -> Value {
    let class =
        |id: &str, name: &str, grade: &str| json!({ "id": id, "name": name, "grade": grade, "cutoff": "08:20:00" });
    json!({
        "id": id, "kind": "school", "name": name, "closing": "18:00:00", "school_year": 2026,
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"], "tells_guardians": false,
        "classes": [
            class("26p1a", "1年1組", "P1"), class("26p1b", "1年2組", "P1"), class("26p4a", "4年1組", "P4"),
        ],
        "groups": [{ "id": "soccer", "name": "サッカー部", "kind": "club" }],
        "lines": [{ "id": "am1", "name": "朝・山手", "direction": "outward", "vehicle": "1号車", "departs": "07:30:00",
                    "due": "08:10:00", "stops": [{ "id": "yama", "name": "山手公園", "at": "07:40:00" }] }],
    })
}

/// A pupil with a mother who may do everything and a father who may read; `more` is laid over it.
pub(crate) fn pupil(number: usize, class: &str, more: Value) -> Value {
    let mut pupil = json!({
        "id": format!("k_{number}"), "name": format!("架空 児童{number}"), "kana": format!("かくう じどう{number}"),
        "class": class, "number": number, "comes": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "guardians": [
            { "id": format!("g_{number}m"), "name": format!("架空 母{number}"), "relation": "母",
              "may_read": true, "may_report": true, "may_collect": true },
            { "id": format!("g_{number}f"), "name": format!("架空 父{number}"), "relation": "父", "may_read": true },
        ],
    });
    for (name, value) in more.as_object().unwrap() {
        pupil[name] = value.clone();
    }
    pupil
}

/// A school, and whoever works there.
pub(crate) struct School<'a> {
    pub scene: &'a Scene,
    pub id: String,
}

impl<'a> School<'a> {
    pub(crate) async fn opens(scene: &'a Scene, pupils: &[Value]) -> Self {
        Self::opens_as(scene, MINAMI, "みなみ小学校", pupils).await
    }

    pub(crate) async fn opens_as(scene: &'a Scene, id: &str, name: &str, pupils: &[Value]) -> Self {
        let school = Self { scene, id: id.to_owned() };
        let opening = json!({ "facility": facility(id, name), "version": 0 });
        scene.officer().await.post("/api/staff/facilities", opening).await.ok();
        let teacher = school.teacher("office").await;
        for some in pupils.chunks(100) {
            let some: Vec<_> = some.iter().map(|pupil| json!({ "child": pupil, "version": 0 })).collect();
            let path = format!("/api/staff/facilities/{id}/children");
            teacher.post(&path, json!({ "children": some })).await.ok();
        }
        school
    }

    /// Somebody of that name who works here.
    pub(crate) async fn teacher(&self, name: &str) -> Caller<'a> {
        of(self.scene, name, &[&self.id]).await
    }

    /// A guardian joins a pupil under an emoji.
    pub(crate) async fn joins(&self, guardian: &Guardian<'_>, pupil: &str, person: &str, token: &str) {
        let path = format!("/api/staff/facilities/{}/children/{pupil}/invitations", self.id);
        let code = self.teacher("office").await.post(&path, json!({ "guardian_id": person })).await.text("/code");
        let joining = json!({ "code": code, "token": token });
        guardian.page().await.post("/api/attendance/joining", joining).await.ok();
    }

    pub(crate) fn class(&self, class: &str) -> Value {
        json!({ "kind": "class", "facility": self.id, "class": class })
    }

    pub(crate) fn everybody(&self) -> Value {
        json!({ "kind": "facility", "facility": self.id })
    }
}

/// Somebody who is at home in these facilities.
pub(crate) async fn of<'a>(scene: &'a Scene, name: &str, facilities: &[&str]) -> Caller<'a> {
    let order = json!({ "subject": name, "roles": ["carer"], "scopes": facilities });
    let token = scene.stranger().post("/_city/staff/token", order).await.text("/token");
    scene.stranger().carrying(&token)
}

/// A message in Japanese to whomever the selectors name.
pub(crate) fn letter(audience: Value, title: &str, body: &str) -> Value {
    json!({ "audience": audience, "content": { "texts": { "ja": { "title": title, "body": body } } } })
}

/// Writes a draft.
pub(crate) async fn drafts(teacher: &Caller<'_>, key: &str, letter: Value) -> Answer {
    teacher.keyed(key).post("/api/staff/messages", letter).await
}

/// One step of a message, with what its page shows.
pub(crate) async fn step(teacher: &Caller<'_>, card: &Value, step: &str) -> Answer {
    let path = format!("/api/staff/messages/{}/{step}", card["id"].as_str().unwrap());
    teacher.post(&path, json!({ "shown": card["shown"] })).await
}

pub(crate) fn at(id: &Value, path: &str) -> String {
    format!("/api/staff/messages/{}{path}", id.as_str().unwrap())
}

/// A message goes the whole way, without a second person.
pub(crate) async fn sends(scene: &Scene, teacher: &Caller<'_>, key: &str, letter: Value) -> Value {
    let card = drafts(teacher, key, letter).await.ok();
    step(teacher, &card, "submission").await.ok();
    scene.advance("PT2M").await;
    scene.settle().await;
    teacher.get(&at(&card["id"], "")).await.ok()
}
