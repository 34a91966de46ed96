//! The register of a class (出席簿): a teacher confirms, and changes what was confirmed. What guardians report suggests a
//! mark and writes none.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
};
use contract::{ChangeMark, ClassMarks, ConfirmClass, MarkBefore, MarkCard, NewMark, Refusal, Register, RegisterLine};
use domain::{
    age::days_after,
    facility::{Class, Counts, Facility, Mark, Tally, tally},
    family::days,
    sheet::{BYTE_ORDER_MARK, record},
};
use jiff::{ToSpan, civil::Date};
use platform::{Problem, auth::Carer};
use serde::Deserialize;
use tables::{ClassDay, ClassOn, Marked, RosterRow};

use super::{audit, because, enter, facts::BACK};
use crate::{App, shown};

/// Pupils of one request.
const MOST_PUPILS: usize = 100;
/// A year.
const MOST_DAYS: i32 = 366;

pub(crate) async fn confirm(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, class, day)): Path<(String, String, String)>,
    Json(ConfirmClass { marks, version }): Json<ConfirmClass>,
) -> Result<Json<ClassMarks>, Problem> {
    let book = Book::open(&app, &carer, &id, &class, &day).await?;
    if marks.is_empty() || marks.len() > MOST_PUPILS {
        return Err(Refusal::BadRequest.into());
    }
    let pupils: BTreeSet<&str> = marks.iter().map(|mark| mark.child_id.as_str()).collect();
    if pupils.len() != marks.len() {
        return Err(because(Refusal::MarkInvalid, "twice"));
    }
    let roster = app.attendance.roster_of(&id, &pupils.into_iter().map(str::to_owned).collect()).await?;
    let mut marked = BTreeMap::new();
    for NewMark { child_id, mark, note } in marks {
        book.holds(roster.get(&child_id))?;
        let new = book.marked(&app, &carer, mark.as_deref(), note.as_deref())?;
        marked.insert(child_id, new);
    }
    book.write(&app, &carer, version, &marked, "marks.confirmed", &format!("{class}.{}", book.day)).await
}

pub(crate) async fn change(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, child, day)): Path<(String, String, String)>,
    Json(ChangeMark { mark, note, version }): Json<ChangeMark>,
) -> Result<Json<ClassMarks>, Problem> {
    enter(&app, &carer, &id).await?;
    let row = app.attendance.roster_child(&id, &child).await?.ok_or(Refusal::NotFound)?;
    let book = Book::open(&app, &carer, &id, &row.child.class, &day).await?;
    book.holds(Some(&row))?;
    let new = book.marked(&app, &carer, mark.as_deref(), note.as_deref())?;
    let subject = format!("{child}.{}", book.day);
    book.write(&app, &carer, version, &BTreeMap::from([(child, new)]), "mark.changed", &subject).await
}

/// A class's page of one day, open before a teacher.
struct Book {
    facility: Facility,
    class: String,
    day: Date,
    marks: Vec<Mark>,
}

impl Book {
    /// A day that has come, on which the school is open, and whose year is not closed.
    async fn open(app: &App, carer: &Carer, id: &str, class: &str, day: &str) -> Result<Self, Problem> {
        let facility = enter(app, carer, id).await?;
        let (marks, class) = (facility.marks_in_use(), class_of(&facility, class)?.id.clone());
        let (day, today) = (shown::read_day(day)?, app.world.clock.today());
        if marks.is_empty() {
            return Err(because(Refusal::MarkInvalid, "not_a_school"));
        }
        if day > today {
            return Err(Refusal::DayNotYet.into());
        }
        if day < days_after(today, -BACK) {
            return Err(Refusal::DayPast.into());
        }
        if !facility.is_open(day) {
            return Err(because(Refusal::MarkInvalid, "day"));
        }
        Ok(Self { facility, class, day, marks })
    }

    /// Whether a pupil stands in it.
    fn holds(&self, row: Option<&RosterRow>) -> Result<(), Problem> {
        let here = row.is_some_and(|row| row.child.class == self.class && row.child.is_enrolled(self.day));
        if here { Ok(()) } else { Err(because(Refusal::MarkInvalid, "child")) }
    }

    fn marked(&self, app: &App, carer: &Carer, mark: Option<&str>, note: Option<&str>) -> Result<Marked, Problem> {
        let known = |id: &str| {
            let mark = self.marks.iter().find(|mark| mark.id == id);
            // Which reports lead to it is no matter of a day that is confirmed.
            mark.map(|mark| Mark { answers: BTreeSet::new(), ..mark.clone() })
        };
        let mark = mark.map(|id| known(id).ok_or_else(|| because(Refusal::MarkInvalid, "mark"))).transpose()?;
        Ok(Marked {
            mark,
            note: note.map(shown::read_note).transpose()?.flatten(),
            by: format!("staff:{}", carer.subject),
            at: app.world.clock.now(),
        })
    }

    async fn write(
        &self,
        app: &App,
        carer: &Carer,
        over: u64,
        marked: &BTreeMap<String, Marked>,
        action: &str,
        subject: &str,
    ) -> Result<Json<ClassMarks>, Problem> {
        let on = ClassOn { facility: &self.facility.id, class: &self.class, day: self.day };
        let written = app.attendance.confirm(on, over, marked, &audit(app, carer, action, subject)).await?;
        let day = written.ok_or(Refusal::VersionConflict)?;
        let marks = day.pupils.keys().filter_map(|pupil| Some((pupil.clone(), card(&day, pupil)?))).collect();
        Ok(Json(ClassMarks { class: self.class.clone(), day: day.day.to_string(), version: day.version, marks }))
    }
}

fn class_of<'f>(facility: &'f Facility, class: &str) -> Result<&'f Class, Refusal> {
    facility.classes.iter().find(|known| known.id == class).ok_or(Refusal::NotFound)
}

/// What stands of a pupil on a day, with what stood there before.
pub(super) fn card(day: &ClassDay, pupil: &str) -> Option<MarkCard> {
    let Marked { mark, note, by, at } = day.of(pupil)?;
    let symbol = |mark: &Option<Mark>| mark.as_ref().map_or(String::new(), |mark| mark.symbol.clone());
    let before = day.before(pupil).map(|old| MarkBefore {
        symbol: symbol(&old.mark),
        note: old.note.as_ref().map(ToString::to_string),
        by: old.by.clone(),
        at: shown::moment(old.at),
    });
    Some(MarkCard {
        mark: mark.as_ref().map(|mark| mark.id.clone()),
        symbol: symbol(mark),
        counts: mark.as_ref().map_or(Counts::Present, |mark| mark.counts),
        note: note.as_ref().map(ToString::to_string),
        by: by.clone(),
        at: shown::moment(*at),
        before: before.collect(),
    })
}

/// A month, or from one day to another.
#[derive(Deserialize)]
pub(crate) struct Stretch {
    month: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl Stretch {
    fn read(&self) -> Result<(Date, Date), Refusal> {
        let (from, to) = match (&self.month, &self.from, &self.to) {
            (Some(month), None, None) => {
                let first = shown::read_day(&format!("{month}-01"))?;
                let next = first.checked_add(1.month()).map_err(|_| Refusal::DateDoesNotExist)?;
                (first, days_after(next, -1))
            }
            (None, Some(from), Some(to)) => (shown::read_day(from)?, shown::read_day(to)?),
            _ => return Err(Refusal::BadRequest),
        };
        match days(from, to) {
            ..0 => Err(Refusal::BadRequest),
            MOST_DAYS.. => Err(Refusal::RangeTooLong),
            _ => Ok((from, to)),
        }
    }
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, class)): Path<(String, String)>,
    Query(stretch): Query<Stretch>,
) -> Result<Json<Register>, Problem> {
    let facility = enter(&app, &carer, &id).await?;
    Ok(Json(register(&app, &facility, &class, &stretch).await?))
}

async fn register(app: &App, facility: &Facility, class: &str, stretch: &Stretch) -> Result<Register, Problem> {
    let class = class_of(facility, class)?;
    let (from, to) = stretch.read()?;
    let kept = app.attendance.register(&facility.id, &class.id, from, to).await?;
    let written = |child: &str| kept.iter().any(|day| day.of(child).is_some());
    let here = |row: &RosterRow| {
        let child = &row.child;
        let then = child.from.is_none_or(|first| first <= to) && child.until.is_none_or(|last| from <= last);
        // Who has left the class meanwhile stays in its book.
        child.class == class.id && then || written(&child.id)
    };
    let mut pupils: Vec<RegisterLine> = Vec::new();
    for RosterRow { child, .. } in app.attendance.roster(&facility.id).await?.into_iter().filter(here) {
        let confirmed = kept.iter().filter_map(|day| day.of(&child.id));
        let tally: Tally = tally(confirmed.map(|marked| marked.mark.as_ref()));
        let cells = kept.iter().map(|day| card(day, &child.id)).collect();
        pupils.push(RegisterLine {
            child_id: child.id,
            number: child.number,
            name: child.name,
            kana: child.kana,
            cells,
            tally,
        });
    }
    let order = |one: &RegisterLine| (one.number.unwrap_or(u16::MAX), one.kana.clone(), one.child_id.clone());
    pupils.sort_by_key(order);
    Ok(Register {
        class: class.id.clone(),
        from: from.to_string(),
        to: to.to_string(),
        marks: facility.marks_in_use(),
        days: kept.iter().map(|day| day.day.to_string()).collect(),
        pupils,
    })
}

pub(crate) async fn download(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, class)): Path<(String, String)>,
    Query(stretch): Query<Stretch>,
) -> Result<(HeaderMap, String), Problem> {
    let facility = enter(&app, &carer, &id).await?;
    let register = register(&app, &facility, &class, &stretch).await?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    Ok((headers, table(&register)))
}

/// As the 出席簿 stands on paper: a blank cell says that the pupil was there.
fn table(register: &Register) -> String {
    const SUMS: [&str; 7] =
        ["授業日数", "出席停止・忌引等", "出席しなければならない日数", "欠席", "出席", "遅刻", "早退"];
    /// Nobody has confirmed it, which is not the same as a blank.
    const OPEN: &str = "未";
    let mut text = String::from(BYTE_ORDER_MARK);
    let days = register.days.iter().map(String::as_str);
    record(&mut text, ["番号", "氏名", "よみ"].into_iter().chain(days).chain(SUMS));
    for pupil in &register.pupils {
        let Tally { school_days, excused, must_attend, absent, attended, late, early } = pupil.tally;
        let sums = [school_days, excused, must_attend, absent, attended, late, early].map(|sum| sum.to_string());
        let number = pupil.number.map_or(String::new(), |number| number.to_string());
        let cells = pupil.cells.iter().map(|cell| cell.as_ref().map_or(OPEN, |cell| cell.symbol.as_str()));
        let known = [number.as_str(), pupil.name.as_str(), pupil.kana.as_str()];
        record(&mut text, known.into_iter().chain(cells).chain(sums.iter().map(String::as_str)));
    }
    text
}
