//! Whether an ID token is good (OpenID Connect Core 3.1.3.7), with everything that makes it so in one place.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header, errors::ErrorKind, jwk::JwkSet};
use serde::Deserialize;

use crate::{Attempt, Provider};

/// Seconds by which two honest clocks may differ.
const LEEWAY: i64 = 60;
/// Seconds after which a token that was just asked for is no answer any more.
const FRESH: i64 = 600;

/// The provider's public keys.
#[derive(Debug, Clone)]
pub struct Keys(JwkSet);

/// Against what a token is held.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Who issued it, and for whom.
    pub provider: &'a Provider,
    /// In answer to what.
    pub attempt: &'a Attempt,
    /// Seconds since 1970.
    pub now: i64,
}

/// Why a token is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoToken {
    /// No token at all, or without what it must say.
    #[error("malformed")]
    Malformed,
    /// Not ES256: a token chooses no algorithm for itself.
    #[error("algorithm")]
    Algorithm,
    /// A key that the provider does not publish. It may have changed: fetch them once more.
    #[error("key_unknown")]
    KeyUnknown,
    /// Not signed by that key.
    #[error("signature")]
    Signature,
    /// Of another provider.
    #[error("issuer")]
    Issuer,
    /// For somebody else.
    #[error("audience")]
    Audience,
    /// An answer to another sign-in.
    #[error("nonce")]
    Nonce,
    /// Over, or not begun.
    #[error("expired")]
    Expired,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    sub: String,
    exp: i64,
    iat: i64,
    nonce: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Keys {
    /// Reads what the provider publishes.
    ///
    /// # Errors
    /// When it is no set of keys.
    pub fn read(json: &str) -> Result<Self, NoToken> {
        serde_json::from_str(json).map(Self).map_err(|_| NoToken::Malformed)
    }
}

/// Who has signed in, by the provider's own name for them at our client.
///
/// # Errors
/// The first thing that is wrong with the token.
pub fn subject(token: &str, keys: &Keys, expected: Expected<'_>) -> Result<String, NoToken> {
    let header = decode_header(token).map_err(|error| match error.kind() {
        // `none`, for one, is not even a name here.
        ErrorKind::InvalidAlgorithmName | ErrorKind::Json(_) => NoToken::Algorithm,
        _ => NoToken::Malformed,
    })?;
    if header.alg != Algorithm::ES256 {
        return Err(NoToken::Algorithm);
    }
    let key = header.kid.as_deref().and_then(|id| keys.0.find(id)).ok_or(NoToken::KeyUnknown)?;
    let key = DecodingKey::from_jwk(key).map_err(|_| NoToken::KeyUnknown)?;

    let mut rules = Validation::new(Algorithm::ES256);
    // Below, by the clock and the words that were handed in.
    rules.validate_exp = false;
    rules.validate_aud = false;
    rules.set_required_spec_claims::<&str>(&[]);
    let claims = decode::<Claims>(token, &key, &rules).map_err(|error| match error.kind() {
        ErrorKind::InvalidSignature => NoToken::Signature,
        _ => NoToken::Malformed,
    })?;
    check(claims.claims, expected)
}

fn check(claims: Claims, Expected { provider, attempt, now }: Expected<'_>) -> Result<String, NoToken> {
    let is_ours = |client: &String| *client == provider.client;
    let is_for_us = match &claims.aud {
        Audience::One(client) => is_ours(client),
        // Of several it names the one that asked.
        Audience::Many(clients) => {
            clients.iter().any(is_ours) && (clients.len() == 1 || claims.azp.as_ref().is_some_and(is_ours))
        }
    };
    if claims.iss != provider.issuer {
        return Err(NoToken::Issuer);
    }
    if !is_for_us || claims.azp.as_ref().is_some_and(|client| !is_ours(client)) {
        return Err(NoToken::Audience);
    }
    if claims.nonce.as_ref() != Some(&attempt.nonce) {
        return Err(NoToken::Nonce);
    }
    let age = now.saturating_sub(claims.iat);
    if claims.exp.saturating_add(LEEWAY) <= now || !(-LEEWAY..=FRESH).contains(&age) {
        return Err(NoToken::Expired);
    }
    if claims.sub.is_empty() || claims.sub.len() > 255 { Err(NoToken::Malformed) } else { Ok(claims.sub) }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::{
        rand::SystemRandom,
        signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
    };
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
    use serde_json::{Value, json};

    use super::*;
    use crate::ClientKey;

    const NOW: i64 = 1_780_000_000;

    struct Side {
        pair: EcdsaKeyPair,
    }

    impl Side {
        fn new() -> Self {
            Self { pair: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap() }
        }

        fn keys(&self, id: &str) -> Keys {
            // An uncompressed point: 4, x, y.
            let point = self.pair.public_key().as_ref();
            let (x, y) = (BASE64.encode(&point[1..33]), BASE64.encode(&point[33..]));
            let key = json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y, "kid": id, "use": "sig", "alg": "ES256" });
            Keys::read(&json!({ "keys": [key] }).to_string()).unwrap()
        }

        fn signs(&self, header: Value, claims: Value) -> String {
            let said = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
            let signature = self.pair.sign(&SystemRandom::new(), said.as_bytes()).unwrap();
            format!("{said}.{}", BASE64.encode(signature))
        }
    }

    fn header() -> Value {
        json!({ "alg": "ES256", "kid": "op1", "typ": "JWT" })
    }

    fn claims(attempt: &Attempt, change: Value) -> Value {
        let mut claims = json!({
            "iss": "https://auth.example/realms/main", "aud": "RP1", "sub": "u1", "nonce": attempt.nonce,
            "iat": NOW, "exp": NOW + 300,
        });
        for (name, value) in change.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims
    }

    #[test]
    fn a_good_token_names_its_subject() {
        let (op, attempt, provider) = (Side::new(), Attempt::new([[1; 32], [2; 32], [3; 32]]), Provider::example());
        let expected = Expected { provider: &provider, attempt: &attempt, now: NOW + 5 };
        let keys = op.keys("op1");
        let token = op.signs(header(), claims(&attempt, json!({})));
        assert_eq!(subject(&token, &keys, expected), Ok("u1".to_owned()));
        let several = op.signs(header(), claims(&attempt, json!({ "aud": ["RP1", "RP2"], "azp": "RP1" })));
        assert_eq!(subject(&several, &keys, expected), Ok("u1".to_owned()));
    }

    #[test]
    fn what_is_wrong_with_a_token_is_named() {
        let (op, attempt, provider) = (Side::new(), Attempt::new([[1; 32], [2; 32], [3; 32]]), Provider::example());
        let expected = Expected { provider: &provider, attempt: &attempt, now: NOW + 5 };
        let keys = op.keys("op1");
        for (change, why) in [
            (json!({ "iss": "https://auth.example/realms/main/" }), NoToken::Issuer),
            (json!({ "aud": "RP2" }), NoToken::Audience),
            (json!({ "aud": ["RP1", "RP2"] }), NoToken::Audience),
            (json!({ "azp": "RP2" }), NoToken::Audience),
            (json!({ "nonce": "another" }), NoToken::Nonce),
            (json!({ "nonce": null }), NoToken::Nonce),
            (json!({ "exp": NOW - 120 }), NoToken::Expired),
            (json!({ "iat": NOW - 4_000, "exp": NOW + 9_000 }), NoToken::Expired),
            (json!({ "iat": NOW + 300 }), NoToken::Expired),
            (json!({ "sub": "" }), NoToken::Malformed),
            (json!({ "exp": "soon" }), NoToken::Malformed),
        ] {
            let token = op.signs(header(), claims(&attempt, change.clone()));
            assert_eq!(subject(&token, &keys, expected), Err(why), "{change}");
        }
        let good = || claims(&attempt, json!({}));
        let unsigned = format!("{}.{}.", BASE64.encode(r#"{"alg":"none"}"#), BASE64.encode(good().to_string()));
        assert_eq!(subject(&unsigned, &keys, expected), Err(NoToken::Algorithm));
        let shared = op.signs(json!({ "alg": "HS256", "kid": "op1" }), good());
        assert_eq!(subject(&shared, &keys, expected), Err(NoToken::Algorithm));
        let other_key = op.signs(json!({ "alg": "ES256", "kid": "op2" }), good());
        assert_eq!(subject(&other_key, &keys, expected), Err(NoToken::KeyUnknown));
        let nameless = op.signs(json!({ "alg": "ES256" }), good());
        assert_eq!(subject(&nameless, &keys, expected), Err(NoToken::KeyUnknown));
        let forged = Side::new().signs(header(), good());
        assert_eq!(subject(&forged, &keys, expected), Err(NoToken::Signature));
        for text in ["", "a.b", "a.b.c", "....."] {
            assert!(subject(text, &keys, expected).is_err(), "{text}");
        }
    }

    #[test]
    fn the_client_signs_in_with_a_statement_that_its_key_alone_can_make() {
        let (us, attempt, provider) = (Side::new(), Attempt::new([[1; 32], [2; 32], [3; 32]]), Provider::example());
        let der = us.pair.to_pkcs8v1().unwrap();
        let body = base64::engine::general_purpose::STANDARD.encode(der.as_ref());
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
        let key = ClientKey::from_pem(&pem, "rp1").unwrap();
        let form = key.token_form(&provider, &attempt, "the code", "once", NOW).unwrap();
        let field = |name: &str| form.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone()).unwrap();
        assert_eq!((field("grant_type"), field("code")), ("authorization_code".to_owned(), "the code".to_owned()));
        assert_eq!(field("code_verifier"), attempt.verifier);

        let Keys(set) = us.keys("rp1");
        let mut rules = Validation::new(Algorithm::ES256);
        rules.validate_exp = false;
        rules.set_audience(&["https://auth.example/token"]);
        let read = decode::<Value>(field("client_assertion"), &DecodingKey::from_jwk(&set.keys[0]).unwrap(), &rules);
        let read = read.unwrap();
        assert_eq!(read.header.kid.as_deref(), Some("rp1"));
        assert_eq!((&read.claims["iss"], &read.claims["sub"]), (&json!("RP1"), &json!("RP1")));
        assert_eq!((&read.claims["jti"], &read.claims["exp"]), (&json!("once"), &json!(NOW + 60)));
        assert!(ClientKey::from_pem("no key", "rp1").is_err());
        assert_eq!(format!("{key:?}"), "ClientKey");
    }
}
