//! What goes over the wire between our pages and our functions, and what may be refused. `openapi.json` is made from
//! this crate (`cargo xtask openapi`), and the pages' client is made from `openapi.json`. No behaviour lives here.

mod children;
mod openapi;
mod refusal;
mod reservations;
mod session;
mod staff;
mod staff_reservations;

pub use children::{
    BirthReport, Born, CalendarEntry, Child, ChildChange, Kind, Loss, LossReport, NewChild, NewbornToken,
};
pub use openapi::document;
pub use refusal::{ErrorBody, ErrorDetail, Refusal};
pub use reservations::{
    AdmissionKind, Booking, BookingChange, CampaignCard, DrawRecord, DrawnApplication, DrawnSlot, Eligibility,
    NewBooking, NewMessage, OptionCard, QuestionCard, QuestionForm, ServiceCard, Side, SlotCard, ThreadMessage,
};
pub use session::{IdToken, Me, MeChange, PageConfig, Session};
pub use staff::{
    BatchState, DraftMilestone, MilestoneSetting, MunicipalTexts, NoticeBatch, Preview, PreviewDay, PreviewRange,
    PreviewRecipient, Publication, Run, StaffMilestone,
};
pub use staff_reservations::{
    Attendance, AttendanceState, CallerChild, CapacityForm, Closure, ClosureReport, ConfirmationDecision, Difference,
    NewSlot, NewSlots, PhoneBooking, Reconciliation, RefusedSlot, SaveService, SlotReport, StaffAnswer, StaffBooking,
    StaffChild, StaffPerson, StaffService, StaffSlot,
};
