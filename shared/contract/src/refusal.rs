use domain::{
    family::FamilyError,
    text::{Key, Lang, LineText},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::SlotCard;

/// Every error has this body.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct ErrorBody {
    pub error: ErrorDetail,
}

#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct ErrorDetail {
    /// For the program; one of [`Refusal`]'s codes.
    pub code: String,
    /// For the person, in the language asked for by `Accept-Language`.
    pub message: String,
    /// Why exactly, for the program, where a code has several reasons (`not_eligible`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The nearest free slots, where one was full.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<SlotCard>,
    /// What stands in the way, where staff may know it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bookings: Vec<String>,
}

macro_rules! refusals {
    ($($name:ident $status:literal $code:literal $doc:literal;)*) => {
        /// Everything that can be refused, with its HTTP status and its code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Refusal { $(#[doc = $doc] $name,)* }

        impl Refusal {
            /// Every refusal, for tests that count.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The HTTP status.
            #[must_use]
            pub fn status(self) -> u16 { match self { $(Self::$name => $status,)* } }

            /// The code for programs.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$name => $code,)* } }
        }
    };
}

refusals! {
    SignatureInvalid 401 "signature_invalid" "The webhook was not signed with the channel secret.";
    BadRequest 400 "bad_request" "The body or a parameter has not the documented shape.";
    DateDoesNotExist 422 "date_does_not_exist" "Such as 30 February.";
    BirthInFuture 422 "birth_in_future" "The day of birth lies after today.";
    BirthTooLongAgo 422 "birth_too_long_ago" "The child would be an adult.";
    DueDateOutOfRange 422 "due_date_out_of_range" "No pregnancy that exists today can end on that day.";
    DueDateDoesNotFitBirth 422 "due_date_does_not_fit_birth" "The due date lies impossibly far from the birth.";
    FetusesOutOfRange 422 "fetuses_out_of_range" "Fewer than 1 or more than 5.";
    TokenUnknown 422 "token_unknown" "Not one of the emojis on offer.";
    TokenTaken 409 "token_taken" "Another child of this family has the emoji.";
    TooManyChildren 409 "too_many_children" "The limit of one family is reached.";
    NotAPregnancy 409 "not_a_pregnancy" "Birth and loss belong to a pregnancy.";
    NotFound 404 "not_found" "There is none, or it is not yours: nobody can tell which.";
    MyNumberRefused 422 "my_number_refused" "The text holds a 12-digit individual number; it was not stored.";
    BodyTooLarge 413 "body_too_large" "The body is larger than the operation takes.";
    SessionMissing 401 "session_missing" "No session was sent.";
    SessionExpired 401 "session_expired" "The session is over; exchange a new ID token.";
    SessionInvalid 401 "session_invalid" "The session is not one of ours.";
    TokenMalformed 401 "token_malformed" "The ID token is no JWT.";
    TokenAlgorithm 401 "token_algorithm" "The ID token is not signed with ES256.";
    TokenKeyUnknown 401 "token_key_unknown" "The ID token is signed with a key that LINE does not publish.";
    TokenSignature 401 "token_signature" "The ID token's signature is wrong.";
    TokenIssuer 401 "token_issuer" "The ID token was not issued by LINE.";
    TokenAudience 401 "token_audience" "The ID token was issued for another channel.";
    TokenExpired 401 "token_expired" "The ID token is over; open the page again.";
    IdentityUnavailable 503 "identity_unavailable" "LINE's keys cannot be read at the moment.";
    Forbidden 403 "forbidden" "The staff member's role does not allow it.";
    VersionConflict 409 "version_conflict" "Someone else has changed it since; load it again.";
    TextTooLong 422 "text_too_long" "More than 500 characters.";
    TextEmpty 422 "text_empty" "Nothing to say.";
    TextNotAllowed 422 "text_not_allowed" "Control characters cannot be sent.";
    UnknownMilestone 404 "unknown_milestone" "There is no such milestone.";
    UnknownLanguage 422 "unknown_language" "Not one of ja, ja-easy, en.";
    UnknownTopic 422 "unknown_topic" "Not one of the six topics.";
    RangeTooLong 422 "range_too_long" "More days than can be shown at once.";
    UnknownService 404 "unknown_service" "There is no such service.";
    UnknownSlot 404 "unknown_slot" "There is no such slot.";
    SlotFull 409 "slot_full" "No place is left for this party; the nearest free slots are with it.";
    SlotClosed 409 "slot_closed" "The slot was closed by staff.";
    SlotPast 409 "slot_past" "The slot has begun.";
    NotOpen 409 "not_open" "Booking has not opened yet, or the campaign is over.";
    NotEligible 422 "not_eligible" "The party may not have this appointment; the reason is with it.";
    TooLate 409 "too_late" "Booking, change or cancellation is over for this slot.";
    LimitReached 409 "limit_reached" "The child or the household has as many as it may have.";
    AlreadyBooked 409 "already_booked" "The child has a place in this slot, or is waiting for one.";
    OtherService 422 "other_service" "A booking can only move to a slot of its own service.";
    NotLive 409 "not_live" "The booking is over or was cancelled.";
    NothingHeld 409 "nothing_held" "No place is held for this booking any more.";
    QuestionUnknown 422 "question_unknown" "An answer to a question that is not asked.";
    AnswerMissing 422 "answer_missing" "A required question has no answer.";
    AnswerInvalid 422 "answer_invalid" "Not one of the options, or too long.";
    IdempotencyKeyMissing 400 "idempotency_key_missing" "The header Idempotency-Key is missing or not 1 to 64 visible ASCII.";
    IdempotencyKeyReused 422 "idempotency_key_reused" "The key was used for another request.";
    ServiceInvalid 422 "service_invalid" "The service contradicts itself; the reason is with it.";
    SlotsInvalid 422 "slots_invalid" "A slot ends before it starts, overlaps another one, or is none of this service's.";
    CapacityBelowBooked 409 "capacity_below_booked" "Places that are taken cannot be removed; the bookings are with it.";
    DrawNotOver 409 "draw_not_over" "The draw takes place when its campaign has closed.";
    FacilityInvalid 422 "facility_invalid" "The facility contradicts itself; the reason is with it.";
    ChildInvalid 422 "child_invalid" "The child cannot stand on this roster so; the reason is with it.";
    OrderInvalid 422 "order_invalid" "The order says nothing that could be kept to; the reason is with it.";
    RosterTooLarge 422 "roster_too_large" "More children than one roster can have.";
    CodeInvalid 422 "code_invalid" "The code was used, is over, or is none of ours.";
    KeyInvalid 422 "key_invalid" "Not an uncompressed P-256 point in base64url.";
    DeviceUnsigned 401 "device_unsigned" "The request was not signed by the device that it names.";
    DeviceStale 401 "device_stale" "The request's time is off by more than a minute; the server's is in Tsunagu-Time.";
    DeviceReplayed 401 "device_replayed" "The request was made before.";
    DevicePending 403 "device_pending" "Staff have not approved the device yet.";
    DeviceRevoked 403 "device_revoked" "The device was revoked; it may only send what it still has.";
    FactInvalid 422 "fact_invalid" "It cannot be written down so; the reason is with it.";
    DayPast 422 "day_past" "The day is over.";
    DayTooFar 422 "day_too_far" "The day is too far away.";
    NotExpected 422 "not_expected" "The child is not expected on any of these days.";
    TimeOutOfDay 422 "time_out_of_day" "The facility is closed at that time.";
    NoteInvalid 422 "note_invalid" "A note is one line of at most 100 characters.";
    DayNotYet 422 "day_not_yet" "The day has not come yet.";
    MarkInvalid 422 "mark_invalid" "It cannot be marked so; the reason is with it.";
    NotPermitted 403 "not_permitted" "The person may not do this for this child.";
    RunOpen 409 "run_open" "The run cannot be closed yet; the reason is with it.";
    VisitInvalid 422 "visit_invalid" "Nobody, or more people than one family has.";
    PurposeStale 409 "purpose_stale" "The purpose was rewritten since it was shown.";
    AttemptUnknown 409 "attempt_unknown" "The sign-in is over, was used, or is somebody else's.";
    CardTurnedBack 409 "card_turned_back" "The person turned back, or the provider refused.";
    CardNotProved 422 "card_not_proved" "The answer of the provider does not prove who signed in; the reason is with it.";
    CardUnread 422 "card_unread" "Name, address or day of birth are not as they must be.";
    CardServiceUnavailable 503 "card_service_unavailable" "The provider cannot be reached at the moment.";
    IdentityNeeded 409 "identity_needed" "Nobody has registered with a card here.";
    ShownChanged 409 "shown_changed" "What was shown has changed since; load it again.";
    AccountMissing 409 "account_missing" "No account is known for the money.";
    AccountInvalid 422 "account_invalid" "The account cannot be written into a bank file; the reason is with it.";
    DeadlineOver 409 "deadline_over" "The last day to apply is over.";
    BenefitElsewhere 409 "benefit_elsewhere" "It stands where this cannot be done.";
    ProgrammeInvalid 422 "programme_invalid" "The programme contradicts itself; the reason is with it.";
    ListInvalid 422 "list_invalid" "The list cannot be taken; the reason is with it.";
    ImportUnknown 409 "import_unknown" "There is no such import, or it is in force already.";
    AudienceChanged 409 "audience_changed" "The number of people has changed since it was shown.";
    NothingToPay 409 "nothing_to_pay" "Nothing is granted that stands in no file.";
    PayerMissing 409 "payer_missing" "Nobody has set from where the municipality pays.";
    BankFileElsewhere 409 "bank_file_elsewhere" "The file stands where this cannot be done; the reason is with it.";
    SecondPersonNeeded 403 "second_person_needed" "Whoever made the file, or reported its result, does not release or confirm it.";
    BankFileChanged 409 "bank_file_changed" "The hash is not that of the file.";
    BankFileTwin 409 "bank_file_twin" "A file of the same bytes was released before.";
    ReportChanged 409 "report_changed" "Something else was reported since it was looked at.";
    QueryInvalid 422 "query_invalid" "A search that cannot be answered; the reason is with it.";
    FileInvalid 422 "file_invalid" "The file is no table of facilities; the reason is with it.";
    ImportChanged 409 "import_changed" "What would be published is not what was looked at.";
    TooManyGone 409 "too_many_gone" "More than a fifth of a municipality's facilities would disappear, and nobody has said that it is meant.";
    HouseholdInvalid 422 "household_invalid" "The answers cannot be true; the reason is with it.";
    PointsInvalid 422 "points_invalid" "The table of points makes no sense; the place is with it.";
    JoinInFile 409 "join_in_file" "A right of theirs stands in a bank file; take the file apart or wait for its result.";
    ResultInvalid 422 "result_invalid" "The result does not fit the file; the reason is with it.";
    BankInvalid 422 "bank_invalid" "An entry of the directory is not as it must be; the reason is with it.";
    MessageInvalid 422 "message_invalid" "The message cannot be sent so; the reason is with it.";
    MessageElsewhere 409 "message_elsewhere" "The message stands where this cannot be done; where it stands is with it.";
    MessageOver 409 "message_over" "The message is past the time after which it must not be sent.";
    AnsweredAlready 409 "answered_already" "An anonymous answer was given; nobody can find it to change it.";
    AttachmentRefused 422 "attachment_refused" "The file cannot be attached; the reason is with it.";
    InterviewInvalid 422 "interview_invalid" "Interviews cannot be planned or answered so; the reason is with it.";
    InterviewElsewhere 409 "interview_elsewhere" "The interviews stand where this cannot be done; where they stand is with it.";
    RosterRefused 422 "roster_refused" "The roster cannot be taken over; the reason is with it.";
    NoLine 409 "no_line" "Whoever called has no page to read messages on; phone them.";
    Busy 503 "busy" "Too much at once; try again shortly.";
    Internal 500 "internal" "A failure of ours. The body says nothing more; the log does.";
}

impl Refusal {
    /// The sentence for the person.
    #[must_use]
    pub fn message(self, lang: Lang) -> String {
        let name = format!("error.{}", self.code());
        Key::from_name(&name)
            .map_or_else(|| self.code().to_owned(), |key| LineText::of(lang, key, &[]).as_str().to_owned())
    }

    /// The body of the answer.
    #[must_use]
    pub fn body(self, lang: Lang) -> ErrorBody {
        ErrorBody {
            error: ErrorDetail {
                code: self.code().to_owned(),
                message: self.message(lang),
                reason: None,
                alternatives: Vec::new(),
                bookings: Vec::new(),
            },
        }
    }
}

impl From<FamilyError> for Refusal {
    fn from(error: FamilyError) -> Self {
        match error {
            FamilyError::BirthInFuture => Self::BirthInFuture,
            FamilyError::BirthTooLongAgo => Self::BirthTooLongAgo,
            FamilyError::DueDateOutOfRange => Self::DueDateOutOfRange,
            FamilyError::DueDateDoesNotFitBirth => Self::DueDateDoesNotFitBirth,
            FamilyError::FetusesOutOfRange => Self::FetusesOutOfRange,
            FamilyError::TokenUnknown => Self::TokenUnknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_sentence_in_every_language() {
        for refusal in Refusal::ALL {
            for lang in [Lang::Ja, Lang::Easy, Lang::En] {
                assert_ne!(refusal.message(lang), refusal.code(), "error.{} is missing", refusal.code());
            }
        }
    }
}
