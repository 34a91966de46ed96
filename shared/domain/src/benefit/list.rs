//! The office's list of who may be entitled, row by row. Knows what its columns mean; refuses to know files, encodings and
//! who is who.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Facts, Unit};
use crate::{
    my_number, read_day,
    transfer::{Account, NoAccount},
    width::narrow,
};

/// Stable numbers that the core system gives: 宛名番号.
pub const ID: &str = "宛名番号";
const NAME: &str = "氏名";
const BORN: &str = "生年月日";
const ADDRESS: &str = "住所";
/// Who applies for somebody else, such as for a child: all three or none; whoever has none of them applies for themself.
const APPLICANT: [&str; 3] = ["申請者宛名番号", "申請者氏名", "申請者生年月日"];
/// Read where the list has them.
const ORDER: &str = "第何子";
const SINCE: &str = "住民となった日";
const UNTIL: &str = "住民でなくなった日";
/// Of a list of pregnancies: the number of the notification (母子保健法15条), which is one for each; the rest of the row is
/// about who is pregnant.
const NOTIFICATION: &str = "届出番号";
const DUE: &str = "出産予定日";
const FETUSES: &str = "胎児数";
/// Of a pregnancy that was lost.
const ENDED: &str = "妊娠の終了日";
/// All five or none.
const ACCOUNT: [&str; 5] = ["金融機関コード", "店番", "預金種目", "口座番号", "口座名義"];

/// The head of a list: which column stands where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    columns: Vec<String>,
    of_pregnancies: bool,
}

/// Why a list cannot be taken at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoList {
    /// A column that is needed is not there.
    #[error("column {0} is missing")]
    Missing(String),
    /// Two columns have one name.
    #[error("column {0} stands there twice")]
    Twice(String),
    /// A My Number: nothing of such a list is kept (番号法20条).
    #[error("row {0} holds a My Number")]
    MyNumber(usize),
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{column}: {reason}")]
pub struct RowFlaw {
    /// The head of the column.
    pub column: &'static str,
    /// What is wrong there, for programs.
    pub reason: String,
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The core system's number, or that of a pregnancy's notification.
    pub id: String,
    /// As the core system writes it; of a pregnancy, who is pregnant.
    pub name: String,
    /// Day of birth of who is named.
    pub born: Date,
    /// Of a pregnancy that was lost: when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Date>,
    /// As the core system writes it; empty where the list has none.
    pub address: String,
    /// Who applies.
    pub applicant: Applicant,
    /// Where the core system knows an account.
    pub account: Option<Account>,
    /// What the programme's rule reads, the day of birth among it.
    pub facts: Facts,
}

/// Who applies: the person themself, or a child's parent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The core system's number.
    pub id: String,
    /// As the core system writes it.
    pub name: String,
    /// Day of birth.
    pub born: Date,
}

impl Head {
    /// Reads the first row of a list for `unit`. `read` are the columns of the programme's rule.
    ///
    /// # Errors
    /// A column that is missing or stands there twice.
    pub fn new<'a>(
        row: impl IntoIterator<Item = &'a str>,
        read: impl IntoIterator<Item = &'a str>,
        unit: Unit,
    ) -> Result<Self, NoList> {
        let of_pregnancies = unit == Unit::Pregnancy;
        let columns: Vec<String> =
            row.into_iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        let count = |name: &str| columns.iter().filter(|column| *column == name).count();
        let some_account = ACCOUNT.iter().any(|name| count(name) > 0);
        let account = ACCOUNT.into_iter().filter(|_| some_account);
        let some_applicant = APPLICANT.iter().any(|name| count(name) > 0);
        let applicant = APPLICANT.into_iter().filter(|_| some_applicant);
        let pregnancy = [NOTIFICATION, DUE].into_iter().filter(|_| of_pregnancies);
        for name in [ID, NAME, BORN].into_iter().chain(account).chain(applicant).chain(pregnancy).chain(read) {
            match count(name) {
                0 => return Err(NoList::Missing(name.to_owned())),
                1 => {}
                _ => return Err(NoList::Twice(name.to_owned())),
            }
        }
        Ok(Self { columns, of_pregnancies })
    }

    /// Whether a row holds a My Number, in whatever column.
    #[must_use]
    pub fn holds_my_number(row: &[&str]) -> bool {
        row.iter().any(|field| my_number::contains(field))
    }

    /// Reads a row.
    ///
    /// # Errors
    /// The first column that is wrong.
    pub fn read<'a>(&self, row: &[&'a str], rule: impl IntoIterator<Item = &'a str>) -> Result<Listed, RowFlaw> {
        let flaw = |column, reason: &str| RowFlaw { column, reason: reason.to_owned() };
        if row.len() != self.columns.len() {
            return Err(flaw(ID, "columns"));
        }
        let field = |name: &str| self.place(name).and_then(|place| row.get(place)).map_or("", |field| field.trim());
        let person = person([ID, NAME, BORN], &field)?;
        let applicant = match APPLICANT.map(field) {
            ["", "", ""] => person.clone(),
            _ => self::person(APPLICANT, &field)?,
        };
        let day = |column| match field(column) {
            "" => Ok(None),
            text => read_day(text).map(Some).ok_or_else(|| flaw(column, "no_day")),
        };
        let order = match field(ORDER) {
            "" => None,
            text => Some(ordinal(text).ok_or_else(|| flaw(ORDER, "shape"))?),
        };
        let columns = rule.into_iter().map(|name| (name.to_owned(), field(name).to_owned()));
        let pregnancy = self.of_pregnancies.then(|| self.pregnancy(&field)).transpose()?;
        let facts = Facts {
            born: pregnancy.is_none().then_some(person.born),
            due: pregnancy.as_ref().map(|pregnancy| pregnancy.due),
            fetuses: pregnancy.as_ref().and_then(|pregnancy| pregnancy.fetuses),
            order,
            lives_here_from: day(SINCE)?,
            lives_here_until: day(UNTIL)?,
            // An empty field says nothing.
            columns: columns.filter(|(_, word)| !word.is_empty()).collect(),
        };
        let ended = pregnancy.as_ref().and_then(|pregnancy| pregnancy.ended);
        Ok(Listed {
            address: field(ADDRESS).chars().take(200).collect(),
            applicant,
            account: self.account(&field)?,
            facts,
            ended,
            id: pregnancy.map_or(person.id, |pregnancy| pregnancy.id),
            name: person.name,
            born: person.born,
        })
    }

    fn pregnancy<'a>(&self, field: &impl Fn(&str) -> &'a str) -> Result<Pregnancy, RowFlaw> {
        let flaw = |column, reason: &str| RowFlaw { column, reason: reason.to_owned() };
        let id = field(NOTIFICATION);
        let fetuses = match field(FETUSES) {
            "" => None,
            text => Some(ordinal(text).filter(|count| *count <= 5).ok_or_else(|| flaw(FETUSES, "shape"))?),
        };
        let ended = match field(ENDED) {
            "" => None,
            text => Some(read_day(text).ok_or_else(|| flaw(ENDED, "no_day"))?),
        };
        Ok(Pregnancy {
            id: is_number(id).then(|| id.to_owned()).ok_or_else(|| flaw(NOTIFICATION, "shape"))?,
            due: read_day(field(DUE)).ok_or_else(|| flaw(DUE, "no_day"))?,
            fetuses,
            ended,
        })
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// None where the row leaves all five empty.
    fn account<'a>(&self, field: &impl Fn(&str) -> &'a str) -> Result<Option<Account>, RowFlaw> {
        let parts = ACCOUNT.map(field);
        if parts.iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let [bank, branch, kind, number, holder] = parts;
        let [bank_column, branch_column, kind_column, number_column, holder_column] = ACCOUNT;
        Account::read(bank, branch, kind, number, holder).map(Some).map_err(|why| {
            let column = match why {
                NoAccount::Bank => bank_column,
                NoAccount::Branch | NoAccount::PostSymbol => branch_column,
                NoAccount::Kind => kind_column,
                NoAccount::Number => number_column,
                NoAccount::Holder(_) => holder_column,
            };
            let reason = match why {
                NoAccount::PostSymbol => "yucho_symbol".to_owned(),
                NoAccount::Kind => "unknown".to_owned(),
                NoAccount::Holder(why) => why.to_string(),
                NoAccount::Bank | NoAccount::Branch | NoAccount::Number => "shape".to_owned(),
            };
            RowFlaw { column, reason }
        })
    }
}

/// What a row says of a pregnancy.
struct Pregnancy {
    id: String,
    due: Date,
    fetuses: Option<u8>,
    ended: Option<Date>,
}

/// A number of the core system.
fn is_number(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Number, name and day of birth of somebody.
fn person<'a>(columns: [&'static str; 3], field: &impl Fn(&str) -> &'a str) -> Result<Applicant, RowFlaw> {
    let [id_column, name_column, born_column] = columns;
    let flaw = |column, reason: &str| RowFlaw { column, reason: reason.to_owned() };
    let (id, name) = (field(id_column), field(name_column));
    if !is_number(id) {
        return Err(flaw(id_column, "shape"));
    }
    if !(1..=100).contains(&name.chars().count()) {
        return Err(flaw(name_column, if name.is_empty() { "empty" } else { "too_long" }));
    }
    let born = read_day(field(born_column)).ok_or_else(|| flaw(born_column, "no_day"))?;
    Ok(Applicant { id: id.to_owned(), name: name.to_owned(), born })
}

/// 1, １, 第1子.
fn ordinal(text: &str) -> Option<u8> {
    let digits: String = text.trim_start_matches('第').trim_end_matches('子').chars().map(narrow).collect();
    digits.parse().ok().filter(|place| (1..=20).contains(place))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;

    const HEAD: [&str; 10] = [
        "\u{feff}宛名番号",
        "氏名",
        "生年月日",
        "住所",
        "課税区分",
        "金融機関コード",
        "店番",
        "預金種目",
        "口座番号",
        "口座名義",
    ];

    fn head() -> Head {
        Head::new(HEAD, ["課税区分"], Unit::Person).unwrap()
    }

    fn row(change: &[(usize, &'static str)]) -> Vec<&'static str> {
        let mut row = vec![
            "00012345",
            "青木 花",
            "令和6年10月10日",
            "青葉町1-2-3",
            "非課税",
            "0001",
            "012",
            "普通",
            "1234567",
            "アオキ ハナ",
        ];
        for (place, text) in change {
            row[*place] = text;
        }
        row
    }

    #[test]
    fn a_row_is_read() {
        let listed = head().read(&row(&[]), ["課税区分"]).unwrap();
        assert_eq!((listed.id.as_str(), listed.born), ("00012345", date(2024, 10, 10)));
        assert_eq!(listed.facts.columns, BTreeMap::from([("課税区分".to_owned(), "非課税".to_owned())]));
        assert_eq!((listed.facts.born, listed.applicant.id.as_str()), (Some(listed.born), "00012345"));
        assert_eq!(listed.account.unwrap().number, 1_234_567);
        let bare = row(&[(4, ""), (5, ""), (6, ""), (7, ""), (8, ""), (9, "")]);
        let listed = head().read(&bare, ["課税区分"]).unwrap();
        assert_eq!((listed.account, listed.facts.columns.len()), (None, 0), "what is empty says nothing");
    }

    #[test]
    fn what_is_wrong_in_a_row_is_named() {
        for (change, flaw) in [
            ((0, ""), "宛名番号: shape"),
            ((1, ""), "氏名: empty"),
            ((2, "令和6年13月1日"), "生年月日: no_day"),
            ((5, "1"), "金融機関コード: shape"),
            ((6, "12"), "店番: shape"),
            ((7, "定期"), "預金種目: unknown"),
            ((8, "-5"), "口座番号: shape"),
            ((9, "青木"), "口座名義: a bank file has no “青”"),
        ] {
            assert_eq!(head().read(&row(&[change]), []).unwrap_err().to_string(), flaw);
        }
        let post = row(&[(5, "9900"), (6, "12340")]);
        assert_eq!(head().read(&post, []).unwrap_err().to_string(), "店番: yucho_symbol");
        assert_eq!(head().read(&row(&[])[..9], []).unwrap_err().to_string(), "宛名番号: columns");
        assert!(Head::holds_my_number(&row(&[(4, "123456789018")])));
        assert!(!Head::holds_my_number(&row(&[])));
    }

    #[test]
    fn a_head_without_what_is_needed_is_no_list() {
        assert_eq!(Head::new(["氏名"], [], Unit::Child), Err(NoList::Missing("宛名番号".to_owned())));
        assert_eq!(Head::new(HEAD, ["所得"], Unit::Child), Err(NoList::Missing("所得".to_owned())));
        assert_eq!(
            Head::new(["宛名番号", "氏名", "生年月日", "氏名"], [], Unit::Child),
            Err(NoList::Twice("氏名".to_owned()))
        );
        let half = Head::new(["宛名番号", "氏名", "生年月日", "店番"], [], Unit::Child);
        assert_eq!(half, Err(NoList::Missing("金融機関コード".to_owned())), "a branch alone is no account");
    }

    #[test]
    fn a_pregnancy_has_a_number_of_its_own() {
        let columns = ["宛名番号", "氏名", "生年月日", "届出番号", "出産予定日", "胎児数", "妊娠の終了日"];
        let head = Head::new(columns, [], Unit::Pregnancy).unwrap();
        let listed = head.read(&["3", "青木 さくら", "平成4年3月4日", "2026-17", "2026-10-10", "2", ""], []).unwrap();
        assert_eq!((listed.id.as_str(), listed.applicant.id.as_str()), ("2026-17", "3"));
        assert_eq!((listed.facts.due, listed.facts.fetuses, listed.ended), (Some(date(2026, 10, 10)), Some(2), None));
        assert_eq!(listed.facts.born, None, "it is about a pregnancy");
        let lost = head.read(&["3", "青木 さくら", "H4.3.4", "2026-17", "2026-10-10", "", "2026-05-01"], []).unwrap();
        assert_eq!((lost.ended, lost.facts.fetuses), (Some(date(2026, 5, 1)), None));
        let many = head.read(&["3", "青木 さくら", "H4.3.4", "2026-17", "2026-10-10", "6", ""], []);
        assert_eq!(many.unwrap_err().to_string(), "胎児数: shape");
        assert!(Head::new(columns.into_iter().take(3), [], Unit::Pregnancy).is_err());
    }

    #[test]
    fn a_parent_applies_for_a_child() {
        let columns = [
            "宛名番号",
            "氏名",
            "生年月日",
            "申請者宛名番号",
            "申請者氏名",
            "申請者生年月日",
            "第何子",
            "住民となった日",
        ];
        let head = Head::new(columns, [], Unit::Child).unwrap();
        let row = ["7", "青木 空", "R6.10.10", "3", "青木 さくら", "平成4年3月4日", "第２子", "2024-11-01"];
        let listed = head.read(&row, []).unwrap();
        assert_eq!((listed.applicant.id.as_str(), listed.applicant.born), ("3", date(1992, 3, 4)));
        assert_eq!((listed.facts.order, listed.facts.lives_here_from), (Some(2), Some(date(2024, 11, 1))));
        let alone = ["7", "青木 空", "R6.10.10", "", "", "", "", ""];
        assert_eq!(head.read(&alone, []).unwrap().applicant.id, "7");
        let half = ["7", "青木 空", "R6.10.10", "3", "", "", "x", ""];
        assert_eq!(head.read(&half, []).unwrap_err().to_string(), "申請者氏名: empty");
        assert!(Head::new(columns.into_iter().take(4), [], Unit::Child).is_err(), "a number alone is no applicant");
    }
}
