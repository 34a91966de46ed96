//! Anyone's check of a draw, from the published record alone: the seed is the one that was promised, and the order and
//! the places follow from it.

use std::{fs, path::Path};

use contract::{DrawRecord, DrawnSlot};
use domain::reservation::{Application, commitment, draw};

use crate::Outcome;

/// Draws again and compares.
pub fn check(file: &Path) -> Outcome<()> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let record: DrawRecord = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let seed = record.seed.as_deref().ok_or("the seed is published when the campaign has closed")?;
    let seed =
        hex::decode(seed).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()).ok_or("the seed is not 32 bytes")?;
    if commitment(&seed) != record.commitment {
        return Err("the seed is not the one whose hash was published".to_owned());
    }
    println!("{}: the seed is the one that was promised ({})", record.service_id, record.commitment);
    for slot in &record.slots {
        let won = again(&seed, slot)?;
        println!("{}: {} of {} applications drawn, as published", slot.slot_id, won, slot.applications.len());
    }
    Ok(())
}

/// How many got a place; an error when the published result is another.
fn again(seed: &[u8; 32], slot: &DrawnSlot) -> Outcome<usize> {
    let applications = slot.applications.iter().map(|one| Application { id: one.id.clone(), units: one.units.clone() });
    let drawn = draw(seed, &slot.capacity, applications.collect());
    let same =
        drawn.iter().zip(&slot.applications).all(|(ours, theirs)| ours.id == theirs.id && ours.drawn == theirs.drawn);
    if !same {
        return Err(format!("{}: the published result is not what the seed gives", slot.slot_id));
    }
    Ok(drawn.iter().filter(|one| one.drawn).count())
}
