//! From a solution to appointments: for each class a service by invitation, its slots, and a booking for each placed
//! child; then the families are told. Every name follows from the interviews, the class and the child, so whoever does it
//! again after a crash finds what is there and goes on with what is not.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    interview::{Placed, Slot, Timetable},
    interview_day::{ClassHours, Family, open_slots},
    reservation::{
        self, Admission, Answers, Confirmation, For, Limits, Opening, PLACES, Party, Refused, Reminder, Service,
        SlotId, Who,
    },
    text::Lang,
};
use jiff::{SignedDuration, Timestamp, civil::time};
use tables::{
    AuditEntry, CallerRow, Changes, DeskError, InterviewRow, Order, SeatRow, ServiceRow, SlotWrite, Stage, StoreError,
    booking_id, call_id,
};

use super::{CLOSES, Room, job};
use crate::{App, events::EventError, notice::Say, send};

/// A family changes or cancels by itself until so long before, in minutes: the evening before.
const CANCELS: u32 = 12 * 60;
/// Slots in one transaction; DynamoDB takes 100 writes.
const TOGETHER: usize = 25;
/// Slots that start together are of different services here.
const LANE: &str = "a";

/// Goes on with a publication that was ordered.
pub(crate) async fn all(app: &App, id: &str) -> Result<(), EventError> {
    let Some(row) = app.school.interview(id).await? else { return Ok(()) };
    if row.told_families || !matches!(row.stage, Stage::Publishing | Stage::Published) {
        return Ok(());
    }
    let Some(room) = Room::of(app, row.clone()).await? else { return Ok(()) };
    if row.stage == Stage::Publishing {
        let solved = row.solved.as_ref().map(|head| head.version).unwrap_or_default();
        let Some(timetable) = app.school.solution(id, solved).await? else { return Ok(()) };
        appoint(app, &room, &timetable).await?;
        let next = InterviewRow { stage: Stage::Published, version: row.version + 1, ..row };
        match app.school.save_interview(&next, Some(&trail(app, &next, "interview.published"))).await {
            Ok(()) => {}
            // Another delivery has come as far, and tells them.
            Err(StoreError::Conflict(_)) => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
    tell(app, &room).await?;
    job::note(app, id, |row| row.told_families = true).await
}

async fn appoint(app: &App, room: &Room, timetable: &Timetable) -> Result<(), EventError> {
    for class in &room.row.sheet.classes {
        let here = timetable.placed.iter().filter(|placed| placed.teacher == class.class);
        let given: BTreeSet<Slot> = here.map(|placed| placed.slot).collect();
        let row = ServiceRow { service: service(room, class), version: 1 };
        // False where an earlier delivery has written it.
        app.reservations.save_service(&row, &trail(app, &room.row, "interview.service")).await?;
        make(app, room, class, &given).await?;
    }
    let seats = app.school.seats(&room.row.id).await?;
    let families = room.families();
    for placed in &timetable.placed {
        let Some(family) = families.iter().find(|family| family.has(&placed.child)) else { continue };
        seat(app, room, family, placed, seats.get(&placed.child).cloned()).await?;
    }
    Ok(())
}

fn service(room: &Room, class: &ClassHours) -> Service {
    let name = room.facility.classes.iter().find(|one| one.id == class.class);
    let name = name.map(|one| one.name.as_str()).unwrap_or_default();
    let japanese = |text: String| BTreeMap::from([(Lang::Ja, text)]);
    Service {
        id: room.service(&class.class),
        title: japanese(format!("{} {name}", room.row.sheet.title)),
        description: BTreeMap::new(),
        place: if class.place.is_empty() { BTreeMap::new() } else { japanese(class.place.clone()) },
        // Which class a family belongs to is nobody's business who sees the phone.
        discreet: true,
        pseudonymous: false,
        published: true,
        phone: None,
        sick_care: false,
        by_invitation: true,
        party: For::Household,
        who: Who::default(),
        pattern: Vec::new(),
        closed_on_holidays: false,
        exceptions: Vec::new(),
        dimensions: Vec::new(),
        opening: Opening { days_before: 400, closes_minutes: CLOSES, campaign: None },
        cancel_minutes: CANCELS,
        limits: Limits::default(),
        questions: Vec::new(),
        reminders: vec![Reminder { days_before: 1, at: time(17, 0, 0, 0) }],
        confirmation: Confirmation::Automatic,
        admission: Admission::FirstCome,
    }
}

/// Makes the slots that are not there yet.
async fn make(app: &App, room: &Room, class: &ClassHours, given: &BTreeSet<Slot>) -> Result<(), EventError> {
    let open = open_slots(&class.slots(), given, room.row.sheet.rest);
    let service = room.service(&class.class);
    let (Some(first), Some(last)) = (open.first(), open.last()) else { return Ok(()) };
    let there = app.reservations.slots(&service, first.starts.date(), last.starts.date()).await?;
    let there: BTreeSet<SlotId> = there.into_iter().map(|(id, _)| id).collect();
    let fresh: Vec<(SlotId, SlotWrite)> = open
        .iter()
        .map(|slot| (slot_id(&service, slot), slot))
        .filter(|(id, _)| !there.contains(id))
        .map(|(id, slot)| (id, SlotWrite::Make(empty(slot))))
        .collect();
    for some in fresh.chunks(TOGETHER) {
        let changes = Changes { slots: some.to_vec(), ..Changes::default() };
        app.reservations.commit("interview slots", &changes, app.world.clock.now(), None).await?;
    }
    Ok(())
}

fn slot_id(service: &str, slot: &Slot) -> SlotId {
    SlotId { service: service.to_owned(), starts: slot.starts, lane: LANE.to_owned() }
}

fn empty(slot: &Slot) -> reservation::Slot {
    let room = reservation::Room::from([(PLACES.to_owned(), 1)]);
    reservation::Slot {
        ends: slot.starts.saturating_add(SignedDuration::from_mins(i64::from(slot.minutes))),
        capacity: room.clone(),
        remaining: room,
        entries: BTreeMap::new(),
        waiting: Vec::new(),
        closed: false,
        version: 1,
    }
}

/// A child's booking. Whose diary it is in is written down first, so that whoever goes on does not choose somebody else.
async fn seat(
    app: &App,
    room: &Room,
    family: &Family<'_>,
    placed: &Placed,
    there: Option<SeatRow>,
) -> Result<(), EventError> {
    let seat = match there {
        Some(seat) => seat,
        None => {
            let nobody = || nobody(&room.row, &placed.child);
            let holder = room.holder(family, &placed.child).unwrap_or_else(nobody);
            let booking = booking_id(&room.row.id, &placed.child);
            let seat = SeatRow { child: placed.child.clone(), holder, booking, revision: 1 };
            app.school.save_seat(&room.row.id, &seat).await?;
            seat
        }
    };
    let service = room.service(&placed.teacher);
    let order = order(app, room, &seat, slot_id(&service, &placed.slot), &placed.teacher);
    match app.reservations.book_invited(&order).await {
        Ok(_) => Ok(()),
        // Nobody else can have it; its time is over, then, and the school sees that there is no booking.
        Err(DeskError::Refused(Refused::Past | Refused::TooLate)) => {
            tracing::error!(interviews = room.row.id, "an appointment came too late");
            Ok(())
        }
        Err(DeskError::Refused(refused)) => {
            tracing::error!(interviews = room.row.id, %refused, "an appointment was refused");
            Err(StoreError::Contended("interview booking").into())
        }
        Err(DeskError::Store(error)) => Err(error.into()),
    }
}

/// Who stands in the list where nobody of a family has LINE.
pub(super) fn nobody(row: &InterviewRow, child: &str) -> String {
    call_id(&row.id, child)
}

pub(crate) fn order(app: &App, room: &Room, seat: &SeatRow, slot: SlotId, class: &str) -> Order {
    let name = room.facility.classes.iter().find(|one| one.id == class).map(|one| one.name.clone());
    // Never whose: the school knows by the child.
    let caller = CallerRow { name: name.unwrap_or_default(), phone: String::new(), children: Vec::new() };
    Order {
        family: seat.holder.clone(),
        booking: seat.booking.clone(),
        slot,
        party: Party::default(),
        answers: Answers::new(),
        caller: seat.holder.starts_with("call_").then_some(caller),
        audit: None,
        now: app.world.clock.now(),
    }
}

/// Every guardian who takes part hears once that there are times.
async fn tell(app: &App, room: &Room) -> Result<(), EventError> {
    let mut residents = BTreeMap::<String, BTreeSet<String>>::new();
    for family in room.families() {
        for (resident, links) in room.residents(&family, |family, guardian, child| family.reads_of(guardian, child)) {
            residents.entry(resident).or_default().extend(links);
        }
    }
    let last = room.row.sheet.slots().into_iter().max().map(|slot| slot.starts);
    let until = last.and_then(|last| last.to_zoned(platform::japan()).ok()).map(|last| last.timestamp());
    send::interviews(app, room, Say::InterviewDecided, residents, until.unwrap_or(Timestamp::MAX)).await
}

/// In the name of whoever published it.
fn trail(app: &App, row: &InterviewRow, action: &str) -> AuditEntry {
    let by = row.published_by.as_deref().unwrap_or("house");
    AuditEntry {
        actor: format!("staff:{by}"),
        action: action.to_owned(),
        subject: row.id.clone(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}
