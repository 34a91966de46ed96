//! Transfers as banks take them: 全銀 総合振込.

mod account;
mod file;
mod kana;
mod read;

pub use account::{Account, NoAccount};
pub use file::{AccountKind, Branch, File, NoFile, Payer, RECORD, Transfer, write};
pub use kana::{BankText, NotWritten, Place};
pub use read::{Contents, NotRead, Said, read};
