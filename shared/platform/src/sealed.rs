//! Fields that are encrypted before they reach a table: AES-256-GCM under a key of the municipality's secret, which the
//! stack's own KMS key encrypts. Each sealed text is bound to the row it was written for, so that nobody who can write to
//! a table can lay one person's account into another's row.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{Ids, MissingSetting, Settings};

/// Characters that name a key in what it sealed.
const NAME: usize = 8;

/// The keys, the one that seals first.
#[derive(Clone)]
pub struct Sealer {
    keys: Vec<(String, [u8; 32])>,
    ids: Ids,
}

/// A sealed text cannot be opened: changed, of another row, or under a key that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed field cannot be opened")]
pub struct NotOpened;

impl Sealer {
    /// Keys from the setting `FIELD_KEY`: texts of any length with commas between, the newest first. While a key is
    /// replaced, the one before it stays behind it until nothing is left that it sealed.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn from_settings(settings: &Settings, ids: &Ids) -> Result<Self, MissingSetting> {
        let keys = settings.get("FIELD_KEY")?.split(',').map(str::trim).filter(|secret| !secret.is_empty());
        let keys: Vec<_> = keys.map(key).collect();
        if keys.is_empty() {
            return Err(MissingSetting("FIELD_KEY".to_owned()));
        }
        Ok(Self { keys, ids: ids.clone() })
    }

    /// Seals a value for the row that `place` names.
    ///
    /// # Errors
    /// Never in practice: values of ours are plain, and AES-GCM takes messages of this size.
    pub fn seal(&self, place: &str, value: &impl Serialize) -> Result<String, NotOpened> {
        let (name, secret) = self.keys.first().ok_or(NotOpened)?;
        let mut bytes = serde_json::to_vec(value).map_err(|_| NotOpened)?;
        let nonce = self.ids.nonce();
        let sealed = cipher(secret)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place), &mut bytes)
            .map(|()| [nonce.as_slice(), &bytes].concat());
        Ok(format!("{name}.{}", BASE64.encode(sealed.map_err(|_| NotOpened)?)))
    }

    /// Opens what was sealed for that row.
    ///
    /// # Errors
    /// [`NotOpened`].
    pub fn open<T: DeserializeOwned>(&self, place: &str, sealed: &str) -> Result<T, NotOpened> {
        let (name, body) = sealed.split_once('.').ok_or(NotOpened)?;
        let (_, secret) = self.keys.iter().find(|(known, _)| known == name).ok_or(NotOpened)?;
        let mut bytes = BASE64.decode(body).map_err(|_| NotOpened)?;
        let (nonce, text) = bytes.split_at_mut_checked(NONCE_LEN).ok_or(NotOpened)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| NotOpened)?;
        let text = cipher(secret)?.open_in_place(nonce, Aad::from(place), text).map_err(|_| NotOpened)?;
        serde_json::from_slice(text).map_err(|_| NotOpened)
    }
}

/// Keys: not for logs.
impl std::fmt::Debug for Sealer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealer")
    }
}

impl From<NotOpened> for crate::Problem {
    fn from(error: NotOpened) -> Self {
        Self::failed(error)
    }
}

fn key(secret: &str) -> (String, [u8; 32]) {
    // The secret is random already; the hash makes 32 bytes of it, and another one its name.
    let bytes: [u8; 32] = Sha256::digest(format!("field:{secret}")).into();
    let mut name = hex::encode(Sha256::digest(bytes));
    name.truncate(NAME);
    (name, bytes)
}

fn cipher(secret: &[u8; 32]) -> Result<LessSafeKey, NotOpened> {
    UnboundKey::new(&AES_256_GCM, secret).map(LessSafeKey::new).map_err(|_| NotOpened)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn sealer(keys: &str) -> Sealer {
        let settings = Settings::from_map(BTreeMap::from([("FIELD_KEY".to_owned(), keys.to_owned())]));
        Sealer::from_settings(&settings, &Ids::random()).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_in_its_own_place_alone() {
        let sealer = sealer("one");
        let sealed = sealer.seal("row 1", &"青木 花").unwrap();
        assert!(!sealed.contains("青木"));
        assert_ne!(sealed, sealer.seal("row 1", &"青木 花").unwrap(), "the same text looks different each time");
        assert_eq!(sealer.open::<String>("row 1", &sealed).unwrap(), "青木 花");
        assert!(sealer.open::<String>("row 2", &sealed).is_err(), "it was laid into another row");
        let mut changed = sealed.clone();
        changed.pop();
        for text in [changed.as_str(), "", "x", "00000000.", "00000000.AAAA"] {
            assert!(sealer.open::<String>("row 1", text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_key_is_replaced_without_losing_what_it_sealed() {
        let sealed = sealer("old").seal("row", &7).unwrap();
        let both = sealer("new, old");
        assert_eq!(both.open::<u8>("row", &sealed), Ok(7));
        let again = both.seal("row", &7).unwrap();
        assert_eq!(sealer("new").open::<u8>("row", &again), Ok(7));
        assert_eq!(sealer("new").open::<u8>("row", &sealed), Err(NotOpened));
    }
}
