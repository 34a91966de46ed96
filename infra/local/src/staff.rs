//! The staff's identity provider: a sign-in page for made-up staff, code + PKCE, and tokens as a Cognito user pool
//! issues them (RS256, the only kind that API Gateway's authorizer takes).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use aws_lc_rs::{
    rand::SystemRandom,
    rsa::{KeyPair, KeySize},
    signature::{KeyPair as _, RSA_PKCS1_SHA256},
};
use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use city_base::CityClock;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    CityError,
    html::{escape, percent},
};

/// The audience of staff tokens.
pub(crate) const CLIENT_ID: &str = "tsunagu-console";
/// Seconds a token is good for, as the template has it.
const LIFETIME: i64 = 3600;
/// Seconds a code is good for.
const CODE_LIFETIME: i64 = 300;

/// Someone who can sign in.
#[derive(Clone, Copy)]
struct Person {
    subject: &'static str,
    name: &'static str,
    roles: &'static str,
    /// Facilities that they work at; `*` is all of them.
    scopes: &'static str,
}

/// Made-up staff.
const STAFF: [Person; 6] = [
    Person {
        subject: "staff-hanako", name: "窓口 はなこ（こども家庭センター）", roles: "officer", scopes: "*"
    },
    Person { subject: "staff-kaoru", name: "会計 かおる（会計課）", roles: "officer", scopes: "*" },
    Person {
        subject: "staff-aoi", name: "園 あおい（つなぐ保育園）", roles: "carer", scopes: "tsunagu-hoikuen"
    },
    Person {
        subject: "staff-megumi", name: "佐藤 めぐみ（つなぐ小学校）", roles: "carer", scopes: "tsunagu-shogakko"
    },
    Person {
        subject: "staff-takashi",
        name: "森 たかし（つなぐ小学校 教頭）",
        roles: "carer",
        scopes: "tsunagu-shogakko",
    },
    Person { subject: "staff-minoru", name: "見学 みのる（権限なし）", roles: "visitor", scopes: "*" },
];

pub(crate) struct Provider {
    clock: CityClock,
    issuer: String,
    key_id: String,
    pair: KeyPair,
    verifying: DecodingKey,
    jwks: Value,
    codes: Mutex<BTreeMap<String, Code>>,
    new_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

/// Someone who has signed in and whose page has not asked for the token yet.
struct Code {
    person: Person,
    challenge: String,
    redirect: String,
    until: i64,
}

impl Provider {
    pub(crate) fn new(
        clock: CityClock,
        issuer: String,
        new_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
    ) -> Result<Arc<Self>, CityError> {
        let wrong = |what: &str| CityError::Engine(format!("staff key: {what}"));
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| wrong("cannot be made"))?;
        let modulus = BASE64.encode(pair.public_key().modulus().big_endian_without_leading_zero());
        let exponent = BASE64.encode(pair.public_key().exponent().big_endian_without_leading_zero());
        let key_id = new_id().simple().to_string();
        let jwks = json!({ "keys": [{ "kty": "RSA", "alg": "RS256", "use": "sig", "kid": key_id, "n": modulus, "e": exponent }] });
        Ok(Arc::new(Self {
            clock,
            issuer,
            key_id,
            pair,
            verifying: DecodingKey::from_rsa_components(&modulus, &exponent).map_err(|_| wrong("cannot be read"))?,
            jwks,
            codes: Mutex::default(),
            new_id,
        }))
    }

    /// The provider's own pages and endpoints, to be mounted at the issuer.
    pub(crate) fn router(self: &Arc<Self>) -> Router {
        Router::new()
            .route("/authorize", get(sign_in))
            .route("/approve", post(approve))
            .route("/token", post(exchange))
            .route("/jwks.json", get(async |State(provider): State<Arc<Self>>| Json(provider.jwks.clone())))
            .with_state(self.clone())
    }

    /// A token for someone with these roles and scopes.
    pub(crate) fn token(&self, subject: &str, roles: &str, scopes: &str) -> Result<String, CityError> {
        let now = self.clock.now().as_second();
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT_ID, "sub": subject, "iat": now, "exp": now + LIFETIME,
            "token_use": "id", "custom:roles": roles, "custom:scopes": scopes,
        });
        let header = json!({ "typ": "JWT", "alg": "RS256", "kid": self.key_id });
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature)
            .map_err(|_| CityError::Engine("a staff token cannot be signed".to_owned()))?;
        Ok(format!("{signed}.{}", BASE64.encode(signature)))
    }

    /// The claims of a token, as API Gateway's authorizer hands them on; none when it does not let it through.
    pub(crate) fn claims(&self, token: &str) -> Option<Map<String, Value>> {
        let mut rules = Validation::new(Algorithm::RS256);
        rules.set_audience(&[CLIENT_ID]);
        rules.set_issuer(&[&self.issuer]);
        // By the city's clock, below.
        rules.validate_exp = false;
        let header = jsonwebtoken::decode_header(token).ok()?;
        if header.kid.as_deref() != Some(self.key_id.as_str()) {
            return None;
        }
        let claims = jsonwebtoken::decode::<Map<String, Value>>(token, &self.verifying, &rules).ok()?.claims;
        let exp = claims.get("exp").and_then(Value::as_i64)?;
        // API Gateway hands every claim on as text.
        let text = |value: Value| match value {
            Value::String(text) => Value::String(text),
            other => Value::String(other.to_string()),
        };
        (exp > self.clock.now().as_second())
            .then(|| claims.into_iter().map(|(name, value)| (name, text(value))).collect())
    }
}

#[derive(Deserialize)]
struct Authorize {
    response_type: String,
    client_id: String,
    redirect_uri: String,
    state: String,
    code_challenge: String,
    code_challenge_method: String,
}

async fn sign_in(Query(ask): Query<Authorize>) -> Response {
    let sound = ask.response_type == "code" && ask.client_id == CLIENT_ID && ask.code_challenge_method == "S256";
    if !sound {
        return (StatusCode::BAD_REQUEST, "unsupported request: code with PKCE S256 only").into_response();
    }
    let hidden: String =
        [("redirect_uri", &ask.redirect_uri), ("state", &ask.state), ("code_challenge", &ask.code_challenge)]
            .map(|(name, value)| format!(r#"<input type="hidden" name="{name}" value="{}">"#, escape(value)))
            .concat();
    let people: String = STAFF
        .map(|Person { subject, name, .. }| format!(r#"<button name="subject" value="{subject}">{name}</button>"#))
        .concat();
    Html(format!(
        r#"<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>職員サインイン（ローカル）</title>
<style>body{{font:1rem/1.7 system-ui,sans-serif;max-width:26rem;margin:12vh auto;padding:0 1rem;color:#1a1a1c}}
button{{display:block;width:100%;margin:.75rem 0;padding:1rem;font:inherit;text-align:left;background:#fff;border:1px solid #595959;border-radius:.5rem}}
button:focus-visible{{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d}}p{{color:#595959}}</style>
<main><h1>職員サインイン</h1><p>ローカルの街の、架空の職員です。だれとして入りますか。</p>
<form method="post" action="approve">{hidden}{people}</form></main></html>"#
    ))
    .into_response()
}

#[derive(Deserialize)]
struct Approve {
    subject: String,
    redirect_uri: String,
    state: String,
    code_challenge: String,
}

async fn approve(State(provider): State<Arc<Provider>>, Form(form): Form<Approve>) -> Response {
    let Some(person) = STAFF.into_iter().find(|person| person.subject == form.subject) else {
        return (StatusCode::BAD_REQUEST, "unknown").into_response();
    };
    let code = (provider.new_id)().simple().to_string();
    let until = provider.clock.now().as_second() + CODE_LIFETIME;
    let redirect = form.redirect_uri.clone();
    provider
        .codes
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(code.clone(), Code { person, challenge: form.code_challenge, redirect, until });
    let join = if form.redirect_uri.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{}{join}code={code}&state={}", form.redirect_uri, percent(&form.state))).into_response()
}

#[derive(Deserialize)]
struct Exchange {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
}

async fn exchange(State(provider): State<Arc<Provider>>, Form(form): Form<Exchange>) -> Response {
    let refused = || (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    // A code is good once, whatever comes of it.
    let code = provider.codes.lock().unwrap_or_else(PoisonError::into_inner).remove(&form.code);
    let Some(code) = code else { return refused() };
    let challenge = BASE64.encode(Sha256::digest(form.code_verifier.as_bytes()));
    let in_time = code.until > provider.clock.now().as_second();
    if form.grant_type != "authorization_code"
        || challenge != code.challenge
        || code.redirect != form.redirect_uri
        || !in_time
    {
        return refused();
    }
    let Person { subject, roles, scopes, .. } = code.person;
    match provider.token(subject, roles, scopes) {
        Ok(token) => {
            Json(json!({ "id_token": token, "access_token": token, "token_type": "Bearer", "expires_in": LIFETIME }))
                .into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
