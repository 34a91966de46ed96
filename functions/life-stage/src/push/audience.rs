//! Who is due, and who of them hears it.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{self, AnchorKey, Entry};
use jiff::civil::Date;
use line::{LimitError, Link};
use tables::{Candidate, Mark, Profile, Recipient};

use super::{PushError, Span, wording::Wording};
use crate::App;

/// A child and what it is due for, before anyone is asked whether they want to hear it.
pub(crate) struct Due {
    pub(crate) candidate: Candidate,
    pub(crate) entries: Vec<Entry<'static>>,
}

/// What one message says.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Content {
    /// As LINE gets it.
    pub(super) messages: String,
    /// The milestones that it carries.
    pub(super) milestones: Vec<String>,
    /// The last day on which all of it can still be done.
    pub(super) until: Date,
}

/// Every child that is due for something: those that `anchors` name, and those whose dates are new.
pub(crate) async fn due(
    app: &App,
    span: Span,
    anchors: BTreeSet<AnchorKey>,
    wording: &Wording<'_>,
    marks: &[Mark],
) -> Result<Vec<Due>, PushError> {
    let rules = calendar::national();
    let marked: BTreeMap<_, _> = marks.iter().map(|mark| ((&mark.resident, &mark.child), &mark.recheck)).collect();
    let changed = marked.keys().map(|(resident, child)| ((*resident).clone(), (*child).clone())).collect();

    let mut found = app.residents.candidates(anchors).await?;
    let changed = app.residents.children(&changed).await?;
    found.extend(changed.into_iter().filter(|candidate| candidate.child.ended_at.is_none()));
    // A child born early stands in both indexes, and a changed one among the marks as well: each is looked at once.
    let children: BTreeMap<_, _> = found.into_iter().map(|candidate| (id(&candidate), candidate)).collect();

    let due = children.into_iter().filter_map(|((resident, child), candidate)| {
        let subject = &candidate.child.member.subject;
        let mut entries: BTreeMap<&str, Entry<'static>> = BTreeMap::new();
        let by_day = rules.due_between(subject, span.since, span.day);
        let by_change = marked
            .get(&(&resident, &child))
            .map(|recheck| rules.became_due(recheck.before.as_ref(), subject, span.told(), span.day));
        for entry in by_day.into_iter().chain(by_change.into_iter().flatten()) {
            if wording.enabled(entry.milestone.id()) {
                entries.insert(entry.milestone.id(), entry);
            }
        }
        (!entries.is_empty()).then(|| Due { entries: entries.into_values().collect(), candidate })
    });
    Ok(due.collect())
}

/// A child and what its family is told.
pub(crate) struct Told {
    pub(crate) candidate: Candidate,
    pub(crate) profile: Profile,
    pub(crate) entries: Vec<Entry<'static>>,
}

/// Who of them hears it: those who follow the account, want messages on the topic and have not had the milestone.
pub(crate) async fn told(
    app: &App,
    day: Date,
    due: Vec<Due>,
    profiles: &BTreeMap<String, Profile>,
) -> Result<Vec<Told>, PushError> {
    let receipts = app.notices.receipts(&due.iter().map(|due| id(&due.candidate)).collect()).await?;
    let told = due.into_iter().filter_map(|Due { candidate, entries }| {
        let profile = profiles.get(&candidate.resident)?.clone();
        let entries = said(&profile, receipts.get(&id(&candidate)), entries, day);
        (!entries.is_empty()).then_some(Told { candidate, profile, entries })
    });
    Ok(told.collect())
}

/// The profiles of these residents, read once.
pub(crate) async fn profiles(app: &App, residents: BTreeSet<String>) -> Result<BTreeMap<String, Profile>, PushError> {
    Ok(app.residents.profiles(&residents).await?.into_iter().collect())
}

/// Equal messages with everyone who gets them.
pub(super) fn messages(
    wording: &Wording<'_>,
    page: &Link,
    told: Vec<Told>,
) -> Result<BTreeMap<Content, Vec<Recipient>>, LimitError> {
    let mut messages: BTreeMap<Content, Vec<Recipient>> = BTreeMap::new();
    for Told { candidate, profile, entries } in told {
        let member = candidate.child.member;
        let message = wording.message(profile.lang.unwrap_or_default(), member.token, &entries, page)?;
        let content = Content {
            messages: message.freeze(),
            milestones: entries.iter().map(|entry| entry.milestone.id().to_owned()).collect(),
            until: entries.iter().filter_map(|entry| entry.accepted_until.or(entry.ends)).min().unwrap_or(Date::MAX),
        };
        messages.entry(content).or_default().push(Recipient {
            child: Some(member.id),
            resident: candidate.resident,
            line_user_id: profile.line_user_id,
        });
    }
    Ok(messages)
}

/// Of `entries`, what this resident is told about a child on `day`: nothing for who has left or stopped, nothing twice,
/// nothing on a topic that is off. What ends first is said first.
fn said(
    profile: &Profile,
    heard: Option<&BTreeSet<String>>,
    mut entries: Vec<Entry<'static>>,
    day: Date,
) -> Vec<Entry<'static>> {
    entries.retain(|entry| {
        let new = heard.is_none_or(|heard| !heard.contains(entry.milestone.id()));
        profile.following && profile.push_on && new && profile.topics.has(entry.milestone.category())
    });
    entries.sort_by_key(|entry| (entry.ends.unwrap_or(Date::MAX), entry.starts.unwrap_or(day)));
    entries
}

/// Resident and child.
fn id(candidate: &Candidate) -> (String, String) {
    (candidate.resident.clone(), candidate.child.member.id.clone())
}
