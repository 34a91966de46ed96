//! From where the municipality pays.

use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{PayerForm, Refusal};
use domain::transfer::{Account, AccountKind, BankText, Branch, Payer, Place};
use platform::{Problem, auth::Officer};
use tables::{BankRow, PayerRow};

use super::audit;
use crate::{App, banks, because};

pub(crate) async fn read(State(app): State<Arc<App>>, _: Officer) -> Result<Json<PayerForm>, Problem> {
    let row = app.benefits.payer().await?.ok_or(Refusal::PayerMissing)?;
    Ok(Json(form(row)))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(form): Json<PayerForm>,
) -> Result<Json<PayerForm>, Problem> {
    let PayerForm { code, name, bank, branch, kind, number } = form;
    let row = PayerRow { code, name, bank, branch, kind, number };
    let bank = app.benefits.bank(&row.bank).await?;
    payer(&row, bank.as_ref()).map_err(|reason| because(Refusal::AccountInvalid, reason))?;
    app.benefits.save_payer(&row, &audit(&app, &officer, "payer.saved", "payer")).await?;
    Ok(Json(self::form(row)))
}

fn form(PayerRow { code, name, bank, branch, kind, number }: PayerRow) -> PayerForm {
    PayerForm { code, name, bank, branch, kind, number }
}

/// The payer as a bank file has it.
pub(crate) fn payer(row: &PayerRow, bank: Option<&BankRow>) -> Result<Payer, String> {
    let is_code = row.code.len() == 10 && row.code.bytes().all(|b| b.is_ascii_digit());
    let code = is_code.then(|| row.code.parse().ok()).flatten().ok_or("code: shape")?;
    // An account has a holder of the same letters.
    let account = Account::read(&row.bank, &row.branch, &row.kind, &row.number, &row.name)
        .map_err(|error| error.to_string().replace("holder", "name"))?;
    if account.kind == AccountKind::Savings {
        return Err("kind: unknown".to_owned());
    }
    let branch: Branch = banks::branch(bank, account.branch).ok_or("branch: unknown")?;
    let name = BankText::new(&row.name, Place::Party).map_err(|error| format!("name: {error}"))?;
    Ok(Payer { code, name, branch, kind: account.kind, account: account.number })
}
