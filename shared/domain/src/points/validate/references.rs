//! Rows that refer to rows: never in a circle.

use crate::flaw::{Checked, hold};
use crate::points::condition::Condition;
use crate::points::row::{Gives, Row};
use crate::points::rules::PointRules;

/// Rows that one row reaches, itself among them: what a reader can still follow.
const LONGEST: usize = 4;

pub(super) fn check(rules: &PointRules) -> Checked {
    for (place, row) in rules.base.rows.iter().enumerate() {
        let mut seen = vec![row.id.as_str()];
        let mut open = of(row);
        // Each row has few references, and no row is visited twice.
        while let Some(id) = open.pop() {
            hold(id != row.id, format!("base.rows.{place}"), "circular")?;
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            open.extend(rules.base.rows.iter().find(|known| known.id == id).map(of).unwrap_or_default());
        }
        hold(seen.len() <= LONGEST, format!("base.rows.{place}"), "nested")?;
    }
    Ok(())
}

/// Rows that a row refers to.
fn of(row: &Row) -> Vec<&str> {
    let mut found = Vec::new();
    for row in row.with_parts() {
        if let Gives::Like { row, .. } = &row.gives {
            found.push(row.as_str());
        }
        in_condition(&row.when, &mut found);
    }
    found
}

fn in_condition<'a>(condition: &'a Condition, found: &mut Vec<&'a str>) {
    match condition {
        Condition::NoBand { row } => found.push(row),
        Condition::AnyGuardian { so } | Condition::EveryGuardian { so } | Condition::Not { so } => {
            in_condition(so, found);
        }
        Condition::All { of } | Condition::Any { of } => of.iter().for_each(|one| in_condition(one, found)),
        _ => {}
    }
}
