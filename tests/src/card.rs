//! Somebody signs in with their My Number card: what the browser does between the page and the provider.

use std::collections::BTreeMap;

use reqwest::{Url, redirect::Policy};
use serde_json::{Value, json};

use crate::{Answer, Caller};

/// What the browser brought back to the page.
#[derive(Debug, Clone)]
pub struct Brought {
    /// Behind the `#` of the page's address.
    pub state: String,
    /// None where the person turned back.
    pub code: Option<String>,
}

/// Begins a sign-in on a resident's page, holds the card of `who` (`u1` to `u4`, or nobody's) against the phone, and comes
/// back to the page.
///
/// # Panics
/// When the way out and back is not as it must be.
#[expect(clippy::unwrap_used, clippy::panic, reason = "a scene that cannot go on fails")]
pub async fn holds_card(page: &Caller<'_>, who: &str) -> Brought {
    let purpose = page.get("/api/identity").await.text("/purpose/version");
    let url = page.post("/api/identity/attempts", json!({ "purpose": purpose })).await.text("/url");
    let asked = Url::parse(&url).unwrap();
    let query: BTreeMap<String, String> = asked.query_pairs().into_owned().collect();
    for (name, value) in [("response_type", "code"), ("code_challenge_method", "S256")] {
        assert_eq!(query.get(name).map(String::as_str), Some(value), "{name}");
    }

    let browser = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
    let shown = browser.get(url).send().await.unwrap();
    assert_eq!(shown.status(), 200, "the provider shows its page");
    let field = |name: &str| query.get(name).cloned().unwrap_or_default();
    let form = [
        ("who", who.to_owned()),
        ("state", field("state")),
        ("nonce", field("nonce")),
        ("challenge", field("code_challenge")),
    ];
    let answered = browser.post(asked.join("answer").unwrap()).form(&form).send().await.unwrap();
    let back = |answer: &reqwest::Response| answer.headers()["location"].to_str().unwrap().to_owned();
    let page_again = browser.get(back(&answered)).send().await.unwrap();
    assert_eq!(page_again.status(), 303);
    let address = back(&page_again);
    let (_, place) = address.split_once("#/identity/").unwrap_or_else(|| panic!("{address}"));
    let mut parts = place.split('/').map(str::to_owned);
    Brought { state: parts.next().unwrap(), code: parts.next() }
}

impl Brought {
    /// The page hands on what came back.
    pub async fn registers(&self, page: &Caller<'_>) -> Answer {
        let error: Value = if self.code.is_none() { json!("access_denied") } else { Value::Null };
        let body = json!({ "state": self.state, "code": self.code, "error": error });
        page.post("/api/identity/registration", body).await
    }
}
