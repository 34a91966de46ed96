//! The zip of CSVs of OneRoster 1.2, Japan profile, as rosters: homeroom classes, their pupils, and the people whom pupils
//! name as their agents. Both generations of headers are read; they differ in the case of two columns of enrolments.
//!
//! Only homeroom classes become classes; `scheduled` ones (subjects, courses) are checked for their references and not
//! taken. Only files with everything (bulk) are taken: what a delta leaves out is not gone.

mod archive;
mod classes;
mod enrollments;
mod families;
mod layout;
mod manifest;
mod orgs;
mod roles;
mod school;
mod sessions;
mod users;

pub use archive::{MAX_ENTRIES, MAX_UNPACKED};

use std::collections::BTreeSet;

use super::{
    intake::{Guardians, Intake},
    rejection::{Code, Found, Rejected, rejected},
};

/// Stands for the zip itself where something is wrong with it.
const ZIP: &str = "zip";
/// What every roster has to have beside its manifest.
const REQUIRED: [&str; 7] = [
    sessions::LAYOUT.file,
    orgs::LAYOUT.file,
    orgs::COURSES.file,
    classes::LAYOUT.file,
    users::LAYOUT.file,
    enrollments::LAYOUT.file,
    roles::LAYOUT.file,
];

/// Reads the zip of a OneRoster export.
///
/// # Errors
/// All that is wrong with it, of the first stage at which something is: the zip, the manifest, the rows of each file,
/// what they say of each other, what becomes of it.
pub fn read_oneroster(bytes: &[u8]) -> Result<Intake, Rejected> {
    let wanted: Vec<&'static str> = [manifest::FILE].into_iter().chain(REQUIRED).collect();
    let archive = archive::unpack(bytes, &wanted).map_err(|code| rejected(ZIP, code))?;
    manifest::check(&archive, &REQUIRED)?;

    let mut found = Found::default();
    let sessions = sessions::read(&archive, &mut found);
    let orgs = orgs::read(&archive, &mut found);
    let courses = orgs::read_courses(&archive, &mut found);
    let classes = classes::read(&archive, &mut found);
    let users = users::read(&archive, &mut found);
    found.pass()?;

    orgs::check(&orgs, &mut found.errors);
    orgs::check_courses(&courses, &orgs, &sessions, &mut found.errors);
    classes::check(&classes, &courses, &orgs, &sessions, &mut found.errors);
    users::check(&users, &orgs, &mut found.errors);
    let roles = roles::read(&archive, &users, &orgs, &mut found);
    let enrolled = enrollments::read(&archive, &classes, &users, &orgs, &mut found);
    let year = sessions::year(&sessions, &classes, &mut found.errors);
    found.pass()?;

    let homerooms = enrollments::homerooms(&enrolled, &mut found.errors);
    let pupils: BTreeSet<&str> = homerooms.keys().copied().chain(roles.students()).collect();
    let families = families::read(&users, &roles, &pupils, &mut found);
    for pupil in pupils.iter().filter(|pupil| !homerooms.contains_key(**pupil)) {
        users::without_homeroom(&users, pupil, &mut found.warnings);
    }
    let guardians = if roles.speak_of_families() { Guardians::People } else { Guardians::Unknown };
    if guardians == Guardians::Unknown {
        found.warnings.file(roles::LAYOUT.file, Code::NoGuardians);
    }
    let source = school::Source { year, orgs: &orgs, classes: &classes, users: &users, homerooms, families, guardians };
    let schools = source.schools(&mut found);
    found.pass()?;
    Ok(Intake { school_year: year, schools, warnings: found.warnings.sorted() })
}
