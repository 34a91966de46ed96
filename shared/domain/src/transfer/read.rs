//! A bank file as it lies there, read without the code that wrote it: what is released is compared with what was decided.

use jiff::civil::Date;

use super::{AccountKind, Payer, RECORD, Transfer};

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// 委託者コード.
    pub payer: u64,
    /// Month and day of the transfers.
    pub on: (i8, i8),
    /// In order.
    pub transfers: Vec<Said>,
}

/// What a file says of one transfer; whose account it is stands there for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// 顧客コード1.
    pub reference: u64,
    /// 顧客コード2.
    pub batch: u64,
    /// Yen.
    pub yen: u64,
    /// Of the bank.
    pub bank: u64,
    /// Of the branch.
    pub branch: u64,
    /// Of the account.
    pub kind: AccountKind,
    /// Of the account.
    pub account: u64,
}

impl Contents {
    /// Yen of all transfers.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.transfers.iter().map(|transfer| transfer.yen).sum()
    }

    /// Whether it says exactly this: who pays, on which day, to which accounts, how much, in this order.
    #[must_use]
    pub fn says(&self, payer: &Payer, on: Date, transfers: &[Transfer]) -> bool {
        let said = transfers.iter().map(|transfer| Said {
            reference: transfer.reference,
            batch: transfer.batch,
            yen: transfer.amount,
            bank: transfer.branch.bank.into(),
            branch: transfer.branch.branch.into(),
            kind: transfer.kind,
            account: transfer.account.into(),
        });
        self.payer == payer.code && self.on == (on.month(), on.day()) && said.eq(self.transfers.iter().copied())
    }
}

/// Why it is no file, with the record, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// Not 120 bytes, or none that belongs there.
    #[error("record {0} is none")]
    Record(usize),
    /// A field of digits holds something else.
    #[error("a number in record {0} is none")]
    Number(usize),
    /// Count or total of the trailer are not those of the transfers.
    #[error("the trailer does not agree with the transfers")]
    Sum,
}

/// Reads a file: with line ends of any kind or without, and with or without an end-of-file mark.
///
/// # Errors
/// The first record that is wrong.
pub fn read(bytes: &[u8]) -> Result<Contents, NotRead> {
    let records = records(bytes);
    let mut contents: Option<Contents> = None;
    let mut trailer = None;
    for (place, record) in (1..).zip(&records) {
        let number = |from: usize, length: usize| digits(record, from, length).ok_or(NotRead::Number(place));
        if record.len() != RECORD {
            return Err(NotRead::Record(place));
        }
        match (record.first(), &mut contents, trailer) {
            (Some(b'1'), None, None) => {
                let day = number(54, 4)?;
                let part = |value: u64| i8::try_from(value).map_err(|_| NotRead::Number(place));
                let on = (part(day / 100)?, part(day % 100)?);
                contents = Some(Contents { payer: number(4, 10)?, on, transfers: Vec::new() });
            }
            (Some(b'2'), Some(contents), None) => contents.transfers.push(Said {
                reference: number(91, 10)?,
                batch: number(101, 10)?,
                yen: number(80, 10)?,
                bank: number(1, 4)?,
                branch: number(20, 3)?,
                kind: kind(record.get(42)).ok_or(NotRead::Number(place))?,
                account: number(43, 7)?,
            }),
            (Some(b'8'), Some(_), None) => trailer = Some((number(1, 6)?, number(7, 12)?)),
            (Some(b'9'), Some(_), Some(_)) if place == records.len() => {}
            _ => return Err(NotRead::Record(place)),
        }
    }
    let last = records.len();
    let ends = records.last().is_some_and(|record| record.first() == Some(&b'9'));
    let contents = contents.filter(|_| ends).ok_or(NotRead::Record(last))?;
    let count = u64::try_from(contents.transfers.len()).unwrap_or(u64::MAX);
    if trailer == Some((count, contents.total())) { Ok(contents) } else { Err(NotRead::Sum) }
}

fn records(bytes: &[u8]) -> Vec<&[u8]> {
    let bytes = bytes.strip_suffix(&[0x1a]).unwrap_or(bytes);
    if bytes.contains(&b'\n') || bytes.contains(&b'\r') {
        return bytes.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|record| !record.is_empty()).collect();
    }
    bytes.chunks(RECORD).collect()
}

fn kind(digit: Option<&u8>) -> Option<AccountKind> {
    match digit? {
        b'1' => Some(AccountKind::Ordinary),
        b'2' => Some(AccountKind::Current),
        b'4' => Some(AccountKind::Savings),
        b'9' => Some(AccountKind::Other),
        _ => None,
    }
}

fn digits(record: &[u8], from: usize, length: usize) -> Option<u64> {
    let field = record.get(from..from + length)?;
    let only = field.iter().all(u8::is_ascii_digit);
    only.then(|| std::str::from_utf8(field).ok()?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> String {
        format!("{text:<120}")
    }

    /// Written by hand, from the field table.
    fn file(total: u64) -> Vec<String> {
        let (bank, name) = ("0001", "B              ");
        let head = format!("12101234567890{:<40}0508{bank}{name}012{name}10000007", "TSUNAGU");
        let data = |reference: u64, yen: u64| {
            format!("2{bank}{name}012{name}    11234567{:<30}{yen:010}0{reference:010}00000000007", "AOKI")
        };
        let trailer = format!("8000002{total:012}");
        [head, data(41, 50_000), data(42, 100_000), trailer, "9".to_owned()].iter().map(|text| record(text)).collect()
    }

    #[test]
    fn a_file_is_read_however_its_lines_end() {
        let said = |reference, yen| {
            let (kind, account) = (AccountKind::Ordinary, 1_234_567);
            Said { reference, batch: 0, yen, bank: 1, branch: 12, kind, account }
        };
        let transfers = vec![said(41, 50_000), said(42, 100_000)];
        let expected = Contents { payer: 1_234_567_890, on: (5, 8), transfers };
        for end in ["", "\n", "\r\n", "\r"] {
            let mut bytes: Vec<u8> =
                file(150_000).iter().flat_map(|line| format!("{line}{end}").into_bytes()).collect();
            assert_eq!(read(&bytes), Ok(expected.clone()), "{end:?}");
            bytes.push(0x1a);
            assert_eq!(read(&bytes).unwrap().total(), 150_000);
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_record() {
        let lines = |lines: &[String]| read(lines.join("\r\n").as_bytes());
        assert_eq!(lines(&file(150_001)), Err(NotRead::Sum));
        let file = file(150_000);
        assert_eq!(lines(&file[1..]), Err(NotRead::Record(1)));
        assert_eq!(lines(&file[..4]), Err(NotRead::Record(4)));
        assert_eq!(lines(&[]), Err(NotRead::Record(0)));
        let mut short = file.clone();
        short[2].pop();
        assert_eq!(lines(&short), Err(NotRead::Record(3)));
        let mut letters = file;
        letters[1] = letters[1].replace("0000050000", "00000500 0");
        assert_eq!(lines(&letters), Err(NotRead::Number(2)));
    }
}
