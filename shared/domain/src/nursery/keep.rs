//! What a national file cannot say is carried over from the last set, so that a new file does not wipe it out.

use std::collections::BTreeMap;

use super::{Key, Nursery};

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
}
