//! How many came to a centre. Numbers only: there is nothing else.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
};
use contract::{Refusal, VisitCount};
use domain::{age::days_after, family::days};
use jiff::civil::Date;
use platform::{Problem, auth::Carer};
use serde::Deserialize;
use tables::Visit;

use super::enter;
use crate::{App, shown};

const MOST_DAYS: i32 = 62;

#[derive(Deserialize)]
pub(crate) struct Days {
    from: String,
    to: String,
}

pub(crate) async fn count(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Query(Days { from, to }): Query<Days>,
) -> Result<Json<Vec<VisitCount>>, Problem> {
    enter(&app, &carer, &id).await?;
    let (from, to) = (shown::read_day(&from)?, shown::read_day(&to)?);
    let length = days(from, to);
    if length < 0 {
        return Err(Refusal::BadRequest.into());
    }
    if length >= MOST_DAYS {
        return Err(Refusal::RangeTooLong.into());
    }
    let mut counts = Vec::new();
    for ahead in 0..=length {
        let day = days_after(from, ahead);
        counts.push(counted(day, &app.attendance.visits(&id, day).await?));
    }
    Ok(Json(counts))
}

fn counted(day: Date, visits: &[Visit]) -> VisitCount {
    let mut count = VisitCount {
        day: day.to_string(),
        visits: visits.len(),
        adults: visits.iter().map(|visit| u32::from(visit.adults)).sum(),
        children: vec![0; 18],
        hours: vec![0; 24],
    };
    for visit in visits {
        let hour = usize::try_from(visit.hour).unwrap_or(0);
        count.hours.get_mut(hour).into_iter().for_each(|hour| *hour += 1);
        for age in &visit.children {
            count.children.get_mut(usize::from(*age)).into_iter().for_each(|children| *children += 1);
        }
    }
    count
}
