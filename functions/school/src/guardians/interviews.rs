//! Interviews as a guardian meets them: those of children of whom they may read, and of whose people they may learn. A
//! time says where somebody will be, so whoever must not learn that finds nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
};
use contract::{
    InterviewAppointment, InterviewChild, InterviewDayCard, InterviewFamily, InterviewHalfDay, InterviewWishes,
    NewInterviewBooking, Refusal,
};
use domain::{
    age::days_after,
    interview::{Half, Slot, Timetable},
    interview_day::{Answer, Family, reason, reason_against},
    reservation::{Refused, SlotId},
    text::Lang,
};
use jiff::civil::DateTime;
use platform::{Problem, auth::Resident, idempotency_key, problem::accepted};
use tables::{DeskError, InterviewRow, Link, SeatRow, Stage, StoreError, booking_id};

use super::message::language;
use crate::{
    App,
    interviews::{Room, publish},
    shown::moment,
    staff::interview_card::Standing,
    staff::interviews::{Given, take},
};

/// Interviews of one facility that are looked through.
const RECENT: usize = 10;
/// What lies behind can be looked up for so many days.
const KEPT: i32 = 14;

/// One day's interviews, as one resident may see them.
struct Sight {
    room: Room,
    links: Vec<Link>,
}

impl Sight {
    /// None where there is nothing for them.
    async fn of(app: &App, row: InterviewRow, links: &[Link]) -> Result<Option<Self>, StoreError> {
        let ended = row.sheet.days().is_none_or(|(_, last)| days_after(last, KEPT) < app.world.clock.today());
        if row.stage == Stage::Draft || ended {
            return Ok(None);
        }
        let links: Vec<Link> = links.iter().filter(|link| link.facility == row.facility).cloned().collect();
        Ok(Room::of(app, row).await?.map(|room| Self { room, links }))
    }

    /// The reader's families, each with the links of the children of whom they read.
    fn families<'s>(&'s self, resident: &str) -> Vec<(Family<'s>, Vec<&'s Link>)> {
        let joined = |link: &&Link| {
            let row = self.room.pupils.get(&link.child);
            row.and_then(|row| row.links.get(&link.guardian)).is_some_and(|to| to.resident == resident)
        };
        let mine: Vec<&Link> = self.links.iter().filter(joined).collect();
        let theirs = self.room.families().into_iter().map(|family| {
            let read = mine.iter().filter(|link| family.reads_of(&link.guardian, &link.child));
            let read: Vec<&Link> = read.copied().collect();
            (family, read)
        });
        theirs.filter(|(_, links)| !links.is_empty()).collect()
    }

    fn is_open(&self, app: &App) -> bool {
        let asked = matches!(self.room.row.stage, Stage::Collecting | Stage::Solving);
        asked && app.world.clock.now() <= self.room.row.sheet.deadline
    }
}

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    resident: Resident,
    headers: HeaderMap,
) -> Result<Json<Vec<InterviewDayCard>>, Problem> {
    let lang = spoken(&app, &resident, &headers).await?;
    let links = app.attendance.links(&resident.id).await?;
    let facilities: BTreeSet<&str> = links.iter().map(|link| link.facility.as_str()).collect();
    let mut cards = Vec::new();
    for facility in facilities {
        for row in app.school.interviews_at(facility, RECENT).await? {
            if let Some(sight) = Sight::of(&app, row, &links).await? {
                let first = sight.room.row.sheet.days();
                cards.extend(card(&app, &sight, &resident.id, lang).await?.map(|card| (first, card)));
            }
        }
    }
    cards.sort_by_key(|(days, card)| (*days, card.id.clone()));
    Ok(Json(cards.into_iter().map(|(_, card)| card).collect()))
}

/// The last of two guardians wins, if they have seen what the first one said.
pub(crate) async fn answer(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(InterviewWishes { child_id, revision, impossible, wishes, district }): Json<InterviewWishes>,
) -> Result<Json<InterviewDayCard>, Problem> {
    let sight = sight(&app, &resident, &id).await?;
    let families = sight.families(&resident.id);
    let (family, links) = named(&families, &child_id)?;
    if !links.iter().any(|link| family.answers(&link.guardian)) {
        return Err(Refusal::NotPermitted.into());
    }
    if !sight.is_open(&app) {
        return Err(Refusal::DeadlineOver.into());
    }
    let answer = Answer { impossible: impossible.into_iter().collect(), wishes, district };
    take(&app, &sight.room, family, Given { answer, revision, by: resident.id.clone(), trail: None }).await?;
    again(&app, &resident, &id, &headers).await
}

/// A free slot for a child without a time. Which booking is the child's is written down first: of two guardians who choose
/// at once, one does.
pub(crate) async fn book(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(NewInterviewBooking { child_id, slot_id }): Json<NewInterviewBooking>,
) -> Result<Json<InterviewDayCard>, Problem> {
    let key = idempotency_key(&headers)?;
    let sight = sight(&app, &resident, &id).await?;
    let families = sight.families(&resident.id);
    let (_, links) = named(&families, &child_id)?;
    let link = links.iter().find(|link| link.id() == child_id).ok_or(Refusal::NotFound)?;
    let row = sight.room.pupils.get(&link.child).ok_or(Refusal::NotFound)?;
    if !row.rights(&link.guardian).report {
        return Err(Refusal::NotPermitted.into());
    }
    if sight.room.row.stage != Stage::Published {
        return Err(Refusal::NotOpen.into());
    }
    let class = row.child.class.as_str();
    let slot = SlotId::parse(&slot_id).ok_or(Refusal::UnknownSlot)?;
    if slot.service != sight.room.service(class) {
        return Err(Refusal::OtherService.into());
    }
    let standing = Standing::of(&app, &sight.room.row, |child| *child == link.child).await?;
    let booking = booking_id(&id, &format!("{}/{}/{key}", link.child, resident.id));
    let before = standing.seats.get(&link.child);
    let seat = match before {
        Some(seat) if seat.booking == booking => seat.clone(),
        _ if standing.booking(&link.child).is_some_and(|booking| booking.state.counts()) => {
            return Err(Refusal::AlreadyBooked.into());
        }
        _ => {
            let revision = before.map_or(0, |seat| seat.revision) + 1;
            let seat = SeatRow { child: link.child.clone(), holder: resident.id.clone(), booking, revision };
            match app.school.save_seat(&id, &seat).await {
                Ok(()) => seat,
                Err(StoreError::Conflict(_)) => return Err(Refusal::AlreadyBooked.into()),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let order = publish::order(&app, &sight.room, &seat, slot, class);
    app.reservations.book_invited(&order).await.map_err(refused)?;
    // Written down once more: whoever saw no booking yet and wants the child's line now finds that it has moved on.
    let confirmed = SeatRow { revision: seat.revision + 1, ..seat.clone() };
    match app.school.save_seat(&id, &confirmed).await {
        Ok(()) => {}
        Err(StoreError::Conflict(_)) => yielded(&app, &resident, &id, &seat).await?,
        Err(error) => return Err(error.into()),
    }
    again(&app, &resident, &id, &headers).await
}

/// Somebody wrote to the child's line meanwhile. Where it names another booking, that one counts, and this one's place is
/// free again.
async fn yielded(app: &App, resident: &Resident, id: &str, seat: &SeatRow) -> Result<(), Problem> {
    let stands = app.school.seats(id).await?.remove(&seat.child).is_some_and(|now| now.booking == seat.booking);
    if stands {
        return Ok(());
    }
    app.reservations.cancel(&resident.id, &seat.booking, app.world.clock.now()).await.map_err(refused)?;
    Err(Refusal::AlreadyBooked.into())
}

fn refused(error: DeskError) -> Problem {
    let refused = match error {
        DeskError::Store(error) => return error.into(),
        DeskError::Refused(refused) => refused,
    };
    let refusal = match refused {
        Refused::Full => Refusal::SlotFull,
        Refused::Closed => Refusal::SlotClosed,
        Refused::Past => Refusal::SlotPast,
        Refused::TooLate => Refusal::TooLate,
        Refused::NotOpen => Refusal::NotOpen,
        Refused::AlreadyBooked => Refusal::AlreadyBooked,
        Refused::LimitReached => Refusal::LimitReached,
        Refused::KeyReused => Refusal::IdempotencyKeyReused,
        _ => Refusal::UnknownSlot,
    };
    refusal.into()
}

async fn sight(app: &App, resident: &Resident, id: &str) -> Result<Sight, Problem> {
    let row = app.school.interview(id).await?.ok_or(Refusal::NotFound)?;
    let links = app.attendance.links(&resident.id).await?;
    Ok(Sight::of(app, row, &links).await?.ok_or(Refusal::NotFound)?)
}

/// The family of a child of the reader's.
fn named<'f, 's>(
    families: &'f [(Family<'s>, Vec<&'s Link>)],
    child: &str,
) -> Result<(&'f Family<'s>, &'f [&'s Link]), Refusal> {
    let found = families.iter().find(|(_, links)| links.iter().any(|link| link.id() == child));
    found.map(|(family, links)| (family, links.as_slice())).ok_or(Refusal::NotFound)
}

async fn again(
    app: &App,
    resident: &Resident,
    id: &str,
    headers: &HeaderMap,
) -> Result<Json<InterviewDayCard>, Problem> {
    let lang = spoken(app, resident, headers).await?;
    let sight = sight(app, resident, id).await?;
    Ok(Json(card(app, &sight, &resident.id, lang).await?.ok_or(Refusal::NotFound)?))
}

async fn spoken(app: &App, resident: &Resident, headers: &HeaderMap) -> Result<Lang, Problem> {
    match headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()) {
        Some(asked) => Ok(accepted(Some(asked))),
        None => Ok(language(app, &resident.id).await?),
    }
}

async fn card(app: &App, sight: &Sight, resident: &str, lang: Lang) -> Result<Option<InterviewDayCard>, Problem> {
    let families = sight.families(resident);
    if families.is_empty() {
        return Ok(None);
    }
    let row = &sight.room.row;
    let decided = row.stage == Stage::Published;
    let (mut timetable, mut standing) = (None, Standing::default());
    if decided {
        let version = row.solved.as_ref().map(|head| head.version).unwrap_or_default();
        timetable = app.school.solution(&row.id, version).await?;
        let theirs: BTreeSet<&str> =
            families.iter().flat_map(|(_, links)| links).map(|link| link.child.as_str()).collect();
        standing = Standing::of(app, row, |child| theirs.contains(child)).await?;
    }
    let after = timetable.as_ref().map(|timetable| After { timetable, standing: &standing, resident, lang });
    let shown = families.iter().map(|(family, links)| self::family(app, sight, family, links, after.as_ref()));
    Ok(Some(InterviewDayCard {
        id: row.id.clone(),
        title: row.sheet.title.clone(),
        kind: row.sheet.kind,
        from: sight.room.facility.name.clone(),
        deadline: moment(row.sheet.deadline),
        open: sight.is_open(app),
        decided,
        districts: row.sheet.districts.clone(),
        families: shown.collect(),
    }))
}

/// What is known once it is decided.
struct After<'a> {
    timetable: &'a Timetable,
    standing: &'a Standing,
    resident: &'a str,
    lang: Lang,
}

fn family(
    app: &App,
    sight: &Sight,
    family: &Family<'_>,
    links: &[&Link],
    after: Option<&After<'_>>,
) -> InterviewFamily {
    let row = sight.room.answer(family);
    let answer = row.map(|row| row.answer.clone()).unwrap_or_default();
    InterviewFamily {
        child_id: links.first().map(|link| link.id()).unwrap_or_default(),
        children: links.iter().filter_map(|link| child(&sight.room, link, after)).collect(),
        offered: half_days(&family.offered(&sight.room.row.sheet)),
        may_answer: sight.is_open(app) && links.iter().any(|link| family.answers(&link.guardian)),
        answered: row.is_some(),
        revision: row.map_or(0, |row| row.revision),
        impossible: answer.impossible.into_iter().collect(),
        wishes: answer.wishes,
        district: answer.district,
    }
}

fn child(room: &Room, link: &Link, after: Option<&After<'_>>) -> Option<InterviewChild> {
    let row = room.pupils.get(&link.child)?;
    let class = room.facility.classes.iter().find(|class| class.id == row.child.class);
    let appointment = after.and_then(|after| after.appointment(room, link, &row.child.class));
    let not = after.filter(|_| appointment.is_none()).and_then(|after| {
        let unplaced = after.timetable.unplaced.iter().find(|one| one.child == link.child)?;
        Some(reason_against(unplaced.why, after.lang).as_str().to_owned())
    });
    Some(InterviewChild {
        child_id: link.id(),
        token: link.token.as_str().to_owned(),
        name: row.child.name.clone(),
        class: class.map(|class| class.name.clone()).unwrap_or_default(),
        appointment,
        unplaced: not,
        service_id: after.map(|_| room.service(&row.child.class)),
    })
}

impl After<'_> {
    fn appointment(&self, room: &Room, link: &Link, class: &str) -> Option<InterviewAppointment> {
        let seat = self.standing.seats.get(&link.child)?;
        let booking = self.standing.booking(&link.child).filter(|booking| booking.state.holds_place())?;
        let placed = self.timetable.placed.iter().find(|one| one.child == link.child);
        // Somebody has moved it since: that is reason enough.
        let still = placed.filter(|placed| placed.slot.starts == booking.slot.starts);
        let reasons = still.into_iter().flat_map(|placed| &placed.why).filter_map(|why| reason(*why, self.lang));
        Some(InterviewAppointment {
            starts_at: offset(booking.slot.starts),
            ends_at: offset(booking.ends),
            place: room.row.sheet.class(class).map(|class| class.place.clone()).unwrap_or_default(),
            reasons: reasons.map(|text| text.as_str().to_owned()).collect(),
            booking_id: (seat.holder == self.resident).then(|| seat.booking.clone()),
        })
    }
}

/// A time in Japan with its offset.
fn offset(time: DateTime) -> String {
    format!("{}+09:00", time.strftime("%Y-%m-%dT%H:%M:%S"))
}

fn half_days(offered: &BTreeSet<Slot>) -> Vec<InterviewHalfDay> {
    let mut found = BTreeMap::<_, BTreeSet<DateTime>>::new();
    for slot in offered {
        let half = if slot.starts.hour() < 12 { Half::Morning } else { Half::Afternoon };
        found.entry((slot.starts.date(), half)).or_default().insert(slot.starts);
    }
    let card = |((day, half), starts): ((jiff::civil::Date, Half), BTreeSet<DateTime>)| InterviewHalfDay {
        day: day.to_string(),
        half,
        starts: starts.iter().map(ToString::to_string).collect(),
    };
    found.into_iter().map(card).collect()
}
