//! What one guardian reports, the others hear: that there is a report, of which day and of what kind. Never why, nor what
//! was written beside it; that stands on our page. The one who said it hears nothing, nor does the child's own phone.

use std::collections::{BTreeMap, BTreeSet};

use contract::ReportKind;
use domain::{family::Token, text::Lang};
use jiff::civil::Date;
use line::LimitError;
use sync::{
    entry::{ChildId, PersonId, Subject},
    fold::Event,
};
use tables::{Filed, NewBatch, Recipient};

use super::tell::{News, brought};
use crate::{
    App,
    notice::{self, ReportLine, Turn},
    report,
};

/// What became of a child's reports with one change, and who did it.
#[derive(Debug, Default)]
pub(super) struct Changed {
    lines: Vec<ReportLine>,
    by: BTreeSet<PersonId>,
}

/// What a change made of reports, by child; of days that are over there is nothing to tell.
pub(super) fn changes(filed: &BTreeMap<(Subject, Date), Filed>, seq: u64, today: Date) -> BTreeMap<ChildId, Changed> {
    let mut changes: BTreeMap<ChildId, Changed> = BTreeMap::new();
    for ((subject, day), filed) in filed.iter().filter(|((_, day), _)| *day >= today) {
        let Subject::Child(child) = subject else { continue };
        let lines = turns(filed, seq).into_iter().map(|(kind, turn)| ReportLine { day: *day, kind, turn });
        let lines: Vec<ReportLine> = lines.collect();
        if lines.is_empty() {
            continue;
        }
        let here = filed.events.iter().filter(|event| brought(filed, event) == seq);
        let changed = changes.entry(child.clone()).or_default();
        changed.lines.extend(lines);
        changed.by.extend(here.filter_map(Event::reporter).cloned());
    }
    changes
}

/// What stands after a change, beside what stood before it.
fn turns(filed: &Filed, seq: u64) -> Vec<(ReportKind, Turn)> {
    let until = |last: u64| {
        let events = filed.events.iter().filter(move |event| brought(filed, event) <= last);
        report::standing(events, &filed.notes)
    };
    let (before, after) = (until(seq.saturating_sub(1)), until(seq));
    let of = |reports: &[(report::Report, &Event)], kind| {
        reports.iter().map(|(report, _)| report).find(|report| report.kind == kind).cloned()
    };
    let mut turns = Vec::new();
    for kind in [ReportKind::Absent, ReportKind::Late, ReportKind::Early] {
        match (of(&before, kind), of(&after, kind)) {
            (None, Some(_)) => turns.push((kind, Turn::Reported)),
            (Some(before), Some(after)) if before != after => turns.push((kind, Turn::Changed)),
            (Some(_), None) => turns.push((kind, Turn::TakenBack)),
            _ => {}
        }
    }
    // Who is late instead of absent is told to be late, and that is enough.
    if turns.iter().any(|(_, turn)| *turn == Turn::Reported) {
        turns.retain(|(_, turn)| *turn != Turn::TakenBack);
    }
    turns
}

/// Who hears one and the same message.
type ByContent = BTreeMap<(Lang, Token, Vec<ReportLine>), BTreeSet<Recipient>>;

/// The messages for everybody who may read of a child and did not say it.
pub(super) fn batches(
    app: &App,
    news: &News,
    changes: BTreeMap<ChildId, Changed>,
) -> Result<Vec<NewBatch>, LimitError> {
    let mut audience = ByContent::new();
    for (child, mut changed) in changes {
        let Some(row) = news.child(&child) else { continue };
        changed.lines.sort();
        let others = row.links.iter().filter(|(id, _)| row.is_written_to(id) && !has_said(&changed.by, id));
        for (_, link) in others {
            let Some((lang, recipient)) = news.recipient(row, link) else { continue };
            audience.entry((lang, link.token, changed.lines.clone())).or_default().insert(recipient);
        }
    }
    let batch = |((lang, token, lines), members): ((Lang, Token, Vec<ReportLine>), BTreeSet<Recipient>)| {
        Ok(news.batch("report", &notice::reported(&app.page, lang, token, &lines)?, members))
    };
    audience.into_iter().map(batch).collect()
}

fn has_said(by: &BTreeSet<PersonId>, guardian: &str) -> bool {
    by.iter().any(|person| person.as_str() == guardian)
}
