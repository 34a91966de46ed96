//! What makes a second sending the same request.

use contract::Refusal;
use http::HeaderMap;
use sha2::{Digest, Sha256};

/// The request's `Idempotency-Key`.
///
/// # Errors
/// Where there is none, or it is not 1 to 64 visible ASCII characters.
pub fn idempotency_key(headers: &HeaderMap) -> Result<&str, Refusal> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let visible = key.bytes().all(|byte| byte.is_ascii_graphic());
    if visible && (1..=64).contains(&key.len()) { Ok(key) } else { Err(Refusal::IdempotencyKeyMissing) }
}

/// So many bytes of a hash of `parts`, in hex. No two lists of parts run into each other.
#[must_use]
pub fn digest(parts: &[&str], bytes: usize) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize().get(..bytes).unwrap_or_default())
}
