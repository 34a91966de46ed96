use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// How long a session lasts: as long as the LIFF ID token it was exchanged for.
const LIFETIME: SignedDuration = SignedDuration::from_hours(1);

/// Why a session was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionError {
    /// It was ours and is over.
    Expired,
    /// It is not ours, or was changed.
    Invalid,
}

/// What the session says. Nothing in it is secret; its integrity is.
#[derive(Serialize, Deserialize)]
struct Claims {
    /// The resident's pseudonym.
    r: String,
    /// The LINE user id: a resident who opens the page before writing to the account is registered with it.
    u: String,
    /// Unix seconds.
    e: i64,
}

/// Signs and reads resident sessions: `s1.<claims>.<HMAC-SHA256>`. Stateless, so a request costs no read for it.
#[derive(Clone)]
pub struct SessionKey(Vec<u8>);

impl SessionKey {
    /// A key from the region's secret.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self(secret.as_bytes().to_vec())
    }

    /// A session for `resident`, and when it ends.
    #[must_use]
    pub fn issue(&self, resident: &str, line_user_id: &str, now: Timestamp) -> (String, Timestamp) {
        let expires_at = now.checked_add(LIFETIME).unwrap_or(Timestamp::MAX);
        let claims = Claims { r: resident.to_owned(), u: line_user_id.to_owned(), e: expires_at.as_second() };
        let body = BASE64.encode(serde_json::to_vec(&claims).unwrap_or_default());
        let session = format!("s1.{body}.{}", BASE64.encode(self.mac(&body).finalize().into_bytes()));
        (session, expires_at)
    }

    /// The resident and the LINE user id that a session stands for.
    ///
    /// # Errors
    /// When it is not ours or over.
    pub fn read(&self, session: &str, now: Timestamp) -> Result<(String, String), SessionError> {
        let mut parts = session.splitn(3, '.');
        let (Some("s1"), Some(body), Some(mac)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(SessionError::Invalid);
        };
        let mac = BASE64.decode(mac).map_err(|_| SessionError::Invalid)?;
        self.mac(body).verify_slice(&mac).map_err(|_| SessionError::Invalid)?;
        let claims = BASE64.decode(body).ok().and_then(|json| serde_json::from_slice::<Claims>(&json).ok());
        let claims = claims.ok_or(SessionError::Invalid)?;
        if claims.e <= now.as_second() {
            return Err(SessionError::Expired);
        }
        Ok((claims.r, claims.u))
    }

    fn mac(&self, body: &str) -> Hmac<Sha256> {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { unreachable!("HMAC takes any key") };
        mac.update(body.as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_after_an_hour_and_cannot_be_changed() {
        let key = SessionKey::new("secret");
        let now: Timestamp = "2026-04-01T00:00:00Z".parse().unwrap();
        let (session, expires_at) = key.issue("res_1", "U1", now);

        assert_eq!(key.read(&session, now), Ok(("res_1".to_owned(), "U1".to_owned())));
        assert_eq!(key.read(&session, expires_at), Err(SessionError::Expired));
        assert_eq!(SessionKey::new("other").read(&session, now), Err(SessionError::Invalid));
        assert_eq!(key.read(&session.replace("s1.", "s1.A"), now), Err(SessionError::Invalid));
        assert_eq!(key.read("", now), Err(SessionError::Invalid));
    }
}
