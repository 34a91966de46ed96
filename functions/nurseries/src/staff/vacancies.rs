//! Free places, noted in one screen. What staff note stands until the next file says something else of the class.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{ClassVacancy, NurseryVacancy, NurseryVacancyState, Refusal, SaveVacancies, StaffNursery};
use domain::nursery::{AgeClass, Nursery, Vacancy, VacancyState};
use platform::{Problem, auth::Officer, digest};
use tables::{StoreError, VacancyRow, again};

use super::audit;
use crate::{App, shown};

/// How often a note is tried again when others noted something elsewhere.
const TRIES: usize = 5;

pub(crate) async fn list(State(app): State<Arc<App>>, _: Officer) -> Result<Json<Vec<StaffNursery>>, Problem> {
    let published = app.shelf.newest(app.world.clock.now()).await?;
    Ok(Json(published.nurseries.iter().map(card).collect()))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(key): Path<String>,
    Json(SaveVacancies { classes, version }): Json<SaveVacancies>,
) -> Result<Json<StaffNursery>, Problem> {
    let noted = classes.iter().map(read).collect::<Result<BTreeMap<_, _>, _>>()?;
    for attempt in 0..TRIES {
        let now = app.world.clock.now();
        let published = app.shelf.newest(now).await?;
        let (municipality, id) = shown::named(&key).ok_or(Refusal::NotFound)?;
        let nursery = published.find(municipality, id).ok_or(Refusal::NotFound)?;
        let head = published.head.as_ref().ok_or(Refusal::NotFound)?;
        if card(nursery).version != version {
            return Err(Refusal::VersionConflict.into());
        }
        let stands = |class: &AgeClass| match noted.get(class) {
            Some(vacancy) => vacancy.clone(),
            None => nursery.vacancy_of(Some(*class)).cloned(),
        };
        let row = VacancyRow {
            municipality: nursery.municipality.clone(),
            id: nursery.id.clone(),
            classes: AgeClass::ALL.iter().map(|class| (*class, stands(class))).collect(),
        };
        let trail = audit(&app, &officer, "facility.vacancies", &key);
        match app.nurseries.note_vacancy(head, &row, now, &trail).await {
            Ok(_) => {
                let published = app.shelf.newest(now).await?;
                let nursery = published.find(municipality, id).ok_or(Refusal::NotFound)?;
                return Ok(Json(card(nursery)));
            }
            Err(error @ StoreError::Conflict(_)) => again(error, attempt).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

fn card(nursery: &Nursery) -> StaffNursery {
    let classes: Vec<ClassVacancy> = AgeClass::ALL
        .iter()
        .filter(|class| nursery.offers(**class) != Some(false) || nursery.classes.contains_key(class))
        .map(|class| ClassVacancy {
            class: class.years(),
            vacancy: nursery.vacancy_of(Some(*class)).map(shown::vacancy),
        })
        .collect();
    let version = serde_json::to_string(&classes).unwrap_or_default();
    StaffNursery {
        key: nursery.address(),
        name: nursery.name.clone(),
        kind: shown::word(&nursery.kind),
        district: nursery.district.clone(),
        placed: nursery.position.is_some(),
        classes,
        version: digest(&[&version], 8),
    }
}

/// What staff wrote, with the class.
fn read(note: &ClassVacancy) -> Result<(AgeClass, Option<Vacancy>), Refusal> {
    let class = AgeClass::new(note.class).map_err(|_| Refusal::BadRequest)?;
    Ok((class, note.vacancy.as_ref().map(vacancy).transpose()?))
}

fn vacancy(note: &NurseryVacancy) -> Result<Vacancy, Refusal> {
    let state = match (note.state, note.places, &note.symbol) {
        (NurseryVacancyState::Number, Some(places), None) => VacancyState::Number(places),
        (NurseryVacancyState::Open, None, None) => VacancyState::Open,
        (NurseryVacancyState::Few, None, None) => VacancyState::Few,
        (NurseryVacancyState::None, None, None) => VacancyState::None,
        (NurseryVacancyState::Ask, None, None) => VacancyState::Ask,
        (NurseryVacancyState::NotOffered, None, None) => VacancyState::NotOffered,
        // A symbol comes from a list alone, and is written back as it was.
        (NurseryVacancyState::Symbol, None, Some(symbol)) if symbol.chars().count() <= 20 => {
            VacancyState::Symbol(symbol.clone())
        }
        _ => return Err(Refusal::BadRequest),
    };
    let on = note.on.as_ref().map(|day| day.parse()).transpose().map_err(|_| Refusal::DateDoesNotExist)?;
    let entry = note.entry.as_ref().map(|month| month.parse()).transpose().map_err(|_| Refusal::DateDoesNotExist)?;
    Ok(Vacancy { state, on, entry })
}
