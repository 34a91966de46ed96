use std::collections::BTreeSet;

use jiff::civil::date;
use serde_json::{Value, json};

use super::{super::RosterChild, *};
use crate::family::Token;

/// さくら lives with her mother and her mother's mother, and has a father elsewhere whose own mother collects her.
fn sakura() -> RosterChild {
    let person = |id: &str, relation: &str, household: Value| {
        json!({ "id": id, "name": format!("架空 {relation}"), "relation": relation, "household": household,
                "may_read": true, "may_report": true, "may_collect": true })
    };
    let guardians = [
        person("g_m", "母", json!("haha")),
        person("g_gm", "祖母", json!("haha")),
        person("g_f", "父", json!("chichi")),
        person("g_fm", "父方祖母", json!("chichi")),
        person("g_aunt", "おば", Value::Null),
    ];
    let child = json!({ "id": "k_sakura", "name": "架空 さくら", "kana": "かくう さくら", "class": "kuma",
                        "comes": ["monday"], "guardians": guardians });
    serde_json::from_value(child).unwrap()
}

fn who(resident: &str) -> LinkedTo {
    LinkedTo { resident: resident.to_owned(), token: Token::parse("🐻").unwrap() }
}

fn placing(id: &str, guardian: &str, bars: &[Bar], protects: Option<&str>) -> Placing {
    let bars: BTreeSet<Bar> = bars.iter().copied().collect();
    let protects = protects.map(str::to_owned);
    Placing { id: id.to_owned(), guardian: guardian.to_owned(), bars, protects, since: date(2026, 4, 13) }
}

/// Father and mother have joined; an order stands against him.
fn barred(child: &RosterChild, bars: &[Bar]) -> Ties {
    let ties = Ties::default().join(child, "g_m", who("mother")).unwrap().join(child, "g_f", who("father")).unwrap();
    ties.place(child, placing("ord_1", "g_f", bars, Some("haha"))).unwrap()
}

#[test]
fn an_order_takes_what_it_names_and_nothing_of_anybody_elses() {
    let child = sakura();
    let may = |bars: &[Bar], id: &str| {
        let Rights { read, report, collect } = rights(&child, &barred(&child, bars).orders, id);
        (read, report, collect)
    };
    assert_eq!(may(&[Bar::Collect], "g_f"), (true, true, false));
    assert_eq!(may(&[Bar::Report], "g_f"), (true, false, true));
    assert_eq!(may(&[Bar::Read], "g_f"), (false, false, true), "an answer to a report would tell");
    assert_eq!(may(&[Bar::Read, Bar::Report, Bar::Collect], "g_f"), (false, false, false));
    for other in ["g_m", "g_gm", "g_fm"] {
        assert_eq!(may(&[Bar::Read, Bar::Report, Bar::Collect], other), (true, true, true), "{other}");
    }
    assert!(rights(&child, &[], "g_nobody").is_none());
    let sent = effective(&child, &barred(&child, &[Bar::Collect]).orders);
    assert!(!sent.guardian("g_f").unwrap().may_collect && sent.guardian("g_fm").unwrap().may_collect);
}

#[test]
fn nobody_of_another_household_sees_who_is_protected() {
    let mut child = sakura();
    let orders = barred(&child, &[Bar::Read]).orders;
    let seen = |child: &RosterChild, viewer: &str| {
        let others = child.guardians.iter().filter(|other| sees(child, &orders, viewer, &other.id));
        others.map(|other| other.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(seen(&child, "g_m"), ["g_m", "g_gm", "g_f", "g_fm", "g_aunt"], "she sees as much as before");
    assert_eq!(seen(&child, "g_f"), ["g_f", "g_fm"]);
    assert_eq!(seen(&child, "g_aunt"), ["g_f", "g_fm", "g_aunt"]);

    // Written into the protected household by mistake, he is still not of it.
    child.guardians[2].household = Some("haha".to_owned());
    assert_eq!(seen(&child, "g_f"), ["g_f"]);
    // A list that knows no households, and has other ids for some.
    for guardian in &mut child.guardians {
        guardian.household = None;
    }
    child.guardians[1].id = "g_new".to_owned();
    assert_eq!(seen(&child, "g_f"), ["g_f"]);
    assert_eq!(seen(&child, "g_m"), ["g_m", "g_new", "g_f", "g_fm", "g_aunt"]);
}

#[test]
fn who_is_barred_does_not_come_back_as_somebody_else() {
    let mut child = sakura();
    let ties = barred(&child, &[Bar::Read]);
    let tries = |ties: &Ties, child: &RosterChild, id: &str, resident: &str| {
        ties.clone().join(child, id, who(resident)).map(|ties| ties.links.len())
    };
    let ties = ties.leave("father");
    assert_eq!(tries(&ties, &child, "g_gm", "father"), Err(NotJoined::Barred));
    assert_eq!(tries(&ties, &child, "g_gm", "grandmother"), Ok(2));
    assert_eq!(tries(&ties, &child, "g_nobody", "father"), Err(NotJoined::Gone));

    // With another phone he is himself, and from then on nobody else with that one either.
    let ties = ties.join(&child, "g_f", who("father's other phone")).unwrap();
    assert_eq!(tries(&ties, &child, "g_gm", "father's other phone"), Err(NotJoined::Barred));
    assert_eq!(tries(&ties, &child, "g_f", "mother"), Err(NotJoined::Barred), "she has the wrong letter in hand");

    // The roster forgets him and has him again under another id.
    child.guardians[2].id = "g_again".to_owned();
    let (ties, gone) = ties.save(&child);
    assert_eq!(gone, [who("father's other phone")]);
    for resident in ["father", "father's other phone"] {
        assert_eq!(tries(&ties, &child, "g_again", resident), Err(NotJoined::Barred), "{resident}");
    }
    assert_eq!((ties.orders.len(), ties.orders[0].name.as_str()), (1, "架空 父"));

    // A second order knows whom the first one knew.
    child.guardians[2].id = "g_f".to_owned();
    let ties = ties.place(&child, placing("ord_2", "g_f", &[Bar::Collect], None)).unwrap().lift("ord_1").unwrap();
    assert_eq!(tries(&ties, &child, "g_gm", "father"), Err(NotJoined::Barred));
    let ties = ties.lift("ord_2").unwrap();
    assert_eq!(tries(&ties, &child, "g_gm", "father"), Ok(2));
    assert_eq!(ties.lift("ord_2"), None);
}

#[test]
fn an_order_that_says_nothing_is_named_and_one_that_stands_is_not_placed_twice() {
    let child = sakura();
    for (order, flaw) in [
        (placing("ord_2", "g_nobody", &[Bar::Read], None), "guardian_id: unknown"),
        (placing("ord_2", "g_f", &[], None), "bars: empty"),
        (placing("ord_2", "g_f", &[Bar::Read], Some("nowhere")), "protects: unknown"),
    ] {
        assert_eq!(Ties::default().place(&child, order).unwrap_err().to_string(), flaw);
    }
    let ties = barred(&child, &[Bar::Read]);
    let again = ties.clone().place(&child, placing("ord_2", "g_f", &[Bar::Read], Some("haha"))).unwrap();
    assert_eq!(again, ties);
    let homes = (0..16).map(|n| child.guardians[n % 5].id.clone()).enumerate();
    let every = [&[Bar::Read][..], &[Bar::Report], &[Bar::Collect], &[Bar::Read, Bar::Report]];
    let many = homes.fold(Ties::default(), |ties, (n, id)| {
        ties.place(&child, placing(&format!("ord_{n}"), &id, every[n / 5], None)).unwrap()
    });
    let more = placing("ord_x", "g_m", &[Bar::Read, Bar::Collect], None);
    assert_eq!(many.place(&child, more).unwrap_err().to_string(), "orders: too_many");
    // Only where somebody lives: the address is hidden, and nothing else is barred.
    let hidden = Ties::default().place(&child, placing("ord_1", "g_f", &[], Some("haha"))).unwrap();
    assert!(rights(&child, &hidden.orders, "g_f").read && !sees(&child, &hidden.orders, "g_f", "g_m"));
}
