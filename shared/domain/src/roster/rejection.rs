//! What is wrong with a file, where, and in which word. Never what stands there: a report is read by more people than a
//! roster is.

use std::fmt;

use serde::{Serialize, Serializer};

/// How many are kept of one file; the others are counted.
pub const MOST_KEPT: usize = 50;

/// A place in a file that is wrong, or that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejection {
    /// Which file of the zip; `zip` for the zip itself, `csv` for a plain CSV.
    pub file: &'static str,
    /// The line on which the row begins; none where it is about the file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The column as the standard calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<&'static str>,
    /// What is wrong.
    pub code: Code,
}

/// Places of one kind: the first [`MOST_KEPT`], and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Findings {
    /// The first ones, by file and line.
    pub kept: Vec<Rejection>,
    /// All of them.
    pub count: usize,
}

/// A file that gives nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{count} places are wrong, the first: {first}", count = .0.count, first = First(.0))]
pub struct Rejected(pub Findings);

struct First<'a>(&'a Findings);

impl fmt::Display for First<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kept.first().map_or(Ok(()), |first| first.fmt(f))
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, " {column}")?;
        }
        write!(f, " {}", self.code)
    }
}

impl Findings {
    pub(super) fn add(&mut self, rejection: Rejection) {
        self.count += 1;
        if self.kept.len() < MOST_KEPT {
            self.kept.push(rejection);
        }
    }

    /// About a file as a whole.
    pub(super) fn file(&mut self, file: &'static str, code: Code) {
        self.add(Rejection { file, line: None, column: None, code });
    }

    /// About a column.
    pub(super) fn column(&mut self, file: &'static str, column: &'static str, code: Code) {
        self.add(Rejection { file, line: None, column: Some(column), code });
    }

    /// About a row.
    pub(super) fn row(&mut self, file: &'static str, line: u64, code: Code) {
        self.add(Rejection { file, line: Some(line), column: None, code });
    }

    /// About a cell.
    pub(super) fn cell(&mut self, file: &'static str, line: u64, column: &'static str, code: Code) {
        self.add(Rejection { file, line: Some(line), column: Some(column), code });
    }

    /// As somebody who goes through the files finds them.
    pub(super) fn sorted(mut self) -> Self {
        self.kept.sort_by_key(|found| (found.file, found.line));
        self
    }
}

/// What was found so far: what refuses the file, and what is worth a look.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) errors: Findings,
    pub(super) warnings: Findings,
}

impl Found {
    /// Goes on where nothing is wrong: what names a row that could not be read would be wrong as well.
    pub(super) fn pass(&mut self) -> Result<(), Rejected> {
        if self.errors.count == 0 { Ok(()) } else { Err(Rejected(std::mem::take(&mut self.errors).sorted())) }
    }
}

/// A single reason against a file as a whole.
pub(super) fn rejected(file: &'static str, code: Code) -> Rejected {
    let mut findings = Findings::default();
    findings.file(file, code);
    Rejected(findings)
}

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $word:literal,)+) => {
        /// What is wrong, in one word of `a-z` and `_`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])+ $name,)+
        }

        impl Code {
            /// All of them, so that a page can be held to have words for each.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }
        }
    };
}

codes! {
    // The zip.
    /// Not a zip, cut short, or with sums that are not right.
    Damaged = "damaged",
    /// More than [`super::MAX_FILE`] bytes.
    TooLarge = "too_large",
    /// More than [`super::MAX_UNPACKED`] bytes once it is unpacked.
    TooLargeUnpacked = "too_large_unpacked",
    /// More than [`super::MAX_ENTRIES`] files in it.
    TooManyEntries = "too_many_entries",
    /// Something in it needs a password.
    Encrypted = "encrypted",
    /// Packed in another way than deflate.
    PackedOtherwise = "packed_otherwise",
    /// Two files of one name, of which nobody knows which one counts.
    NameTwice = "name_twice",
    /// A name that leads out of the zip.
    UnsafePath = "unsafe_path",
    /// The CSVs lie in a folder of the zip; they have to lie at its top.
    InFolder = "in_folder",

    // The manifest.
    /// Neither OneRoster 1.2 nor 1.2_JP, or another kind of manifest.
    WrongVersion = "wrong_version",
    /// The file holds only what has changed; a file with everything (bulk) is wanted.
    DeltaNotTaken = "delta_not_taken",
    /// A word other than bulk, delta and absent.
    ManifestValue = "manifest_value",
    /// The manifest does not say whether the file is there.
    NotInManifest = "not_in_manifest",
    /// The manifest says that it is there, and it is not.
    MarkedButMissing = "marked_but_missing",
    /// The manifest says that it is not there, and it is.
    MarkedAbsentButThere = "marked_absent_but_there",
    /// A file that every roster has to have is not there.
    FileMissing = "file_missing",

    // Any CSV.
    /// Not UTF-8; a plain CSV: neither that nor CP932.
    NotText = "not_text",
    /// A quotation mark is never closed.
    OpenQuote = "open_quote",
    /// Not readable as CSV.
    NotCsv = "not_csv",
    /// No row.
    NoRows = "no_rows",
    /// More rows than any municipality has.
    TooManyRows = "too_many_rows",
    /// A column that is needed is not there.
    ColumnMissing = "column_missing",
    /// A column stands there twice.
    ColumnTwice = "column_twice",
    /// The row has more or fewer cells than the head.
    Cells = "cells",
    /// A cell that has to say something is empty.
    Empty = "empty",
    /// Characters that a name has not.
    NotAllowed = "not_allowed",
    /// A My Number: none is taken (番号法20条).
    MyNumberRefused = "my_number_refused",
    /// Another row has this id.
    IdTwice = "id_twice",
    /// A row that is marked as deleted in a file with everything.
    DeletedRow = "deleted_row",
    /// A word that the standard does not have in this column.
    UnknownWord = "unknown_word",
    /// Names something that is not in the file that it belongs to.
    UnknownReference = "unknown_reference",
    /// Not a number from 1 to 999.
    NotANumber = "not_a_number",
    /// Not a day.
    NotADay = "not_a_day",
    /// It ends before it begins.
    Backwards = "backwards",

    // What it says.
    /// The title, such as 2026年度, and the number of the year differ, or are none.
    WrongYear = "wrong_year",
    /// The classes are of several school years.
    SeveralYears = "several_years",
    /// A district has no district above it.
    DistrictWithParent = "district_with_parent",
    /// Two schools have one code.
    SchoolTwice = "school_twice",
    /// A school without a code, which the plain CSV and the one who hands it over left out.
    NoSchool = "no_school",
    /// A homeroom class of something that is no school.
    NotASchool = "not_a_school",
    /// No grade of P1 to P6, J1 to J3, H1 to H3, E1 to E3.
    UnknownGrade = "unknown_grade",
    /// 1 to 3 are grades of several kinds of schools.
    AmbiguousGrade = "ambiguous_grade",
    /// Two classes of one grade have one name.
    ClassTwice = "class_twice",
    /// The enrolment names another school than its class does.
    OtherSchool = "other_school",
    /// A pupil belongs to two homeroom classes at once.
    TwoHomerooms = "two_homerooms",
    /// A pupil is named as somebody's guardian.
    PupilAsAgent = "pupil_as_agent",
    /// Two people are each other's guardian, or one its own.
    AgentsInCircle = "agents_in_circle",
    /// Named as a guardian, and has no such role.
    AgentWithoutRole = "agent_without_role",
    /// More than 8.
    TooManyGuardians = "too_many_guardians",
    /// More than 80 in one school.
    TooManyClasses = "too_many_classes",
    /// More than [`crate::facility::MOST_PUPILS`] in one school.
    TooManyPupils = "too_many_pupils",
    /// More than 100 in one school.
    TooManyClubs = "too_many_clubs",

    // Warnings: taken, and worth a look.
    /// A school year that does not run from 1 April to 31 March: it does here.
    YearDays = "year_days",
    /// A pupil without a homeroom class: left out.
    NoHomeroom = "no_homeroom",
    /// The name is longer than what is kept, and was cut.
    Cut = "cut",
    /// The name stands in for its reading.
    NoReading = "no_reading",
    /// Two pupils of a class have one 出席番号.
    NumberTwice = "number_twice",
    /// A school without a homeroom class: left out.
    NoClasses = "no_classes",
    /// Nobody is named for the pupil.
    NoGuardian = "no_guardian",
    /// The file names nobody's guardians: those who are known stay.
    NoGuardians = "no_guardians",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.word())
    }
}
