//! Orders about a child. Whoever works with the child places one, because acting fast protects; only the municipality
//! lifts it.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{NewOrder, OrderCard, Refusal, StaffRosterChild};
use domain::facility::custody::{Order, Placing};
use platform::{
    Problem,
    auth::{Carer, Officer},
};
use tables::Placed;

use super::{audit, enter, flawed, roster};
use crate::App;

pub(crate) async fn place(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, child)): Path<(String, String)>,
    Json(NewOrder { guardian_id, bars, protects }): Json<NewOrder>,
) -> Result<(StatusCode, Json<StaffRosterChild>), Problem> {
    enter(&app, &carer, &id).await?;
    let order = app.world.ids.new_id("ord");
    let entry = audit(&app, &carer, "order.placed", &format!("{child}.{order}"));
    let placing = Placing { id: order, guardian: guardian_id, bars, protects, since: app.world.clock.today() };
    match app.attendance.place_order(&id, &child, &placing, &entry).await? {
        Placed::Stands(row) => {
            // An appointment says where somebody will be. The hour sees to it as well, where the queue does not.
            if let Err(error) = app.school_events.send(vec![format!("settle:{id}")]).await {
                tracing::error!(facility = id, %error, "appointments follow the order with the next hour");
            }
            Ok((StatusCode::CREATED, Json(roster::card(*row))))
        }
        Placed::NoChild => Err(Refusal::NotFound.into()),
        Placed::Flawed(flaw) => Err(flawed(Refusal::OrderInvalid, &flaw)),
    }
}

/// Who is both lets them in: an officer, and at home in that facility.
pub(crate) async fn lift(
    State(app): State<Arc<App>>,
    _: Officer,
    carer: Carer,
    Path((id, child, order)): Path<(String, String, String)>,
) -> Result<StatusCode, Problem> {
    enter(&app, &carer, &id).await?;
    let entry = audit(&app, &carer, "order.lifted", &format!("{child}.{order}"));
    match app.attendance.lift_order(&id, &child, &order, &entry).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Refusal::NotFound.into()),
    }
}

/// Without the residents: staff need no pseudonyms.
pub(super) fn card(order: Order) -> OrderCard {
    let Order { id, guardian, name, bars, since, protects, .. } = order;
    OrderCard { id, guardian_id: guardian, name, bars, protects, since: since.to_string() }
}
