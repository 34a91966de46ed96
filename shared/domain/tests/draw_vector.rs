//! The draw, against the vector that the page's own check reads too: two programs, one result.

use domain::reservation::{Application, Room, commitment, draw};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    seed: String,
    commitment: String,
    capacity: Room,
    applications: Vec<Applied>,
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
struct Applied {
    id: String,
    units: Room,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Expected {
    id: String,
    drawn: bool,
}

#[test]
fn the_draw_is_the_one_that_the_page_checks() {
    let text = include_str!("../../../events/vectors/draw.json");
    let vector: Vector = serde_json::from_str(text).unwrap();
    let seed: [u8; 32] = hex::decode(&vector.seed).unwrap().try_into().unwrap();

    assert_eq!(commitment(&seed), vector.commitment);
    let applications = vector.applications.into_iter().map(|one| Application { id: one.id, units: one.units });
    let drawn = draw(&seed, &vector.capacity, applications.collect());
    let drawn: Vec<Expected> = drawn.into_iter().map(|one| Expected { id: one.id, drawn: one.drawn }).collect();
    assert_eq!(drawn, vector.expected);
}
