//! The key that signs ID tokens: ES256, published as a JWKS, kept with the data.

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as B64};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(crate) struct Key {
    pair: EcdsaKeyPair,
    kid: String,
}

impl Key {
    /// A new key's PKCS#8, for the journal.
    pub fn generate() -> Option<Vec<u8>> {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).ok()?;
        Some(pkcs8.as_ref().to_vec())
    }

    pub fn read(pkcs8: &[u8]) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8).ok()?;
        let kid = hex::encode(Sha256::digest(pair.public_key())).chars().take(32).collect();
        Some(Self { pair, kid })
    }

    pub fn jwks(&self) -> Value {
        // An uncompressed point: 0x04, then x and y of 32 bytes each.
        let point = self.pair.public_key().as_ref().get(1..).unwrap_or_default();
        let (x, y) = point.split_at_checked(32).unwrap_or_default();
        json!({"keys": [{
            "kty": "EC", "alg": "ES256", "use": "sig", "crv": "P-256", "kid": self.kid,
            "x": B64.encode(x), "y": B64.encode(y),
        }]})
    }

    /// A JWT with these claims.
    pub fn sign(&self, claims: &Value) -> Option<String> {
        let header = json!({"typ": "JWT", "alg": "ES256", "kid": self.kid});
        let signed = format!("{}.{}", B64.encode(header.to_string()), B64.encode(claims.to_string()));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).ok()?;
        Some(format!("{signed}.{}", B64.encode(signature)))
    }
}
