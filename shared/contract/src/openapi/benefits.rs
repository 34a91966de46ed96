use utoipa::OpenApi;

use crate::{BankName, BenefitCard, ErrorBody, NewAccount, NewApplication};

#[derive(OpenApi)]
#[openapi(paths(benefits, apply_for_benefit, decline_benefit, choose_account, banks, bank_branches))]
pub(super) struct Benefits;

/// The resident's benefits. `identity_needed` where nobody has registered with a card.
#[utoipa::path(get, path = "/api/benefits", security(("resident" = [])), responses((status = 200, body = Vec<BenefitCard>), (status = "4XX", body = ErrorBody)))]
fn benefits() {}

/// Applies for exactly what was shown. Again: the same answer. `shown_changed` where it has changed since.
#[utoipa::path(post, path = "/api/benefits/{id}/application", security(("resident" = [])), params(("id" = String, Path)), request_body = NewApplication, responses((status = 200, body = BenefitCard), (status = "4XX", body = ErrorBody)))]
fn apply_for_benefit() {}

/// Does not want it; applying stays possible until the deadline.
#[utoipa::path(post, path = "/api/benefits/{id}/declination", security(("resident" = [])), params(("id" = String, Path)), responses((status = 200, body = BenefitCard), (status = "4XX", body = ErrorBody)))]
fn decline_benefit() {}

/// Another account for it. Nothing is applied for with this: the card that comes back shows it.
#[utoipa::path(put, path = "/api/benefits/{id}/account", security(("resident" = [])), params(("id" = String, Path)), request_body = NewAccount, responses((status = 200, body = BenefitCard), (status = "4XX", body = ErrorBody)))]
fn choose_account() {}

/// Every bank.
#[utoipa::path(get, path = "/api/banks", security(("resident" = [])), responses((status = 200, body = Vec<BankName>), (status = "4XX", body = ErrorBody)))]
fn banks() {}

/// The branches of a bank.
#[utoipa::path(get, path = "/api/banks/{code}/branches", security(("resident" = [])), params(("code" = String, Path)), responses((status = 200, body = Vec<BankName>), (status = "4XX", body = ErrorBody)))]
fn bank_branches() {}
