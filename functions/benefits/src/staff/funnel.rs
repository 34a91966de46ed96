//! How many stand where.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::Funnel;
use domain::benefit::{State as Stage, Verdict};
use platform::{Problem, auth::Officer};

use super::programme;
use crate::{App, people};

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
) -> Result<Json<Funnel>, Problem> {
    let row = programme(&app, &id).await?;
    let people = people::all(&app, &row).await?;
    let joined = people::joined(&app).await?;
    let told = app.benefits.told(&id, &row.programme.period, &app.notices).await?;
    let told: BTreeSet<String> = told.into_iter().flat_map(|(_, residents)| residents).collect();
    let mut funnel = Funnel::default();
    for person in &people {
        if let Some(listed) = &person.listed {
            let resident = joined.get(&listed.applicant.id);
            match person.verdict(&row.programme) {
                Verdict::Yes => {
                    funnel.eligible += 1;
                    funnel.joined += u32::from(resident.is_some());
                    funnel.notified += u32::from(resident.is_some_and(|resident| told.contains(resident)));
                }
                Verdict::Unknown => funnel.unknown += 1,
                Verdict::No => funnel.not_eligible += 1,
            }
        }
        let Some(right) = &person.right else { continue };
        funnel.read += u32::from(right.read_at.is_some());
        let place = match &right.entitlement.state {
            Stage::Open => continue,
            Stage::Declined => &mut funnel.declined,
            Stage::Applied(_) => &mut funnel.applied,
            Stage::Refused { .. } => &mut funnel.refused,
            Stage::Granted(_) => &mut funnel.granted,
            Stage::Filed { .. } => &mut funnel.filed,
            Stage::Paid { .. } => &mut funnel.paid,
            Stage::Returned { .. } => &mut funnel.returned,
        };
        *place += 1;
        let counts = matches!(right.entitlement.state, Stage::Granted(_) | Stage::Filed { .. } | Stage::Paid { .. });
        funnel.yen += if counts { u64::from(right.entitlement.yen) } else { 0 };
    }
    Ok(Json(funnel))
}
