//! Benefits: who is entitled to what, why, and what becomes of it until the money has arrived. Knows rules and states;
//! refuses to know who a person is and where an account lies.

mod amount;
mod cohort;
mod entitlement;
mod list;
mod programme;
mod rule;
mod validate;
mod words;

pub use amount::Amount;
pub use cohort::{Shift, shift};
pub use entitlement::{Act, Consent, Entitlement, Key, Refused, State};
pub use list::{Applicant, Head, Listed, NoList, RowFlaw};
pub use programme::{Programme, Source, Unit};
pub use rule::{Condition, Derivation, Facts, Found, Step, Verdict, derive};
