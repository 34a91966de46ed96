//! `infra/template.yaml` as the city reads it: functions with their settings and events, routes, queues, tables and
//! schedules. What the template does not name does not run.

mod parts;
mod resolve;

use std::{collections::BTreeMap, path::Path};

use serde_json::Value;

use crate::CityError;
pub use parts::Route;
pub(crate) use parts::{Function, Schedule};
use resolve::Resolver;

/// The template with everything resolved that can be resolved on one machine.
pub struct Template {
    pub(crate) functions: Vec<Function>,
    routes: Vec<Route>,
    /// Queue name and attributes, dead-letter queues first.
    pub(crate) queues: Vec<(String, BTreeMap<String, String>)>,
    /// The input of `CreateTable`.
    pub(crate) tables: Vec<Value>,
    pub(crate) schedules: Vec<Schedule>,
}

impl Template {
    /// Reads the template with these parameters; secrets answer by their JSON key.
    ///
    /// # Errors
    /// When the file cannot be read or says something that the city does not understand.
    pub fn read(
        path: &Path,
        parameters: &BTreeMap<String, String>,
        secrets: &BTreeMap<String, String>,
        queue_base: &str,
    ) -> Result<Self, CityError> {
        let text = std::fs::read_to_string(path).map_err(CityError::io(format!("read {}", path.display())))?;
        let document: serde_norway::Value =
            serde_norway::from_str(&text).map_err(|error| CityError::Template(error.to_string()))?;
        let resolver = Resolver::new(&document, parameters, secrets, queue_base)?;
        parts::read(&resolver)
    }

    /// Every HTTP route, with the function that answers.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// Every queue: its name and its attributes.
    #[must_use]
    pub fn queues(&self) -> &[(String, BTreeMap<String, String>)] {
        &self.queues
    }

    /// The names of the tables.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().filter_map(|table| table.get("TableName")?.as_str())
    }
}
