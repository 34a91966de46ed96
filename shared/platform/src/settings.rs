use std::collections::BTreeMap;

/// A setting that the template did not give.
#[derive(Debug, thiserror::Error)]
#[error("setting {0} is missing or malformed: see this function's Environment in infra/template.yaml")]
pub struct MissingSetting(pub String);

/// The environment of one function, read once at start. Its values are never printed: some are secrets.
#[derive(Clone)]
pub struct Settings(BTreeMap<String, String>);

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Settings {
    /// The process's environment.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where functions read the environment")]
    pub fn from_env() -> Self {
        Self(std::env::vars().collect())
    }

    /// Settings from a map, as the city makes them from the template.
    #[must_use]
    pub fn from_map(values: BTreeMap<String, String>) -> Self {
        Self(values)
    }

    /// A setting that must be there.
    ///
    /// # Errors
    /// [`MissingSetting`] when it is absent or empty.
    pub fn get(&self, name: &str) -> Result<&str, MissingSetting> {
        self.find(name).ok_or_else(|| MissingSetting(name.to_owned()))
    }

    /// A setting that may be absent; an empty one counts as absent.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// A setting that must be there and be a `T`.
    ///
    /// # Errors
    /// [`MissingSetting`] when it is absent or cannot be read as a `T`.
    pub fn parse<T: std::str::FromStr>(&self, name: &str) -> Result<T, MissingSetting> {
        self.get(name)?.parse().map_err(|_| MissingSetting(name.to_owned()))
    }
}
