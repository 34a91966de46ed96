//! Everything that is granted goes into the file: each right by a step of its own, then the file is fixed with what stands
//! in it.

use contract::BankFileState;
use domain::{
    benefit::{Act, State},
    transfer::Account,
};
use platform::Problem;
use tables::{FileEntry, FileRow, ProgrammeRow, RightRow, StoreError};

use super::{NoBytes, Order, bytes, hash, place, step_all};
use crate::{App, banks::Directory, family::own::account_name};

/// Transfers of one file: its bytes and their base64 fit into one answer of a function.
const MOST: usize = 20_000;

pub(crate) async fn gather(app: &App, row: &ProgrammeRow, file: &FileRow) -> Result<(), Problem> {
    let programme = &row.programme;
    let rights = app.benefits.rights(&programme.id, &programme.period).await?;
    let mut directory = Directory::new(app);
    let mut fit = Vec::new();
    let held = rights.iter().filter(|right| stands_in(right, &file.id)).count();
    for right in rights {
        if held + fit.len() >= MOST {
            break;
        }
        // What cannot be paid stays for staff to see, who ask the family.
        if is_payable(app, &mut directory, &right).await? {
            fit.push(right);
        }
    }
    step_all(app, "benefit.filed", fit.into_iter().map(|right| (right, Act::File(file.id.clone())))).await?;

    // What stands in it now, whichever attempt put it there, in an order that does not change.
    let rights = app.benefits.rights(&programme.id, &programme.period).await?;
    let mut members: Vec<RightRow> = rights.into_iter().filter(|right| stands_in(right, &file.id)).collect();
    members.sort_by(|one, other| one.entitlement.key.subject.cmp(&other.entitlement.key.subject));
    let mut entries = Vec::with_capacity(members.len());
    let mut total = 0;
    for right in &members {
        let subject = right.entitlement.key.subject.clone();
        let Some(account) = account(app, right)? else { continue };
        let bank = directory.alone(&account).await?.ok_or_else(|| Problem::failed(NoBytes::Branch))?;
        let order = Order { account, bank, yen: right.entitlement.yen };
        total += u64::from(order.yen);
        entries.push(FileEntry { sealed: app.sealer.seal(&place(&file.id, &subject), &order)?, subject });
    }
    let from = BankFileState::Gathering;
    if entries.is_empty() {
        let empty = FileRow { state: BankFileState::Discarded, ..file.clone() };
        return moved(app.benefits.move_file(&programme.id, &empty, from, None).await);
    }
    app.benefits.write_entries(&file.id, &entries).await?;
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let ready = FileRow { state: BankFileState::Ready, count, total, ..file.clone() };
    let sha256 = Some(hash(&bytes(app, &ready).await?));
    moved(app.benefits.move_file(&programme.id, &FileRow { sha256, ..ready }, from, None).await)
}

/// Whether it is granted, and its account is the one that was agreed to and lies where there is a branch.
pub(crate) async fn is_payable(app: &App, directory: &mut Directory<'_>, right: &RightRow) -> Result<bool, Problem> {
    let State::Granted(consent) = &right.entitlement.state else { return Ok(false) };
    let Some(account) = account(app, right)? else { return Ok(false) };
    Ok(consent.account == account_name(app, &account) && directory.branch(&account).await?.is_some())
}

pub(super) fn stands_in(right: &RightRow, file: &str) -> bool {
    matches!(&right.entitlement.state, State::Filed { file: there, .. } if there == file)
}

fn account(app: &App, right: &RightRow) -> Result<Option<Account>, Problem> {
    let key = &right.entitlement.key;
    let sealed = right.account.as_deref();
    Ok(sealed.map(|sealed| app.sealer.open(&RightRow::place(&key.programme, &key.subject), sealed)).transpose()?)
}

/// Another delivery of the same event was faster.
pub(super) fn moved(outcome: Result<(), StoreError>) -> Result<(), Problem> {
    match outcome {
        Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
