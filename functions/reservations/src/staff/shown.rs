//! Bookings as staff see them. Whoever has not revealed themselves to a pseudonymous service is a pseudonym: no id, no
//! child, whatever else is known. Everything that a page shows is read in batches, however many families it shows.

use std::collections::{BTreeMap, BTreeSet};

use contract::{StaffAnswer, StaffBooking, StaffChild, StaffPerson};
use domain::{
    age::months_after,
    calendar::gestational_age,
    reservation::{
        Admission, Answers, Booking, Diary, QuestionKind, RESIDENT, Service, Slot, SlotId, State, in_language,
    },
    text::Lang,
};
use jiff::civil::Date;
use platform::Problem;
use tables::{CallerRow, ChildRow};

use crate::{
    App,
    shown::{instant, is_hidden, pseudonym},
};

/// A booking with whose it is.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) family: String,
    pub(super) id: String,
    pub(super) booking: Booking,
    /// On the waiting list, from 1.
    pub(super) position: Option<u32>,
}

/// Everything in these slots that their families' diaries know of: who has a place, then who waits, then who applies.
pub(super) async fn rows(app: &App, service: &Service, slots: &[(SlotId, Slot)]) -> Result<Vec<Row>, Problem> {
    let mut named: Vec<(&SlotId, String, String, Option<u32>)> = Vec::new();
    for (slot_id, slot) in slots {
        let entries = slot.entries.iter().map(|(id, entry)| (slot_id, entry.family.clone(), id.clone(), None));
        named.extend(entries);
        let waiting = slot.waiting.iter().zip(1..);
        named.extend(waiting.map(|(one, place)| (slot_id, one.family.clone(), one.booking.clone(), Some(place))));
        if service.admission == Admission::Draw {
            let applicants = app.reservations.applicants(slot_id).await?;
            named.extend(applicants.into_iter().map(|one| (slot_id, one.family, one.booking, None)));
        }
    }
    let families = named.iter().map(|(_, family, ..)| family.clone()).collect();
    let diaries = app.reservations.diaries(&families).await?;
    let mut seen = BTreeSet::new();
    let known = named.into_iter().filter_map(|(slot, family, id, position)| {
        let booking = in_diary(&diaries, slot, &family, &id)?.clone();
        // After a draw an application and its place are there together for a moment.
        seen.insert(id.clone()).then_some(Row { family, id, booking, position })
    });
    let mut rows: Vec<Row> = known.collect();
    rows.sort_by(|one, other| order(one).cmp(&order(other)));
    Ok(rows)
}

/// By slot; places before waiting before applying; then who came first.
fn order(row: &Row) -> (&SlotId, u8, Option<u32>, jiff::Timestamp, &str) {
    let rank = match row.booking.state {
        State::Waiting => 1,
        State::Applied => 2,
        _ => 0,
    };
    (&row.booking.slot, rank, row.position, row.booking.made_at, &row.id)
}

/// The booking of `family`, if the diary has it in that slot.
pub(super) fn in_diary<'a>(
    diaries: &'a BTreeMap<String, Diary>,
    slot: &SlotId,
    family: &str,
    id: &str,
) -> Option<&'a Booking> {
    diaries.get(family)?.bookings.get(id).filter(|booking| booking.slot == *slot)
}

/// `rows` of one service with who they are and what they answered, in the same order.
pub(super) async fn bookings(app: &App, service: &Service, rows: &[Row]) -> Result<Vec<StaffBooking>, Problem> {
    let families = rows.iter().map(|row| row.family.clone()).collect();
    let callers = app.reservations.callers(&families).await?;
    let open = rows.iter().filter(|row| !callers.contains_key(&row.family) && !is_hidden(service, &row.booking));
    let children = open.flat_map(|row| row.booking.children.iter().map(|child| (row.family.clone(), child.clone())));
    let children = app.residents.children(&children.collect()).await?.into_iter();
    let children: BTreeMap<(String, String), ChildRow> =
        children.map(|one| ((one.resident, one.child.member.id.clone()), one.child)).collect();
    let asked = rows.iter().map(|row| (row.family.clone(), row.id.clone())).collect();
    let mut answers = app.reservations.many_answers(&asked).await?;
    let shown = rows.iter().map(|row| {
        let (person, children) = match callers.get(&row.family) {
            Some(caller) => of_caller(caller, &row.booking),
            None if is_hidden(service, &row.booking) => {
                (StaffPerson::Pseudonym { name: pseudonym(&row.id) }, Vec::new())
            }
            None => {
                let find = |id: &String| children.get(&(row.family.clone(), id.clone()));
                let day = row.booking.slot.starts.date();
                let children = row.booking.children.iter().filter_map(find).map(|child| of_family(child, day));
                (StaffPerson::Resident { id: row.family.clone() }, children.collect())
            }
        };
        StaffBooking {
            id: row.id.clone(),
            slot_id: row.booking.slot.to_string(),
            state: row.booking.state,
            person,
            children,
            answers: answered(service, answers.remove(&row.id).unwrap_or_default()),
            made_at: instant(row.booking.made_at),
            position: row.position,
            held_until: row.booking.held_until.filter(|_| row.booking.state == State::Offered).map(instant),
            unread: row.booking.unread_office,
        }
    });
    Ok(shown.collect())
}

/// One booking, after a change.
pub(super) async fn one(
    app: &App,
    service: &Service,
    family: &str,
    id: &str,
    booking: Booking,
) -> Result<StaffBooking, Problem> {
    let position = match booking.state {
        State::Waiting => {
            let slot = app.reservations.slot(&booking.slot).await?;
            slot.and_then(|slot| slot.place_in_line(id))
        }
        _ => None,
    };
    let row = Row { family: family.to_owned(), id: id.to_owned(), booking, position };
    let mut shown = bookings(app, service, &[row]).await?;
    Ok(shown.pop().ok_or(contract::Refusal::NotFound)?)
}

fn of_caller(caller: &CallerRow, booking: &Booking) -> (StaffPerson, Vec<StaffChild>) {
    let day = booking.slot.starts.date();
    let children = caller.children.iter().filter(|child| booking.children.contains(&child.id));
    let children = children.map(|child| StaffChild {
        token: None,
        months: child.birth_date.and_then(|birth| months(birth, day)),
        weeks: child.due_date.and_then(|due| weeks(due, day)),
    });
    (StaffPerson::Caller { name: caller.name.clone(), phone: caller.phone.clone() }, children.collect())
}

fn of_family(child: &ChildRow, day: Date) -> StaffChild {
    let subject = &child.member.subject;
    // Nobody is shown the weeks of a pregnancy that was lost.
    let expected = subject.due_date().filter(|_| subject.is_pregnancy() && child.ended_at.is_none());
    StaffChild {
        token: Some(child.member.token.as_str().to_owned()),
        months: subject.birth_date().and_then(|birth| months(birth, day)),
        weeks: expected.and_then(|due| weeks(due, day)),
    }
}

/// Completed months of life on `day`; none before birth.
fn months(birth: Date, day: Date) -> Option<u16> {
    let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let begun = count(day) - count(birth);
    let completed = if months_after(birth, begun) <= day { begun } else { begun - 1 };
    u16::try_from(completed).ok()
}

fn weeks(due: Date, day: Date) -> Option<u8> {
    u8::try_from(gestational_age(due, day)?.weeks).ok()
}

/// Answers as a person reads them, in the order of the questions; what is not asked any more comes last, as it is.
fn answered(service: &Service, mut answers: Answers) -> Vec<StaffAnswer> {
    let mut shown = Vec::new();
    if let Some(answer) = answers.remove(RESIDENT) {
        shown.push(StaffAnswer {
            question: RESIDENT.to_owned(),
            title: RESIDENT_TITLE.to_owned(),
            text: ticked(&answer),
        });
    }
    for question in &service.questions {
        if let Some(answer) = answers.remove(&question.id) {
            let text = match &question.kind {
                QuestionKind::Choice { options } => {
                    options.get(&answer).map_or(answer.clone(), |title| in_language(title, Lang::Ja).to_owned())
                }
                QuestionKind::Check => ticked(&answer),
                QuestionKind::Text { .. } => answer,
            };
            let title = in_language(&question.title, Lang::Ja).to_owned();
            shown.push(StaffAnswer { question: question.id.clone(), title, text });
        }
    }
    let rest = answers.into_iter().map(|(id, text)| StaffAnswer { title: id.clone(), question: id, text });
    shown.extend(rest);
    shown
}

/// What staff call the question whether a family lives here. The console is in Japanese.
pub(super) const RESIDENT_TITLE: &str = "この市に住んでいる";

fn ticked(answer: &str) -> String {
    if answer == "yes" { "はい".to_owned() } else { "いいえ".to_owned() }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_are_counted_as_the_civil_code_does() {
        assert_eq!(months(date(2026, 1, 31), date(2026, 2, 28)), Some(0));
        assert_eq!(months(date(2026, 1, 31), date(2026, 3, 1)), Some(1));
        assert_eq!(months(date(2024, 10, 10), date(2026, 4, 9)), Some(17));
        assert_eq!(months(date(2024, 10, 10), date(2026, 4, 10)), Some(18));
        assert_eq!(months(date(2026, 5, 1), date(2026, 4, 10)), None);
    }
}
