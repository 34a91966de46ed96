//! DynamoDB: every key, one repository for each capability, and the transactions that hold claim, effect and notice
//! together. What may be written is decided in `domain`; that it is written once is decided here, by conditions inside
//! the write.

mod attendance;
mod audit;
mod benefits;
mod bulk;
mod error;
mod family_write;
mod identity;
mod keys;
mod ledger;
mod life_stage;
mod notices;
mod nurseries;
mod reservations;
mod residents;
mod school;
mod store;

pub use attendance::{
    AlarmRow, AsideRow, Attendance, BOARD, ChildSave, ClassDay, ClassOn, DayItems, DeskFact, DeskWrite, Desked,
    DeviceRow, EnrolmentRow, FacilityRow, Feed, Filed, InvitationRow, Link, LogRow, Marked, Note, OUTCOMES, Placed,
    ROSTER, RosterRow, RunClosed, Saying, Visit, Visited, Writing, link_id,
};
pub use audit::AuditEntry;
pub use benefits::{
    BankRow, Benefits, FileEntry, FileRow, JoinRow, ListRef, ListRow, PayerRow, ProgrammeRow, Released, ReportRow,
    RightRow, RightWrite, RunNotice,
};
pub use error::StoreError;
pub use family_write::{ChildWrite, FamilyWrite};
pub use identity::{AttemptRow, Identities, IdentityLink, PersonRow};
pub use ledger::{Claim, Ledger};
pub use life_stage::{LifeStage, RunRow, SettingRow};
pub use notices::{BatchMembers, BatchRow, Kind, NewBatch, Notices, Recipient, batch_id};
pub use nurseries::{CaseRow, CatalogueRow, NewCatalogue, Nurseries, PointsRow, Published, Shelf, VacancyRow};
pub use reservations::{
    AnswersWrite, Applicant, Booked, CallerChild, CallerRow, Changes, DeskError, DrawRow, NewLine, Order, Reservations,
    ResultRow, ServiceRow, SlotWrite, ThreadLine, booking_id, call_id,
};
pub use residents::{Candidate, ChildRow, Family, Mark, Profile, Recheck, Residents};
pub use school::{
    AnswerRow, AttachmentRow, ImportRow, InboxRow, Incoming, InterviewRow, MessageRow, NewAttachment, PastRow,
    ReceiptRow, School, SeatRow, SolvedHead, Stage, SurveyRow,
};
pub use store::{Store, again};
