//! Words for people, in three languages, and the type that keeps personal facts out of LINE.
//!
//! The sentences are in the catalogue files beside this one (`ja.toml`, `ja-easy.toml`, `en.toml`); `build.rs` makes
//! [`Key`] of them and fails the build where one language lacks what another has. This room knows no person and refuses
//! to take any text from outside, except what the municipality's staff publish for everyone ([`MunicipalText`]).

mod dates;
mod key;
mod lang;
mod line_text;
mod municipal;

pub use key::Key;
pub use lang::Lang;
pub use line_text::{LineText, Param};
pub use municipal::{MunicipalText, MunicipalTextError};
