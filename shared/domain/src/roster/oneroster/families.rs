//! The people around each pupil: those whom the pupil names as agents.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    roles::{Relation, Roles},
    users::{self, User},
};
use crate::{
    facility::Guardian,
    roster::{
        ids,
        person::{self, Place},
        rejection::{Code, Found},
    },
};

/// As many as a child on a roster has.
const MOST_GUARDIANS: usize = 8;

/// The guardians of each pupil, in the order in which the pupil names them.
pub(super) fn read<'a>(
    users: &BTreeMap<String, User>,
    roles: &Roles,
    pupils: &BTreeSet<&'a str>,
    found: &mut Found,
) -> BTreeMap<&'a str, Vec<Guardian>> {
    for (id, user) in users {
        let names = |one: &User, id: &str| one.agents.iter().any(|agent| agent == id);
        let back = user.agents.iter().any(|agent| agent == id || users.get(agent).is_some_and(|one| names(one, id)));
        if back {
            found.errors.cell(users::LAYOUT.file, user.line, users::AGENTS, Code::AgentsInCircle);
        }
    }
    let mut families = BTreeMap::new();
    for pupil in pupils {
        let Some(user) = users.get(*pupil) else { continue };
        let at = Place { file: users::LAYOUT.file, line: user.line, column: users::AGENTS };
        let mut seen = BTreeSet::new();
        let mut family = Vec::new();
        for agent in user.agents.iter().filter(|agent| seen.insert(agent.as_str())) {
            if pupils.contains(agent.as_str()) {
                at.found(Code::PupilAsAgent, &mut found.errors);
                continue;
            }
            match roles.relation(agent) {
                Some(relation) => family.extend(guardian(agent, users, relation, found)),
                None => at.found(Code::AgentWithoutRole, &mut found.errors),
            }
        }
        if family.len() > MOST_GUARDIANS {
            at.found(Code::TooManyGuardians, &mut found.errors);
        }
        families.insert(*pupil, family);
    }
    families
}

/// A relative may do nothing until staff say so.
fn guardian(id: &str, users: &BTreeMap<String, User>, relation: Relation, found: &mut Found) -> Option<Guardian> {
    let user = users.get(id)?;
    let at = Place { file: users::LAYOUT.file, line: user.line, column: "familyName" };
    let name = person::name(&user.name, at, found)?;
    Some(person::guardian(ids::person(id), name, relation.word(), relation > Relation::Relative))
}
