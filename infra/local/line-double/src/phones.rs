//! The phones of the town square: what their chats show, and what their owners tap.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, Query},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use city_base::JournalError;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    LineDouble,
    api::rich_menu::shown,
    control::{Double, Refused, nobody, note, read, unreadable},
    people::{ChatItem, From, Person},
    state::State,
    webhook::Happening,
};

/// Seconds of real time that a phone may wait for news.
const LONGEST_WAIT: u64 = 60;

pub(crate) fn routes() -> Router<Arc<LineDouble>> {
    Router::new()
        .route("/phones", get(phones))
        .route("/phones/{user}/chat", get(chat))
        .route("/phones/{user}/actions", post(act))
        .route("/phones/{user}/id_token", post(id_token))
        .route("/phones/{user}/menu", get(menu))
        .route("/menus/{id}/image", get(menu_image))
}

async fn phones(double: Double) -> Json<Value> {
    let state = double.lock();
    let mut people: Vec<&Person> = state.people.values().filter(|person| person.display).collect();
    people.sort_by_key(|person| person.since);
    let phones = people.iter().map(|person| {
        let last_seq = state.chats.get(&person.user_id).and_then(|chat| chat.last()).map_or(0, |item| item.seq);
        json!({
            "user_id": person.user_id, "name": person.name, "language": person.language,
            "following": person.following, "blocked": person.blocked, "last_seq": last_seq,
        })
    });
    Json(phones.collect())
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Poll {
    since: u64,
    /// Seconds.
    wait: u64,
}

/// What is new in a chat; with `wait`, as soon as there is something.
async fn chat(double: Double, Path(user): Path<String>, Query(poll): Query<Poll>) -> Result<Json<Value>, Refused> {
    let mut changed = double.changed.subscribe();
    let wait = tokio::time::sleep(Duration::from_secs(poll.wait.min(LONGEST_WAIT)));
    tokio::pin!(wait);
    loop {
        let fresh = double.news(&user, poll.since)?;
        if let Some(last) = fresh.last() {
            return Ok(Json(json!({"seq": last.seq, "items": fresh})));
        }
        tokio::select! {
            () = &mut wait => return Ok(Json(json!({"seq": poll.since, "items": []}))),
            _ = changed.changed() => {}
        }
    }
}

/// What the owner of a phone does.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Tap {
    Follow,
    Block,
    Unblock,
    Text { text: String },
    Postback { data: String, params: Option<Value>, label: Option<String> },
    Location { latitude: f64, longitude: f64, title: Option<String>, address: Option<String>, label: Option<String> },
}

/// What a tap comes to: the person afterwards, the chat's new line, the event.
struct Consequence {
    person: Person,
    said: Option<(From, Value)>,
    event: Happening,
}

async fn act(double: Double, Path(user): Path<String>, body: Bytes) -> Result<Json<Value>, Refused> {
    let tap: Tap = read(&body)?;
    let event = {
        let mut state = double.lock();
        let Some(person) = state.people.get(&user).cloned() else { return Err(nobody()) };
        let consequence = double.consequence(&state, person, tap)?;
        double.take_place(&mut state, consequence)?
    };
    double.changed.send_modify(|n| *n += 1);
    let status = double.deliver(event).await?;
    Ok(Json(json!({"webhook_status": status})))
}

impl LineDouble {
    fn news(&self, user: &str, since: u64) -> Result<Vec<ChatItem>, Refused> {
        let state = self.lock();
        if !state.people.contains_key(user) {
            return Err(nobody());
        }
        let items = state.chats.get(user).map(Vec::as_slice).unwrap_or_default();
        Ok(items.get(items.partition_point(|item| item.seq <= since)..).unwrap_or_default().to_vec())
    }

    fn consequence(&self, state: &State, person: Person, tap: Tap) -> Result<Consequence, Refused> {
        let system = |text: &str| Some((From::System, note(text)));
        let must = |holds: bool, why: &str| match holds {
            true => Ok(()),
            false => Err(Refused(StatusCode::CONFLICT, why.to_owned())),
        };
        Ok(match tap {
            Tap::Follow => {
                must(!person.following, "already a friend")?;
                let person = Person { following: true, blocked: false, ..person };
                let event = Happening::Follow { is_unblocked: false };
                Consequence { person, said: system("友だち追加"), event }
            }
            Tap::Block => {
                must(person.hears(), "not a friend, or blocked already")?;
                let person = Person { blocked: true, ..person };
                Consequence { person, said: system("ブロック"), event: Happening::Unfollow }
            }
            Tap::Unblock => {
                must(person.blocked, "not blocked")?;
                let person = Person { blocked: false, following: true, ..person };
                Consequence {
                    person, said: system("ブロック解除"), event: Happening::Follow { is_unblocked: true }
                }
            }
            Tap::Text { text } => {
                must(person.hears(), "not a friend")?;
                must((1..=5_000).contains(&text.encode_utf16().count()), "a text has 1 to 5,000 characters")?;
                let event = json!({"type": "text", "id": self.message_id(), "quoteToken": self.id(), "text": text});
                Consequence { person, said: Some((From::Resident, note(&text))), event: Happening::Message(event) }
            }
            Tap::Postback { data, params, label } => {
                must(person.hears(), "not a friend")?;
                let person = Person { menu: switched(state, params.as_ref()).or(person.menu.clone()), ..person };
                let postback = match params {
                    Some(params) => json!({"data": data, "params": params}),
                    None => json!({"data": data}),
                };
                let said = label.map(|label| (From::Resident, note(&label)));
                Consequence { person, said, event: Happening::Postback(postback) }
            }
            Tap::Location { latitude, longitude, title, address, label } => {
                must(person.hears(), "not a friend")?;
                let (title, address) = (title.or(label), address.unwrap_or_default());
                let title = title.unwrap_or_else(|| "位置情報".to_owned());
                let mut message = json!({
                    "type": "location", "title": title, "address": address,
                    "latitude": latitude, "longitude": longitude,
                });
                let said = Some((From::Resident, message.clone()));
                if let Some(fields) = message.as_object_mut() {
                    fields.insert("id".to_owned(), json!(self.message_id()));
                }
                Consequence { person, said, event: Happening::Message(message) }
            }
        })
    }

    fn take_place(&self, state: &mut State, what: Consequence) -> Result<Value, JournalError> {
        let user = what.person.user_id.clone();
        state.keep_person(what.person)?;
        if let Some((from, message)) = what.said {
            state.say(&user, self.clock.now(), from, message)?;
        }
        self.event(state, &user, what.event)
    }
}

/// The menu that a rich-menu switch turned to.
fn switched(state: &State, params: Option<&Value>) -> Option<String> {
    let alias = params?.get("newRichMenuAliasId")?.as_str()?;
    state.aliases.get(alias).cloned()
}

async fn id_token(double: Double, Path(user): Path<String>) -> Result<Json<Value>, Refused> {
    Ok(Json(json!({"id_token": double.id_token(&user).ok_or_else(nobody)?})))
}

/// The rich menu that a phone shows: the person's own, or everyone's.
async fn menu(double: Double, Path(user): Path<String>) -> Result<Json<Value>, Refused> {
    let state = double.lock();
    let person = state.people.get(&user).ok_or_else(nobody)?;
    let id = person.menu.as_ref().or(state.settings.default_menu.as_ref());
    let menu = id.and_then(|id| Some((id, state.menus.get(id)?)));
    Ok(Json(match menu {
        Some((id, menu)) => json!({"menu": shown(id, menu), "image": format!("menus/{id}/image")}),
        None => json!({"menu": null, "image": null}),
    }))
}

async fn menu_image(double: Double, Path(id): Path<String>) -> Result<Response, Refused> {
    let state = double.lock();
    state.menus.get(&id).and_then(|menu| menu.picture()).ok_or_else(|| unreadable("no such image"))
}
