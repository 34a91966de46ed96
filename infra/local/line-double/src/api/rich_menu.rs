//! Rich menus: immutable once created, turned to by alias.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answer::{bad_request, broken, complaints, refusal};
use crate::{
    LineDouble,
    check::{Complaints, Place, action},
};

const IMAGE_BYTES: usize = 1024 * 1024;

type Double = State<Arc<LineDouble>>;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Menu {
    pub menu: Value,
    #[serde(default)]
    image: Option<Image>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Image {
    kind: String,
    base64: String,
}

impl Menu {
    /// The image, as it was uploaded.
    pub fn picture(&self) -> Option<Response> {
        let Image { kind, base64 } = self.image.as_ref()?;
        let bytes = BASE64_STANDARD.decode(base64).ok()?;
        Some(([(CONTENT_TYPE, kind.clone())], bytes).into_response())
    }
}

pub(super) fn routes() -> Router<Arc<LineDouble>> {
    Router::new()
        .route("/v2/bot/richmenu", post(create))
        .route("/v2/bot/richmenu/list", get(list))
        .route("/v2/bot/richmenu/{id}", get(read).delete(remove))
        .route("/v2/bot/richmenu/{id}/content", post(upload).get(download))
        .route("/v2/bot/user/all/richmenu", get(default).delete(no_default))
        .route("/v2/bot/user/all/richmenu/{id}", post(set_default))
        .route("/v2/bot/user/{user}/richmenu", axum::routing::delete(unlink))
        .route("/v2/bot/user/{user}/richmenu/{id}", post(link))
        .route("/v2/bot/richmenu/alias", post(make_alias))
        .route("/v2/bot/richmenu/alias/list", get(aliases))
        .route("/v2/bot/richmenu/alias/{alias}", post(turn_alias).get(read_alias).delete(remove_alias))
}

async fn create(double: Double, body: Bytes) -> Response {
    let Ok(menu) = serde_json::from_slice::<Value>(&body) else {
        return bad_request("The request body could not be parsed as JSON (line: -, column: -)");
    };
    let found = complaints_about(&menu);
    if !found.is_empty() {
        return complaints(found);
    }
    let id = format!("richmenu-{}", double.id());
    match double.lock().keep_menu(&id, Menu { menu, image: None }) {
        Ok(()) => Json(json!({"richMenuId": id})).into_response(),
        Err(error) => broken(&error),
    }
}

fn complaints_about(menu: &Value) -> Complaints {
    let mut found = Complaints::default();
    found.text(menu, "menu", "name", 1, 300);
    found.text(menu, "menu", "chatBarText", 1, 14);
    let pixels = |pointer: &str| menu.pointer(pointer).and_then(Value::as_f64).unwrap_or(0.0);
    let (width, height) = (pixels("/size/width"), pixels("/size/height"));
    if !(800.0..=2500.0).contains(&width) {
        found.add("size.width", "Must be between 800 and 2500");
    }
    if height < 250.0 || width / height < 1.45 {
        found.add("size.height", "Must be at least 250 and at most width / 1.45");
    }
    if !menu.get("selected").is_some_and(Value::is_boolean) {
        found.add("selected", "May not be empty");
    }
    for (i, area) in found.list(menu, "", "areas", 1, 20).iter().enumerate() {
        let path = format!("areas[{i}]");
        let edge = |field: &str| area.pointer(&format!("/bounds/{field}")).and_then(Value::as_f64).unwrap_or(-1.0);
        let inside = edge("x") >= 0.0
            && edge("y") >= 0.0
            && edge("width") > 0.0
            && edge("height") > 0.0
            && edge("x") + edge("width") <= width
            && edge("y") + edge("height") <= height;
        if !inside {
            found.add(&format!("{path}.bounds"), "Must be inside of the menu");
        }
        action(area.get("action"), &format!("{path}.action"), Place::RichMenu, &mut found);
    }
    found
}

async fn list(double: Double) -> Json<Value> {
    let menus: Vec<_> = double.lock().menus.iter().map(|(id, menu)| shown(id, menu)).collect();
    Json(json!({ "richmenus": menus }))
}

/// A menu with its id in it.
pub(crate) fn shown(id: &str, menu: &Menu) -> Value {
    let mut shown = menu.menu.clone();
    if let Some(fields) = shown.as_object_mut() {
        fields.insert("richMenuId".to_owned(), json!(id));
    }
    shown
}

async fn read(double: Double, Path(id): Path<String>) -> Response {
    double.lock().menus.get(&id).map_or_else(missing, |menu| Json(shown(&id, menu)).into_response())
}

async fn remove(double: Double, Path(id): Path<String>) -> Response {
    let mut state = double.lock();
    if !state.menus.contains_key(&id) {
        return missing();
    }
    done(state.drop_menu(&id))
}

async fn upload(double: Double, Path(id): Path<String>, headers: HeaderMap, bytes: Bytes) -> Response {
    let mut state = double.lock();
    let Some(menu) = state.menus.get(&id) else { return missing() };
    if menu.image.is_some() {
        return bad_request("An image has already been uploaded to the richmenu");
    }
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !["image/png", "image/jpeg"].contains(&kind) {
        return refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The media type of the request is not supported");
    }
    if bytes.is_empty() || bytes.len() > IMAGE_BYTES {
        return refusal(StatusCode::PAYLOAD_TOO_LARGE, "The image must be between 1 byte and 1 MB");
    }
    let image = Image { kind: kind.to_owned(), base64: BASE64_STANDARD.encode(&bytes) };
    let menu = Menu { menu: menu.menu.clone(), image: Some(image) };
    done(state.keep_menu(&id, menu))
}

async fn download(double: Double, Path(id): Path<String>) -> Response {
    double.lock().menus.get(&id).and_then(Menu::picture).unwrap_or_else(missing)
}

async fn default(double: Double) -> Response {
    match &double.lock().settings.default_menu {
        Some(id) => Json(json!({"richMenuId": id})).into_response(),
        None => refusal(StatusCode::NOT_FOUND, "no default richmenu"),
    }
}

async fn set_default(double: Double, Path(id): Path<String>) -> Response {
    let mut state = double.lock();
    match state.menus.get(&id) {
        None => missing(),
        Some(menu) if menu.image.is_none() => bad_request("must upload richmenu image before applying it to user"),
        Some(_) => {
            let settings = crate::state::Settings { default_menu: Some(id), ..state.settings.clone() };
            done(state.keep_settings(settings))
        }
    }
}

async fn no_default(double: Double) -> Response {
    let mut state = double.lock();
    let settings = crate::state::Settings { default_menu: None, ..state.settings.clone() };
    done(state.keep_settings(settings))
}

async fn link(double: Double, Path((user, id)): Path<(String, String)>) -> Response {
    let mut state = double.lock();
    let (Some(person), Some(menu)) = (state.people.get(&user).cloned(), state.menus.get(&id)) else { return missing() };
    if menu.image.is_none() {
        return bad_request("must upload richmenu image before applying it to user");
    }
    done(state.keep_person(crate::people::Person { menu: Some(id), ..person }))
}

async fn unlink(double: Double, Path(user): Path<String>) -> Response {
    let mut state = double.lock();
    let Some(person) = state.people.get(&user).cloned() else { return missing() };
    done(state.keep_person(crate::people::Person { menu: None, ..person }))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AliasOrder {
    rich_menu_alias_id: Option<String>,
    rich_menu_id: String,
}

async fn make_alias(double: Double, body: Bytes) -> Response {
    let Ok(AliasOrder { rich_menu_alias_id: Some(alias), rich_menu_id }) = serde_json::from_slice(&body) else {
        return bad_request("The request body has 1 error(s)");
    };
    let sound = alias.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
    if !sound || !(1..=32).contains(&alias.len()) {
        return bad_request("richMenuAliasId must be 1 to 32 of a-z 0-9 _ -");
    }
    let mut state = double.lock();
    if state.aliases.contains_key(&alias) {
        return bad_request("conflict richmenu alias id");
    }
    if state.menus.get(&rich_menu_id).is_none_or(|menu| menu.image.is_none()) {
        return bad_request("richmenu not found");
    }
    done(state.keep_alias(&alias, &rich_menu_id))
}

async fn turn_alias(double: Double, Path(alias): Path<String>, body: Bytes) -> Response {
    let Ok(AliasOrder { rich_menu_id, .. }) = serde_json::from_slice(&body) else {
        return bad_request("The request body has 1 error(s)");
    };
    let mut state = double.lock();
    if !state.aliases.contains_key(&alias) {
        return refusal(StatusCode::NOT_FOUND, "richmenu alias not found");
    }
    if state.menus.get(&rich_menu_id).is_none_or(|menu| menu.image.is_none()) {
        return bad_request("richmenu not found");
    }
    done(state.keep_alias(&alias, &rich_menu_id))
}

async fn read_alias(double: Double, Path(alias): Path<String>) -> Response {
    double
        .lock()
        .aliases
        .get(&alias)
        .map_or_else(missing, |id| Json(json!({"richMenuAliasId": alias, "richMenuId": id})).into_response())
}

async fn aliases(double: Double) -> Json<Value> {
    let state = double.lock();
    let aliases = state.aliases.iter().map(|(alias, id)| json!({"richMenuAliasId": alias, "richMenuId": id}));
    Json(json!({"aliases": aliases.collect::<Vec<_>>()}))
}

async fn remove_alias(double: Double, Path(alias): Path<String>) -> Response {
    done(double.lock().drop_alias(&alias))
}

fn missing() -> Response {
    refusal(StatusCode::NOT_FOUND, "richmenu not found")
}

fn done(kept: Result<(), city_base::JournalError>) -> Response {
    match kept {
        Ok(()) => Json(json!({})).into_response(),
        Err(error) => broken(&error),
    }
}
