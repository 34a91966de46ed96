use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The pseudonym under which everything about a resident is kept. It is computed from the LINE user id and the
/// region's pepper, so no lookup table from one to the other exists, and ids of two regions cannot be joined.
#[must_use]
pub fn resident_id(pepper: &str, line_user_id: &str) -> String {
    // HMAC takes keys of any length, so making one cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(pepper.as_bytes()) else { unreachable!("HMAC takes any key") };
    mac.update(line_user_id.as_bytes());
    let digest = mac.finalize().into_bytes();
    format!("res_{}", hex::encode(digest.get(..13).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_stable_and_differs_by_region() {
        assert_eq!(resident_id("p", "U1"), resident_id("p", "U1"));
        assert_ne!(resident_id("p", "U1"), resident_id("q", "U1"));
        assert_eq!(resident_id("p", "U1").len(), 30);
    }
}
