use domain::{
    family::FamilyError,
    text::{Key, Lang, LineText},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
        ErrorBody { error: ErrorDetail { code: self.code().to_owned(), message: self.message(lang) } }
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
