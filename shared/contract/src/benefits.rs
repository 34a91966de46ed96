//! What a resident's page reads and writes about benefits. Yen are whole yen; days are `yyyy-mm-dd`, Asia/Tokyo.

use domain::benefit::{Source, Verdict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A benefit that is the resident's, or may be.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct BenefitCard {
    pub id: String,
    pub title: String,
    pub description: String,
    pub sources: Vec<Source>,
    /// For whom, as the office's list names them; for a pregnancy its emoji.
    pub whom: String,
    /// It is for a pregnancy that was lost: spoken of gently.
    pub gentle: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yen: Option<u32>,
    /// The first day to apply, where that lies ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub opens_on: Option<String>,
    /// The last day to apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub deadline: Option<String>,
    /// Where the money would go, or goes; absent where no account is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountCard>,
    pub state: BenefitState,
    /// Why it was refused or came back, as staff or the bank say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why the resident is entitled, line by line.
    pub lines: Vec<BenefitLine>,
    /// What applying agrees to.
    pub consent: String,
    /// SHA-256 of everything above that is agreed to; sent back with the application.
    pub shown: String,
    /// What can be done now.
    pub may_apply: bool,
    pub may_decline: bool,
    pub may_change_account: bool,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BenefitState {
    /// Nobody has answered.
    Open,
    Declined,
    /// Staff look at it.
    Applied,
    Refused,
    /// It is to be paid, or on its way to the bank.
    Granted,
    Paid,
    /// The bank sent the money back; it waits for another account.
    Returned,
}

/// One condition and what was found.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct BenefitLine {
    /// 0, or 1 below a line that says "one of these".
    pub depth: u8,
    pub says: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    pub verdict: Verdict,
}

/// An account with most of its number hidden.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct AccountCard {
    pub bank: String,
    pub branch: String,
    pub kind: String,
    /// Such as `****567`.
    pub number: String,
    /// As the bank writes it, half-width.
    pub holder: String,
}

/// An account as its holder knows it, digits in half or full width.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// Four digits.
    pub bank: String,
    /// Three digits.
    pub branch: String,
    /// 普通, 当座 or 貯蓄.
    pub kind: String,
    /// Up to seven digits.
    pub number: String,
    /// In kana.
    pub holder: String,
}

/// Applies for what was shown.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApplication {
    /// [`BenefitCard::shown`].
    pub shown: String,
}

/// A bank, or a branch of one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BankName {
    /// Four digits, or three for a branch.
    pub code: String,
    pub name: String,
    /// In kana, as a bank file writes it.
    pub kana: String,
}
