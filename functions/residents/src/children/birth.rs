use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{BirthReport, Born};
use domain::{family::Subject, household::Household};
use platform::{Problem, auth::Resident};

use super::{date, own, refused, shown, token};
use crate::App;

/// Turns a pregnancy into a child, or into several. The first keeps the pregnancy's id.
pub(crate) async fn report(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    Json(report): Json<BirthReport>,
) -> Result<Json<Born>, Problem> {
    let birth_date = date(&report.birth_date)?;
    let wishes = match &report.children {
        Some(children) => {
            Some(children.iter().map(|child| token(child.token.as_deref())).collect::<Result<Vec<_>, _>>()?)
        }
        None => None,
    };
    let today = app.world.clock.today();
    let born = app.change(&resident, |family, profile| {
        let members = family.members();
        let pregnancy = own(&members, &id)?;
        let expected = match &pregnancy.subject {
            Subject::Pregnancy { fetuses, .. } => usize::from(*fetuses),
            Subject::Child { .. } => 1,
        };
        let tokens = wishes.clone().unwrap_or_else(|| vec![None; expected]);
        let born = Household(&members)
            .born(pregnancy, birth_date, &tokens, today, || app.world.ids.new_id("chd"))
            .map_err(refused)?;
        Ok((Some(app.saved(&resident, family, profile, "child.born", &born)), born))
    });
    let born = born.await?;
    Ok(Json(Born { id, children: born.iter().map(shown).collect() }))
}
