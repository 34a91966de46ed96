//! Which children belong together because of the people around them. Which people count is for whoever asks to say.

use std::collections::BTreeMap;

/// The first child, by id, of those that each child belongs together with: they have a person in common, or hang together
/// over several people, as a patchwork family does.
#[must_use]
pub fn siblings<'a>(children: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> BTreeMap<&'a str, &'a str> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut by_person: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (child, people) in children {
        first.insert(child, child);
        for person in people {
            by_person.entry(person).or_default().push(child);
        }
    }
    // Until nothing changes any more.
    loop {
        let mut is_settled = true;
        for together in by_person.values() {
            let Some(least) = together.iter().filter_map(|child| first.get(child).copied()).min() else { continue };
            for child in together {
                is_settled &= first.insert(child, least) == Some(least);
            }
        }
        if is_settled {
            return first;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_hang_together_over_people_however_far() {
        let children = [
            ("d", vec!["papa", "mama"]),
            ("b", vec!["mama"]),
            ("c", vec!["papa", "stepmother"]),
            ("a", vec!["stepmother"]),
            ("e", vec!["aunt"]),
            ("f", vec![]),
        ];
        let first = siblings(children);
        assert_eq!(first, BTreeMap::from([("a", "a"), ("b", "a"), ("c", "a"), ("d", "a"), ("e", "e"), ("f", "f")]));
    }
}
