//! A school's roster as the core system hands it over, and what it would change.
//!
//! Knows two kinds of files, and gives the same value ([`Intake`]) for both: the zip of CSVs of OneRoster's Japan profile
//! (Japan Profile v1.1 to v1.2, and the K-12/Schools Profile v1.0 of 1EdTech, which is that of 相互運用標準モデル Ver.6), and one
//! CSV with a row per pupil ([`read_plain`]). Refuses a file as a whole as soon as one row is wrong: a pupil whose row were
//! passed over would seem to have left. What is wrong is named by file, line and a word, never by what stands there.
//!
//! Refuses to take what attendance and messages do not need: birth dates, sex, telephone numbers, mail addresses, user
//! names, passwords and the demographics file are never read, let alone kept. Of a pupil there remain name, reading,
//! class, 出席番号 and clubs, of a guardian name and relation. Neither is a source's id kept: ids here are digests of it.
//!
//! A teacher's account is no matter of this room: staff sign in through their own directory.

mod classes;
mod diff;
mod grade;
mod ids;
mod intake;
mod kana;
mod oneroster;
mod person;
mod plain;
mod rejection;
mod school;
mod year;

#[cfg(test)]
mod tests;

pub use diff::{Changes, ChildChange, ClassCount, GuardianChanges, NoDiff, Past, What, diff};
pub use ids::facility_id;
pub use intake::{Given, GivenSchool, Guardians, Intake, School};
pub use oneroster::{MAX_ENTRIES, MAX_UNPACKED, read_oneroster};
pub use plain::read_plain;
pub use rejection::{Code, Findings, MOST_KEPT, Rejected, Rejection};
pub use year::{first_day, last_day};

/// The largest file that is read, in bytes. It has to fit into one request.
pub const MAX_FILE: usize = 4 * 1024 * 1024;

/// Reads a file of either kind. `given` says what a plain CSV does not.
///
/// # Errors
/// What is wrong with it.
pub fn read(bytes: &[u8], given: &Given) -> Result<Intake, Rejected> {
    if bytes.starts_with(b"PK") { read_oneroster(bytes) } else { read_plain(bytes, given) }
}
