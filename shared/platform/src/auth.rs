//! Who is asking: residents by our session, staff by the claims that API Gateway's JWT authorizer has verified. The
//! functions check roles again, so that a route without its authorizer answers 403 and not someone's data.

use std::{collections::BTreeSet, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use contract::Refusal;
use serde_json::Value;

use crate::{Clock, Problem, SessionError, SessionKey};

/// What a function needs to know residents.
pub trait ResidentDoor: Send + Sync {
    /// The key that signs sessions.
    fn session_key(&self) -> &SessionKey;
    /// The time by which sessions end.
    fn clock(&self) -> &Clock;
}

/// A resident with a valid session.
#[derive(Debug, Clone)]
pub struct Resident {
    /// The pseudonym.
    pub id: String,
    /// LINE's id of the user; never logged.
    pub line_user_id: String,
}

impl<S: ResidentDoor> FromRequestParts<Arc<S>> for Resident {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<S>) -> Result<Self, Problem> {
        let header = parts.headers.get(http::header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let session = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Refusal::SessionMissing)?;
        match state.session_key().read(session, state.clock().now()) {
            Ok((id, line_user_id)) => Ok(Self { id, line_user_id }),
            Err(SessionError::Expired) => Err(Refusal::SessionExpired.into()),
            Err(SessionError::Invalid) => Err(Refusal::SessionInvalid.into()),
        }
    }
}

/// The claims of a staff token, as the authorizer hands them on.
#[derive(Debug, Clone)]
pub(crate) struct StaffClaims(pub Value);

/// A signed-in member of staff with the role `officer`.
#[derive(Debug, Clone)]
pub struct Officer {
    /// The identity provider's subject, for the audit trail.
    pub subject: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Officer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let (subject, _) = staff(parts, &["officer"])?;
        Ok(Self { subject })
    }
}

/// A signed-in member of staff with a role in attendance: an `officer` of the municipality, or a `carer` of facilities.
#[derive(Debug, Clone)]
pub struct Carer {
    /// The identity provider's subject, for the audit trail.
    pub subject: String,
    /// Facilities by id; `*` is all of them.
    scopes: Vec<String>,
}

impl Carer {
    /// Lets them into a facility of theirs. Others do not exist for them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a facility of somebody else's.
    pub fn enters(&self, facility: &str) -> Result<(), Refusal> {
        let theirs = self.scopes.iter().any(|scope| scope == "*" || scope == facility);
        if theirs { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// Facilities where they are at home; none where that is everywhere.
    #[must_use]
    pub fn facilities(&self) -> Option<BTreeSet<String>> {
        (!self.is_everywhere()).then(|| self.scopes.iter().cloned().collect())
    }

    /// Whether they are at home in every facility.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        self.scopes.iter().any(|scope| scope == "*")
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Carer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let (subject, claims) = staff(parts, &["officer", "carer"])?;
        Ok(Self { subject, scopes: words(claims.get("custom:scopes")) })
    }
}

/// Subject and claims of a member of staff who has one of these roles.
fn staff<'p>(parts: &'p Parts, roles: &[&str]) -> Result<(String, &'p Value), Refusal> {
    let StaffClaims(claims) = parts.extensions.get::<StaffClaims>().ok_or(Refusal::Forbidden)?;
    if !words(claims.get("custom:roles")).iter().any(|role| roles.contains(&role.as_str())) {
        return Err(Refusal::Forbidden);
    }
    let subject = claims.get("sub").and_then(Value::as_str).ok_or(Refusal::Forbidden)?;
    Ok((subject.to_owned(), claims))
}

/// A list claim. API Gateway hands lists on as text like `[officer nurse]`.
fn words(claim: Option<&Value>) -> Vec<String> {
    match claim {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) => text
            .trim_matches(['[', ']'])
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .map(|word| word.trim_matches('"').to_owned())
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_claim_is_read_in_both_spellings() {
        assert_eq!(words(Some(&json!(["officer", "nurse"]))), ["officer", "nurse"]);
        assert_eq!(words(Some(&json!("[officer nurse]"))), ["officer", "nurse"]);
        assert!(words(None).is_empty());
    }
}
