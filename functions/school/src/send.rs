//! A message on its way. Into each inbox first, then into batches of at most 500 with the same words, each written in one
//! transaction with the line that says who was told. Done again after a crash it goes on with those who were not.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    school_message::{Reached, Urgency},
    survey::{self, Survey},
    text::{Lang, MunicipalText},
};
use jiff::Timestamp;
use tables::{InboxRow, MessageRow, Recipient, StoreError, link_id};

use crate::{
    App,
    events::EventError,
    interviews::Room,
    look::Look,
    notice::{Notice, Say},
};

/// LINE: members of one multicast.
const MEMBERS: usize = 500;

/// Puts a message that is leaving into everybody's inbox and tells them.
pub(crate) async fn message(app: &App, row: &MessageRow, look: &Look, reached: &Reached) -> Result<(), EventError> {
    let told = app.school.told(&row.id, &app.notices).await?.remove(&0).unwrap_or_default();
    let told: BTreeSet<String> = told.into_iter().map(|member| member.resident).collect();
    let mut residents = look.residents(reached);
    residents.retain(|resident, _| !told.contains(resident));
    let sent_at = row.sent_at.unwrap_or(app.world.clock.now());
    let from = sender(look, reached);
    let urgent = row.message.letter.urgency == Urgency::Emergency;
    let say = if urgent { Say::Urgent } else { Say::New };
    let not_after = row.message.letter.not_after;
    let notice = Notice { say, message: &row.id, from: from.as_ref(), run: 0, not_after };
    let teller = Teller { app, notice, urgent, inbox: Some(sent_at) };
    teller.tell(residents).await
}

/// Tells those again who have not read a message.
pub(crate) async fn again(app: &App, row: &MessageRow, run: u32) -> Result<(), EventError> {
    let mut told = app.school.told(&row.id, &app.notices).await?;
    let reminded: BTreeSet<String> =
        told.remove(&run).unwrap_or_default().into_iter().map(|member| member.resident).collect();
    let readers = app.school.readers(&row.id).await?;
    let unread = told.remove(&0).unwrap_or_default().into_iter();
    let unread = unread.filter(|one| !readers.contains_key(&one.resident) && !reminded.contains(&one.resident));
    let residents = unread.map(|member| (member.resident, links(member.child.as_deref()))).collect();
    let reached = app.school.reached(&row.id).await?;
    let look = Look::at(app, reached.keys().cloned().collect()).await?;
    let from = sender(&look, &reached);
    let not_after = app.world.clock.now().checked_add(Urgency::Normal.lasts()).unwrap_or(Timestamp::MAX);
    let notice = Notice { say: Say::Again, message: &row.id, from: from.as_ref(), run, not_after };
    Teller { app, notice, urgent: false, inbox: None }.tell(residents).await
}

/// Reminds those whose turn in a survey is not taken. `run` names the reminder: the same one tells nobody twice.
pub(crate) async fn survey(app: &App, row: &MessageRow, survey: &Survey, run: u32) -> Result<(), EventError> {
    let mut told = app.school.told(&row.id, &app.notices).await?;
    let reminded: BTreeSet<String> =
        told.remove(&run).unwrap_or_default().into_iter().map(|member| member.resident).collect();
    let reached = app.school.reached(&row.id).await?;
    let look = Look::at(app, reached.keys().cloned().collect()).await?;
    let marks = app.school.marks(&survey.id).await?;
    let mut open = BTreeSet::new();
    for (respondent, children) in survey::respondents(survey, &reached, &look.rosters()) {
        if !marks.contains_key(&respondent) {
            open.extend(children.iter().map(|child| link_id(&respondent.facility, child)));
        }
    }
    let first = told.remove(&0).unwrap_or_default().into_iter().filter(|one| !reminded.contains(&one.resident));
    let residents = first.filter_map(|member| {
        let links: BTreeSet<String> = links(member.child.as_deref()).intersection(&open).cloned().collect();
        (!links.is_empty()).then_some((member.resident, links))
    });
    let from = sender(&look, &reached);
    let notice = Notice { say: Say::Asked, message: &row.id, from: from.as_ref(), run, not_after: survey.deadline };
    Teller { app, notice, urgent: false, inbox: None }.tell(residents.collect()).await
}

/// Tells guardians of interviews: once that they are asked, and once that times are given.
pub(crate) async fn interviews(
    app: &App,
    room: &Room,
    say: Say,
    mut residents: BTreeMap<String, BTreeSet<String>>,
    not_after: Timestamp,
) -> Result<(), EventError> {
    let run = u32::from(say == Say::InterviewDecided);
    let told = app.school.told(&room.row.id, &app.notices).await?.remove(&run).unwrap_or_default();
    let told: BTreeSet<String> = told.into_iter().map(|member| member.resident).collect();
    residents.retain(|resident, _| !told.contains(resident));
    let from = MunicipalText::new(room.facility.name.clone()).ok();
    let notice = Notice { say, message: &room.row.id, from: from.as_ref(), run, not_after };
    Teller { app, notice, urgent: false, inbox: None }.tell(residents).await
}

/// The one facility that writes.
fn sender(look: &Look, reached: &Reached) -> Option<MunicipalText> {
    let mut facilities = reached.keys();
    let (Some(one), None) = (facilities.next(), facilities.next()) else { return None };
    MunicipalText::new(look.facility(one)?.name.clone()).ok()
}

/// Links of a guardian, as a member of a batch names them.
pub(crate) fn links(child: Option<&str>) -> BTreeSet<String> {
    child.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

struct Teller<'a> {
    app: &'a App,
    notice: Notice<'a>,
    urgent: bool,
    /// When it left, where it is new.
    inbox: Option<Timestamp>,
}

impl Teller<'_> {
    async fn tell(&self, residents: BTreeMap<String, BTreeSet<String>>) -> Result<(), EventError> {
        // A full batch is on its way while the next one is gathered.
        let mut by_language: BTreeMap<Lang, Vec<Recipient>> = BTreeMap::new();
        let residents: Vec<(String, BTreeSet<String>)> = residents.into_iter().collect();
        for some in residents.chunks(MEMBERS) {
            self.deliver(some).await?;
            let ids = some.iter().map(|(resident, _)| resident.clone()).collect();
            let links: BTreeMap<&str, &BTreeSet<String>> =
                some.iter().map(|(resident, links)| (resident.as_str(), links)).collect();
            for (resident, profile) in self.app.residents.profiles(&ids).await? {
                if !profile.following {
                    continue;
                }
                let links: Vec<&str> =
                    links.get(resident.as_str()).into_iter().copied().flatten().map(String::as_str).collect();
                let child = Some(links.join(" "));
                let members = by_language.entry(profile.lang.unwrap_or_default()).or_default();
                members.push(Recipient { resident, child, line_user_id: profile.line_user_id });
                if members.len() == MEMBERS {
                    let lang = profile.lang.unwrap_or_default();
                    let full = by_language.remove(&lang).unwrap_or_default();
                    self.send(lang, full).await?;
                }
            }
        }
        for (lang, members) in by_language {
            self.send(lang, members).await?;
        }
        Ok(())
    }

    /// Whoever hears of it finds it.
    async fn deliver(&self, some: &[(String, BTreeSet<String>)]) -> Result<(), StoreError> {
        let Some(sent_at) = self.inbox else { return Ok(()) };
        let row = |links: &BTreeSet<String>| InboxRow::new(self.notice.message.to_owned(), sent_at, links.clone());
        let rows: Vec<_> = some.iter().map(|(resident, links)| (resident.clone(), row(links))).collect();
        self.app.school.deliver(&rows).await
    }

    async fn send(&self, lang: Lang, members: Vec<Recipient>) -> Result<(), EventError> {
        if members.is_empty() {
            return Ok(());
        }
        let batch = self.notice.batch(self.app, lang, members);
        let batch = batch.map_err(|error| StoreError::Unavailable("notice".to_owned(), error.into()))?;
        self.app.school.carry(self.notice.message, self.notice.run, &self.app.notices, &batch).await?;
        let queue = if self.urgent { &self.app.urgent } else { &self.app.outbox };
        Ok(queue.send(vec![batch.id]).await?)
    }
}
