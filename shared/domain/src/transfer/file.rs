//! 総合振込: one file of transfers, 120 bytes a record, and its own count and total.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::kana::BankText;

/// Bytes of a record.
pub const RECORD: usize = 120;
/// 総合振込.
const KIND: &str = "21";
/// JIS; the other value is EBCDIC.
const CODE: &str = "0";
/// テレ振込.
const BY_WIRE: &str = "7";

/// The kind of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// 普通.
    Ordinary,
    /// 当座.
    Current,
    /// 貯蓄.
    Savings,
    /// その他.
    Other,
}

/// A bank's branch, with the names that the file carries for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Four digits.
    pub bank: u16,
    /// As the file carries it.
    pub bank_name: BankText,
    /// Three digits; ゆうちょ's 振込用店番, not the 記号.
    pub branch: u16,
    /// As the file carries it.
    pub branch_name: BankText,
}

/// The municipality's side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// 委託者コード, ten digits.
    pub code: u64,
    /// 委託者名.
    pub name: BankText,
    /// Where it pays from.
    pub branch: Branch,
    /// Of its account; nobody pays from savings (貯蓄).
    pub kind: AccountKind,
    /// Seven digits.
    pub account: u32,
}

/// One transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Where to.
    pub branch: Branch,
    /// Of the account.
    pub kind: AccountKind,
    /// Seven digits.
    pub account: u32,
    /// Whose account.
    pub name: BankText,
    /// Yen, more than nothing.
    pub amount: u64,
    /// 顧客コード1: what the payer recognises it by, ten digits; it comes back in the result.
    pub reference: u64,
    /// 顧客コード2: what the payer recognises its file by, ten digits. Two files that pay one account the same on one day
    /// (of two programmes, or ordered twice) are no duplicate of each other, to the bank neither.
    pub batch: u64,
}

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoFile {
    /// Nothing to pay.
    #[error("there is no transfer")]
    Empty,
    /// More transfers or more yen than a trailer can say.
    #[error("a file holds 999,999 transfers and 999,999,999,999 yen")]
    TooLarge,
    /// A number does not fit its field, or an amount is nothing, in that transfer (0: the payer).
    #[error("a number of transfer {0} does not fit its field")]
    Number(usize),
}

/// A file and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Records, each ended by CR LF.
    pub bytes: Vec<u8>,
    /// Transfers.
    pub count: u64,
    /// Yen.
    pub total: u64,
}

/// Writes the file of one day's transfers.
///
/// # Errors
/// [`NoFile`]; nothing is cut or rounded.
pub fn write(payer: &Payer, on: Date, transfers: &[Transfer]) -> Result<File, NoFile> {
    if transfers.is_empty() {
        return Err(NoFile::Empty);
    }
    let mut bytes = header(payer, on).ok_or(NoFile::Number(0))?;
    let mut total: u64 = 0;
    for (at, transfer) in transfers.iter().enumerate() {
        bytes.extend(data(transfer).ok_or(NoFile::Number(at + 1))?);
        total = total.checked_add(transfer.amount).ok_or(NoFile::TooLarge)?;
    }
    let count = u64::try_from(transfers.len()).map_err(|_| NoFile::TooLarge)?;
    bytes.extend(trailer(count, total).ok_or(NoFile::TooLarge)?);
    bytes.extend(Record::new("9").end());
    Ok(File { bytes, count, total })
}

fn header(payer: &Payer, on: Date) -> Option<Vec<u8>> {
    if payer.kind == AccountKind::Savings {
        return None;
    }
    let day = u64::from(on.month().unsigned_abs()) * 100 + u64::from(on.day().unsigned_abs());
    let record = Record::new("1").text(KIND).text(CODE);
    let record = record.number(payer.code, 10)?.name(&payer.name, 40).number(day, 4)?.branch(&payer.branch)?;
    Some(record.number(digit(payer.kind), 1)?.number(payer.account.into(), 7)?.end())
}

fn data(transfer: &Transfer) -> Option<Vec<u8>> {
    if transfer.amount == 0 {
        return None;
    }
    // Clearing houses closed in 2022-11; the field stayed.
    let record = Record::new("2").branch(&transfer.branch)?.text("    ");
    let record = record.number(digit(transfer.kind), 1)?.number(transfer.account.into(), 7)?;
    let record = record.name(&transfer.name, 30).number(transfer.amount, 10)?.text("0");
    Some(record.number(transfer.reference, 10)?.number(transfer.batch, 10)?.text(BY_WIRE).end())
}

fn trailer(count: u64, total: u64) -> Option<Vec<u8>> {
    Some(Record::new("8").number(count, 6)?.number(total, 12)?.end())
}

fn digit(kind: AccountKind) -> u64 {
    match kind {
        AccountKind::Ordinary => 1,
        AccountKind::Current => 2,
        AccountKind::Savings => 4,
        AccountKind::Other => 9,
    }
}

struct Record(Vec<u8>);

impl Record {
    fn new(kind: &str) -> Self {
        Self(kind.as_bytes().to_vec())
    }

    fn text(mut self, text: &str) -> Self {
        self.0.extend(text.as_bytes());
        self
    }

    /// Zeros before it; none where it is too long.
    fn number(self, value: u64, width: usize) -> Option<Self> {
        let digits = format!("{value:0width$}");
        (digits.len() == width).then(|| self.text(&digits))
    }

    fn name(mut self, name: &BankText, width: usize) -> Self {
        self.0.extend(name.fit(width));
        self
    }

    fn branch(self, branch: &Branch) -> Option<Self> {
        let record = self.number(branch.bank.into(), 4)?.name(&branch.bank_name, 15);
        Some(record.number(branch.branch.into(), 3)?.name(&branch.branch_name, 15))
    }

    fn end(mut self) -> Vec<u8> {
        self.0.resize(RECORD, b' ');
        self.0.extend(b"\r\n");
        self.0
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::transfer::Place;

    fn party(text: &str) -> BankText {
        BankText::new(text, Place::Party).unwrap()
    }

    fn branch() -> Branch {
        let name = |text| BankText::new(text, Place::Bank).unwrap();
        Branch { bank: 1, bank_name: name("ツナグギンコウ"), branch: 12, branch_name: name("ホンテン") }
    }

    fn payer() -> Payer {
        let name = party("ツナグシ カイケイカンリシヤ");
        Payer { code: 1_234_567_890, name, branch: branch(), kind: AccountKind::Ordinary, account: 7 }
    }

    fn transfer(amount: u64) -> Transfer {
        let (kind, account) = (AccountKind::Ordinary, 1_234_567);
        Transfer {
            branch: branch(),
            kind,
            account,
            name: party("アオキ　ハナ"),
            amount,
            reference: 42,
            batch: 9_876_543_210,
        }
    }

    fn lines(file: &File) -> Vec<&[u8]> {
        let lines: Vec<&[u8]> = file.bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
        assert!(lines.iter().all(|line| line.len() == RECORD + 1 && line.ends_with(b"\r")));
        lines
    }

    #[test]
    fn a_file_counts_and_sums_itself() {
        let file = write(&payer(), date(2026, 5, 8), &[transfer(50_000), transfer(100_000)]).unwrap();
        assert_eq!((file.count, file.total), (2, 150_000));
        let lines = lines(&file);
        assert_eq!(lines.iter().map(|line| line[0]).collect::<Vec<_>>(), *b"12289");
        assert!(lines[0].starts_with(b"12101234567890"));
        assert_eq!(&lines[0][54..58], b"0508");
        assert_eq!(&lines[1][1..5], b"0001");
        assert_eq!(&lines[1][42..50], b"11234567");
        assert_eq!(&lines[1][80..90], b"0000050000");
        assert_eq!(&lines[1][91..111], b"00000000429876543210");
        assert!(lines[3].starts_with(b"8000002000000150000 "));

        let said = crate::transfer::read(&file.bytes).unwrap();
        let decided = [transfer(50_000), transfer(100_000)];
        assert!(said.says(&payer(), date(2026, 5, 8), &decided));
        let elsewhere = [transfer(50_000), Transfer { account: 1_234_568, ..transfer(100_000) }];
        assert!(!said.says(&payer(), date(2026, 5, 8), &elsewhere), "to another account");
        assert!(!said.says(&payer(), date(2026, 5, 9), &decided));
        assert!(!said.says(&payer(), date(2026, 5, 8), &decided[..1]));
    }

    #[test]
    fn what_does_not_fit_is_no_file() {
        let on = date(2026, 5, 8);
        assert_eq!(write(&payer(), on, &[]), Err(NoFile::Empty));
        assert_eq!(write(&payer(), on, &[transfer(1), transfer(0)]), Err(NoFile::Number(2)));
        assert_eq!(write(&payer(), on, &[transfer(10_000_000_000)]), Err(NoFile::Number(1)));
        let long = Transfer { account: 12_345_678, ..transfer(1) };
        assert_eq!(write(&payer(), on, &[long]), Err(NoFile::Number(1)));
        let rich: Vec<Transfer> = (0..101).map(|_| transfer(9_999_999_999)).collect();
        assert_eq!(write(&payer(), on, &rich), Err(NoFile::TooLarge));
        for payer in [Payer { code: 12_345_678_901, ..payer() }, Payer { kind: AccountKind::Savings, ..payer() }] {
            assert_eq!(write(&payer, on, &[transfer(1)]), Err(NoFile::Number(0)));
        }
    }
}
