//! Grades as the standard writes them and as offices do, and what a class is called with them.

use crate::{
    facility::{Class, Grade},
    width::narrow,
};

const GRADES: [(&str, Grade); 15] = [
    ("E1", Grade::E1),
    ("E2", Grade::E2),
    ("E3", Grade::E3),
    ("P1", Grade::P1),
    ("P2", Grade::P2),
    ("P3", Grade::P3),
    ("P4", Grade::P4),
    ("P5", Grade::P5),
    ("P6", Grade::P6),
    ("J1", Grade::J1),
    ("J2", Grade::J2),
    ("J3", Grade::J3),
    ("H1", Grade::H1),
    ("H2", Grade::H2),
    ("H3", Grade::H3),
];

/// What a school is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Primary,
    Junior,
    High,
    /// 義務教育学校: grades 1 to 9.
    Both,
}

/// Why a text is no grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoGrade {
    /// Of no school.
    Unknown,
    /// Of several kinds of schools.
    Ambiguous,
}

/// `P3`
pub(super) fn of_code(text: &str) -> Option<Grade> {
    GRADES.iter().find(|(code, _)| *code == text).map(|(_, grade)| *grade)
}

/// `P3`
pub(super) fn code(grade: Grade) -> &'static str {
    GRADES.iter().find(|(_, other)| *other == grade).map_or("", |(code, _)| code)
}

impl Stage {
    /// The kind of school that a name says.
    pub(super) fn of(school: &str) -> Option<Self> {
        let kinds = [
            ("義務教育学校", Self::Both),
            ("小中", Self::Both),
            ("小学校", Self::Primary),
            ("中学校", Self::Junior),
            ("高等学校", Self::High),
        ];
        kinds.iter().find(|(word, _)| school.contains(word)).map(|(_, stage)| *stage)
    }
}

/// A grade as an office writes it: `P3`, `3`, `３年`, `3年生`, `小3`, `小学3年`, `中1`, `7`. Which kind of school a bare number is
/// of, the school says.
pub(super) fn read(text: &str, stage: Option<Stage>) -> Result<Grade, NoGrade> {
    let text: String = text.chars().map(|c| narrow(c).to_ascii_uppercase()).filter(|c| !c.is_whitespace()).collect();
    if let Some(grade) = of_code(&text) {
        return Ok(grade);
    }
    let kinds = [("小学", 'P'), ("小", 'P'), ("中学", 'J'), ("中", 'J'), ("高校", 'H'), ("高", 'H')];
    let said = kinds.iter().find_map(|(word, letter)| Some((*letter, text.strip_prefix(word)?)));
    let (letter, rest) = said.map_or((None, text.as_str()), |(letter, rest)| (Some(letter), rest));
    let digits = rest.trim_start_matches('第').trim_end_matches('生').trim_end_matches('年').trim_end_matches("学");
    let year: u8 = digits.parse().map_err(|_| NoGrade::Unknown)?;
    let (letter, year) = match (letter, stage, year) {
        (Some(letter), ..) => (letter, year),
        (None, Some(Stage::High), 1..=3) => ('H', year),
        (None, Some(Stage::Junior), 1..=3) => ('J', year),
        (None, None, 1..=3) => return Err(NoGrade::Ambiguous),
        (None, Some(Stage::Primary | Stage::Both), 1..=6) | (None, None, 4..=6) => ('P', year),
        (None, Some(Stage::Both | Stage::Junior) | None, 7..=9) => ('J', year - 6),
        _ => return Err(NoGrade::Unknown),
    };
    of_code(&format!("{letter}{year}")).ok_or(NoGrade::Unknown)
}

/// What distinguishes a class within its grade: `1` of 3年1組, `a` of Ａ組, ひまわり of ひまわり学級.
pub(super) fn bare_title(title: &str) -> String {
    let text: String = title.chars().map(|c| narrow(c).to_ascii_lowercase()).filter(|c| !c.is_whitespace()).collect();
    let rest = match text.split_once('年') {
        Some((year, rest)) if !rest.is_empty() && (1..=3).contains(&year.chars().count()) => rest,
        _ => text.as_str(),
    };
    rest.trim_end_matches("学級").trim_end_matches('組').to_owned()
}

/// What everybody calls a class: 3年1組, whether the file says `1`, `1組` or `3年1組`.
pub(super) fn class_name(grade: Option<Grade>, title: &str) -> String {
    let title = title.trim();
    let Some(grade) = grade.filter(|_| !title.contains('年')) else { return title.to_owned() };
    let year: String = code(grade).chars().skip(1).collect();
    let bare = title.chars().all(|c| narrow(c).is_ascii_alphanumeric());
    format!("{year}年{title}{}", if bare { "組" } else { "" })
}

/// What classes are sorted by: grade and name, 10組 behind 9組; mixed classes last.
pub(super) fn by_grade(class: &Class) -> (bool, Option<Grade>, usize, &str) {
    (class.grade.is_none(), class.grade, class.name.chars().count(), &class.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_written_in_many_ways() {
        for (text, stage, grade) in [
            ("P3", None, Ok(Grade::P3)),
            ("３年", Some(Stage::Primary), Ok(Grade::P3)),
            ("3年生", Some(Stage::Junior), Ok(Grade::J3)),
            ("小３", None, Ok(Grade::P3)),
            ("小学6年", Some(Stage::Junior), Ok(Grade::P6)),
            ("中1", Some(Stage::Both), Ok(Grade::J1)),
            ("7", Some(Stage::Both), Ok(Grade::J1)),
            ("2", Some(Stage::High), Ok(Grade::H2)),
            ("5", None, Ok(Grade::P5)),
            ("2", None, Err(NoGrade::Ambiguous)),
            ("4", Some(Stage::Junior), Err(NoGrade::Unknown)),
            ("中4", None, Err(NoGrade::Unknown)),
            ("0", Some(Stage::Primary), Err(NoGrade::Unknown)),
            ("年長", None, Err(NoGrade::Unknown)),
            ("", None, Err(NoGrade::Unknown)),
        ] {
            assert_eq!(read(text, stage), grade, "{text}");
        }
        assert_eq!(Stage::of("青葉市立青葉小学校"), Some(Stage::Primary));
        assert_eq!(Stage::of("つなぐ学園"), None);
    }

    #[test]
    fn a_class_has_one_name_however_the_file_writes_it() {
        for title in ["1", "１", "1組", "3年1組", "３年 １組"] {
            assert_eq!(bare_title(title), "1", "{title}");
        }
        assert_eq!(class_name(Some(Grade::P3), "1"), "3年1組");
        assert_eq!(class_name(Some(Grade::P3), "1組"), "3年1組");
        assert_eq!(class_name(Some(Grade::P3), "3年1組"), "3年1組");
        assert_eq!(class_name(Some(Grade::J2), "ひまわり"), "2年ひまわり");
        assert_eq!(class_name(None, "ひまわり学級"), "ひまわり学級");
        assert_eq!(bare_title("年輪組"), "年輪");
    }
}
