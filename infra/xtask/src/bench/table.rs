//! The table that a bench prints: ours beside the peer and the bound, and whether the goal is met.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::Outcome;

/// What was wanted of a figure.
#[derive(Clone, Copy)]
pub enum Goal {
    /// Ours is at most this part of the peer's.
    OfPeer(f64),
    /// Ours is at most this many times the bound.
    OfBound(f64),
    /// Ours is at most this.
    AtMost(f64),
    /// Only to know.
    None,
}

/// One figure. What is smaller is better.
pub struct Row {
    workload: &'static str,
    what: String,
    unit: &'static str,
    ours: f64,
    peer: Option<(String, f64)>,
    bound: Option<f64>,
    goal: Goal,
}

impl Row {
    pub fn new(workload: &'static str, what: impl Into<String>, unit: &'static str, ours: f64) -> Self {
        Self { workload, what: what.into(), unit, ours, peer: None, bound: None, goal: Goal::None }
    }

    pub fn peer(mut self, name: &str, figure: f64) -> Self {
        self.peer = Some((name.to_owned(), figure));
        self
    }

    pub fn bound(mut self, figure: f64) -> Self {
        self.bound = Some(figure);
        self
    }

    pub fn goal(mut self, goal: Goal) -> Self {
        self.goal = goal;
        self
    }

    /// The ratio that the goal is about, or to the peer where there is none.
    fn ratio(&self) -> Option<f64> {
        match self.goal {
            Goal::OfBound(_) => self.bound.map(|bound| self.ours / bound),
            Goal::OfPeer(_) | Goal::None => self.peer.as_ref().map(|(_, peer)| self.ours / peer),
            Goal::AtMost(_) => None,
        }
    }

    fn met(&self) -> Option<bool> {
        match self.goal {
            Goal::OfPeer(most) | Goal::OfBound(most) => self.ratio().map(|ratio| ratio <= most),
            Goal::AtMost(most) => Some(self.ours <= most),
            Goal::None => None,
        }
    }

    fn cells(&self) -> [String; 8] {
        let ratio = |ratio: f64| if ratio < 0.5 { format!("1/{:.1}", 1.0 / ratio) } else { format!("{ratio:.3}") };
        let figure = |value: f64| format!("{} {}", short(value), self.unit).trim_end().to_owned();
        let goal = match self.goal {
            Goal::OfPeer(most) => format!("≤ {} of peer", ratio(most)),
            Goal::OfBound(most) => format!("≤ {most} × bound"),
            Goal::AtMost(most) => format!("≤ {}", figure(most)),
            Goal::None => String::new(),
        };
        let met = self.met().map_or("", |met| if met { "yes" } else { "NO" });
        [
            self.workload.to_owned(),
            self.what.clone(),
            figure(self.ours),
            self.peer.as_ref().map_or_else(String::new, |(name, value)| format!("{} ({name})", figure(*value))),
            self.bound.map_or_else(String::new, figure),
            self.ratio().map_or_else(String::new, ratio),
            goal,
            met.to_owned(),
        ]
    }

    fn json(&self) -> Value {
        json!({
            "workload": self.workload, "what": self.what, "unit": self.unit, "ours": self.ours,
            "peer": self.peer.as_ref().map(|(name, value)| json!({ "name": name, "figure": value })),
            "bound": self.bound, "ratio": self.ratio(), "met": self.met(),
        })
    }
}

fn short(value: f64) -> String {
    let digits = if value.fract() == 0.0 || value >= 1_000.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        3
    };
    format!("{value:.digits$}")
}

pub fn print(rows: &[Row]) {
    let head = ["", "workload", "ours", "peer", "bound", "ratio", "goal", "met?"].map(str::to_owned);
    let lines: Vec<[String; 8]> = std::iter::once(head).chain(rows.iter().map(Row::cells)).collect();
    let mut widths = [0; 8];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    println!();
    for line in &lines {
        let cells: Vec<String> = line.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        println!("{}", cells.join("  ").trim_end());
    }
}

/// More than this part beyond the run before is worth a line.
const WORSE: f64 = 1.1;

/// Keeps the figures, after saying which are worse than those that were kept before.
pub fn write(name: &str, rows: &[Row], folder: &Path) -> Outcome<()> {
    let file = folder.join(format!("{name}.json"));
    let before: Vec<Value> =
        fs::read(&file).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
    for row in rows {
        let same = |old: &&Value| old.get("what").and_then(Value::as_str) == Some(row.what.as_str());
        let old = before.iter().find(same).and_then(|old| old.get("ours")?.as_f64());
        if let Some(old) = old.filter(|old| row.ours > old * WORSE) {
            println!("  worse than the run before: {} ({} → {} {})", row.what, short(old), short(row.ours), row.unit);
        }
    }
    let text = format!("{:#}\n", Value::Array(rows.iter().map(Row::json).collect()));
    fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_met_or_not_by_its_own_ratio() {
        let row = || Row::new("B0", "calls", "", 7.0).peer("one call a person", 3_000.0).bound(7.0);

        assert_eq!(row().goal(Goal::OfBound(1.05)).met(), Some(true));
        assert_eq!(row().goal(Goal::OfPeer(0.001)).met(), Some(false));
        assert_eq!(row().goal(Goal::AtMost(0.0)).met(), Some(false));
        assert_eq!(row().met(), None);
        assert_eq!(row().goal(Goal::OfPeer(0.1)).cells()[5..], ["1/428.6", "≤ 1/10.0 of peer", "yes"]);
    }
}
