//! A plain CSV with a row per pupil, for boards of education whose core system writes no OneRoster. UTF-8 or CP932, in any
//! order of columns; columns are found by name and never by position.
//!
//! | column | what |
//! |---|---|
//! | `児童生徒コード` | needed; the same for one pupil in all years and schools (also 児童コード, 生徒コード, 学籍番号) |
//! | `氏名` | needed (also 児童生徒氏名, 児童生徒名) |
//! | `ふりがな` | how it is read, in any kana (also 氏名カナ, 氏名かな, フリガナ, カナ氏名) |
//! | `学年` | needed: 3, 3年, 小3, 中1, P3; what a bare number means, the school's name says (1 to 9 in a 義務教育学校) |
//! | `組` | needed: 1, 1組, 3年1組, ひまわり (also 学級, クラス); an empty one leaves the pupil out |
//! | `出席番号` | 1 to 999 (also 番号) |
//! | `部活動` | clubs, with 、 between them (also 部活, クラブ) |
//! | `保護者1氏名`, `保護者1続柄` to `保護者4氏名`, `保護者4続柄` | (also 保護者氏名1, 保護者続柄1; without a number the first) |
//! | `学校コード`, `学校名` | where the file is of several schools, or to be sure |
//!
//! Whatever else the file has, such as 生年月日 or 電話番号, is not read.

use std::collections::{BTreeMap, BTreeSet};

use csv::StringRecord;

use super::{
    MAX_FILE,
    classes::Titled,
    grade::{self, NoGrade, Stage},
    ids,
    intake::{Given, Guardians, Intake},
    person::{self, Place},
    rejection::{Code, Found, Rejected, rejected},
    school::Draft,
};
use crate::{
    Weekdays,
    facility::{Guardian, RosterChild},
    sheet::{self, NotRecords, Records, decode},
};

/// Stands for the file.
const FILE: &str = "csv";
const CODE: &str = "児童生徒コード";
const NAME: &str = "氏名";
const KANA: &str = "ふりがな";
const GRADE: &str = "学年";
const CLASS: &str = "組";
const NUMBER: &str = "出席番号";
const CLUBS: &str = "部活動";
const SCHOOL_CODE: &str = "学校コード";
const SCHOOL_NAME: &str = "学校名";
const NEEDED: [&str; 4] = [CODE, NAME, GRADE, CLASS];
/// Characters of a relation, and of a club.
const MOST_RELATION: usize = 10;
const MOST_CLUB: usize = 30;

/// Other names of a column, as [`sheet::plain`] leaves them.
const ALIASES: [(&str, &[&str]); 17] = [
    (CODE, &["児童コード", "生徒コード", "児童生徒番号", "学籍番号"]),
    (NAME, &["児童生徒氏名", "児童生徒名", "児童氏名", "生徒氏名"]),
    (KANA, &["氏名カナ", "氏名かな", "氏名フリガナ", "氏名ふりがな", "フリガナ", "カナ氏名", "児童生徒氏名カナ"]),
    (GRADE, &[]),
    (CLASS, &["学級", "学級名", "クラス"]),
    (NUMBER, &["番号"]),
    (CLUBS, &["部活", "クラブ", "クラブ活動"]),
    (SCHOOL_CODE, &[]),
    (SCHOOL_NAME, &["学校"]),
    ("保護者1氏名", &["保護者氏名1", "保護者氏名", "保護者1"]),
    ("保護者1続柄", &["保護者続柄1", "保護者続柄", "続柄1", "続柄"]),
    ("保護者2氏名", &["保護者氏名2", "保護者2"]),
    ("保護者2続柄", &["保護者続柄2", "続柄2"]),
    ("保護者3氏名", &["保護者氏名3", "保護者3"]),
    ("保護者3続柄", &["保護者続柄3", "続柄3"]),
    ("保護者4氏名", &["保護者氏名4", "保護者4"]),
    ("保護者4続柄", &["保護者続柄4", "続柄4"]),
];
const GUARDIANS: [(&str, &str); 4] = [
    ("保護者1氏名", "保護者1続柄"),
    ("保護者2氏名", "保護者2続柄"),
    ("保護者3氏名", "保護者3続柄"),
    ("保護者4氏名", "保護者4続柄"),
];

/// Reads a CSV with a row per pupil. `given` says what it does not.
///
/// # Errors
/// All that is wrong with it.
pub fn read_plain(bytes: &[u8], given: &Given) -> Result<Intake, Rejected> {
    if bytes.len() > MAX_FILE {
        return Err(rejected(FILE, Code::TooLarge));
    }
    let (text, _) = decode(bytes).map_err(|_| rejected(FILE, Code::NotText))?;
    let mut found = Found::default();
    if !(2000..2100).contains(&given.school_year) {
        found.errors.file(FILE, Code::WrongYear);
        found.pass()?;
    }
    let mut file = File { given, schools: BTreeMap::new(), codes: BTreeSet::new(), found };
    file.read(&text)?;
    file.finish()
}

/// A row.
#[derive(Clone, Copy)]
struct Row<'a> {
    line: u64,
    places: &'a BTreeMap<&'static str, usize>,
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    fn text(&self, column: &str) -> &'a str {
        self.places.get(column).and_then(|place| self.record.get(*place)).unwrap_or_default()
    }

    const fn at(&self, column: &'static str) -> Place {
        Place { file: FILE, line: self.line, column }
    }

    fn wrong(&self, column: &'static str, code: Code, found: &mut Found) {
        self.at(column).found(code, &mut found.errors);
    }
}

/// A school of the file, and its classes by id with what tells them apart.
struct OneSchool {
    draft: Draft,
    stage: Option<Stage>,
    titles: BTreeMap<String, String>,
    at: Place,
}

struct File<'a> {
    given: &'a Given,
    schools: BTreeMap<String, OneSchool>,
    codes: BTreeSet<String>,
    found: Found,
}

impl File<'_> {
    fn read(&mut self, text: &str) -> Result<(), Rejected> {
        let stop = |why| match why {
            NotRecords::OpenQuote => rejected(FILE, Code::OpenQuote),
            NotRecords::NotCsv { line } => {
                let mut found = Found::default();
                found.errors.row(FILE, line, Code::NotCsv);
                Rejected(found.errors)
            }
        };
        let mut records = Records::new(text, sheet::separator(text, 1)).map_err(stop)?;
        let Some((_, head)) = records.advance().map_err(stop)? else { return Err(rejected(FILE, Code::NoRows)) };
        let width = head.len();
        let places = self.places(head);
        self.found.pass()?;
        if guardians_of(&places) == Guardians::Unknown {
            self.found.warnings.file(FILE, Code::NoGuardians);
        }
        while let Some((line, record)) = records.advance().map_err(stop)? {
            let row = Row { line, places: &places, record };
            // Excel leaves out what is empty at the end of a row, and puts nothing behind it.
            if record.iter().skip(width).any(|cell| !cell.is_empty()) {
                self.found.errors.row(FILE, line, Code::Cells);
                continue;
            }
            self.row(row);
        }
        Ok(())
    }

    fn places(&mut self, head: &StringRecord) -> BTreeMap<&'static str, usize> {
        let mut places = BTreeMap::new();
        for (place, name) in head.iter().enumerate() {
            let name = sheet::plain(name);
            let column = ALIASES.iter().find(|(column, others)| *column == name || others.contains(&name.as_str()));
            let Some((column, _)) = column else { continue };
            if places.insert(*column, place).is_some() {
                self.found.errors.column(FILE, column, Code::ColumnTwice);
            }
        }
        for column in NEEDED.iter().filter(|column| !places.contains_key(*column)) {
            self.found.errors.column(FILE, column, Code::ColumnMissing);
        }
        places
    }

    fn row(&mut self, row: Row<'_>) -> Option<()> {
        let pupil = row.text(CODE);
        if pupil.is_empty() {
            row.wrong(CODE, Code::Empty, &mut self.found);
            return None;
        }
        if !self.codes.insert(pupil.to_owned()) {
            row.wrong(CODE, Code::IdTwice, &mut self.found);
            return None;
        }
        let school = self.school(row)?;
        if row.text(CLASS).is_empty() {
            row.at(CLASS).found(Code::NoHomeroom, &mut self.found.warnings);
            return None;
        }
        let class = self.class(row, &school)?;
        let name = person::name(row.text(NAME), row.at(NAME), &mut self.found);
        let kana = person::kana(row.text(KANA), name.as_deref()?, row.at(KANA), &mut self.found);
        let number = person::number(row.text(NUMBER)).unwrap_or_else(|code| {
            row.wrong(NUMBER, code, &mut self.found);
            None
        });
        let guardians = self.guardians(row, pupil);
        let clubs = self.clubs(row);
        let child = RosterChild {
            id: ids::child(pupil),
            name: name?,
            kana: kana?,
            class,
            number,
            groups: clubs.keys().cloned().collect(),
            comes: Weekdays::working(),
            from: None,
            until: None,
            card: None,
            rides: Vec::new(),
            guardians,
        };
        let draft = &mut self.schools.get_mut(&school)?.draft;
        if row.places.contains_key(CLUBS) {
            draft.with_clubs(clubs);
        }
        draft.pupil(child, row.at(NUMBER), &mut self.found.warnings);
        Some(())
    }

    /// The code of the row's school.
    fn school(&mut self, row: Row<'_>) -> Option<String> {
        let (code, name) = (row.text(SCHOOL_CODE), row.text(SCHOOL_NAME));
        let given = self.given.school.as_ref();
        let given = given
            .filter(|given| if code.is_empty() { name.is_empty() || name == given.name } else { code == given.code });
        let code = given.map_or(if code.is_empty() { name } else { code }, |given| given.code.as_str());
        if code.is_empty() {
            row.wrong(SCHOOL_CODE, Code::NoSchool, &mut self.found);
            return None;
        }
        if !self.schools.contains_key(code) {
            let name = given.map_or(if name.is_empty() { code } else { name }, |given| given.name.as_str());
            let name = person::name(name, row.at(SCHOOL_NAME), &mut self.found)?;
            let stage = Stage::of(&name);
            let draft = Draft::new(code.to_owned(), name, guardians_of(row.places));
            let school = OneSchool { draft, stage, titles: BTreeMap::new(), at: row.at(SCHOOL_CODE) };
            self.schools.insert(code.to_owned(), school);
        }
        Some(code.to_owned())
    }

    /// The id of the row's class.
    fn class(&mut self, row: Row<'_>, school: &str) -> Option<String> {
        let school = self.schools.get_mut(school)?;
        let grade = match row.text(GRADE) {
            "" => Err(Code::Empty),
            text => grade::read(text, school.stage).map_err(|why| match why {
                NoGrade::Unknown => Code::UnknownGrade,
                NoGrade::Ambiguous => Code::AmbiguousGrade,
            }),
        };
        let grade = match grade {
            Ok(grade) => grade,
            Err(code) => {
                row.wrong(GRADE, code, &mut self.found);
                return None;
            }
        };
        let title = row.text(CLASS);
        let (id, bare) = (ids::class(self.given.school_year, Some(grade), title), grade::bare_title(title));
        match school.titles.get(&id) {
            Some(known) if *known == bare => {}
            Some(_) => row.wrong(CLASS, Code::ClassTwice, &mut self.found),
            None => {
                let titled = Titled { grade: Some(grade), title, code: "" };
                school.draft.class(&titled, id.clone(), row.at(CLASS), &mut self.found);
                school.titles.insert(id.clone(), bare);
            }
        }
        Some(id)
    }

    fn guardians(&mut self, row: Row<'_>, pupil: &str) -> Vec<Guardian> {
        let mut guardians = Vec::new();
        for ((name, relation), place) in GUARDIANS.into_iter().zip(1..) {
            let (text, word) = (row.text(name), row.text(relation));
            if text.is_empty() {
                continue;
            }
            let word = if word.is_empty() { person::GUARDIAN } else { word };
            let found = &mut self.found;
            let relation = person::line(word, MOST_RELATION, row.at(relation), found);
            let name = person::name(text, row.at(name), found);
            if let (Some(name), Some(relation)) = (name, relation) {
                guardians.push(person::guardian(ids::guardian_at(pupil, place), name, &relation, true));
            }
        }
        if guardians.is_empty() && guardians_of(row.places) != Guardians::Unknown {
            self.found.warnings.row(FILE, row.line, Code::NoGuardian);
        }
        guardians
    }

    /// Ids and names.
    fn clubs(&mut self, row: Row<'_>) -> BTreeMap<String, String> {
        let parts = row.text(CLUBS).split(['、', ';', '；', '\n']).filter(|part| !part.trim().is_empty());
        let lines = parts.filter_map(|part| person::line(part, MOST_CLUB, row.at(CLUBS), &mut self.found));
        lines.map(|name| (ids::club(&name), name)).collect()
    }

    fn finish(mut self) -> Result<Intake, Rejected> {
        if person::are_my_numbers(self.codes.iter().map(String::as_str)) {
            self.found.errors.column(FILE, CODE, Code::MyNumberRefused);
        }
        if self.codes.is_empty() && self.found.errors.count == 0 {
            self.found.errors.file(FILE, Code::NoRows);
        }
        let errors = &mut self.found.errors;
        let schools = self.schools.into_values().filter_map(|school| school.draft.finish(school.at, errors)).collect();
        self.found.pass()?;
        Ok(Intake { school_year: self.given.school_year, schools, warnings: self.found.warnings.sorted() })
    }
}

fn guardians_of(places: &BTreeMap<&'static str, usize>) -> Guardians {
    let known = GUARDIANS.iter().any(|(name, _)| places.contains_key(name));
    if known { Guardians::Places } else { Guardians::Unknown }
}
