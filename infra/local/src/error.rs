use std::path::PathBuf;

/// Why the city could not start, or cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum CityError {
    /// A file or socket.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        #[source]
        source: std::io::Error,
    },
    /// Another city lives in that folder.
    #[error("another city is running with the data in {}", .0.display())]
    Inhabited(PathBuf),
    /// `infra/template.yaml` says something that the city does not understand.
    #[error("infra/template.yaml: {0}")]
    Template(String),
    /// A stand-in or an engine did not do what was asked.
    #[error("{0}")]
    Engine(String),
    /// A function refused its settings.
    #[error("function {0}: {1}")]
    Function(String, String),
}

impl CityError {
    /// An IO error with what was tried.
    pub fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// An engine's error in its own words.
    pub fn engine(what: &str) -> impl FnOnce(String) -> Self + '_ {
        move |error| Self::Engine(format!("{what}: {error}"))
    }
}
