//! What goes over the wire between our pages and our functions, and what may be refused. `openapi.json` is made from
//! this crate (`cargo xtask openapi`), and the pages' client is made from `openapi.json`. No behaviour lives here.

mod attendance;
mod benefits;
mod children;
mod device_sync;
mod identity;
mod interviews;
mod nurseries;
mod openapi;
mod refusal;
mod reservations;
mod school;
mod session;
mod staff;
mod staff_attendance;
mod staff_benefits;
mod staff_interviews;
mod staff_nurseries;
mod staff_register;
mod staff_reservations;
mod staff_school;
mod surveys;

pub use attendance::{
    Absence, AbsenceChange, AbsenceReason, Attending, CentreCard, Collector, DayPlan, InvitationCard, InvitationCode,
    Joining, NewAbsence, NewVisit, OnTheWay, Pass, ReportKind, Standing, StayCard, TodayCard, VisitCard,
};
pub use benefits::{AccountCard, BankName, BenefitCard, BenefitLine, BenefitState, NewAccount, NewApplication};
pub use children::{
    BirthReport, Born, CalendarEntry, Child, ChildChange, Kind, Loss, LossReport, NewChild, NewbornToken,
};
pub use device_sync::{CarriedPush, DeviceCard, DeviceKind, DeviceState, FeedPage, NewDevice, PassKey, Pulled};
pub use identity::{AttemptCard, CardAnswer, IdentityCard, NewAttempt, PurposeCard, RegisteredCard};
pub use interviews::{
    InterviewAppointment, InterviewChild, InterviewDayCard, InterviewFamily, InterviewHalfDay, InterviewWishes,
    NewInterviewBooking,
};
pub use nurseries::{
    IndexChange, IndexEstimate, IndexLine, IndexNote, IndexQuestion, IndexRank, IndexSetAside, IndexStanding,
    NurseryBorder, NurseryBorderKind, NurseryBorderRange, NurseryCard, NurseryClass, NurseryHit, NurserySearch,
    NurseryVacancy, NurseryVacancyState, PointsDocument, PointsManual, PointsQuestion, PointsSpan, PointsTable,
};
pub use openapi::document;
pub use refusal::{ErrorBody, ErrorDetail, Refusal};
pub use reservations::{
    AdmissionKind, Booking, BookingChange, CampaignCard, DrawRecord, DrawnApplication, DrawnSlot, Eligibility,
    NewBooking, NewMessage, OptionCard, QuestionCard, QuestionForm, ServiceCard, Side, SlotCard, ThreadMessage,
};
pub use school::{AboutChild, AttachmentCard, InboxCard, InboxPage, ReceivedMessage};
pub use session::{IdToken, Me, MeChange, PageConfig, Session};
pub use staff::{
    BatchState, DraftMilestone, MilestoneSetting, MunicipalTexts, NoticeBatch, Preview, PreviewDay, PreviewRange,
    PreviewRecipient, Publication, Run, StaffMilestone,
};
pub use staff_attendance::{
    AlarmCard, AsideCard, AsideDecision, Board, BoardLine, CallCard, ComingCard, DeviceChange, ElsewhereCard,
    Enrolment, GuardianCard, Invitation, NewEnrolment, NewFact, NewInvitation, NewOrder, OrderCard, Record, RiderCard,
    RunCard, SaveChild, SaveChildren, SaveFacility, SavedChildren, SilentGate, StaffDevice, StaffFacility, StaffFact,
    StaffRosterChild, VisitCount,
};
pub use staff_benefits::{
    BankEntry, BankFileCard, BankFileState, BankResult, CohortPerson, CohortPreview, ConfirmBankResult, ConfirmMatches,
    Confirmed, DecideApplications, Decided, Decision, EligibleReport, Funnel, ListCard, MatchCard, NewBankFile,
    NewNoticeRun, NewParting, NotDecided, NoticeAudience, NoticeKind, NoticeRun, Parted, PayerForm, RefusedRow,
    ReleaseBankFile, ReportedResult, ReportedReturn, ReturnedTransfer, SaveBanks, SaveProgramme, StaffEntitlement,
    StaffProgramme,
};
pub use staff_interviews::{
    InterviewBooking, InterviewClass, InterviewClassCard, InterviewDraft, InterviewEdit, InterviewLine, InterviewLocks,
    InterviewPlace, InterviewResult, InterviewShown, InterviewState, NewInterviewDay, StaffInterviewChild,
    StaffInterviewDay, StaffInterviewFamily, StaffWishes,
};
pub use staff_nurseries::{
    ClassVacancy, FacilityChange, FacilityDifference, FacilityFieldChange, FacilityFlaw, FacilityImport, FacilityRow,
    NewPointsCase, PointsByRule, PointsCase, PointsChanged, PointsFailed, PointsRerun, SavePoints, SaveVacancies,
    StaffNursery, StaffPoints,
};
pub use staff_register::{
    ChangeMark, ClassCard, ClassMarks, ConfirmClass, MarkBefore, MarkCard, NewMark, Register, RegisterLine, ReportCard,
};
pub use staff_reservations::{
    Attendance, AttendanceState, CallerChild, CapacityForm, Closure, ClosureReport, ConfirmationDecision, Difference,
    NewSlot, NewSlots, PhoneBooking, Reconciliation, RefusedSlot, SaveService, SlotReport, StaffAnswer, StaffBooking,
    StaffChild, StaffPerson, StaffService, StaffSlot,
};
pub use staff_school::{
    ChildReaders, DraftMessage, GuardianReader, MessageCorrection, MessageEdit, MessageReach, MessageReaders,
    MessageShown, MessageState, NewCorrection, NewReminder, PastClass, ReachedClass, RosterClass, RosterFlaw,
    RosterImport, RosterPlan, RosterSchool, StaffMessage, StaffMessageLine, WaitingCorrection,
};
pub use surveys::{DraftedSurvey, NewSurvey, NewSurveyAnswer, StaffSurvey, SurveyCard, SurveyTurn};
