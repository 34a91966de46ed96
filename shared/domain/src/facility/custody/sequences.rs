//! Whatever is done to a child's row, in whatever order: nobody who is barred from reading reads, and nobody learns of a
//! household that is protected from them. What must hold is written down here a second time, from what happened and not
//! from what the row says.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::{
    option,
    prelude::*,
    sample::{select, subsequence},
};
use serde_json::json;

use super::{super::RosterChild, *};
use crate::family::Token;

/// Mother, father, grandmother, an aunt; and ids that an import may bring for any of them.
const IDS: [&str; 6] = ["g_m", "g_f", "g_gm", "g_aunt", "g_1", "g_2"];
const RESIDENTS: [&str; 4] = ["mother", "father", "grandmother", "other phone"];
const HOUSEHOLDS: [&str; 3] = ["haha", "chichi", "c"];
const BARS: [Bar; 3] = [Bar::Read, Bar::Report, Bar::Collect];

/// Something that somebody does.
#[derive(Debug, Clone)]
enum Step {
    Flags(&'static str, [bool; 3]),
    Add(Person),
    Remove(&'static str),
    Move(&'static str, Option<&'static str>),
    /// The roster as another system has it.
    Import(Vec<Person>),
    Join(&'static str, &'static str),
    Leave(&'static str),
    Place(&'static str, Vec<Bar>, Option<&'static str>),
    Lift(usize),
}

#[derive(Debug, Clone)]
struct Person {
    id: &'static str,
    may: [bool; 3],
    household: Option<&'static str>,
}

fn any_person() -> impl Strategy<Value = Person> {
    let household = option::of(select(&HOUSEHOLDS[..]));
    (select(&IDS[..]), any::<[bool; 3]>(), household).prop_map(|(id, may, household)| Person { id, may, household })
}

fn any_step() -> impl Strategy<Value = Step> {
    let id = || select(&IDS[..]);
    let resident = || select(&RESIDENTS[..]);
    let household = || option::of(select(&HOUSEHOLDS[..]));
    prop_oneof![
        2 => (id(), any::<[bool; 3]>()).prop_map(|(id, may)| Step::Flags(id, may)),
        2 => any_person().prop_map(Step::Add),
        2 => id().prop_map(Step::Remove),
        2 => (id(), household()).prop_map(|(id, household)| Step::Move(id, household)),
        1 => proptest::collection::vec(any_person(), 0..6).prop_map(Step::Import),
        8 => (id(), resident()).prop_map(|(id, resident)| Step::Join(id, resident)),
        2 => resident().prop_map(Step::Leave),
        4 => (id(), subsequence(&BARS[..], 0..=3), household()).prop_map(|(id, bars, protects)| {
            Step::Place(id, bars, protects)
        }),
        1 => (0usize..4).prop_map(Step::Lift),
    ]
}

/// An order as people remember it.
#[derive(Debug)]
struct Remembered {
    against: String,
    bars: Vec<Bar>,
    protects: Option<&'static str>,
    /// Who lived there.
    protected: BTreeSet<String>,
    /// Who has been that guardian since.
    people: BTreeSet<String>,
}

struct Row {
    child: RosterChild,
    ties: Ties,
    remembered: BTreeMap<String, Remembered>,
    placed: usize,
}

impl Row {
    fn new() -> Self {
        let child = json!({ "id": "k_1", "name": "架空 さくら", "kana": "かくう さくら", "class": "kuma", "comes": ["monday"] });
        let child = serde_json::from_value(child).unwrap();
        let mut row = Self { child, ties: Ties::default(), remembered: BTreeMap::new(), placed: 0 };
        for (id, household) in
            [("g_m", Some("haha")), ("g_f", Some("chichi")), ("g_gm", Some("haha")), ("g_aunt", None)]
        {
            row.does(Step::Add(Person { id, may: [true; 3], household }));
        }
        row
    }

    fn does(&mut self, step: Step) {
        let mut child = self.child.clone();
        let guardians = &mut child.guardians;
        match step {
            Step::Flags(id, may) => {
                guardians.iter_mut().filter(|one| one.id == id).for_each(|one| allow(one, may));
                self.saves(child);
            }
            Step::Add(person) => {
                guardians.retain(|one| one.id != person.id);
                guardians.push(guardian(&person));
                self.saves(child);
            }
            Step::Remove(id) => {
                guardians.retain(|one| one.id != id);
                self.saves(child);
            }
            Step::Move(id, household) => {
                let moving = guardians.iter_mut().filter(|one| one.id == id);
                moving.for_each(|one| one.household = household.map(str::to_owned));
                self.saves(child);
            }
            Step::Import(people) => {
                let unique: BTreeMap<_, _> = people.iter().map(|one| (one.id, guardian(one))).collect();
                *guardians = unique.into_values().collect();
                self.saves(child);
            }
            Step::Join(id, resident) => self.joins(id, resident),
            Step::Leave(resident) => self.ties = self.ties.clone().leave(resident),
            Step::Place(id, bars, protects) => self.places(id, bars, protects),
            Step::Lift(nth) => {
                let Some(id) = self.ties.orders.get(nth).map(|order| order.id.clone()) else { return };
                self.ties = self.ties.clone().lift(&id).unwrap();
                self.remembered.remove(&id).unwrap();
            }
        }
    }

    fn saves(&mut self, child: RosterChild) {
        self.child = child;
        self.ties = self.ties.clone().save(&self.child).0;
    }

    fn joins(&mut self, id: &str, resident: &str) {
        let token = Token::parse("🐻").unwrap();
        let joined = self.ties.clone().join(&self.child, id, LinkedTo { resident: resident.to_owned(), token });
        let concerned = |one: &Remembered| one.against == id || one.people.contains(resident);
        let free = !self.ties.orders.iter().any(|order| order.residents.contains(resident))
            && !self.remembered.values().any(concerned);
        assert!(!free || joined.is_ok() == self.child.guardian(id).is_some(), "whom no order concerns joins as ever");
        let Ok(ties) = joined else { return };
        self.ties = ties;
        for one in self.remembered.values_mut().filter(|one| one.against == id) {
            one.people.insert(resident.to_owned());
        }
    }

    fn places(&mut self, id: &str, bars: Vec<Bar>, protects: Option<&'static str>) {
        self.placed += 1;
        let order = Placing {
            id: format!("ord_{}", self.placed),
            guardian: id.to_owned(),
            bars: bars.iter().copied().collect(),
            protects: protects.map(str::to_owned),
            since: date(2026, 4, 13),
        };
        let name = order.id.clone();
        let Ok(ties) = self.ties.clone().place(&self.child, order) else { return };
        let is_new = ties != self.ties;
        self.ties = ties;
        if !is_new {
            return;
        }
        let lives_there = |one: &&Guardian| one.household.is_some() && one.household.as_deref() == protects;
        let protected = self.child.guardians.iter().filter(lives_there).map(|one| one.id.clone());
        let protected = protected.filter(|one| one != id).collect();
        let people = self.ties.links.get(id).map(|link| link.resident.clone()).into_iter().collect();
        self.remembered.insert(name, Remembered { against: id.to_owned(), bars, protects, protected, people });
    }

    /// What must hold.
    fn holds(&self) -> Result<(), TestCaseError> {
        let (child, orders) = (&self.child, &self.ties.orders[..]);
        let standing: BTreeSet<&String> = orders.iter().map(|order| &order.id).collect();
        prop_assert_eq!(standing, self.remembered.keys().collect(), "only lifting ends an order");
        let residents: BTreeSet<&String> = self.ties.links.values().map(|link| &link.resident).collect();
        prop_assert_eq!(residents.len(), self.ties.links.len(), "one resident is one guardian");
        prop_assert!(self.ties.links.keys().all(|id| child.guardian(id).is_some()));

        for order in self.remembered.values() {
            let protected: BTreeSet<&str> = child
                .guardians
                .iter()
                .map(|one| (one, one.id.as_str()))
                .filter(|(one, id)| {
                    *id != order.against
                        && (order.protected.contains(*id)
                            || order.protects.is_some() && one.household.as_deref() == order.protects)
                })
                .map(|(_, id)| id)
                .collect();
            for (viewer, link) in &self.ties.links {
                if order.people.contains(&link.resident) {
                    self.has_nothing_of(order, viewer, &protected)?;
                }
            }
            let outside = child.guardians.iter().filter(|one| !protected.contains(one.id.as_str()));
            for viewer in outside {
                let seen = protected.iter().find(|other| sees(child, orders, &viewer.id, other));
                prop_assert_eq!(seen, None, "{} of another household", viewer.id);
            }
        }
        let sent = effective(child, orders);
        for (one, device) in child.guardians.iter().zip(&sent.guardians) {
            let Rights { read, report, collect } = rights(child, orders, &one.id);
            prop_assert_eq!([device.may_read, device.may_report, device.may_collect], [read, report, collect]);
            prop_assert!((!read || one.may_read) && (!report || one.may_report) && (!collect || one.may_collect));
            if !self.remembered.values().any(|order| order.against == one.id) {
                prop_assert_eq!([read, report, collect], [one.may_read, one.may_report, one.may_collect]);
            }
        }
        Ok(())
    }

    fn has_nothing_of(
        &self,
        order: &Remembered,
        viewer: &str,
        protected: &BTreeSet<&str>,
    ) -> Result<(), TestCaseError> {
        let (child, orders) = (&self.child, &self.ties.orders[..]);
        prop_assert_eq!(viewer, &order.against, "nobody comes back as somebody else");
        let may = rights(child, orders, viewer);
        let reads = order.bars.contains(&Bar::Read) && (may.read || may.report);
        let reports = order.bars.contains(&Bar::Report) && may.report;
        let collects = order.bars.contains(&Bar::Collect) && may.collect;
        prop_assert!(!reads && !reports && !collects, "{order:?} leaves {may:?}");
        prop_assert_eq!(protected.iter().find(|other| sees(child, orders, viewer, other)), None);
        Ok(())
    }
}

fn guardian(person: &Person) -> Guardian {
    let Person { id, may, household } = person;
    let mut guardian: Guardian = serde_json::from_value(json!({ "id": id, "name": "架空", "relation": "親" })).unwrap();
    allow(&mut guardian, *may);
    guardian.household = household.map(str::to_owned);
    guardian
}

fn allow(guardian: &mut Guardian, may: [bool; 3]) {
    [guardian.may_read, guardian.may_report, guardian.may_collect] = may;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_sequence_gives_back_what_an_order_took(steps in proptest::collection::vec(any_step(), 1..50)) {
        let mut row = Row::new();
        for step in steps {
            row.does(step);
            row.holds()?;
        }
    }
}
