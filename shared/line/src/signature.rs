//! `x-line-signature`: base64 of HMAC-SHA256 over the raw body bytes, keyed with the channel secret.

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::Secret;

/// Why a body is not taken as LINE's. Both are answered with 401.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("the request carries no x-line-signature")]
    Missing,
    #[error("the signature does not belong to this body")]
    Wrong,
}

/// Checks `header` against the raw body. Reissuing a channel secret kills the old one at once, so the current and
/// the next secret are both accepted. Each comparison takes constant time.
///
/// # Errors
/// When there is no signature, or none of the secrets made it.
pub fn verify(raw_body: &[u8], header: Option<&str>, secrets: &[Secret]) -> Result<(), SignatureError> {
    let header = header.filter(|h| !h.is_empty()).ok_or(SignatureError::Missing)?;
    let claimed = BASE64_STANDARD.decode(header).map_err(|_| SignatureError::Wrong)?;
    let made_by = |secret: &Secret| mac(raw_body, secret).is_some_and(|mac| mac.verify_slice(&claimed).is_ok());
    if secrets.iter().any(made_by) { Ok(()) } else { Err(SignatureError::Wrong) }
}

/// The signature LINE would send with `raw_body`.
#[must_use]
pub fn sign(raw_body: &[u8], secret: &Secret) -> String {
    mac(raw_body, secret).map(|mac| BASE64_STANDARD.encode(mac.finalize().into_bytes())).unwrap_or_default()
}

/// `None` for an empty secret: an unset setting must not become a key that everyone knows.
fn mac(raw_body: &[u8], secret: &Secret) -> Option<Hmac<Sha256>> {
    if secret.expose().is_empty() {
        return None;
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes()).ok()?;
    mac.update(raw_body);
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_secret_is_accepted_beside_the_current_one() {
        let (current, next) = (Secret::new("now"), Secret::new("soon"));
        let signed = sign(b"{}", &next);

        assert_eq!(verify(b"{}", Some(&signed), &[current.clone(), next]), Ok(()));
        assert_eq!(verify(b"{}", Some(&signed), &[current]), Err(SignatureError::Wrong));
    }

    #[test]
    fn an_empty_secret_signs_nothing() {
        let mut keyless = Hmac::<Sha256>::new_from_slice(b"").unwrap();
        keyless.update(b"{}");
        let forged = BASE64_STANDARD.encode(keyless.finalize().into_bytes());
        assert_eq!(verify(b"{}", Some(&forged), &[Secret::new("")]), Err(SignatureError::Wrong));
        assert_eq!(verify(b"{}", Some(""), &[Secret::new("x")]), Err(SignatureError::Missing));
    }

    #[test]
    fn debug_does_not_tell_the_secret() {
        assert_eq!(format!("{:?}", Secret::new("hush")), "Secret(…)");
    }
}
