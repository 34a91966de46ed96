use std::collections::BTreeSet;

use jiff::civil::{Date, date, time};

use super::{super::diff as changes_of, *};

/// A day in the summer of the year of [`export`].
const SUMMER: Date = date(2026, 7, 20);

/// The school after the first file, as nobody has touched it.
struct City {
    facility: Facility,
    roster: Vec<RosterChild>,
}

impl City {
    fn founded() -> Self {
        let changes = changes_of(None, &[], school(&export().intake()), 2026, SUMMER).unwrap();
        let roster = changes.children.into_iter().map(|change| change.child).collect();
        Self { facility: changes.facility, roster }
    }

    fn changes(&self, intake: &Intake, last: Date) -> Changes {
        changes_of(Some(&self.facility), &self.roster, school(intake), intake.school_year, last).unwrap()
    }

    fn take(&mut self, changes: &Changes) {
        self.facility.clone_from(&changes.facility);
        for change in &changes.children {
            self.roster.retain(|child| child.id != change.child.id);
            self.roster.push(change.child.clone());
        }
    }

    fn child(&mut self, name: &str) -> &mut RosterChild {
        self.roster.iter_mut().find(|child| child.name == name).unwrap()
    }
}

/// Who changes, and how.
fn lines(changes: &Changes) -> Vec<String> {
    let mut lines: Vec<_> = changes
        .children
        .iter()
        .map(|change| {
            let child = &change.child;
            let until = child.until.map(|day| format!(" until {day}")).unwrap_or_default();
            format!("{} {:?} {}{until}", child.name, change.what, child.class)
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn a_first_file_founds_a_school_with_sane_settings() {
    let changes = changes_of(None, &[], school(&export().intake()), 2026, SUMMER).unwrap();

    let aoba = &changes.facility;
    assert_eq!((aoba.id.as_str(), aoba.kind, aoba.school_year), ("b199999000012", FacilityKind::School, Some(2026)));
    assert_eq!((aoba.closing, aoba.tells_guardians, aoba.classes.len()), (time(18, 0, 0, 0), false, 3));
    assert_eq!(aoba.classes[0].cutoff, time(8, 20, 0, 0));
    assert!(aoba.is_open(date(2026, 5, 11)) && !aoba.is_open(date(2026, 5, 10)));
    assert_eq!(lines(&changes), ["井上 空 {New} 26p32", "青木 花 {New} 26p31", "青木 陸 {New} 26p11"]);
    assert_eq!((changes.count(What::New), changes.past.len()), (3, 0));
    let counts: Vec<_> = changes.classes.iter().map(|one| (one.name.as_str(), one.before, one.after)).collect();
    assert_eq!(counts, [("1年1組", 0, 1), ("3年1組", 0, 1), ("3年2組", 0, 1)]);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let city = City::founded();

    for last in [SUMMER, date(2027, 3, 1)] {
        let again = city.changes(&export().intake(), last);
        assert!(again.is_nothing(), "{again:?}");
        assert_eq!(again.unchanged, 3);
    }
}

#[test]
fn a_file_within_the_year_says_who_moved_came_and_went() {
    let mut city = City::founded();
    let update = export()
        .with("enrollments.csv", "\"c31\",\"o1\",\"hana\"", "\"c32\",\"o1\",\"hana\"")
        .with("users.csv", "\"陸\",\"青木\"", "\"陸\",\"山田\"")
        .everywhere("users.csv", "sora", "umi")
        .everywhere("users.csv", "\"空\"", "\"海\"")
        .everywhere("roles.csv", "sora", "umi")
        .everywhere("enrollments.csv", "sora", "umi");

    let changes = city.changes(&update.intake(), SUMMER);
    assert_eq!(
        lines(&changes),
        [
            "井上 海 {New} 26p32",
            "井上 空 {Gone} 26p32 until 2026-07-20",
            "山田 陸 {Renamed} 26p11",
            "青木 花 {Moved} 26p32",
        ]
    );
    let past: Vec<_> =
        changes.past.iter().map(|past| (past.class_name.as_str(), past.school_year, past.number)).collect();
    assert_eq!(past, [("3年1組", 2026, Some(1))], "空 keeps a class that is still there");
    assert_eq!(
        pupil(&changes.children.iter().map(|one| one.child.clone()).collect::<Vec<_>>(), "井上 海").from,
        Some(date(2026, 7, 21))
    );
    let counts: Vec<_> = changes.classes.iter().map(|one| (one.name.as_str(), one.before, one.after)).collect();
    assert_eq!(counts, [("1年1組", 1, 1), ("3年1組", 1, 0), ("3年2組", 1, 2)]);

    city.take(&changes);
    assert!(city.changes(&update.intake(), date(2026, 9, 30)).is_nothing());

    // 空 comes back within the year, 海 goes.
    let back = city.changes(&export().intake(), date(2026, 10, 10));
    assert_eq!(
        lines(&back),
        [
            "井上 海 {Gone} 26p32 until 2026-10-10",
            "井上 空 {Back} 26p32",
            "青木 花 {Moved} 26p31",
            "青木 陸 {Renamed} 26p11",
        ]
    );
}

#[test]
fn a_new_year_writes_down_the_old_one() {
    let mut city = City::founded();
    city.facility.closing = time(17, 0, 0, 0);
    city.facility.name = "青葉小".to_owned();
    city.facility.classes.iter_mut().for_each(|class| class.cutoff = time(8, 30, 0, 0));

    // Handed over in the first days of April, by somebody who gives the day before.
    let changes = city.changes(&next_year().intake(), date(2027, 4, 4));
    assert_eq!(
        lines(&changes),
        [
            "井上 海 {New} 27p11",
            "井上 空 {Gone} 26p32 until 2027-03-31",
            "青木 花 {Moved} 27p41",
            "青木 陸 {Moved} 27p21",
        ]
    );
    let mut past: Vec<_> =
        changes.past.iter().map(|past| (past.class_name.as_str(), past.school_year, past.grade, past.number)).collect();
    past.sort();
    assert_eq!(
        past,
        [
            ("1年1組", 2026, Some(Grade::P1), Some(1)),
            ("3年1組", 2026, Some(Grade::P3), Some(1)),
            ("3年2組", 2026, Some(Grade::P3), Some(2)),
        ]
    );
    let counts: Vec<_> = changes.classes.iter().map(|one| (one.name.as_str(), one.before, one.after)).collect();
    assert_eq!(counts, [("1年1組", 1, 1), ("2年1組", 0, 1), ("3年1組", 1, 0), ("3年2組", 1, 0), ("4年1組", 0, 1)]);
    let aoba = &changes.facility;
    assert_eq!((aoba.school_year, aoba.closing, aoba.name.as_str()), (Some(2027), time(17, 0, 0, 0), "青葉小"));
    assert!(aoba.classes.iter().all(|class| class.cutoff == time(8, 30, 0, 0)));

    city.take(&changes);
    assert!(city.changes(&next_year().intake(), date(2027, 6, 1)).is_nothing());
    let older = changes_of(Some(&city.facility), &city.roster, school(&export().intake()), 2026, SUMMER);
    assert_eq!(older, Err(NoDiff::OlderYear { in_force: 2027 }));

    // 空 comes back after a year away, and begins anew.
    let back = next_year().everywhere("users.csv", "umi", "sora").everywhere("roles.csv", "umi", "sora");
    let back = back.everywhere("enrollments.csv", "umi", "sora").everywhere("users.csv", "\"海\"", "\"空\"");
    let changes = city.changes(&back.everywhere("users.csv", "ｳﾐ", "ｿﾗ").intake(), date(2027, 6, 1));
    let sora = changes.children.iter().find(|change| change.child.name == "井上 空").unwrap();
    assert_eq!(sora.what, BTreeSet::from([What::Back, What::Moved]));
    assert_eq!((sora.child.from, sora.child.until), (Some(date(2027, 4, 1)), None));
}

#[test]
fn the_end_of_the_year_that_staff_wrote_down_is_no_leaving() {
    let mut city = City::founded();
    city.roster.iter_mut().for_each(|child| child.until = Some(date(2027, 3, 31)));
    assert!(city.changes(&export().intake(), SUMMER).is_nothing());

    let changes = city.changes(&next_year().intake(), date(2027, 4, 4));
    assert_eq!(lines(&changes), ["井上 海 {New} 27p11", "青木 花 {Moved} 27p41", "青木 陸 {Moved} 27p21"]);
}

#[test]
fn what_staff_wrote_survives() {
    let mut city = City::founded();
    city.facility.groups.push(Group { id: "pta".to_owned(), name: "PTA役員".to_owned(), kind: GroupKind::Pta });
    let hana = city.child("青木 花");
    hana.groups.insert("pta".to_owned());
    hana.card = Some("04A1B2C3".to_owned());
    hana.guardians[0].may_collect = false;
    hana.guardians[0].household = Some("a".to_owned());
    hana.guardians[0].relation = "母".to_owned();
    hana.guardians[1].may_read = true;
    let aunt = Guardian {
        id: "g_aunt".to_owned(),
        name: "青木 泉".to_owned(),
        relation: "おば".to_owned(),
        ..hana.guardians[1].clone()
    };
    hana.guardians.push(aunt);
    let kept = hana.clone();

    assert!(city.changes(&export().intake(), SUMMER).is_nothing());
    let changes = city.changes(&next_year().intake(), SUMMER);
    let hana = changes.children.iter().find(|change| change.child.name == "青木 花").unwrap();
    let moved = RosterChild { class: "27p41".to_owned(), ..kept };
    assert_eq!(hana.child, moved);
    assert_eq!(hana.guardians, GuardianChanges::default());
}

#[test]
fn people_come_go_and_change_their_names() {
    let mut city = City::founded();
    let aunt = Guardian { id: "g_aunt".to_owned(), ..city.child("青木 花").guardians[1].clone() };
    city.child("青木 花").guardians.push(aunt);
    let update = export().with("users.csv", "hikaru,shigeru", "hikaru,mei").with(
        "users.csv",
        "\"光\",\"青木\"",
        "\"光\",\"山田\"",
    );

    let changes = city.changes(&update.intake(), SUMMER);
    let hana = changes.children.iter().find(|change| change.child.name == "青木 花").unwrap();
    let names: Vec<_> = hana.child.guardians.iter().map(|guardian| guardian.name.as_str()).collect();
    assert_eq!(names, ["山田 光", "青木 茂", "井上 芽衣"]);
    assert_eq!(hana.child.guardians[1].id, "g_aunt", "whom staff added stays");
    let left: Vec<_> = hana.guardians.left.iter().map(|guardian| guardian.name.as_str()).collect();
    assert_eq!((hana.guardians.added.len(), hana.guardians.changed.len(), left), (1, 1, vec!["青木 茂"]));
    city.take(&changes);
    assert!(city.changes(&update.intake(), SUMMER).is_nothing());
}

#[test]
fn whoever_may_not_read_of_one_child_does_not_read_of_its_sibling() {
    let mut city = City::founded();
    city.roster.retain(|child| child.name != "青木 陸");
    city.child("青木 花").guardians[0].may_read = false;

    let changes = city.changes(&export().intake(), SUMMER);
    let riku = &changes.children[0].child;
    assert_eq!((riku.guardians[0].may_read, riku.guardians[0].may_report), (false, true));
}

#[test]
fn a_file_without_families_takes_nobody_away() {
    let city = City::founded();
    let mut intake = export().intake();
    intake.schools[0].guardians = Guardians::Unknown;
    intake.schools[0].pupils.iter_mut().for_each(|pupil| pupil.guardians.clear());

    assert!(city.changes(&intake, SUMMER).is_nothing());
}

fn plain(guardians: &str, clubs: &str) -> Intake {
    let text = format!(
        "学校コード,学校名,児童生徒コード,氏名,ふりがな,学年,組,出席番号,部活動,保護者1氏名,保護者2氏名\nB199999000012,青葉小学校,1001,青木 花,あおき はな,3,1,1,{clubs},{guardians}\n"
    );
    read(text.as_bytes(), &Given { school_year: 2026, school: None }).unwrap()
}

#[test]
fn a_place_in_a_row_is_not_a_person() {
    let changes = changes_of(None, &[], school(&plain("青木 光,青木 茂", "")), 2026, SUMMER).unwrap();
    let mut city =
        City { facility: changes.facility, roster: changes.children.into_iter().map(|change| change.child).collect() };
    let ids = |child: &RosterChild| -> BTreeMap<String, String> {
        child.guardians.iter().map(|guardian| (guardian.name.clone(), guardian.id.clone())).collect()
    };
    let before = ids(&city.roster[0]);

    assert!(city.changes(&plain("青木 茂,青木　光", ""), SUMMER).is_nothing(), "places have changed, people have not");

    let married = city.changes(&plain("山田 光,青木 茂", ""), SUMMER);
    assert_eq!(ids(&married.children[0].child)["山田 光"], before["青木 光"]);

    let another = plain("井上 芽衣,青木 茂", "");
    let changes = city.changes(&another, SUMMER);
    let after = ids(&changes.children[0].child);
    assert!(!before.values().any(|id| *id == after["井上 芽衣"]), "nobody inherits another's telephone");
    assert_eq!(changes.children[0].guardians.left[0].name, "青木 光");
    city.take(&changes);
    assert!(city.changes(&another, SUMMER).is_nothing());
}

#[test]
fn clubs_of_a_file_are_the_files_and_groups_of_staff_are_the_staffs() {
    let changes = changes_of(None, &[], school(&plain("青木 光,", "合唱部")), 2026, SUMMER).unwrap();
    let mut city =
        City { facility: changes.facility, roster: changes.children.into_iter().map(|change| change.child).collect() };
    city.facility.groups.push(Group { id: "rikujo".to_owned(), name: "陸上部".to_owned(), kind: GroupKind::Club });
    city.facility.groups.push(Group { id: "pta".to_owned(), name: "PTA役員".to_owned(), kind: GroupKind::Pta });
    city.roster[0].groups.insert("pta".to_owned());

    let changes = city.changes(&plain("青木 光,", "陸上部"), SUMMER);
    assert!(!changes.facility_changes, "a club that staff have named already is that club");
    let groups: Vec<_> = changes.children[0].child.groups.iter().map(String::as_str).collect();
    assert_eq!((groups, &changes.children[0].what), (vec!["pta", "rikujo"], &BTreeSet::from([What::Clubs])));
    city.take(&changes);
    assert!(city.changes(&plain("青木 光,", "陸上部"), SUMMER).is_nothing());
}

#[test]
fn what_cannot_be_used_is_refused_before_it_is_shown() {
    let mut nursery = City::founded();
    nursery.facility.kind = FacilityKind::Nursery;
    let intake = export().intake();
    let of = |city: &City| changes_of(Some(&city.facility), &city.roster, school(&intake), 2026, SUMMER);
    assert_eq!(of(&nursery), Err(NoDiff::NotASchool));

    let mut crowded = City::founded();
    let family = crowded.child("青木 花").guardians[1].clone();
    let hana = crowded.child("青木 花");
    hana.guardians = (0..8).map(|n| Guardian { id: format!("g_{n}"), ..family.clone() }).collect();
    let refused = of(&crowded).unwrap_err().to_string();
    assert!(refused.ends_with("guardians: too_many"), "{refused}");
}
