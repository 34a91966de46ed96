//! ID tokens, from the double's keys to our verifier.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as B64};
use hmac::{Hmac, KeyInit, Mac};
use line::{IdTokenError, IdTokenSettings, IdTokens};
use serde_json::{Value, json};

use crate::common::Town;

async fn verifier(town: &Town, channel: &str, issuer: &str) -> IdTokens {
    let settings = IdTokenSettings {
        jwks_url: format!("{}/oauth2/v2.1/certs", town.serve().await),
        issuer: issuer.into(),
        channel_id: channel.into(),
        timeout: Duration::from_secs(5),
    };
    IdTokens::new(settings, town.now()).unwrap()
}

async fn ours(town: &Town) -> IdTokens {
    verifier(town, "9876543210", "https://access.line.me").await
}

/// `token` with another header.
fn with_header(token: &str, header: Value) -> String {
    let (_, rest) = token.split_once('.').unwrap();
    format!("{}.{rest}", B64.encode(header.to_string()))
}

fn kid(token: &str) -> Value {
    let header = B64.decode(token.split('.').next().unwrap()).unwrap();
    serde_json::from_slice::<Value>(&header).unwrap()["kid"].clone()
}

#[tokio::test]
async fn a_token_names_its_person_for_an_hour() {
    let town = Town::open().await;
    let (user, tokens) = (town.resident().await, ours(&town).await);
    let told = town.control(&format!("/phones/{user}/id_token"), &json!({})).await;
    let token = told["id_token"].as_str().unwrap();

    town.advance(3_599);
    assert_eq!(tokens.verify(token).await.unwrap().user_id, user);
    town.advance(1);
    assert_eq!(tokens.verify(token).await, Err(IdTokenError::Expired));
    assert_eq!(town.double.calls()["certs"], 1);
}

#[tokio::test]
async fn tokens_of_others_are_not_ours() {
    let town = Town::open().await;
    let user = town.resident().await;
    let token = town.double.id_token(&user).unwrap();

    let other_channel = verifier(&town, "1111111111", "https://access.line.me").await;
    assert_eq!(other_channel.verify(&token).await, Err(IdTokenError::Audience));
    let other_issuer = verifier(&town, "9876543210", "https://example.com").await;
    assert_eq!(other_issuer.verify(&token).await, Err(IdTokenError::Issuer));
}

#[tokio::test]
async fn forged_tokens_are_refused_for_what_they_are() {
    let town = Town::open().await;
    let user = town.resident().await;
    let (token, tokens) = (town.double.id_token(&user).unwrap(), ours(&town).await);
    let kid = kid(&token);

    // HS256 over the channel secret is LINE Login's other kind; it is not accepted either.
    let hs256 = with_header(&token, json!({"alg": "HS256", "kid": kid}));
    let (signed, _) = hs256.rsplit_once('.').unwrap();
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(b"secret").unwrap();
    mac.update(signed.as_bytes());
    let hs256 = format!("{signed}.{}", B64.encode(mac.finalize().into_bytes()));
    assert_eq!(tokens.verify(&hs256).await, Err(IdTokenError::Algorithm));
    let none = with_header(&token, json!({"alg": "none", "kid": kid}));
    assert_eq!(tokens.verify(&none).await, Err(IdTokenError::Algorithm));

    let mut parts: Vec<_> = token.split('.').map(str::to_owned).collect();
    parts[1] =
        B64.encode(json!({"iss": "https://access.line.me", "sub": "U0", "aud": "9876543210", "exp": 9e9}).to_string());
    assert_eq!(tokens.verify(&parts.join(".")).await, Err(IdTokenError::Signature));
    for nonsense in ["", "a.b", "a.b.c", "...", "あ.い.う", &"x".repeat(10_000)] {
        assert_eq!(tokens.verify(nonsense).await, Err(IdTokenError::Malformed));
    }
}

#[tokio::test]
async fn an_unknown_key_makes_us_look_at_most_once_a_minute() {
    let town = Town::open().await;
    let user = town.resident().await;
    let (token, tokens) = (town.double.id_token(&user).unwrap(), ours(&town).await);
    let strange = with_header(&token, json!({"alg": "ES256", "kid": "unheard of"}));
    let certs = || town.double.calls().get("certs").copied().unwrap_or(0);

    for _ in 0..3 {
        assert_eq!(tokens.verify(&strange).await, Err(IdTokenError::UnknownKey));
    }
    assert_eq!(certs(), 1);
    assert!(tokens.verify(&token).await.is_ok());
    town.advance(60);
    assert_eq!(tokens.verify(&strange).await, Err(IdTokenError::UnknownKey));
    assert_eq!(certs(), 2);
    let keyless = with_header(&token, json!({"alg": "ES256"}));
    assert_eq!(tokens.verify(&keyless).await, Err(IdTokenError::UnknownKey));
}

#[tokio::test]
async fn without_keys_it_is_not_the_tokens_fault() {
    let town = Town::open().await;
    let user = town.resident().await;
    let (token, tokens) = (town.double.id_token(&user).unwrap(), ours(&town).await);

    town.control("/faults", &json!({"endpoint": "certs", "status": 503})).await;

    assert_eq!(tokens.verify(&token).await, Err(IdTokenError::KeysUnavailable));
    assert!(tokens.verify(&token).await.is_ok(), "the next one looks again");
}
