use std::sync::Arc;

use uuid::Uuid;

/// Where new ids come from.
#[derive(Clone)]
pub struct Ids(Arc<dyn Fn() -> Uuid + Send + Sync>);

impl Ids {
    /// Random ids.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where functions draw random ids")]
    pub fn random() -> Self {
        Self(Arc::new(Uuid::new_v4))
    }

    /// Ids from `source`, for tests that want to know them.
    #[must_use]
    pub fn from_fn(source: impl Fn() -> Uuid + Send + Sync + 'static) -> Self {
        Self(Arc::new(source))
    }

    /// A new id that says what it is of, such as `chd_…`.
    #[must_use]
    pub fn new_id(&self, prefix: &str) -> String {
        format!("{prefix}_{}", (self.0)().simple())
    }

    /// A number for one encryption under a key: 96 bits, of which 90 are random. Two alike are to be expected after some
    /// 2⁴⁵ fields; NIST SP 800-38D asks for another key after 2³².
    #[must_use]
    pub fn nonce(&self) -> [u8; 12] {
        let [first @ .., _, _, _, _] = *(self.0)().as_bytes();
        first
    }

    /// 32 bytes of which 244 bits are random: a secret that is used once.
    #[must_use]
    pub fn secret(&self) -> [u8; 32] {
        let (one, other) = ((self.0)(), (self.0)());
        std::array::from_fn(|n| one.as_bytes().iter().chain(other.as_bytes()).nth(n).copied().unwrap_or_default())
    }
}
