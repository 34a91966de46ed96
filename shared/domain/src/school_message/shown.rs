//! Names exactly what somebody looked at.

use sha2::{Digest, Sha256};

use super::{Letter, Reached};

/// A digest over words, audience, attachments and times, in hex. Two messages that differ in anything that a reader or an
/// approver could see differ here.
///
/// The audience counts as chosen and as reached: an approver has seen a number of people, and that number is what leaves.
#[must_use]
pub fn shown(letter: &Letter, reached: &Reached) -> String {
    let mut hash = Sha256::new();
    hash.update(b"tsunagu school message 1\n");
    // Maps are ordered and strings quoted, so that the JSON of a value is one text, and of two values two.
    for part in [serde_json::to_vec(letter), serde_json::to_vec(reached)] {
        let part = part.unwrap_or_default();
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())
}
