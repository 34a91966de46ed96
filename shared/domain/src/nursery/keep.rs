//! A new file over the last set: what it cannot say is carried over, and what it is not about stays.

use std::collections::{BTreeMap, BTreeSet};

use super::{Key, Nursery};

/// The set after a file with `fresh` facilities: those of `old` in municipalities that the file is not about, and the fresh
/// ones with what extensions said of them. A file without any facility takes the place of nothing.
#[must_use]
pub fn supersede(old: &[Nursery], mut fresh: Vec<Nursery>) -> Vec<Nursery> {
    keep_extension(old, &mut fresh);
    let about: BTreeSet<&str> = fresh.iter().map(|nursery| nursery.municipality.as_str()).collect();
    let mut all: Vec<Nursery> =
        old.iter().filter(|nursery| !about.contains(nursery.municipality.as_str())).cloned().collect();
    all.append(&mut fresh);
    all
}

/// Gives each facility of a `fresh` national file what is known of it from extensions in `old` and missing in the file:
/// classes, allergy, extras and free places. Facilities that are gone are not brought back.
pub fn keep_extension(old: &[Nursery], fresh: &mut [Nursery]) {
    let known: BTreeMap<Key, &Nursery> = old.iter().map(|nursery| (nursery.key(), nursery)).collect();
    for nursery in fresh {
        let Some(old) = known.get(&nursery.key()) else { continue };
        nursery.allergy = nursery.allergy.or(old.allergy);
        nursery.hours = nursery.hours.or(old.hours);
        if nursery.vacancy.is_none() {
            nursery.vacancy.clone_from(&old.vacancy);
        }
        for (extra, offered) in &old.extras {
            nursery.extras.entry(*extra).or_insert(*offered);
        }
        for (class, known) in &old.classes {
            let info = nursery.classes.entry(*class).or_default();
            info.capacity = info.capacity.or(known.capacity);
            if info.vacancy.is_none() {
                info.vacancy.clone_from(&known.vacancy);
            }
            for (year, border) in &known.borders {
                info.borders.entry(*year).or_insert(*border);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nursery::{AgeClass, Allergy, ClassInfo, Extra, Kind};

    #[test]
    fn a_new_national_file_does_not_wipe_out_what_it_cannot_say() {
        let bare = |id: &str| Nursery::new("139998", id, "つなぐ保育園", Kind::PublicNursery);
        let mut old = bare("TS01");
        old.allergy = Some(Allergy::Eliminated);
        old.extras = [(Extra::Bus, true), (Extra::Temporary, true)].into();
        old.classes.insert(AgeClass::ALL[1], ClassInfo { capacity: Some(12), ..ClassInfo::default() });
        let mut fresh = [bare("TS01"), bare("TS02")];
        fresh[0].extras.insert(Extra::Temporary, false);
        keep_extension(&[old.clone()], &mut fresh);
        assert_eq!((fresh[0].allergy, &fresh[0].classes), (old.allergy, &old.classes));
        assert_eq!(fresh[0].extras, [(Extra::Bus, true), (Extra::Temporary, false)].into());
        assert_eq!(fresh[1], bare("TS02"));
    }

    #[test]
    fn a_file_takes_the_place_of_its_own_municipality_alone() {
        let at = |municipality: &str, id: &str| Nursery::new(municipality, id, "つなぐ保育園", Kind::PublicNursery);
        let old = [at("139998", "a"), at("139998", "b"), at("139997", "c")];
        assert_eq!(supersede(&old, vec![at("139998", "a")]), [at("139997", "c"), at("139998", "a")]);
        assert_eq!(supersede(&old, Vec::new()), old, "nothing is taken from an empty file");
    }
}
