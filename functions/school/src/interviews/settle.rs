//! Appointments follow who may know of them: whoever lost the right to read of a child loses the appointment with every
//! trace of it, and somebody else of the family has it. Who joins a child of whom nobody had LINE gets it too.

use tables::{DeskError, InterviewRow, SeatRow, Stage, StoreError};

use super::{Room, publish};
use crate::{App, events::EventError};

/// Interviews of a facility that can still lie ahead.
const RECENT: usize = 20;

/// All appointments of a facility, after an order about one of its children.
pub(crate) async fn facility(app: &App, id: &str) -> Result<(), EventError> {
    for row in app.school.interviews_at(id, RECENT).await? {
        if row.stage == Stage::Published {
            all(app, row).await?;
        }
    }
    Ok(())
}

/// All appointments of these interviews.
pub(crate) async fn all(app: &App, row: InterviewRow) -> Result<(), EventError> {
    let Some(room) = Room::of(app, row).await? else { return Ok(()) };
    let families = room.families();
    for (child, seat) in app.school.seats(&room.row.id).await? {
        let Some(family) = families.iter().find(|family| family.has(&child)) else { continue };
        let Some(row) = room.pupils.get(&child) else { continue };
        let mut theirs = row.links.iter().filter(|(_, link)| link.resident == seat.holder);
        if theirs.any(|(guardian, _)| family.reads_of(guardian, &child)) {
            continue;
        }
        let nobody = || publish::nobody(&room.row, &child);
        let holder = room.holder(family, &child).unwrap_or_else(nobody);
        if holder != seat.holder {
            pass(app, &room, seat, holder).await?;
        }
    }
    Ok(())
}

async fn pass(app: &App, room: &Room, seat: SeatRow, holder: String) -> Result<(), EventError> {
    let now = app.world.clock.now();
    match app.reservations.hand_over(&seat.booking, &seat.holder, &holder, now).await {
        Ok(_) => {}
        // A slot that nobody has: there is nothing to pass on, and nothing to see either.
        Err(DeskError::Refused(_)) => return Ok(()),
        Err(DeskError::Store(error)) => return Err(error.into()),
    }
    match app.school.save_seat(&room.row.id, &SeatRow { holder, revision: seat.revision + 1, ..seat }).await {
        Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
