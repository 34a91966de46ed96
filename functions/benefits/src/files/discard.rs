//! A file that is not released is taken apart: what stood in it waits for another one.

use contract::BankFileState;
use domain::benefit::Act;
use platform::Problem;
use tables::{FileRow, ProgrammeRow};

use super::{gather::moved, nothing_stands_in, step_all};
use crate::App;

pub(crate) async fn discard(app: &App, row: &ProgrammeRow, file: &FileRow) -> Result<(), Problem> {
    let programme = &row.programme;
    let rights = app.benefits.rights(&programme.id, &programme.period).await?;
    step_all(app, "benefit.unfiled", rights.into_iter().map(|right| (right, Act::Discard(file.id.clone())))).await?;
    nothing_stands_in(app, row, file).await?;
    let over = FileRow { state: BankFileState::Discarded, ..file.clone() };
    moved(app.benefits.move_file(&programme.id, &over, BankFileState::Discarding, None).await)
}
