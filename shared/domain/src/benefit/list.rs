//! The office's list of who may be entitled, row by row. Knows what its columns mean; refuses to know files, encodings and
//! who is who.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    my_number, read_day,
    transfer::{Account, NoAccount},
};

/// Stable numbers that the core system gives: 宛名番号.
pub const ID: &str = "宛名番号";
const NAME: &str = "氏名";
const BORN: &str = "生年月日";
const ADDRESS: &str = "住所";
/// All five or none.
const ACCOUNT: [&str; 5] = ["金融機関コード", "店番", "預金種目", "口座番号", "口座名義"];

/// The head of a list: which column stands where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    columns: Vec<String>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The core system's number.
    pub id: String,
    /// As the core system writes it.
    pub name: String,
    /// Day of birth.
    pub born: Date,
    /// As the core system writes it; empty where the list has none.
    pub address: String,
    /// Where the core system knows an account.
    pub account: Option<Account>,
    /// What the programme's rule reads.
    pub columns: BTreeMap<String, String>,
}

impl Head {
    /// Reads the first row. `read` are the columns of the programme's rule.
    ///
    /// # Errors
    /// A column that is missing or stands there twice.
    pub fn new<'a>(
        row: impl IntoIterator<Item = &'a str>,
        read: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, NoList> {
        let columns: Vec<String> =
            row.into_iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        let count = |name: &str| columns.iter().filter(|column| *column == name).count();
        let some_account = ACCOUNT.iter().any(|name| count(name) > 0);
        let account = ACCOUNT.into_iter().filter(|_| some_account);
        for name in [ID, NAME, BORN].into_iter().chain(account).chain(read) {
            match count(name) {
                0 => return Err(NoList::Missing(name.to_owned())),
                1 => {}
                _ => return Err(NoList::Twice(name.to_owned())),
            }
        }
        Ok(Self { columns })
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
        let id = field(ID);
        let shaped = (1..=20).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !shaped {
            return Err(flaw(ID, "shape"));
        }
        let name = field(NAME);
        if !(1..=100).contains(&name.chars().count()) {
            return Err(flaw(NAME, if name.is_empty() { "empty" } else { "too_long" }));
        }
        let born = read_day(field(BORN)).ok_or_else(|| flaw(BORN, "no_day"))?;
        let account = self.account(&field)?;
        let columns = rule.into_iter().map(|name| (name.to_owned(), field(name).to_owned()));
        Ok(Listed {
            id: id.to_owned(),
            name: name.to_owned(),
            born,
            address: field(ADDRESS).chars().take(200).collect(),
            account,
            // An empty field says nothing.
            columns: columns.filter(|(_, word)| !word.is_empty()).collect(),
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

#[cfg(test)]
mod tests {
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
        Head::new(HEAD, ["課税区分"]).unwrap()
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
        assert_eq!(listed.columns, BTreeMap::from([("課税区分".to_owned(), "非課税".to_owned())]));
        assert_eq!(listed.account.unwrap().number, 1_234_567);
        let bare = row(&[(4, ""), (5, ""), (6, ""), (7, ""), (8, ""), (9, "")]);
        let listed = head().read(&bare, ["課税区分"]).unwrap();
        assert_eq!((listed.account, listed.columns.len()), (None, 0), "what is empty says nothing");
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
        assert_eq!(Head::new(["氏名"], []), Err(NoList::Missing("宛名番号".to_owned())));
        assert_eq!(Head::new(HEAD, ["所得"]), Err(NoList::Missing("所得".to_owned())));
        assert_eq!(Head::new(["宛名番号", "氏名", "生年月日", "氏名"], []), Err(NoList::Twice("氏名".to_owned())));
        let half = Head::new(["宛名番号", "氏名", "生年月日", "店番"], []);
        assert_eq!(half, Err(NoList::Missing("金融機関コード".to_owned())), "a branch alone is no account");
    }
}
