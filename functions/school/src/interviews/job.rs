//! What takes too long for a page to wait for: families are asked, a solution is found, and what a queue has lost is
//! ordered again. Each is decided on what stands there by then, and can be done again.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    interview::{EFFORT, Placement, solve},
    interview_day::placements,
};
use platform::{Problem, digest};
use tables::{InterviewRow, SolvedHead, Stage, StoreError};

use super::{Room, settle};
use crate::{App, events::EventError, look::count, notice::Say, send};

/// Asks the families, each guardian who may answer once.
pub(crate) async fn ask(app: &App, id: &str) -> Result<(), EventError> {
    let Some(row) = app.school.interview(id).await? else { return Ok(()) };
    if row.asked_families || row.stage == Stage::Draft {
        return Ok(());
    }
    let open = matches!(row.stage, Stage::Collecting | Stage::Solving) && app.world.clock.now() <= row.sheet.deadline;
    if let Some(room) = Room::of(app, row.clone()).await?.filter(|_| open) {
        let mut residents = BTreeMap::<String, BTreeSet<String>>::new();
        for family in room.families() {
            let answering = room.residents(&family, |family, guardian, child| {
                family.answers(guardian) && family.reads_of(guardian, child)
            });
            for (resident, links) in answering {
                residents.entry(resident).or_default().extend(links);
            }
        }
        send::interviews(app, &room, Say::InterviewAsked, residents, row.sheet.deadline).await?;
    }
    // Over whatever it is by now; whoever was told already is not told again.
    note(app, id, |row| row.asked_families = true).await
}

/// Changes a row over whatever version it has.
pub(super) async fn note(app: &App, id: &str, change: impl Fn(&mut InterviewRow)) -> Result<(), EventError> {
    for _ in 0..5 {
        let Some(mut row) = app.school.interview(id).await? else { return Ok(()) };
        change(&mut row);
        row.version += 1;
        match app.school.save_interview(&row, None).await {
            Err(StoreError::Conflict(_)) => {}
            other => return Ok(other?),
        }
    }
    Err(StoreError::Contended("interviews").into())
}

/// Finds a solution of all classes at once.
pub(crate) async fn find(app: &App, id: &str) -> Result<(), EventError> {
    let Some(row) = app.school.interview(id).await? else { return Ok(()) };
    if row.stage != Stage::Solving {
        return Ok(());
    }
    let Some(room) = Room::of(app, row.clone()).await? else { return Ok(()) };
    let before: Vec<Placement> = match &row.solved {
        Some(head) => app.school.solution(id, head.version).await?.as_ref().map(placements).unwrap_or_default(),
        None => Vec::new(),
    };
    let families = room.families();
    let plan = room.plan(&families);
    // Seconds of arithmetic; whoever else is served by this process does not wait for them.
    let found = tokio::task::spawn_blocking(move || solve(&plan, &before, EFFORT)).await;
    let next = InterviewRow { stage: Stage::Collecting, version: row.version + 1, ..row.clone() };
    let next = match found.map_err(Problem::failed)? {
        Err(flaw) => InterviewRow { failed: Some(flaw.to_string()), ..next },
        Ok(timetable) => {
            tracing::info!(interviews = id, %timetable, "solved");
            let json = serde_json::to_string(&timetable).map_err(Problem::failed)?;
            let crowd = room.crowd().map_err(Problem::failed)?;
            let unanswered = families.iter().filter(|family| room.answer(family).is_none()).count();
            app.school.keep_solution(id, next.version, &timetable).await?;
            let head = SolvedHead {
                version: next.version,
                at: app.world.clock.now(),
                unanswered: count(unanswered),
                basis: room.basis(&families).map_err(Problem::failed)?,
                shown: digest(&[id, &crowd, &json], 12),
                crowd,
            };
            InterviewRow { solved: Some(head), failed: None, ..next }
        }
    };
    match app.school.save_interview(&next, None).await {
        // Another delivery was faster.
        Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Every hour: what a queue has lost is ordered again, appointments follow who may know of them, and what lies behind is
/// left alone.
pub(crate) async fn hourly(app: &App) -> Result<(), EventError> {
    for id in app.school.open_interviews().await? {
        let Some(row) = app.school.interview(&id).await? else { continue };
        let over = row.sheet.days().is_none_or(|(_, last)| last < app.world.clock.today());
        if over {
            app.school.close_interview(&id).await?;
            continue;
        }
        let order = match row.stage {
            Stage::Draft => None,
            Stage::Solving => Some("solve"),
            Stage::Publishing => Some("publish"),
            Stage::Published if !row.told_families => Some("publish"),
            Stage::Collecting if !row.asked_families => Some("ask"),
            Stage::Collecting => None,
            Stage::Published => {
                settle::all(app, row).await?;
                None
            }
        };
        if let Some(order) = order {
            app.events.send(vec![format!("{order}:{id}")]).await?;
        }
    }
    Ok(())
}
