//! How we sign in at the token endpoint: with a statement that only our key can make (RFC 7523).

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

use crate::{Attempt, Provider};

/// Seconds a statement is good for.
const LIFETIME: i64 = 60;
const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// Our private key, P-256.
#[derive(Clone)]
pub struct ClientKey {
    key: EncodingKey,
    id: String,
}

/// The key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the client's key is no P-256 key in PEM (PKCS #8)")]
pub struct NoKey;

impl ClientKey {
    /// Reads a PKCS #8 PEM; `id` is what the provider knows its public half by.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_pem(pem: &str, id: &str) -> Result<Self, NoKey> {
        let body = pem.trim().strip_prefix("-----BEGIN PRIVATE KEY-----").ok_or(NoKey)?;
        let body = body.strip_suffix("-----END PRIVATE KEY-----").ok_or(NoKey)?;
        let der = BASE64.decode(body.split_whitespace().collect::<String>()).map_err(|_| NoKey)?;
        let key = Self { key: EncodingKey::from_ec_der(&der), id: id.to_owned() };
        // Bytes that are no key are only found out by signing.
        key.sign(&json!({})).map(|_| key)
    }

    /// The form that turns a code into a token. `jti` is used once; `now` in seconds since 1970.
    ///
    /// # Errors
    /// When the key cannot sign.
    pub fn token_form(
        &self,
        provider: &Provider,
        attempt: &Attempt,
        code: &str,
        jti: &str,
        now: i64,
    ) -> Result<Vec<(&'static str, String)>, NoKey> {
        Ok(vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", provider.redirect.clone()),
            ("client_id", provider.client.clone()),
            ("code_verifier", attempt.verifier.clone()),
            ("client_assertion_type", KIND.to_owned()),
            ("client_assertion", self.assertion(provider, jti, now)?),
        ])
    }

    fn assertion(&self, provider: &Provider, jti: &str, now: i64) -> Result<String, NoKey> {
        self.sign(&json!({
            "iss": provider.client, "sub": provider.client, "aud": provider.token,
            "jti": jti, "iat": now, "exp": now + LIFETIME,
        }))
    }

    fn sign(&self, claims: &Value) -> Result<String, NoKey> {
        let header = Header { kid: Some(self.id.clone()), ..Header::new(Algorithm::ES256) };
        encode(&header, claims, &self.key).map_err(|_| NoKey)
    }
}

/// A private key: not for logs.
impl std::fmt::Debug for ClientKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientKey")
    }
}
