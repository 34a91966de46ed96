//! What a family does: looks, chooses an account, applies, declines. Each step is decided on what is read and written under
//! the condition that nothing has happened since; a tap that comes twice is one.

pub(crate) mod own;

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{BenefitCard, NewAccount, NewApplication, Refusal};
use domain::{
    benefit::{Act, Refused, State as Stage},
    text::Lang,
    transfer::Account,
};
use http::{HeaderMap, header};
use platform::{Problem, auth::Resident, problem::accepted};
use tables::{AuditEntry, RightRow, RightWrite, StoreError, again};

use crate::{App, banks, because, family::own::Own};

/// How often a step is decided again when something else was faster.
const TRIES: usize = 5;

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    resident: Resident,
    headers: HeaderMap,
) -> Result<Json<Vec<BenefitCard>>, Problem> {
    let lang = language(&headers);
    let now = app.world.clock.now();
    let mut cards = Vec::new();
    for own in own::all(&app, &resident).await? {
        cards.push(own.card(&app, lang).await?);
        // For the first time, or for the first time on this phone.
        let is_new = |right: &RightRow| right.read_at.is_none() || right.resident != resident.id;
        if own.person.right.as_ref().is_none_or(is_new) {
            let read_at = own.person.right.as_ref().and_then(|right| right.read_at).unwrap_or(now);
            app.benefits.opened(&RightRow { read_at: Some(read_at), ..own.row(&resident) }).await?;
        }
    }
    cards.sort_by_cached_key(own::urgency);
    Ok(Json(cards))
}

pub(crate) async fn apply(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(NewApplication { shown }): Json<NewApplication>,
) -> Result<Json<BenefitCard>, Problem> {
    step(&app, &resident, &id, language(&headers), &Wish::Apply(shown)).await
}

pub(crate) async fn decline(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<BenefitCard>, Problem> {
    step(&app, &resident, &id, language(&headers), &Wish::Decline).await
}

pub(crate) async fn choose_account(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(form): Json<NewAccount>,
) -> Result<Json<BenefitCard>, Problem> {
    let NewAccount { bank, branch, kind, number, holder } = &form;
    let account = Account::read(bank, branch, kind, number, holder)
        .map_err(|error| because(Refusal::AccountInvalid, error.to_string()))?;
    let row = app.benefits.bank(&format!("{:04}", account.bank)).await?;
    if row.is_none() {
        return Err(because(Refusal::AccountInvalid, "bank: unknown"));
    }
    if banks::branch(row.as_ref(), account.branch).is_none() {
        return Err(because(Refusal::AccountInvalid, "branch: unknown"));
    }
    step(&app, &resident, &id, language(&headers), &Wish::Account(account)).await
}

/// What a family wants of a right.
enum Wish {
    /// What was shown, by its hash.
    Apply(String),
    Account(Account),
    Decline,
}

impl Wish {
    const fn action(&self) -> &'static str {
        match self {
            Self::Apply(_) => "benefit.applied",
            Self::Account(_) => "benefit.account",
            Self::Decline => "benefit.declined",
        }
    }

    /// The right as it would be written; nothing where the wish was granted before.
    async fn decide(&self, app: &App, resident: &Resident, own: &Own) -> Result<Option<RightRow>, Problem> {
        let today = app.world.clock.today();
        let mut row = own.row(resident);
        row.entitlement = own.entitlement();
        let place = RightRow::place(&own.programme.id, &own.person.subject);
        let next = |act: &Act| row.entitlement.after(act).map_err(refused);
        let state = match self {
            Self::Apply(shown) => {
                // The same tap again, after the answer to the first was lost: what was agreed to is what stands.
                if consented(own).is_some_and(|there| there == shown) {
                    return Ok(None);
                }
                let account = own.account(app)?.ok_or(Refusal::AccountMissing)?;
                let consent = own.consent(app, shown).await?.ok_or(Refusal::ShownChanged)?;
                let state = next(&Act::Apply(consent, today))?;
                let is_new = matches!(own.person.state(), Stage::Open | Stage::Declined);
                if is_new && !own.is_payable(today) {
                    return Err(Refusal::BenefitElsewhere.into());
                }
                row.account = Some(app.sealer.seal(&place, &account)?);
                state
            }
            Self::Account(account) => {
                let state = next(&Act::ChooseAccount(today))?.unwrap_or_else(|| row.entitlement.state.clone());
                row.account = Some(app.sealer.seal(&place, account)?);
                Some(state)
            }
            Self::Decline => next(&Act::Decline(today))?,
        };
        let Some(state) = state else { return Ok(None) };
        row.entitlement.state = state;
        Ok(Some(row))
    }
}

/// Loads, decides, writes once; decides again when something has happened in between.
async fn step(app: &App, resident: &Resident, id: &str, lang: Lang, wish: &Wish) -> Result<Json<BenefitCard>, Problem> {
    for attempt in 0..TRIES {
        let own = own::one(app, resident, id).await?;
        let Some(row) = wish.decide(app, resident, &own).await? else {
            return Ok(Json(own.card(app, lang).await?));
        };
        let trail = AuditEntry {
            actor: resident.id.clone(),
            action: wish.action().to_owned(),
            subject: own.person.subject.clone(),
            at: app.world.clock.now(),
            id: app.world.ids.new_id("aud"),
        };
        let moved = own.person.right.as_ref().is_some_and(|right| right.resident != resident.id);
        match app.benefits.step_of(&own.join, &RightWrite { row, trail, moved }).await {
            Ok(()) => return Ok(Json(own::one(app, resident, id).await?.card(app, lang).await?)),
            Err(error @ StoreError::Conflict(_)) => again(error, attempt).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

/// The hash that was agreed to.
fn consented(own: &Own) -> Option<&str> {
    match own.person.state() {
        Stage::Applied(consent) | Stage::Granted(consent) => Some(&consent.shown),
        Stage::Filed { consent, .. } | Stage::Paid { consent, .. } => Some(&consent.shown),
        _ => None,
    }
}

fn refused(error: Refused) -> Problem {
    match error {
        Refused::TooLate => Refusal::DeadlineOver.into(),
        Refused::OtherState | Refused::OtherFile => Refusal::BenefitElsewhere.into(),
    }
}

fn language(headers: &HeaderMap) -> Lang {
    accepted(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()))
}
