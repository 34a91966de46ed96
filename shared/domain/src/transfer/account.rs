//! An account as a family or a list names it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{AccountKind, BankText, NotWritten, Place};
use crate::width::narrow;

/// ゆうちょ銀行.
const POST_BANK: u16 = 9_900;

/// An account whose holder can stand in a bank file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Four digits.
    pub bank: u16,
    /// Three digits.
    pub branch: u16,
    /// 普通 and so on.
    pub kind: AccountKind,
    /// Seven digits.
    pub number: u32,
    /// As the bank writes it.
    pub holder: BankText,
}

/// What an account cannot be, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAccount {
    /// Not four digits.
    #[error("bank: shape")]
    Bank,
    /// Not three digits.
    #[error("branch: shape")]
    Branch,
    /// 記号 and 番号 of ゆうちょ銀行, which no other bank can pay to: it has a 店番 and a number of seven digits for that.
    #[error("branch: yucho_symbol")]
    PostSymbol,
    /// None of 普通, 当座, 貯蓄.
    #[error("kind: unknown")]
    Kind,
    /// Not up to seven digits.
    #[error("number: shape")]
    Number,
    /// A character that no bank file holds.
    #[error("holder: {0}")]
    Holder(NotWritten),
}

impl Account {
    /// Reads what a form or a list says, in half or full width.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bank: &str, branch: &str, kind: &str, number: &str, holder: &str) -> Result<Self, NoAccount> {
        let narrowed = |text: &str| text.trim().chars().map(narrow).collect::<String>();
        let [bank, branch, kind, number] = [bank, branch, kind, number].map(narrowed);
        let bank = digits(&bank, 4..=4).and_then(|bank| u16::try_from(bank).ok()).ok_or(NoAccount::Bank)?;
        // Its 記号 has five digits and its 番号 up to eight.
        if bank == POST_BANK && (digits(&branch, 5..=5).is_some() || digits(&number, 8..=8).is_some()) {
            return Err(NoAccount::PostSymbol);
        }
        let branch = digits(&branch, 3..=3).and_then(|branch| u16::try_from(branch).ok()).ok_or(NoAccount::Branch)?;
        let kind = match kind.as_str() {
            "普通" | "1" => AccountKind::Ordinary,
            "当座" | "2" => AccountKind::Current,
            "貯蓄" | "4" => AccountKind::Savings,
            _ => return Err(NoAccount::Kind),
        };
        let number = digits(&number, 1..=7).ok_or(NoAccount::Number)?;
        let holder = BankText::new(holder, Place::Party).map_err(NoAccount::Holder)?;
        Ok(Self { bank, branch, kind, number, holder })
    }

    /// The number with all but its last three digits hidden.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("****{:03}", self.number % 1_000)
    }
}

/// Where somebody's money goes: not for logs.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({:04} {})", self.bank, self.masked())
    }
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let fits = length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_read_and_shown_masked() {
        let account = Account::read("０００１", "012", "普通", "0123456", "あおき　はな").unwrap();
        assert_eq!((account.bank, account.branch, account.number), (1, 12, 123_456));
        assert_eq!(account.holder.to_string(), "ｱｵｷ ﾊﾅ");
        assert_eq!(account.masked(), "****456");
        assert_eq!(format!("{account:?}"), "Account(0001 ****456)");
        let kept = serde_json::to_string(&account).unwrap();
        assert_eq!(serde_json::from_str::<Account>(&kept).unwrap(), account);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let read = |bank, branch, kind, number, holder| Account::read(bank, branch, kind, number, holder).unwrap_err();
        assert_eq!(read("1", "012", "普通", "1234567", "ア"), NoAccount::Bank);
        assert_eq!(read("0001", "12", "普通", "1234567", "ア"), NoAccount::Branch);
        assert_eq!(read("9900", "12340", "普通", "1234567", "ア"), NoAccount::PostSymbol);
        assert_eq!(read("9900", "128", "普通", "12345671", "ア"), NoAccount::PostSymbol);
        assert_eq!(read("0001", "012", "定期", "1234567", "ア"), NoAccount::Kind);
        assert_eq!(read("0001", "012", "普通", "12345678", "ア"), NoAccount::Number);
        assert_eq!(read("0001", "012", "普通", "-1", "ア"), NoAccount::Number);
        assert_eq!(read("0001", "012", "普通", "1", "青木"), NoAccount::Holder(NotWritten::Character('青')));
        assert!(Account::read("9900", "128", "普通", "1234567", "ア").is_ok());
    }
}
