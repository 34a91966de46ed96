//! A parent with a phone.

use serde_json::{Value, json};

use crate::{Answer, Caller, Scene};

/// Does what a phone can do, and reads what it shows. Every action is over, with its answer, when it returns.
#[derive(Clone)]
pub struct Guardian<'a> {
    scene: &'a Scene,
    /// LINE's id of the user.
    pub user_id: String,
}

#[expect(clippy::panic, reason = "what a phone does not show cannot be tapped")]
impl<'a> Guardian<'a> {
    pub(crate) fn new(scene: &'a Scene, user_id: String) -> Self {
        Self { scene, user_id }
    }

    /// Adds the account; what it says.
    pub async fn follows(&self) -> String {
        self.acts(json!({ "type": "follow" })).await
    }

    /// Blocks the account.
    pub async fn blocks(&self) {
        self.acts(json!({ "type": "block" })).await;
    }

    /// Unblocks the account; what it says.
    pub async fn unblocks(&self) -> String {
        self.acts(json!({ "type": "unblock" })).await
    }

    /// Writes; what the account answers.
    pub async fn writes(&self, text: &str) -> String {
        self.acts(json!({ "type": "text", "text": text })).await
    }

    /// Taps the button with that label below the last message; what the account answers.
    pub async fn taps(&self, label: &str) -> String {
        let action = self.button(label).await;
        if field(&action, "type") != "postback" {
            panic!("{label} is no plain button: {action}");
        }
        self.presses(&action).await
    }

    /// Picks a day in the date dialogue below the last message; what the account answers.
    pub async fn picks(&self, label: &str, day: &str) -> String {
        let action = self.button(label).await;
        if field(&action, "type") != "datetimepicker" {
            panic!("{label} picks no date: {action}");
        }
        let data = field(&action, "data");
        self.acts(json!({ "type": "postback", "data": data, "params": { "date": day }, "label": label })).await
    }

    /// Sends a place from LINE's map; what the account answers.
    pub async fn sends_place(&self, lat: f64, lng: f64) -> String {
        self.acts(json!({ "type": "location", "latitude": lat, "longitude": lng })).await
    }

    /// Presses a button that may be long gone from the screen; what the account answers.
    pub async fn presses(&self, action: &Value) -> String {
        let (data, label) = (field(action, "data"), field(action, "label"));
        self.acts(json!({ "type": "postback", "data": data, "label": label })).await
    }

    /// The button with that label below the last message.
    pub async fn button(&self, label: &str) -> Value {
        let buttons = self.buttons().await;
        match buttons.iter().find(|action| field(action, "label") == label) {
            Some(action) => action.clone(),
            None => panic!("no {label} among {:?}", self.labels().await),
        }
    }

    /// What the buttons below the last message say.
    pub async fn labels(&self) -> Vec<String> {
        self.buttons().await.iter().map(|action| field(action, "label").to_owned()).collect()
    }

    /// Every text of the account, oldest first.
    pub async fn hears(&self) -> Vec<String> {
        self.messages(0).await.iter().map(|message| field(message, "text").to_owned()).collect()
    }

    /// What the account said last.
    pub async fn last(&self) -> String {
        self.hears().await.pop().unwrap_or_default()
    }

    /// How much the account has said so far.
    pub async fn heard(&self) -> usize {
        self.hears().await.len()
    }

    /// Opens our page: signs in with LINE's token and gets a session.
    pub async fn page(&self) -> Caller<'a> {
        let token = self.id_token().await;
        let nobody = self.scene.stranger();
        let session = nobody.post("/api/session", json!({ "id_token": token })).await.text("/session");
        nobody.carrying(&session)
    }

    /// The ID token that LIFF hands to a page.
    pub async fn id_token(&self) -> String {
        let path = format!("/_city/line/phones/{}/id_token", self.user_id);
        self.scene.stranger().post(&path, json!({})).await.text("/id_token")
    }

    /// Taps as fast as the thumb goes: the webhook has answered, nothing else has happened yet.
    pub async fn does(&self, action: Value) -> Answer {
        self.scene.stranger().post(&format!("/_city/line/phones/{}/actions", self.user_id), action).await
    }

    async fn acts(&self, action: Value) -> String {
        let before = self.seq().await;
        let answer = self.does(action).await;
        assert_eq!(answer.body, json!({ "webhook_status": 200 }), "{answer}");
        self.scene.settle().await;
        let texts = self.messages(before).await;
        texts.iter().map(|message| field(message, "text")).collect::<Vec<_>>().join("\n\n")
    }

    async fn buttons(&self) -> Vec<Value> {
        let last = self.messages(0).await.pop().unwrap_or_default();
        let items = last.pointer("/quickReply/items").and_then(Value::as_array).cloned().unwrap_or_default();
        items.iter().filter_map(|item| item.get("action").cloned()).collect()
    }

    async fn messages(&self, since: u64) -> Vec<Value> {
        let items = self.chat(since).await;
        let account = items.iter().filter(|item| field(item, "from") == "account");
        account.filter_map(|item| item.get("message").cloned()).collect()
    }

    async fn seq(&self) -> u64 {
        self.chat(0).await.last().and_then(|item| item.get("seq")?.as_u64()).unwrap_or(0)
    }

    async fn chat(&self, since: u64) -> Vec<Value> {
        let path = format!("/_city/line/phones/{}/chat?since={since}", self.user_id);
        let chat = self.scene.stranger().get(&path).await.ok();
        chat.get("items").and_then(Value::as_array).cloned().unwrap_or_default()
    }
}

fn field<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
