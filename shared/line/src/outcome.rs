//! What LINE's answer to a call means for whoever has to decide on the next try.

use serde::Deserialize;

/// LINE has the message. It does not say that anyone saw it: who blocked the account gets nothing, and 200 all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub acceptance: Acceptance,
    pub status: u16,
    pub request_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Acceptance {
    Now,
    /// 409: LINE had accepted this retry key before, as `accepted_request_id`.
    Earlier {
        accepted_request_id: Option<String>,
    },
}

/// Why a call did not succeed. The text of each is fit for a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Calls per second. Nothing was accepted; LINE names no time to wait.
    #[error("LINE's rate limit is reached")]
    RateLimited,
    /// The plan's messages of this month are used up. Nothing was accepted.
    #[error("the month's messages are used up")]
    MonthlyQuota,
    /// Too much for one person in a short time. Nothing was accepted.
    #[error("too many messages for one person")]
    UserFlood,
    /// LINE will never take this request as it is.
    #[error("LINE refused the request with {status}")]
    Refused { status: u16, message: String, details: Vec<Detail> },
    /// The channel's credentials are not accepted, even with a token issued anew.
    #[error("LINE does not accept the channel's credentials")]
    Unauthorized,
    /// LINE was not reached, or gave no channel token: certainly nothing was accepted.
    #[error("LINE was not reached")]
    Unreachable,
    /// A server error, a timeout or a lost connection: LINE may have accepted the request or not. Only the same
    /// request with the same retry key tells.
    #[error("LINE may have accepted the request or not")]
    Ambiguous,
}

/// One of LINE's complaints about a request.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Detail {
    pub message: String,
    pub property: String,
}

/// An answer, as far as it decides.
pub(crate) struct Answer {
    pub status: u16,
    pub request_id: Option<String>,
    pub accepted_request_id: Option<String>,
    pub body: Vec<u8>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Complaint {
    message: String,
    details: Vec<Detail>,
}

impl Answer {
    /// `with_retry_key`: only then does 409 mean that LINE had the message already.
    pub fn judge(&self, with_retry_key: bool) -> Result<Sent, SendError> {
        let sent = |acceptance| Sent { acceptance, status: self.status, request_id: self.request_id.clone() };
        match self.status {
            200..=299 => Ok(sent(Acceptance::Now)),
            409 if with_retry_key => {
                Ok(sent(Acceptance::Earlier { accepted_request_id: self.accepted_request_id.clone() }))
            }
            401 => Err(SendError::Unauthorized),
            429 => Err(too_many(&self.complaint().message)),
            500.. => Err(SendError::Ambiguous),
            status => {
                let Complaint { message, details } = self.complaint();
                Err(SendError::Refused { status, message, details })
            }
        }
    }

    fn complaint(&self) -> Complaint {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// The causes of 429 differ in their message alone.
fn too_many(message: &str) -> SendError {
    let message = message.to_ascii_lowercase();
    if message.contains("monthly limit") {
        SendError::MonthlyQuota
    } else if message.contains("same user") {
        SendError::UserFlood
    } else {
        SendError::RateLimited
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(status: u16, body: &str, with_retry_key: bool) -> Result<Sent, SendError> {
        let accepted_request_id = Some("first".to_owned());
        Answer { status, request_id: Some("r".into()), accepted_request_id, body: body.into() }.judge(with_retry_key)
    }

    #[test]
    fn a_conflict_on_a_retry_key_is_success() {
        let sent = judged(409, r#"{"message":"The retry key is already accepted"}"#, true).unwrap();
        assert_eq!(sent.acceptance, Acceptance::Earlier { accepted_request_id: Some("first".into()) });
        assert!(matches!(judged(409, "{}", false), Err(SendError::Refused { status: 409, .. })));
    }

    #[test]
    fn the_kinds_of_429_are_told_apart() {
        let kind = |message: &str| judged(429, &format!(r#"{{"message":"{message}"}}"#), true).unwrap_err();
        assert_eq!(kind("You have reached your monthly limit."), SendError::MonthlyQuota);
        assert_eq!(kind("The API rate limit has been exceeded. Try again later."), SendError::RateLimited);
        assert_eq!(judged(429, "<html>", true).unwrap_err(), SendError::RateLimited);
    }

    #[test]
    fn only_server_errors_leave_it_open() {
        assert_eq!(judged(500, "", true), Err(SendError::Ambiguous));
        assert_eq!(judged(503, "", true), Err(SendError::Ambiguous));
        let body = r#"{"message":"The request body has 1 error(s)",
                       "details":[{"message":"May not be empty","property":"messages[0].text"}]}"#;
        match judged(400, body, true) {
            Err(SendError::Refused { status: 400, details, .. }) => assert_eq!(details[0].property, "messages[0].text"),
            other => panic!("{other:?}"),
        }
    }
}
