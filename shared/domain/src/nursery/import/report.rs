//! What became of each row, with the cell and the reason.

use serde::Serialize;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As it stands.
    Taken,
    /// Without some cell, or with one that was put right.
    Warned,
    /// Not at all.
    Refused,
}

/// A cell and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The column as the file calls it.
    pub column: String,
    /// What stands there, cut to 100 characters; empty where it must not be repeated.
    pub cell: String,
    /// What is wrong.
    pub reason: Reason,
}

/// The report on one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowReport {
    /// Line of the file on which it begins, or number of the feature.
    pub row: u64,
    /// The facility's id, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The facility's name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why it is not taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Warning>,
    /// What was left out or put right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

impl RowReport {
    /// What became of it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match (&self.refused, self.warnings.is_empty()) {
            (Some(_), _) => Outcome::Refused,
            (None, false) => Outcome::Warned,
            (None, true) => Outcome::Taken,
        }
    }
}

/// What is wrong with a cell. On the wire `{"kind": …}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// Refused: a row without a name is a total, a legend or a remark.
    #[error("the row has no name")]
    NoName,
    /// Refused: more cells than the head has columns, so that nobody knows which is which.
    #[error("the row has more cells than the head")]
    TooManyCells,
    /// Refused: another row has this id.
    #[error("row {first} has the same id")]
    IdTwice {
        /// The row that is taken.
        first: u64,
    },
    /// Refused: a My Number stands there (番号法20条).
    #[error("a My Number stands there")]
    MyNumber,
    /// Refused, of an extension: no such facility.
    #[error("no facility has this id")]
    UnknownId,
    /// Refused, of an extension: classes are 0 to 5.
    #[error("there is no such class; classes are 0 to 5")]
    NoSuchClass,
    /// Refused, of an extension: another row is about this facility and class.
    #[error("row {first} is about the same class")]
    ClassTwice {
        /// The row that is taken.
        first: u64,
    },
    /// Refused, of an extension: without class and with nothing of the whole facility.
    #[error("the row says nothing")]
    NothingSaid,
    /// Left out, of an extension: an earlier row of the facility says something else.
    #[error("row {first} says something else of the same facility")]
    Contradicts {
        /// The row that counts.
        first: u64,
    },
    /// Put right: the file has no id that can be used, so one was made from municipality, name and address. It changes
    /// when they change.
    #[error("there is no usable id; one was made from name and address")]
    IdMade,
    /// Put right: latitude and longitude had changed places.
    #[error("latitude and longitude had changed places")]
    Swapped,
    /// Left out: the place is found by name and district alone.
    #[error("there are no coordinates; the place is found by name and district alone")]
    NoCoordinates,
    /// Left out: the same.
    #[error("the coordinates are not in Japan; the place is found by name and district alone")]
    NotInJapan,
    /// Kept: so many facilities do not share a door; a geocoder gave what it had, such as the middle of the ward.
    #[error("{count} facilities have the same coordinates; they are hardly right")]
    SharedPosition {
        /// How many.
        count: usize,
    },
    /// Put right: the check digit or a leading zero was missing.
    #[error("the municipality code was completed")]
    CodeCompleted,
    /// Left out: the publishing municipality was understood.
    #[error("not a municipality code")]
    NotACode,
    /// Kept: the row is about another municipality than the one that publishes the file.
    #[error("the municipality is not the one that publishes the file")]
    OtherMunicipality,
    /// Put right: a place closes the next day.
    #[error("it closes before it opens; the next day was understood")]
    NextDay,
    /// Put right: a day written as Excel counts days.
    #[error("the day is a number of Excel; {day} was understood")]
    ExcelDay {
        /// What it means.
        day: jiff::civil::Date,
    },
    /// Kept: a number without area code reaches nobody from elsewhere.
    #[error("the telephone number has no area code")]
    NoAreaCode,
    /// Kept as it is: the legend does not explain the symbol.
    #[error("the legend does not explain this symbol")]
    UnknownSymbol,
    /// Kept as "other", with the file's word.
    #[error("this kind of facility is not known")]
    UnknownKind,
    /// Cut: longer than what is kept.
    #[error("the text was cut to {longest} characters")]
    Cut {
        /// Characters that are kept.
        longest: usize,
    },
    /// Left out: cannot be read as a number of places.
    #[error("not a number that can be meant")]
    NotANumber,
    /// Left out.
    #[error("not a day")]
    NotADay,
    /// Left out.
    #[error("not a month")]
    NotAMonth,
    /// Left out.
    #[error("not a time")]
    NotATime,
    /// Left out.
    #[error("not ages that can be meant")]
    NotAges,
    /// Left out.
    #[error("not days of the week")]
    NotWeekdays,
    /// Left out.
    #[error("not a telephone number")]
    NotAPhone,
    /// Left out: only http and https lead anywhere.
    #[error("not a web address")]
    NotAUrl,
    /// Left out.
    #[error("neither yes nor no")]
    NotYesOrNo,
    /// Left out.
    #[error("neither points nor a symbol of a cut-off")]
    NotABorder,
    /// Left out.
    #[error("not a way of dealing with allergies")]
    NotAllergy,
}
