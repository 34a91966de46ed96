//! The provider of the デジタル認証アプリ, for made-up people: authorization code, PKCE S256, state and nonce mandatory, a
//! client that signs in with its key (`private_key_jwt`, ES256), ES256 ID tokens, a subject that is the client's own, and the
//! four items from userinfo. What the real one refuses, this one refuses.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as BASE64},
};
use city_base::CityClock;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    CityError,
    html::{escape, percent},
};

/// The municipality's client.
pub(crate) const CLIENT_ID: &str = "RP00000001";
/// Names its key.
pub(crate) const CLIENT_KEY_ID: &str = "rp1";
/// Seconds an ID token and an access token are good for.
const LIFETIME: i64 = 300;
/// Seconds a code is good for.
const CODE_LIFETIME: i64 = 60;

/// Somebody with a card.
#[derive(Clone, Copy)]
struct Person {
    id: &'static str,
    name: &'static str,
    address: &'static str,
    birthdate: &'static str,
    gender: &'static str,
}

/// Made-up people of the made-up municipality.
const PEOPLE: [Person; 4] = [
    Person {
        id: "u1",
        name: "青木　さくら",
        address: "架空県つなぐ市青葉町一丁目２番３号",
        birthdate: "19920304",
        gender: "2",
    },
    Person {
        id: "u2",
        name: "石田　悠希",
        address: "架空県つなぐ市若葉台四丁目５番６号",
        birthdate: "19891120",
        gender: "1",
    },
    Person {
        id: "u3",
        name: "ＮＧＵＹＥＮ　ＴＨＩ　ＬＩＮＨ",
        address: "架空県つなぐ市港町２番地１０",
        birthdate: "19950717",
        gender: "2",
    },
    Person {
        id: "u4",
        name: "髙橋　一郎",
        address: "架空県つなぐ市緑ヶ丘三丁目１番１号",
        birthdate: "19850101",
        gender: "1",
    },
];

/// A key pair, and its public half as others publish it.
struct Side {
    pair: EcdsaKeyPair,
    pem: String,
}

impl Side {
    fn new() -> Result<Self, CityError> {
        let wrong = |_| CityError::Engine("a card provider's key cannot be made".to_owned());
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(wrong)?;
        let der = pair.to_pkcs8v1().map_err(wrong)?;
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----", STANDARD.encode(der.as_ref()));
        Ok(Self { pair, pem })
    }

    fn public(&self, id: &str) -> Value {
        // An uncompressed point: 4, x, y.
        let (x, y) = self.pair.public_key().as_ref().split_at(1).1.split_at(32);
        json!({
            "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": id,
            "x": BASE64.encode(x), "y": BASE64.encode(y),
        })
    }

    fn sign(&self, id: &str, claims: &Value) -> Option<String> {
        let header = json!({ "typ": "JWT", "alg": "ES256", "kid": id });
        let said = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let signature = self.pair.sign(&SystemRandom::new(), said.as_bytes()).ok()?;
        Some(format!("{said}.{}", BASE64.encode(signature)))
    }
}

pub(crate) struct CardProvider {
    clock: CityClock,
    base: String,
    redirect: String,
    own: Side,
    client: Side,
    grants: Mutex<Grants>,
    new_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

#[derive(Default)]
struct Grants {
    codes: BTreeMap<String, Code>,
    /// Access tokens, each with who it is of and until when.
    access: BTreeMap<String, (Person, i64)>,
    /// Statements of the client that were used.
    used: BTreeMap<String, i64>,
}

struct Code {
    person: Person,
    nonce: String,
    challenge: String,
    until: i64,
}

impl CardProvider {
    pub(crate) fn new(
        clock: CityClock,
        public: &str,
        new_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
    ) -> Result<Arc<Self>, CityError> {
        Ok(Arc::new(Self {
            clock,
            base: format!("{public}/_city/card"),
            redirect: format!("{public}/identity/done"),
            own: Side::new()?,
            client: Side::new()?,
            grants: Mutex::default(),
            new_id,
        }))
    }

    /// The private key that the municipality's client signs in with.
    pub(crate) fn client_key(&self) -> String {
        self.client.pem.clone()
    }

    pub(crate) fn router(self: &Arc<Self>) -> Router {
        Router::new()
            .route("/auth", get(ask))
            .route("/answer", post(answer))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .route("/certs", get(async |State(us): State<Arc<Self>>| Json(json!({ "keys": [us.own.public("op1")] }))))
            .with_state(self.clone())
    }

    fn issuer(&self) -> &str {
        &self.base
    }

    /// Whether the municipality's client signed this, for us, now, and for the first time.
    fn is_client(&self, statement: &str) -> bool {
        let now = self.clock.now().as_second();
        let Ok(key) = serde_json::from_value(self.client.public(CLIENT_KEY_ID)) else { return false };
        let Ok(key) = DecodingKey::from_jwk(&key) else { return false };
        let mut rules = Validation::new(Algorithm::ES256);
        rules.validate_exp = false;
        rules.set_audience(&[format!("{}/token", self.base)]);
        rules.set_issuer(&[CLIENT_ID]);
        let Ok(read) = jsonwebtoken::decode::<Statement>(statement, &key, &rules) else { return false };
        let Statement { sub, jti, exp } = read.claims;
        let mut grants = self.grants.lock().unwrap_or_else(PoisonError::into_inner);
        grants.used.retain(|_, until| *until > now);
        sub == CLIENT_ID && exp > now && exp <= now + LIFETIME && grants.used.insert(jti, exp).is_none()
    }

    /// What a subject is called at this client.
    fn subject(person: Person) -> String {
        BASE64.encode(Sha256::digest(format!("{CLIENT_ID}/{}", person.id)))
    }
}

#[derive(Deserialize)]
struct Statement {
    sub: String,
    jti: String,
    exp: i64,
}

#[derive(Deserialize)]
struct Ask {
    response_type: String,
    client_id: String,
    redirect_uri: String,
    scope: String,
    state: String,
    nonce: String,
    code_challenge: String,
    code_challenge_method: String,
}

async fn ask(State(us): State<Arc<CardProvider>>, Query(ask): Query<Ask>) -> Response {
    let scopes: Vec<&str> = ask.scope.split(' ').collect();
    let whole = ["openid", "name", "address", "birthdate", "gender"].iter().all(|scope| scopes.contains(scope));
    let secrets = [&ask.state, &ask.nonce, &ask.code_challenge];
    let sound = ask.response_type == "code"
        && ask.client_id == CLIENT_ID
        && ask.redirect_uri == us.redirect
        && ask.code_challenge_method == "S256"
        && whole
        && secrets.iter().all(|secret| (1..=255).contains(&secret.len()));
    if !sound {
        return (StatusCode::BAD_REQUEST, "invalid_request").into_response();
    }
    let hidden: String = [("state", &ask.state), ("nonce", &ask.nonce), ("challenge", &ask.code_challenge)]
        .map(|(name, value)| format!(r#"<input type="hidden" name="{name}" value="{}">"#, escape(value)))
        .concat();
    let people: String =
        PEOPLE.map(|Person { id, name, .. }| format!(r#"<button name="who" value="{id}">{name}</button>"#)).concat();
    Html(format!(
        r#"<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>マイナンバーカードで本人確認（ローカル）</title>
<style>body{{font:1rem/1.7 system-ui,sans-serif;max-width:26rem;margin:8vh auto;padding:0 1rem;color:#1a1a1c}}
button{{display:block;width:100%;margin:.75rem 0;padding:1rem;font:inherit;text-align:left;background:#fff;border:1px solid #595959;border-radius:.5rem}}
button:focus-visible{{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d}}p{{color:#595959}}</style>
<main><h1>カードをかざす</h1><p>ローカルの街の、架空の人のカードです。だれのカードをかざしますか。</p>
<form method="post" action="answer">{hidden}{people}<button name="who" value="">やめる</button></form></main></html>"#
    ))
    .into_response()
}

#[derive(Deserialize)]
struct Answer {
    who: String,
    state: String,
    nonce: String,
    challenge: String,
}

async fn answer(State(us): State<Arc<CardProvider>>, Form(form): Form<Answer>) -> Response {
    let back = |what: String| Redirect::to(&format!("{}?{what}&state={}", us.redirect, percent(&form.state)));
    let Some(person) = PEOPLE.into_iter().find(|person| person.id == form.who) else {
        return back("error=access_denied".to_owned()).into_response();
    };
    let code = (us.new_id)().simple().to_string();
    let until = us.clock.now().as_second() + CODE_LIFETIME;
    let grant = Code { person, nonce: form.nonce, challenge: form.challenge, until };
    us.grants.lock().unwrap_or_else(PoisonError::into_inner).codes.insert(code.clone(), grant);
    back(format!("code={code}")).into_response()
}

#[derive(Deserialize)]
struct Exchange {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
    client_assertion_type: String,
    client_assertion: String,
}

async fn token(State(us): State<Arc<CardProvider>>, Form(form): Form<Exchange>) -> Response {
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    let signs = form.client_assertion_type == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    if !signs || !us.is_client(&form.client_assertion) {
        return refused("invalid_client");
    }
    let now = us.clock.now().as_second();
    let access = (us.new_id)().simple().to_string();
    let granted = {
        let mut grants = us.grants.lock().unwrap_or_else(PoisonError::into_inner);
        // A code is good once, whatever comes of it.
        let code = grants.codes.remove(&form.code).filter(|code| {
            let challenge = BASE64.encode(Sha256::digest(form.code_verifier.as_bytes()));
            code.until > now && code.challenge == challenge && form.redirect_uri == us.redirect
        });
        code.inspect(|code| {
            grants.access.insert(access.clone(), (code.person, now + LIFETIME));
        })
    };
    let Some(Code { person, nonce, .. }) = granted.filter(|_| form.grant_type == "authorization_code") else {
        return refused("invalid_grant");
    };
    let claims = json!({
        "iss": us.issuer(), "aud": CLIENT_ID, "sub": CardProvider::subject(person), "nonce": nonce,
        "iat": now, "exp": now + LIFETIME, "acr": "aal3",
    });
    match us.own.sign("op1", &claims) {
        Some(token) => {
            let body =
                json!({ "id_token": token, "access_token": access, "token_type": "Bearer", "expires_in": LIFETIME });
            Json(body).into_response()
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn userinfo(State(us): State<Arc<CardProvider>>, headers: HeaderMap) -> Response {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let now = us.clock.now().as_second();
    let grants = us.grants.lock().unwrap_or_else(PoisonError::into_inner);
    let known = bearer.and_then(|token| grants.access.get(token)).filter(|(_, until)| *until > now);
    let Some((person, _)) = known else { return StatusCode::UNAUTHORIZED.into_response() };
    let Person { name, address, birthdate, gender, .. } = *person;
    let sub = CardProvider::subject(*person);
    Json(json!({ "sub": sub, "name": name, "address": address, "birthdate": birthdate, "gender": gender }))
        .into_response()
}
