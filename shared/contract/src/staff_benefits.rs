//! What the staff console reads and writes about benefits.

use domain::benefit::Programme;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{AccountCard, BankName, BenefitLine, BenefitState};

/// A programme with its version.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffProgramme {
    pub programme: Programme,
    /// Sent back to refuse changes made over someone else's.
    pub version: u64,
    /// The office's list that is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListCard>,
}

/// A list that was taken over.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ListCard {
    pub rows: u32,
    #[schema(format = DateTime)]
    pub imported_at: String,
}

/// Saves a programme; `version` is 0 for a new one.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveProgramme {
    pub programme: Programme,
    pub version: u64,
}

/// What a change of a programme would do to the people on its list.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct CohortPreview {
    pub enter: u32,
    pub leave: u32,
    pub stay: u32,
    /// Of whom the new rule cannot tell.
    pub unknown: u32,
    /// The first of those who enter.
    pub entering: Vec<CohortPerson>,
    /// The first of those who leave.
    pub leaving: Vec<CohortPerson>,
    /// Of those who leave: how many have applied already.
    pub leaving_applied: u32,
}

/// Somebody whom a change concerns.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct CohortPerson {
    pub subject: String,
    pub name: String,
    pub lines: Vec<BenefitLine>,
}

/// What became of a part of a list.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct EligibleReport {
    /// Names the import, for its further parts.
    pub import: String,
    /// Rows of this part that were taken.
    pub taken: u32,
    /// Every row that was not, by its line in the file.
    pub refused: Vec<RefusedRow>,
    /// Rows of all parts so far.
    pub rows: u32,
    /// The list is in force: this was its last part.
    pub in_force: bool,
}

/// A row that was not taken.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct RefusedRow {
    /// Row of the part, the head being 1.
    pub row: u32,
    pub column: String,
    pub reason: String,
}

/// How many stand where.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
pub struct Funnel {
    /// Entitled by the rule.
    pub eligible: u32,
    /// Of whom the rule cannot tell.
    pub unknown: u32,
    /// On the list and not entitled.
    pub not_eligible: u32,
    /// Entitled and joined to a resident in LINE.
    pub joined: u32,
    pub notified: u32,
    /// Have opened the page since.
    pub read: u32,
    pub declined: u32,
    /// Wait for a decision.
    pub applied: u32,
    pub refused: u32,
    /// Wait for a bank file.
    pub granted: u32,
    /// Stand in a bank file.
    pub filed: u32,
    pub paid: u32,
    pub returned: u32,
    /// Yen of what is granted, filed or paid.
    pub yen: u64,
}

/// Somebody with a right, as staff see it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffEntitlement {
    /// 宛名番号, or the pregnancy's id.
    pub subject: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub born: Option<String>,
    pub state: BenefitState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yen: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountCard>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub applied_at: Option<String>,
    /// The bank file in which it stands, or stood last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Whether the rule, as it is now, still says yes.
    pub entitled: bool,
    /// It is granted, and the account it was granted for cannot be paid to: its bank or branch is gone.
    pub unpayable: bool,
    /// 宛名番号 of who applies, where the list in force names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<String>,
    /// Whether who applies is joined to somebody in LINE.
    pub joined: bool,
    pub lines: Vec<BenefitLine>,
}

/// Decides about applications.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideApplications {
    /// At most 100.
    pub subjects: Vec<String>,
    pub decision: Decision,
    /// Why, in a sentence that the family reads: needed to refuse and to ask, and for nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// What staff decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// What was applied for is to be paid.
    Grant,
    /// It is not.
    Refuse,
    /// A refusal was wrong: what was applied for stands again.
    Reopen,
    /// What is granted cannot be paid to its account: the family is asked for another one.
    AskAccount,
}

/// What became of each.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
pub struct Decided {
    pub done: u32,
    pub left: Vec<NotDecided>,
}

/// An application that stays as it was.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NotDecided {
    pub subject: String,
    /// `not_entitled`, `other_state`, `not_found`.
    pub code: String,
}

/// Who would hear, before anything is sent.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NoticeAudience {
    /// Residents who would be told of it for the first time.
    pub first: u32,
    /// Residents who were told and have not answered.
    pub reminder: u32,
    /// Entitled and without LINE here: they get a letter.
    pub unreached: u32,
    /// The message as it stands in LINE.
    pub text: String,
    pub runs: Vec<NoticeRun>,
}

/// Sends a notice.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNoticeRun {
    pub kind: NoticeKind,
    /// The count that was shown; another one is refused with `audience_changed`.
    pub expected: u32,
}

/// The first word, or another one to those who have not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    First,
    Reminder,
}

/// A notice that was sent, or is being sent.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct NoticeRun {
    pub id: String,
    pub kind: NoticeKind,
    #[schema(format = DateTime)]
    pub at: String,
    /// Residents it is for.
    pub audience: u32,
    /// Every batch is written.
    pub complete: bool,
}

/// A registered person and a row of the list that may be the same.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct MatchCard {
    /// Names the pair.
    pub id: String,
    /// 宛名番号.
    pub number: String,
    pub list_name: String,
    pub list_address: String,
    pub card_name: String,
    pub card_address: String,
    #[schema(format = Date)]
    pub born: String,
}

/// Confirms pairs: staff have compared them.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmMatches {
    /// [`MatchCard::id`], at most 100.
    pub ids: Vec<String>,
}

/// Takes a join back: who is joined to that number is somebody else.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewParting {
    /// 宛名番号.
    pub number: String,
}

/// What was undone with a join.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Parted {
    /// Rights that are open again: nobody has agreed to anything.
    pub reopened: u32,
    /// Rights whose money is with the bank or was there: they stay as they are.
    pub paid: u32,
}

/// Pairs that are joined now.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Confirmed {
    pub joined: u32,
    /// Pairs that changed since they were shown.
    pub stale: Vec<String>,
}

/// From where the municipality pays.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayerForm {
    /// 委託者コード, ten digits.
    pub code: String,
    /// 委託者名, in kana.
    pub name: String,
    pub bank: String,
    pub branch: String,
    /// 普通 or 当座.
    pub kind: String,
    pub number: String,
}

/// Makes a bank file of everything that is granted.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBankFile {
    /// The day of the transfers.
    #[schema(format = Date)]
    pub pay_on: String,
}

/// A bank file.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct BankFileCard {
    pub id: String,
    pub state: BankFileState,
    #[schema(format = Date)]
    pub pay_on: String,
    /// Transfers, once it is made.
    pub count: u32,
    /// Yen.
    pub total: u64,
    /// SHA-256 of its bytes, once it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Of them paid, and sent back, as the bank's result says.
    pub returned: u32,
    #[schema(format = DateTime)]
    pub made_at: String,
    /// Whoever made it does not release it.
    pub made_by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_by: Option<String>,
    /// What somebody reported of the bank's result; it counts when a second person has confirmed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<ReportedResult>,
}

/// A result that waits for a second person.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ReportedResult {
    /// Names it by what it says.
    pub id: String,
    /// Whoever reported it does not confirm it.
    pub by: String,
    #[schema(format = DateTime)]
    pub at: String,
    /// Transfers that came back, and their yen.
    pub returned: u32,
    pub yen: u64,
}

/// What becomes of a bank file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BankFileState {
    /// What is granted is being gathered.
    Gathering,
    /// It waits for a second person.
    Ready,
    /// It may go to the bank.
    Released,
    /// Its result is being taken over.
    Settling,
    /// Every transfer of it is paid or sent back.
    Settled,
    /// It is being taken apart before its release.
    Discarding,
    Discarded,
}

/// Releases a file: exactly the one that was looked at.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseBankFile {
    pub sha256: String,
}

/// What the bank says of a file: everything that is not named here was paid.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BankResult {
    pub returned: Vec<ReturnedTransfer>,
}

/// A transfer that came back.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnedTransfer {
    /// 顧客コード1 of the transfer.
    pub reference: u64,
    /// As the bank says; the family reads it.
    pub why: String,
}

/// A transfer that came back, as the second person looks at it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ReportedReturn {
    pub reference: u64,
    /// 宛名番号, or the pregnancy's number, of whom it was for.
    pub subject: String,
    pub yen: u32,
    pub account: AccountCard,
    pub why: String,
}

/// Confirms a reported result: exactly the one that was looked at.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmBankResult {
    /// [`ReportedResult::id`].
    pub id: String,
}

/// A bank with its branches, for the directory.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BankEntry {
    pub bank: BankName,
    pub branches: Vec<BankName>,
}

/// A part of the directory, at most 100 banks.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveBanks {
    pub banks: Vec<BankEntry>,
}
