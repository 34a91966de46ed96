//! Keys that change every day, all from one secret: a guardian's QR can be checked by a tablet without a network, and a
//! picture of it from yesterday is worth nothing. And codes that are good once, kept as hashes.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use jiff::civil::Date;
use platform::Ids;
use sha2::{Digest, Sha256};

/// Seconds for which a changing code stays the same.
pub(crate) const STEP: i64 = 30;
/// How many steps old or early a changing code may be: two minutes, for clocks that differ.
const SLACK: i64 = 4;

pub(crate) struct Keys(Vec<u8>);

impl Keys {
    pub(crate) fn new(secret: &str) -> Self {
        Self(secret.as_bytes().to_vec())
    }

    /// A facility's key of a day, from which its kiosks make each guardian's.
    pub(crate) fn of_day(&self, facility: &str, day: Date) -> Vec<u8> {
        mac(&self.0, &format!("pass/{facility}/{day}"))
    }

    /// A guardian's key of a day.
    pub(crate) fn of_guardian(&self, facility: &str, day: Date, person: &str) -> String {
        text(&mac(&self.of_day(facility, day), person))
    }

    /// The key of the changing code at a centre's entrance.
    pub(crate) fn of_entrance(&self, facility: &str, day: Date) -> Vec<u8> {
        mac(&self.0, &format!("entrance/{facility}/{day}"))
    }

    /// What stands on a centre's poster; it never changes.
    pub(crate) fn poster(&self, facility: &str) -> String {
        let code = mac(&self.0, &format!("poster/{facility}"));
        format!("p{}", BASE64.encode(code.get(..8).unwrap_or_default()))
    }

    /// Whether somebody who brings this code stands at the entrance: the poster's, or `t<step>.<code>` of the tablet.
    pub(crate) fn is_entrance(&self, facility: &str, code: &str, now: i64, day: Date) -> bool {
        if code == self.poster(facility) {
            return true;
        }
        let Some((step, given)) = code.strip_prefix('t').and_then(|code| code.split_once('.')) else { return false };
        let fresh = step.parse::<i64>().is_ok_and(|step| (now.div_euclid(STEP) - step).abs() <= SLACK);
        let right = mac(&self.of_entrance(facility, day), step);
        fresh && BASE64.encode(right.get(..8).unwrap_or_default()) == given
    }
}

pub(crate) fn text(key: &[u8]) -> String {
    BASE64.encode(key)
}

fn mac(key: &[u8], message: &str) -> Vec<u8> {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!("HMAC takes any key") };
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// A code for one use: 122 random bits, in letters that nobody confuses on a screen.
pub(crate) fn new_code(ids: &Ids) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let random = Sha256::digest(ids.new_id("code"));
    let letters = random.iter().take(24).filter_map(|byte| LETTERS.get(usize::from(byte & 31)));
    letters.map(|letter| char::from(*letter)).collect()
}

/// How a code is kept: whoever reads the table cannot use it.
pub(crate) fn hash(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    hex::encode(Sha256::digest(plain))
}

/// Six digits that a device and staff see, so that nobody approves another one.
pub(crate) fn check(public_key: &str) -> String {
    let hash = Sha256::digest(public_key);
    let number = hash.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) % 1_000_000;
    format!("{:03} {:03}", number / 1_000, number % 1_000)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_entrance_takes_its_poster_and_its_tablet_for_two_minutes() {
        let (keys, day, now) = (Keys::new("secret"), date(2026, 4, 13), 1_776_038_400);
        let poster = keys.poster("plaza");
        assert!(keys.is_entrance("plaza", &poster, now, day));
        assert!(!keys.is_entrance("park", &poster, now, day));

        let step = now / STEP;
        let mac = mac(&keys.of_entrance("plaza", day), &step.to_string());
        let code = format!("t{step}.{}", BASE64.encode(&mac[..8]));
        assert!(keys.is_entrance("plaza", &code, now + 120, day));
        assert!(!keys.is_entrance("plaza", &code, now + 150, day), "a picture of it");
        assert!(!keys.is_entrance("plaza", &code, now, date(2026, 4, 14)));
        for odd in ["", "t", "t1", "tx.y", "p", "t9999999999999999999.a"] {
            assert!(!keys.is_entrance("plaza", odd, now, day), "{odd}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        assert_eq!(hash("ABCD2345"), hash(" abcd-2345 "));
        assert_ne!(hash("ABCD2345"), hash("ABCD2346"));
        assert_eq!(new_code(&Ids::from_fn(|| "00000000-0000-4000-8000-000000000000".parse().unwrap())).len(), 24);
        assert_eq!(check("key").len(), 7);
    }
}
