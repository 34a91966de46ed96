//! What becomes of a bank file behind the scenes. Every part of it can be done again after a crash: a right is put into a
//! file, taken out, paid or sent back by a step that is taken once, and the file moves on when all of them have.

mod discard;
mod gather;
mod settle;

use contract::Refusal;
use domain::{
    benefit::Act,
    transfer::{Account, NoFile, NotRead, Transfer, read, write},
};
use futures::{StreamExt, TryStreamExt, stream};
use platform::{Problem, digest};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tables::{AuditEntry, BankRow, FileEntry, FileRow, ProgrammeRow, RightRow, RightWrite, StoreError};

pub(crate) use discard::discard;
pub(crate) use gather::{gather, is_payable};
pub(crate) use settle::settle;

use crate::{App, banks, staff};

/// Rights that are stepped at a time.
const SIDE_BY_SIDE: usize = 16;

/// One transfer as it lies sealed beside its file: the account as it was agreed to, and the names of its bank and branch as
/// they were then. A file that was looked at does not change with the directory.
#[derive(Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) account: Account,
    bank: BankRow,
    pub(crate) yen: u32,
}

/// Why a file has no bytes, though everything in it was looked at before.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoBytes {
    #[error("the payer cannot be written: {0}")]
    Payer(String),
    #[error("a branch cannot be written")]
    Branch,
    #[error(transparent)]
    File(#[from] NoFile),
    #[error(transparent)]
    Read(#[from] NotRead),
    #[error("what the file says is not what was decided")]
    Differs,
}

/// What a file orders, with whose right it pays, in its order.
pub(crate) async fn orders(app: &App, file: &FileRow) -> Result<Vec<(String, Order)>, Problem> {
    let entries = app.benefits.entries(&file.id, file.count).await?;
    let opened = entries.into_iter().map(|FileEntry { subject, sealed }| {
        let order = app.sealer.open::<Order>(&place(&file.id, &subject), &sealed)?;
        Ok((subject, order))
    });
    opened.collect()
}

/// The bytes of a file, made from what was agreed to and read back by code that shares nothing with what wrote them.
pub(crate) async fn bytes(app: &App, file: &FileRow) -> Result<Vec<u8>, Problem> {
    let orders = orders(app, file).await?;
    let payer = file.payer.as_ref().ok_or_else(|| Problem::failed(NoBytes::Payer("missing".to_owned())))?;
    let payer = staff::payer::payer(payer, file.payer_bank.as_ref());
    let payer = payer.map_err(|error| Problem::failed(NoBytes::Payer(error)))?;
    let (batch, mut transfers) = (batch(&file.id), Vec::with_capacity(orders.len()));
    for (reference, (_, Order { account, bank, yen })) in (1..).zip(&orders) {
        let branch = banks::branch(Some(bank), account.branch);
        transfers.push(Transfer {
            branch: branch.ok_or_else(|| Problem::failed(NoBytes::Branch))?,
            kind: account.kind,
            account: account.number,
            name: account.holder.clone(),
            amount: u64::from(*yen),
            reference,
            batch,
        });
    }
    let made = write(&payer, file.pay_on, &transfers).map_err(|error| Problem::failed(NoBytes::from(error)))?;
    let said = read(&made.bytes).map_err(|error| Problem::failed(NoBytes::from(error)))?;
    let whole = u32::try_from(transfers.len()) == Ok(file.count) && said.total() == file.total;
    if !whole || !said.says(&payer, file.pay_on, &transfers) {
        return Err(Problem::failed(NoBytes::Differs));
    }
    Ok(made.bytes)
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Ten digits of a file's id, by which whoever sees its transfers at the bank finds it.
fn batch(file: &str) -> u64 {
    let digest = Sha256::digest(file).into_iter().take(8);
    digest.fold(0, |number, byte| (number << 8) | u64::from(byte)) % 10_000_000_000
}

fn place(file: &str, subject: &str) -> String {
    format!("file/{file}/{subject}")
}

/// A file is over when nothing stands in it any more. Whatever a family did at the same moment made a step wait; the event
/// comes again then.
async fn nothing_stands_in(app: &App, row: &ProgrammeRow, file: &FileRow) -> Result<(), Problem> {
    let rights = app.benefits.rights(&row.programme.id, &row.programme.period).await?;
    let stands = rights.iter().any(|right| gather::stands_in(right, &file.id));
    if stands { Err(Refusal::Busy.into()) } else { Ok(()) }
}

/// The line of a step that nobody took by hand. The trail has one partition for each actor, which takes 1,000 lines a second
/// (AWS, partition limits): a file of 20,000 transfers writes under 256 names.
fn trail(app: &App, action: &str, row: &RightRow) -> AuditEntry {
    let subject = row.entitlement.key.subject.clone();
    AuditEntry {
        actor: format!("benefits:{}", digest(&[&subject], 1)),
        action: action.to_owned(),
        subject,
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}

/// Takes a step for many rights, each once. Whoever has moved on meanwhile stays where they are.
async fn step_all(
    app: &App,
    action: &str,
    rights: impl Iterator<Item = (RightRow, Act)>,
) -> Result<Vec<RightWrite>, Problem> {
    let steps = rights.filter_map(|(right, act)| {
        let state = right.entitlement.after(&act).ok().flatten()?;
        let mut row = right;
        row.entitlement.state = state;
        let trail = trail(app, action, &row);
        Some(RightWrite { row, trail, moved: false })
    });
    let done: Vec<Option<RightWrite>> = stream::iter(steps)
        .map(|step| async move {
            match app.benefits.step(std::slice::from_ref(&step), &[]).await {
                Ok(()) => Ok(Some(step)),
                Err(StoreError::Conflict(_)) => Ok(None),
                Err(error) => Err(error),
            }
        })
        .buffer_unordered(SIDE_BY_SIDE)
        .try_collect()
        .await?;
    Ok(done.into_iter().flatten().collect())
}
