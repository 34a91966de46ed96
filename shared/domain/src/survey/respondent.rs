//! Who answers once, and who has not yet.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Mark, Per, Survey};
use crate::{
    facility::{RosterChild, siblings},
    school_message::{Reached, Rosters},
};

/// A child, or the children of a family in one facility. It is found in the audience as it was when the survey left
/// ([`crate::school_message::still`]), so that its name stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyRespondent))]
#[serde(deny_unknown_fields)]
pub struct Respondent {
    /// Where.
    pub facility: String,
    /// The child; of a family, the one whose id comes first.
    pub child: String,
}

/// Who answers once, each with the children for whom that counts.
///
/// A family is children who have a guardian in common who may read. Two households of one child are one family here: one
/// of them answers, and both see that it was answered.
#[must_use]
pub fn respondents(survey: &Survey, reached: &Reached, rosters: &Rosters) -> BTreeMap<Respondent, BTreeSet<String>> {
    let mut all = BTreeMap::<Respondent, BTreeSet<String>>::new();
    for (facility, children) in reached {
        let families = match survey.per {
            Per::Child => BTreeMap::new(),
            Per::Family => families(facility, children, rosters),
        };
        for child in children {
            let first = families.get(child.as_str()).copied().unwrap_or(child);
            let respondent = Respondent { facility: facility.clone(), child: first.to_owned() };
            all.entry(respondent).or_default().insert(child.clone());
        }
    }
    all
}

/// The first child of each child's family.
fn families<'r>(facility: &str, children: &BTreeSet<String>, rosters: &'r Rosters) -> BTreeMap<&'r str, &'r str> {
    let roster = rosters.get(facility).map_or(&[][..], |(_, roster)| roster.as_slice());
    let here = roster.iter().filter(|child| children.contains(&child.id));
    let readers = |child: &'r RosterChild| {
        let reads = child.guardians.iter().filter(|guardian| guardian.may_read && !guardian.is_child);
        reads.map(|guardian| guardian.id.as_str()).collect()
    };
    siblings(here.map(|child| (child.id.as_str(), readers(child))))
}

/// What staff may know of who has not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyMissing))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Missing {
    /// They can be asked again in person.
    Named {
        /// In order of facility and child.
        respondents: Vec<Respondent>,
    },
    /// Whoever knows who did not answer an anonymous survey knows whose the answers are.
    Counted {
        /// How many.
        count: usize,
    },
}

/// Who has not answered, as staff may see it. Reminders go by the marks themselves, which no page shows.
#[must_use]
pub fn missing<'m>(
    survey: &Survey,
    asked: &BTreeMap<Respondent, BTreeSet<String>>,
    marks: impl IntoIterator<Item = &'m Mark>,
) -> Missing {
    let marked: BTreeSet<&Respondent> = marks.into_iter().map(|mark| &mark.respondent).collect();
    let left = asked.keys().filter(|respondent| !marked.contains(respondent));
    if survey.anonymous {
        Missing::Counted { count: left.count() }
    } else {
        Missing::Named { respondents: left.cloned().collect() }
    }
}
