//! The directory of banks and branches: names for people, and kana for the bank's file.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{BankName, Refusal, SaveBanks};
use domain::transfer::{Account, BankText, Branch, Place};
use platform::{
    Problem,
    auth::{Officer, Resident},
};
use tables::BankRow;

use crate::{App, because};

/// Banks of one request.
const AT_ONCE: usize = 100;

pub(crate) async fn list(State(app): State<Arc<App>>, _: Resident) -> Result<Json<Vec<BankName>>, Problem> {
    let banks = app.benefits.banks().await?.into_iter();
    Ok(Json(banks.map(|BankRow { code, name, kana, .. }| BankName { code, name, kana }).collect()))
}

pub(crate) async fn branches(
    State(app): State<Arc<App>>,
    _: Resident,
    Path(code): Path<String>,
) -> Result<Json<Vec<BankName>>, Problem> {
    let bank = app.benefits.bank(&code).await?.ok_or(Refusal::NotFound)?;
    let branches = bank.branches.into_iter();
    Ok(Json(branches.map(|(code, (name, kana))| BankName { code, name, kana }).collect()))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    _: Officer,
    Json(SaveBanks { banks }): Json<SaveBanks>,
) -> Result<StatusCode, Problem> {
    if banks.is_empty() || banks.len() > AT_ONCE {
        return Err(Refusal::BadRequest.into());
    }
    let mut rows = Vec::with_capacity(banks.len());
    for entry in banks {
        check(&entry.bank, 4)?;
        for branch in &entry.branches {
            check(branch, 3)?;
        }
        let branches = entry.branches.into_iter().map(|branch| (branch.code, (branch.name, branch.kana)));
        let BankName { code, name, kana } = entry.bank;
        rows.push(BankRow { code, name, kana, branches: branches.collect::<BTreeMap<_, _>>() });
    }
    for row in &rows {
        app.benefits.save_bank(row).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

fn check(entry: &BankName, digits: usize) -> Result<(), Problem> {
    let wrong = |what: &str| because(Refusal::BankInvalid, format!("{}: {what}", entry.code));
    if entry.code.len() != digits || !entry.code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong("code"));
    }
    if !(1..=60).contains(&entry.name.chars().count()) {
        return Err(wrong("name"));
    }
    BankText::new(&entry.kana, Place::Bank).map(drop).map_err(|error| wrong(&error.to_string()))
}

/// Bank and branch as people call them; their numbers where the directory does not know them.
pub(crate) async fn named(app: &App, account: &Account) -> Result<(String, String), Problem> {
    let (bank, branch) = (format!("{:04}", account.bank), format!("{:03}", account.branch));
    let Some(row) = app.benefits.bank(&bank).await? else { return Ok((bank, branch)) };
    let branch = row.branches.get(&branch).map_or(branch, |(name, _)| name.clone());
    Ok((row.name, branch))
}

/// What was asked of the directory once is not asked again: a file has thousands of transfers and few banks.
pub(crate) struct Directory<'a> {
    app: &'a App,
    known: BTreeMap<String, Option<BankRow>>,
}

impl<'a> Directory<'a> {
    pub(crate) fn new(app: &'a App) -> Self {
        Self { app, known: BTreeMap::new() }
    }

    pub(crate) async fn bank(&mut self, code: &str) -> Result<Option<&BankRow>, Problem> {
        let known = match self.known.entry(code.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(self.app.benefits.bank(code).await?),
        };
        Ok(known.as_ref())
    }

    /// A bank with that one branch, as it is now, to be kept with what is paid there.
    pub(crate) async fn alone(&mut self, account: &Account) -> Result<Option<BankRow>, Problem> {
        let bank = self.bank(&format!("{:04}", account.bank)).await?;
        Ok(bank.and_then(|bank| only(bank, &format!("{:03}", account.branch))))
    }

    /// A branch as a bank file writes it; none where the directory does not know it.
    pub(crate) async fn branch(&mut self, account: &Account) -> Result<Option<Branch>, Problem> {
        Ok(branch(self.bank(&format!("{:04}", account.bank)).await?, account.branch))
    }
}

/// A bank with one of its branches.
pub(crate) fn only(bank: &BankRow, branch: &str) -> Option<BankRow> {
    let (code, names) = bank.branches.get_key_value(branch)?;
    Some(BankRow { branches: BTreeMap::from([(code.clone(), names.clone())]), ..bank.clone() })
}

/// A branch as a bank file writes it; none where the directory does not know it.
pub(crate) fn branch(bank: Option<&BankRow>, branch: u16) -> Option<Branch> {
    let bank = bank?;
    let (_, kana) = bank.branches.get(&format!("{branch:03}"))?;
    Some(Branch {
        bank: bank.code.parse().ok()?,
        bank_name: BankText::new(&bank.kana, Place::Bank).ok()?,
        branch,
        branch_name: BankText::new(kana, Place::Bank).ok()?,
    })
}
