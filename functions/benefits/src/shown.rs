//! What families and staff see of a right.

use contract::{AccountCard, BenefitLine, BenefitState};
use domain::{
    benefit::{Derivation, State},
    text::{Key, Lang, LineText},
    transfer::{Account, AccountKind},
};
use jiff::Timestamp;
use platform::{Problem, japan};

use crate::{App, banks};

pub(crate) fn moment(at: Timestamp) -> String {
    at.to_zoned(japan()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

pub(crate) fn state(state: &State) -> BenefitState {
    match state {
        State::Open => BenefitState::Open,
        State::Declined => BenefitState::Declined,
        State::Applied(_) => BenefitState::Applied,
        State::Refused { .. } => BenefitState::Refused,
        // A family that waits for its money does not care for our files.
        State::Granted(_) | State::Filed { .. } => BenefitState::Granted,
        State::Paid { .. } => BenefitState::Paid,
        State::Returned { .. } => BenefitState::Returned,
    }
}

/// Why it was refused or came back.
pub(crate) fn reason(state: &State) -> Option<String> {
    match state {
        State::Refused { reason, .. } => Some(reason.clone()),
        State::Returned { why, .. } => Some(why.clone()),
        _ => None,
    }
}

/// The bank file in which it stands, or stood last.
pub(crate) fn file(state: &State) -> Option<String> {
    match state {
        State::Filed { file, .. } | State::Paid { file, .. } => Some(file.clone()),
        State::Returned { file, .. } => file.clone(),
        _ => None,
    }
}

pub(crate) fn applied_at(state: &State) -> Option<Timestamp> {
    match state {
        State::Applied(consent)
        | State::Granted(consent)
        | State::Filed { consent, .. }
        | State::Paid { consent, .. }
        | State::Refused { consent, .. }
        | State::Returned { consent, .. } => Some(consent.at),
        State::Open | State::Declined => None,
    }
}

pub(crate) fn lines(derivation: &Derivation<'_>, lang: Lang) -> Vec<BenefitLine> {
    let line = |step: &domain::benefit::Step<'_>| BenefitLine {
        depth: step.depth,
        says: step.condition.says(lang),
        found: step.found(lang),
        verdict: step.verdict,
    };
    derivation.steps.iter().map(line).collect()
}

/// An account with the names of its bank and branch, most of its number hidden.
pub(crate) async fn account(app: &App, account: &Account, lang: Lang) -> Result<AccountCard, Problem> {
    let (bank, branch) = banks::named(app, account).await?;
    let kind = match account.kind {
        AccountKind::Ordinary => Key::BenefitAccountOrdinary,
        AccountKind::Current => Key::BenefitAccountCurrent,
        AccountKind::Savings => Key::BenefitAccountSavings,
        AccountKind::Other => Key::BenefitAccountOther,
    };
    Ok(AccountCard {
        bank,
        branch,
        kind: LineText::plain(lang, kind).as_str().to_owned(),
        number: account.masked(),
        holder: account.holder.to_string(),
    })
}
