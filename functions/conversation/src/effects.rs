//! From what the dialogue decided to rows.

use domain::{
    dialogue::{ChildView, Effect, Person, Status},
    household::{Household, Member},
};
use tables::{AuditEntry, ChildRow, ChildWrite, Family, FamilyWrite, Profile};

use crate::App;

/// The family as the dialogue sees it.
pub(crate) fn person(profile: &Profile, family: &Family) -> Person {
    Person {
        lang: profile.lang,
        push_on: profile.push_on,
        topics: profile.topics.clone(),
        draft: profile.draft.clone(),
        children: family
            .children
            .iter()
            .map(|child| ChildView {
                token: child.member.token,
                subject: child.member.subject.clone(),
                status: if child.ended_at.is_some() { Status::Ended } else { Status::Active },
            })
            .collect(),
    }
}

/// The rows that carry out `effects`; none when one of them cannot be carried out on this family.
pub(crate) fn write(app: &App, family: &Family, profile: Profile, effects: &[Effect]) -> Option<FamilyWrite> {
    let today = app.world.clock.today();
    let mut write = FamilyWrite { profile, children: Vec::new(), audit: Vec::new() };
    let mut members = family.members();
    let audit = |action: &str, subject: &str| AuditEntry {
        actor: family.resident.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    };
    let new_id = || app.world.ids.new_id("chd");
    let with = |members: &[Member], token| members.iter().find(|member: &&Member| member.token == token).cloned();
    for effect in effects {
        match effect {
            Effect::SetLang(lang) => write.profile.lang = Some(*lang),
            Effect::SetTopics(topics) => write.profile.topics = topics.clone(),
            Effect::SetPush(on) => write.profile.push_on = *on,
            Effect::SetDraft(draft) => write.profile.draft = draft.clone(),
            Effect::Register { subject, token } => {
                let member = Household(&members).register(subject.clone(), Some(*token), today, new_id).ok()?;
                write.audit.push(audit("child.registered", &member.id));
                write.children.push(ChildWrite::Save(family.row(&member)));
                members.push(member);
            }
            Effect::ChangeSubject { token, subject } => {
                let member = with(&members, *token)?;
                let changed = Household(&members).change(&member, subject.clone(), None, today).ok()?;
                write.audit.push(audit("child.changed", &member.id));
                write.children.push(ChildWrite::Save(family.row(&changed)));
            }
            Effect::ChangeToken { token, new } => {
                let member = with(&members, *token)?;
                let changed = Household(&members).change(&member, member.subject.clone(), Some(*new), today).ok()?;
                write.audit.push(audit("child.changed", &member.id));
                write.children.push(ChildWrite::Save(family.row(&changed)));
            }
            Effect::Remove { token } => {
                let member = with(&members, *token)?;
                write.audit.push(audit("child.removed", &member.id));
                write.children.push(ChildWrite::Remove(member.id));
            }
            Effect::Born { token, birth_date, siblings } => {
                let pregnancy = with(&members, *token)?;
                let tokens: Vec<_> = std::iter::once(*token).chain(siblings.iter().copied()).map(Some).collect();
                let born = Household(&members).born(&pregnancy, *birth_date, &tokens, today, new_id).ok()?;
                for child in &born {
                    write.audit.push(audit("child.born", &child.id));
                    write.children.push(ChildWrite::Save(family.row(child)));
                }
            }
            Effect::Loss { token } => {
                let member = with(&members, *token)?;
                write.audit.push(audit("pregnancy.ended", &member.id));
                let ended_at = Some(app.world.clock.now());
                write.children.push(ChildWrite::Save(ChildRow { ended_at, ..family.row(&member) }));
            }
            Effect::SupportTold => {
                let told = family.children.iter().filter(|child| child.ended_at.is_some() && !child.support_told);
                let told = told.map(|child| ChildWrite::Save(ChildRow { support_told: true, ..child.clone() }));
                write.children.extend(told);
            }
        }
    }
    Some(write)
}
