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
}
