//! Requests that a device signs with its own key, so that a copied address or a recorded request is worth nothing. Knows
//! what is signed and how it is checked; refuses to know which devices there are.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use http::{HeaderMap, Method};
use sha2::{Digest, Sha256};

/// Header of the device: `<facility>.<device>`.
pub const DEVICE: &str = "tsunagu-device";
/// Header of a moment, in milliseconds: the device's idea of it in a request, the server's in an answer.
pub const TIME: &str = "tsunagu-time";
/// Header of a word that is never used again.
pub const NONCE: &str = "tsunagu-nonce";
/// Header of the signature.
pub const SIGNATURE: &str = "tsunagu-signature";

/// Bytes of an uncompressed point of P-256: 0x04, x, y (SEC 1, 2.3.3).
const POINT: usize = 65;

/// A signature with everything that it is over except the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Such as `POST`.
    pub method: String,
    /// With its query.
    pub path: String,
    /// In milliseconds, as the device wrote it.
    pub time: String,
    /// Never used again.
    pub nonce: String,
    /// base64url of r and s.
    pub signature: String,
}

impl Signed {
    /// From a request; `None` where a header is missing or is not shaped like one.
    #[must_use]
    pub fn read(method: &Method, path: &str, headers: &HeaderMap) -> Option<Self> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let signed = Self {
            method: method.to_string(),
            path: path.to_owned(),
            time: text(TIME)?,
            nonce: text(NONCE)?,
            signature: text(SIGNATURE)?,
        };
        signed.is_shaped().then_some(signed)
    }

    /// Whether its parts have the shape that a signature's parts have.
    #[must_use]
    pub fn is_shaped(&self) -> bool {
        let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        (16..=64).contains(&self.nonce.len()) && self.nonce.bytes().all(word) && self.at().is_some()
    }

    /// The moment that the device believed it to be.
    #[must_use]
    pub fn at(&self) -> Option<i64> {
        self.time.parse().ok()
    }

    /// Whether the owner of `public_key` (base64url) signed this with that body.
    #[must_use]
    pub fn is_by(&self, public_key: &str, body: &[u8]) -> bool {
        let (Some(key), Ok(signature)) = (read_key(public_key), BASE64.decode(&self.signature)) else {
            return false;
        };
        let hash = hex::encode(Sha256::digest(body));
        let Self { method, path, time, nonce, .. } = self;
        let message = format!("{method}\n{path}\n{time}\n{nonce}\n{hash}");
        key.verify_sig(message.as_bytes(), &signature).is_ok()
    }
}

/// Whether a text is a P-256 key that can be used: a point, and one on the curve.
#[must_use]
pub fn is_key(public_key: &str) -> bool {
    read_key(public_key).is_some()
}

fn read_key(public_key: &str) -> Option<ParsedPublicKey> {
    let point = BASE64.decode(public_key).ok()?;
    let shaped = point.len() == POINT && point.first() == Some(&4);
    shaped.then(|| ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::{
        rand::SystemRandom,
        signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
    };

    use super::*;

    #[test]
    fn only_what_was_signed_is_by_its_owner() {
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let key = BASE64.encode(pair.public_key().as_ref());
        let hash = hex::encode(Sha256::digest(b"body"));
        let message = format!("POST\n/api/sync/push\n17\nabcdefghijklmnop\n{hash}");
        let signature = BASE64.encode(pair.sign(&random, message.as_bytes()).unwrap());
        let signed = Signed {
            method: "POST".to_owned(),
            path: "/api/sync/push".to_owned(),
            time: "17".to_owned(),
            nonce: "abcdefghijklmnop".to_owned(),
            signature,
        };

        assert!(is_key(&key) && signed.is_shaped() && signed.is_by(&key, b"body"));
        assert!(!signed.is_by(&key, b"bodY"));
        assert!(!Signed { path: "/api/sync/pull".to_owned(), ..signed.clone() }.is_by(&key, b"body"));
        assert!(!Signed { time: "18".to_owned(), ..signed.clone() }.is_by(&key, b"body"));
        assert!(!Signed { signature: "AAAA".to_owned(), ..signed.clone() }.is_by(&key, b"body"));
        for odd in ["", "AAAA", &key[..80]] {
            assert!(!is_key(odd) && !signed.is_by(odd, b"body"), "{odd}");
        }
        assert!(!is_key(&BASE64.encode([4; 65])), "a point that is not on the curve");
        assert!(!Signed { nonce: "short".to_owned(), ..signed.clone() }.is_shaped());
        assert!(!Signed { time: "soon".to_owned(), ..signed }.is_shaped());
    }
}
