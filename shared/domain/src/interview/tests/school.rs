//! Schools of any size, by chance: siblings, wishes for the popular hours, times that cannot be, districts.

use jiff::civil::{Date, date, time};

use super::chance::Chance;
use super::{Child, Family, Half, Kind, Plan, Rest, SiblingGap, Slot, Teacher, When, Windows};

/// What a school is like.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub kind: Kind,
    pub classes: u16,
    /// Of each class.
    pub children: u16,
    pub days: u16,
    /// Slots of a day.
    pub a_day: u16,
    /// Families with two children in different classes.
    pub pairs: u16,
    /// Families with three children, anywhere.
    pub threes: u16,
    /// Percent of the slots that a family cannot come to.
    pub impossible: u8,
    /// Slots in a row.
    pub after: Option<u8>,
}

/// Two classes, forty children, sixty slots of each teacher.
pub const FORTY_BY_SIXTY: Shape = Shape {
    kind: Kind::Interview,
    classes: 2,
    children: 20,
    days: 5,
    a_day: 12,
    pairs: 10,
    threes: 0,
    impossible: 20,
    after: Some(4),
};

/// 30 minutes each with the way, from half past one on, on days in a row.
fn slots(shape: &Shape) -> Vec<Slot> {
    let first = date(2026, 11, 9);
    let days = (0..i64::from(shape.days)).map(|day| first.saturating_add(jiff::Span::new().days(day))).collect();
    let from = time(9, 0, 0, 0);
    let minutes = i64::from(shape.a_day) * 20;
    let until = from.checked_add(jiff::Span::new().minutes(minutes)).unwrap();
    Windows { days, from, until, length: 15, gap: 5, pauses: Vec::new() }.slots().unwrap()
}

/// A school; the same for the same seed.
pub fn school(shape: &Shape, seed: u64) -> Plan {
    let chance = &mut Chance::new(seed);
    let slots = slots(shape);
    let class = |number: u16| format!("c{number}");
    let teachers = (0..shape.classes).map(|number| Teacher { id: class(number), slots: slots.clone() }).collect();
    let mut free: Vec<u16> = (0..shape.classes).flat_map(|number| vec![number; usize::from(shape.children)]).collect();
    let mut families = Vec::new();
    let sizes = [vec![3; usize::from(shape.threes)], vec![2; usize::from(shape.pairs)]].concat();
    while let Some(one) = free.pop() {
        let size = sizes.get(families.len()).copied().unwrap_or(1);
        let mut classes = vec![one];
        while classes.len() < size && !free.is_empty() {
            let at = usize::from(chance.count(0, u16::try_from(free.len() - 1).unwrap()));
            classes.push(free.swap_remove(at));
        }
        families.push(family(
            shape,
            families.len(),
            &classes.into_iter().map(class).collect::<Vec<_>>(),
            &slots,
            chance,
        ));
    }
    let siblings = SiblingGap { least: 5, most: 15 };
    let rest = shape.after.map(|after| Rest { after, minutes: 10 });
    let (id, title) = ("autumn".to_owned(), "2学期 個人面談".to_owned());
    Plan { id, title, kind: shape.kind, teachers, siblings, rest, families, locked: Vec::new() }
}

fn family(shape: &Shape, number: usize, classes: &[String], slots: &[Slot], chance: &mut Chance) -> Family {
    let children = classes.iter().enumerate();
    let children =
        children.map(|(at, class)| Child { id: format!("k{number}_{at}"), teacher: class.clone() }).collect();
    let cannot = slots.iter().filter(|_| chance.percent(shape.impossible));
    let impossible = cannot.map(|slot| When::At { starts: slot.starts }).collect();
    let mut wishes: Vec<When> = Vec::new();
    for _ in 0..chance.count(0, 3) {
        let wish = wish(slots, chance);
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    let visits = shape.kind == Kind::HomeVisit;
    let district = visits.then(|| format!("{}丁目", chance.count(1, 6)));
    Family { id: format!("f{number}"), children, impossible, wishes, district }
}

/// A slot, the later ones of a day more often, or half a day.
fn wish(slots: &[Slot], chance: &mut Chance) -> When {
    let (one, other) = (*chance.of(slots), *chance.of(slots));
    let later = if one.starts.time() < other.starts.time() { other } else { one };
    let day: Date = later.starts.date();
    let half = if later.starts.hour() < 12 { Half::Morning } else { Half::Afternoon };
    if chance.percent(60) { When::At { starts: later.starts } } else { When::HalfDay { day, half } }
}
