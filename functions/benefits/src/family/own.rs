//! The rights of the resident who asks: found by the number that staff have joined them to, never by name.

use contract::{BenefitCard, BenefitState, Refusal};
use domain::{
    benefit::{Consent, Entitlement, Listed, Programme, State, Verdict},
    family::Subject,
    reservation::in_language,
    text::{Key, Lang, LineText},
    transfer::Account,
};
use jiff::civil::Date;
use platform::{Problem, auth::Resident, digest};
use tables::{JoinRow, ProgrammeRow, RightRow};

use crate::{App, people, people::Person, shown};

/// Days by which the due date that the family wrote may differ from the office's, for it to be the same pregnancy.
const SAME_PREGNANCY: i32 = 60;

/// One right of the resident's.
pub(crate) struct Own {
    pub(crate) programme: Programme,
    pub(crate) version: u64,
    pub(crate) person: Person,
    /// Who asks: the pseudonym of their card and their number.
    pub(crate) join: JoinRow,
    /// A pregnancy that was lost, as the office or the family says.
    pub(crate) ended: Option<Date>,
}

/// Every right of a resident, in no order.
///
/// # Errors
/// [`Refusal::IdentityNeeded`] where nobody is registered.
pub(crate) async fn all(app: &App, resident: &Resident) -> Result<Vec<Own>, Problem> {
    let link = app.identities.link(&resident.id).await?.ok_or(Refusal::IdentityNeeded)?;
    // Somebody else has registered here since staff joined the number.
    let join = app.benefits.join_of(&resident.id).await?.filter(|join| join.person == link.person);
    let Some(join) = join else { return Ok(Vec::new()) };
    let today = app.world.clock.today();
    let mut pointers = app.benefits.rights_of(&resident.id).await?;
    let mut own = Vec::new();
    let mut losses: Option<Vec<Date>> = None;
    for ProgrammeRow { programme, version, list } in app.benefits.programmes().await? {
        if programme.effective_from > today {
            continue;
        }
        let rows = match &list {
            Some(list) => app.benefits.rows_of(&programme.id, &list.import, &join.number).await?,
            None => Vec::new(),
        };
        pointers.retain(|right| right.programme != programme.id || rows.iter().all(|row| row.subject != right.subject));
        for right in
            pointers.iter().filter(|right| (&right.programme, &right.period) == (&programme.id, &programme.period))
        {
            // Not named by the list any more; what has become of it stays theirs.
            let right = app.benefits.right(&programme.id, &programme.period, &right.subject).await?;
            if let Some(right) = right.filter(|right| right.person == link.person) {
                let subject = right.entitlement.key.subject.clone();
                let person = Person { subject, listed: None, right: Some(right) };
                own.push(Own { programme: programme.clone(), version, person, join: join.clone(), ended: None });
            }
        }
        for row in rows {
            let person = people::open_row(app, &programme, row).await?;
            let mut ended = person.listed.as_ref().and_then(|listed| listed.ended);
            if let Some(due) = person.listed.as_ref().and_then(|listed| listed.facts.due)
                && ended.is_none()
            {
                let known = match &losses {
                    Some(known) => known.clone(),
                    None => lost(app, resident).await?,
                };
                let same = |day: &&Date| (due - **day).get_days().abs() <= SAME_PREGNANCY;
                ended = known.iter().find(same).map(|_| today);
                losses = Some(known);
            }
            own.push(Own { programme: programme.clone(), version, person, join: join.clone(), ended });
        }
    }
    own.retain(Own::is_shown);
    Ok(own)
}

/// The right with that id; somebody else's does not exist.
pub(crate) async fn one(app: &App, resident: &Resident, id: &str) -> Result<Own, Problem> {
    let own = all(app, resident).await?.into_iter().find(|own| own.id(app) == id);
    own.ok_or_else(|| Refusal::NotFound.into())
}

/// Due dates of the family's pregnancies that were lost.
async fn lost(app: &App, resident: &Resident) -> Result<Vec<Date>, Problem> {
    let family = app.residents.family(&resident.id).await?;
    let ended = family.children.iter().filter(|child| child.ended_at.is_some());
    let due = ended.filter_map(|child| match child.member.subject {
        Subject::Pregnancy { due_date, .. } => Some(due_date),
        Subject::Child { .. } => None,
    });
    Ok(due.collect())
}

impl Own {
    /// Names the right without saying whose it is.
    pub(crate) fn id(&self, app: &App) -> String {
        digest(&["right", &app.pepper, &self.programme.id, &self.programme.period, &self.person.subject], 12)
    }

    /// What the rule says no to is not shown, unless something has become of it.
    fn is_shown(&self) -> bool {
        !matches!(self.person.state(), State::Open) || self.person.verdict(&self.programme) == Verdict::Yes
    }

    fn listed(&self) -> Option<&Listed> {
        self.person.listed.as_ref()
    }

    fn opens_on(&self) -> Option<Date> {
        self.listed().map(|listed| self.programme.opens_on(&listed.facts, self.ended))
    }

    /// The right as it stands, or would stand.
    pub(crate) fn entitlement(&self) -> Entitlement {
        self.person.entitlement(&self.programme)
    }

    /// Where the money goes: the account that the family chose, else the list's.
    pub(crate) fn account(&self, app: &App) -> Result<Option<Account>, Problem> {
        // Somebody else's, who was wrongly taken for them, is not theirs to see.
        let own = self.person.right.as_ref().filter(|right| right.person == self.join.person);
        match own.and_then(|right| right.account.as_deref()) {
            Some(sealed) => {
                let place = RightRow::place(&self.programme.id, &self.person.subject);
                Ok(Some(app.sealer.open(&place, sealed)?))
            }
            None => Ok(self.listed().and_then(|listed| listed.account.clone())),
        }
    }

    /// Whether the rule says yes, the day has come and the amount is known.
    pub(crate) fn is_payable(&self, today: Date) -> bool {
        let has_opened = self.opens_on().is_none_or(|day| day <= today);
        has_opened && self.entitlement().yen > 0 && self.person.verdict(&self.programme) == Verdict::Yes
    }

    /// The row as it would be written, after nothing.
    pub(crate) fn row(&self, resident: &Resident) -> RightRow {
        let there = self.person.right.as_ref();
        RightRow {
            entitlement: there.map_or_else(|| self.entitlement(), |right| right.entitlement.clone()),
            n: there.map_or(0, |right| right.n),
            resident: resident.id.clone(),
            person: self.join.person.clone(),
            number: self.join.number.clone(),
            account: there.filter(|right| right.person == self.join.person).and_then(|right| right.account.clone()),
            read_at: there.and_then(|right| right.read_at),
        }
    }

    /// What is shown, and with it what applying agrees to.
    pub(crate) async fn card(&self, app: &App, lang: Lang) -> Result<BenefitCard, Problem> {
        let Entitlement { yen, deadline, state, .. } = self.entitlement();
        let today = app.world.clock.today();
        let account = self.account(app)?;
        let opens_on = self.opens_on().filter(|day| *day > today);
        let derivation = self.person.derive(&self.programme);
        let in_time = deadline.is_none_or(|deadline| today <= deadline);
        let is_open = matches!(state, State::Open | State::Declined);
        // An account that came back is not offered again.
        let refused = match &state {
            State::Returned { consent, .. } => Some(consent.account.clone()),
            _ => None,
        };
        let account_name = account.as_ref().map(|account| account_name(app, account));
        let is_other = refused.is_none() || refused != account_name;
        let consent = LineText::plain(lang, Key::BenefitConsent).as_str().to_owned();
        let card = BenefitCard {
            id: self.id(app),
            title: in_language(&self.programme.title, lang).to_owned(),
            description: in_language(&self.programme.description, lang).to_owned(),
            sources: self.programme.sources.clone(),
            whom: self.listed().map(|listed| listed.name.clone()).unwrap_or_default(),
            gentle: self.ended.is_some(),
            yen: (yen > 0).then_some(yen),
            opens_on: opens_on.map(|day| day.to_string()),
            deadline: deadline.map(|day| day.to_string()),
            account: match &account {
                Some(account) => Some(shown::account(app, account, lang).await?),
                None => None,
            },
            state: shown::state(&state),
            reason: shown::reason(&state),
            lines: derivation.map(|derivation| shown::lines(&derivation, lang)).unwrap_or_default(),
            consent,
            shown: String::new(),
            may_apply: (is_open && in_time && self.is_payable(today) && account.is_some())
                || (matches!(state, State::Returned { .. }) && account.is_some() && is_other),
            may_decline: in_time && matches!(state, State::Open | State::Applied(_)),
            may_change_account: (in_time && matches!(state, State::Open | State::Declined | State::Applied(_)))
                || matches!(state, State::Returned { .. }),
        };
        Ok(BenefitCard { shown: self.hash(&card, account_name.as_deref().unwrap_or_default()), ..card })
    }

    /// Hash of everything that is agreed to: in the language in which it was read, under the programme's version, with the
    /// whole account.
    fn hash(&self, card: &BenefitCard, account: &str) -> String {
        let said = |text: Option<&String>| text.map_or("", String::as_str).to_owned();
        let yen = card.yen.unwrap_or_default().to_string();
        let version = self.version.to_string();
        let lines: String = card.lines.iter().map(|line| format!("{}={:?};", line.says, line.found)).collect();
        let deadline = said(card.deadline.as_ref());
        let parts =
            [&card.id, &version, &card.title, &card.description, &card.whom, &yen, &deadline, &lines, &card.consent];
        let mut parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        parts.push(account);
        digest(&parts, 32)
    }

    /// What somebody agrees to who sends `shown` back; none where it is not what is shown now, in any language.
    pub(crate) async fn consent(&self, app: &App, shown: &str) -> Result<Option<Consent>, Problem> {
        let Some(account) = self.account(app)? else { return Err(Refusal::AccountMissing.into()) };
        for lang in Lang::all() {
            if self.card(app, lang).await?.shown == shown {
                let at = app.world.clock.now();
                return Ok(Some(Consent { at, shown: shown.to_owned(), account: account_name(app, &account) }));
            }
        }
        Ok(None)
    }
}

/// Names an account without saying it: with the region's pepper, because there are not too many accounts to try them all.
pub(crate) fn account_name(app: &App, account: &Account) -> String {
    let parts = [
        app.pepper.clone(),
        account.bank.to_string(),
        account.branch.to_string(),
        format!("{:?}", account.kind),
        account.number.to_string(),
        account.holder.to_string(),
    ];
    digest(&parts.each_ref().map(String::as_str), 12)
}

/// First what waits for the family, then what goes on, then what is over.
pub(crate) fn urgency(card: &BenefitCard) -> (u8, Option<String>) {
    let place = match card.state {
        BenefitState::Returned => 0,
        BenefitState::Open => 1,
        BenefitState::Applied | BenefitState::Granted => 2,
        BenefitState::Paid | BenefitState::Refused | BenefitState::Declined => 3,
    };
    (place, card.deadline.clone())
}
