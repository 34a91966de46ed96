//! From what is kept to what the wire carries.

use contract::{AdmissionKind, Booking, CampaignCard, OptionCard, QuestionCard, QuestionForm, ServiceCard, SlotCard};
use domain::{
    age::days_after,
    reservation::{
        self, Admission, Answers, Confirmation, Question, QuestionKind, Service, Slot, SlotId, State, in_language,
        may_cancel, may_change,
    },
    text::Lang,
};
use jiff::{Timestamp, civil::DateTime};

/// A civil time in Japan with its offset.
pub(crate) fn moment(time: DateTime) -> String {
    format!("{}+09:00", time.strftime("%Y-%m-%dT%H:%M:%S"))
}

/// An instant as Japan's clocks show it.
pub(crate) fn instant(at: Timestamp) -> String {
    moment(platform::here(at))
}

pub(crate) fn service(service: &Service, lang: Lang, now: DateTime) -> ServiceCard {
    let today = now.date();
    let campaign = service.opening.campaign.as_ref();
    ServiceCard {
        id: service.id.clone(),
        title: service.title(lang).to_owned(),
        description: service.description(lang).to_owned(),
        place: service.place(lang).to_owned(),
        phone: service.phone.clone(),
        sick_care: service.sick_care,
        party: service.party,
        discreet: service.discreet,
        pseudonymous: service.pseudonymous,
        admission: match service.admission {
            Admission::FirstCome => AdmissionKind::FirstCome,
            Admission::WaitingList { .. } => AdmissionKind::WaitingList,
            Admission::Draw => AdmissionKind::Draw,
        },
        confirmed_by_staff: service.confirmation == Confirmation::ByStaff,
        children_at_once: service.children_at_once(),
        residents_only: service.who.residents_only,
        cancel_minutes: service.cancel_minutes,
        questions: service.questions.iter().map(|question| asked(question, lang)).collect(),
        bookable_from: today.to_string(),
        bookable_until: days_after(today, i32::from(service.opening.days_before)).to_string(),
        milestones: service.who.milestones.clone(),
        prior_service_id: service.who.prior.as_ref().map(|prior| prior.service.clone()),
        campaign: campaign.map(|campaign| CampaignCard {
            opens_at: moment(campaign.opens_at),
            closes_at: moment(campaign.closes_at),
        }),
    }
}

fn asked(question: &Question, lang: Lang) -> QuestionCard {
    let (kind, longest, options) = match &question.kind {
        QuestionKind::Text { longest } => (QuestionForm::Text, Some(*longest), Vec::new()),
        QuestionKind::Check => (QuestionForm::Check, None, Vec::new()),
        QuestionKind::Choice { options } => {
            let options = options
                .iter()
                .map(|(id, title)| OptionCard { id: id.clone(), title: in_language(title, lang).to_owned() });
            (QuestionForm::Choice, None, options.collect())
        }
    };
    QuestionCard {
        id: question.id.clone(),
        title: in_language(&question.title, lang).to_owned(),
        required: question.required,
        kind,
        longest,
        options,
    }
}

/// A slot with so many places left. Who is in it does not matter here, so it need not have been read.
pub(crate) fn slot(service: &Service, id: &SlotId, slot: &Slot, left: u32, now: DateTime) -> SlotCard {
    let remaining = if slot.closed { 0 } else { left };
    let room = remaining > 0 && slot.waiting.is_empty();
    let admitted = match service.admission {
        Admission::FirstCome => room,
        Admission::WaitingList { longest, .. } => room || slot.waiting.len() < usize::from(longest),
        Admission::Draw => true,
    };
    SlotCard {
        id: id.to_string(),
        starts_at: moment(id.starts),
        ends_at: moment(slot.ends),
        capacity: slot.places(),
        remaining,
        waiting: u32::try_from(slot.waiting.len()).unwrap_or(u32::MAX),
        closed: slot.closed,
        open: !slot.closed && admitted && service.bookable(id.starts, now).is_ok(),
    }
}

/// What a booking is shown with.
pub(crate) struct Beside<'a> {
    pub(crate) service: Option<&'a Service>,
    pub(crate) position: Option<u32>,
    pub(crate) answers: Answers,
    pub(crate) lang: Lang,
    pub(crate) now: DateTime,
}

pub(crate) fn booking(id: &str, booking: &reservation::Booking, beside: Beside<'_>) -> Booking {
    let Beside { service, position, answers, lang, now } = beside;
    let may = |allowed: fn(&Service, &reservation::Booking, DateTime) -> Result<(), reservation::Refused>| {
        service.is_some_and(|service| allowed(service, booking, now).is_ok())
    };
    let hidden = service.is_some_and(|service| is_hidden(service, booking));
    Booking {
        id: id.to_owned(),
        service_id: booking.slot.service.clone(),
        title: service.map_or(String::new(), |service| service.title(lang).to_owned()),
        place: service.map_or(String::new(), |service| service.place(lang).to_owned()),
        slot_id: booking.slot.to_string(),
        starts_at: moment(booking.slot.starts),
        ends_at: moment(booking.ends),
        child_ids: booking.children.clone(),
        state: booking.state,
        position,
        held_until: booking.held_until.filter(|_| booking.state == State::Offered).map(instant),
        can_change: may(may_change),
        can_cancel: may(may_cancel),
        pseudonym: hidden.then(|| pseudonym(id)),
        unread: booking.unread_family,
        answers,
    }
}

/// Whether staff see a pseudonym.
pub(crate) fn is_hidden(service: &Service, booking: &reservation::Booking) -> bool {
    service.pseudonymous && !booking.revealed
}

/// What staff call somebody who has not revealed themselves: the same for one booking, another for the next.
pub(crate) fn pseudonym(booking: &str) -> String {
    let id = booking.trim_start_matches("bkg_");
    format!("相談者 {}", id.get(..4).unwrap_or(id).to_uppercase())
}
