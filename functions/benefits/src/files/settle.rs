//! What the bank says of a file: what came back goes back to the family, everything else is paid.

use contract::BankFileState;
use domain::benefit::Act;
use futures::{StreamExt, TryStreamExt, stream};
use platform::Problem;
use tables::{FileRow, ProgrammeRow, RightRow, RightWrite, StoreError};

use super::{SIDE_BY_SIDE, gather::moved, nothing_stands_in, step_all, trail};
use crate::{App, notice::Say, staff::decisions::said};

pub(crate) async fn settle(app: &App, row: &ProgrammeRow, file: &FileRow) -> Result<(), Problem> {
    let programme = &row.programme;
    let result = app.benefits.returned(&file.id, &file.reports).await?;
    let rights = app.benefits.rights(&programme.id, &programme.period).await?;
    let (back, paid): (Vec<RightRow>, Vec<RightRow>) =
        rights.into_iter().partition(|right| result.contains_key(&right.entitlement.key.subject));

    stream::iter(back)
        .map(|right| {
            let why = result.get(&right.entitlement.key.subject).cloned().unwrap_or_default();
            come_back(app, right, file, why)
        })
        .buffer_unordered(SIDE_BY_SIDE)
        .try_collect::<Vec<()>>()
        .await?;
    step_all(app, "benefit.paid", paid.into_iter().map(|right| (right, Act::Pay(file.id.clone())))).await?;

    nothing_stands_in(app, row, file).await?;
    let returned = u32::try_from(result.len()).unwrap_or(u32::MAX);
    let over = FileRow { state: BankFileState::Settled, returned, ..file.clone() };
    moved(app.benefits.move_file(&programme.id, &over, BankFileState::Settling, None).await)
}

/// One that came back, and the word to the family in the same transaction.
async fn come_back(app: &App, right: RightRow, file: &FileRow, why: String) -> Result<(), Problem> {
    // It may be in another file by now, or have come back before.
    let Ok(Some(state)) = right.entitlement.after(&Act::Return(file.id.clone(), why)) else { return Ok(()) };
    let mut row = right;
    row.entitlement.state = state;
    // Whoever agreed may have another phone by now, or be joined no more: then nobody hears of it.
    let join = app.benefits.join_by(&row.number).await?.filter(|join| join.person == row.person);
    let moved = join.as_ref().is_some_and(|join| join.resident != row.resident);
    if let Some(join) = &join {
        row.resident.clone_from(&join.resident);
    }
    let trail = trail(app, "benefit.returned", &row);
    let step = [RightWrite { row, trail, moved }];
    let batches = if join.is_some() { said(app, Say::Returned, &step).await? } else { Vec::new() };
    let refs: Vec<_> = batches.iter().map(|batch| (&app.notices, batch)).collect();
    match app.benefits.step(&step, &refs).await {
        Ok(()) => {}
        Err(StoreError::Conflict(_)) => return Ok(()),
        Err(error) => return Err(error.into()),
    }
    Ok(app.outbox.send(batches.into_iter().map(|batch| batch.id).collect()).await?)
}
