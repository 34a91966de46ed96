//! A roster from a file: looked at, taken over, and the year after.

use std::{fmt::Write as _, io::Write as _};

use serde_json::{Value, json};
use tests::{Caller, Scene, engines_are_outside};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{MORNING, of};

const IMPORT: &str = "/api/staff/roster/import";
/// How a city of 30,000 looks.
const SCHOOLS: usize = 5;
const CLASSES: usize = 20;
const PUPILS: usize = 50;

/// A pupil's row of a plain table.
fn row(code: usize, name: &str, grade: usize, class: usize, number: usize) -> String {
    format!("ABC,あおば小学校,{code:05},{name},かくう,{grade},{class},{number},架空 母{code},母")
}

fn table(rows: &[String]) -> String {
    let head = "学校コード,学校名,児童生徒コード,氏名,ふりがな,学年,組,出席番号,保護者1氏名,保護者1続柄";
    format!("{head}\r\n{}\r\n", rows.join("\r\n"))
}

/// A file that is looked at, and taken over as it was shown.
async fn brings(scene: &Scene, staff: &Caller<'_>, file: impl Into<Vec<u8>>, query: &str) -> Value {
    let file: Vec<u8> = file.into();
    let seen = staff.upload(&format!("{IMPORT}?{query}"), file.clone()).await.ok();
    assert_eq!(seen["rejections"], json!([]), "{seen}");
    let shown = seen["shown"].as_str().unwrap();
    let taken = staff.upload(&format!("{IMPORT}?{query}&dry_run=false&shown={shown}"), file).await.ok();
    scene.settle().await;
    taken
}

#[tokio::test(flavor = "multi_thread")]
async fn a_roster_is_looked_at_taken_over_and_next_year_keeps_what_was() {
    let scene = Scene::start("school_roster", MORNING).await;
    let officer = scene.officer().await;
    let file = table(&[row(1, "架空 一郎", 1, 1, 1), row(2, "架空 花", 1, 1, 2), row(3, "架空 三郎", 1, 2, 1)]);
    let seen = officer.upload(&format!("{IMPORT}?school_year=2026"), file.clone()).await.ok();
    let school = &seen["schools"][0];
    assert_eq!((&school["new"], &school["arrived"], &school["gone"]), (&json!(true), &json!(3), &json!(0)));
    assert_eq!(officer.get("/api/staff/facilities").await.ok(), json!([]));

    let taken = brings(&scene, &officer, file.clone(), "school_year=2026").await;
    let import = taken["import"]["id"].as_str().unwrap();
    let progress = officer.get(&format!("/api/staff/roster/imports/{import}")).await.ok();
    assert_eq!((&progress["complete"], &progress["stale"]), (&json!(true), &json!(0)));
    let children = officer.get("/api/staff/facilities/abc/children").await.ok();
    assert_eq!(children.as_array().unwrap().len(), 3);
    let hana = children.as_array().unwrap().iter().find(|row| row["child"]["name"] == "架空 花").unwrap().clone();
    assert_eq!(hana["child"]["guardians"][0]["may_read"], true);

    // The same file again changes nothing, and neither does its answer's being lost.
    let again = officer.upload(&format!("{IMPORT}?school_year=2026&dry_run=false"), file).await;
    assert_eq!((again.status, &again.body["schools"][0]["unchanged"]), (200, &json!(3)));
    assert_eq!(officer.get("/api/staff/facilities/abc/children").await.ok(), children);

    // Somebody who works at the school may bring it too; somebody from another school may not.
    let next = table(&[row(1, "架空 一郎", 2, 1, 1), row(2, "架空 花", 2, 2, 1), row(4, "架空 四郎", 1, 1, 1)]);
    let elsewhere = of(&scene, "kato", &["kita"]).await;
    assert_eq!(
        elsewhere.upload(&format!("{IMPORT}?school_year=2027"), next.clone()).await.refusal(),
        (403, "forbidden")
    );
    let office = of(&scene, "sato", &["abc"]).await;
    let seen = office.upload(&format!("{IMPORT}?school_year=2027"), next.clone()).await.ok();
    let school = &seen["schools"][0];
    let numbers = ["new_year", "arrived", "moved", "gone"].map(|name| school[name].clone());
    assert_eq!(numbers, [json!(true), json!(1), json!(2), json!(1)]);
    brings(&scene, &office, next, "school_year=2027").await;
    let id = hana["child"]["id"].as_str().unwrap();
    let past = office.get(&format!("/api/staff/facilities/abc/children/{id}/history")).await.ok();
    assert_eq!(past, json!([{ "school_year": 2026, "class": "1年1組", "number": 2 }]));
    let children = office.get("/api/staff/facilities/abc/children").await.ok();
    let of_name = |name: &str| children.as_array().unwrap().iter().find(|row| row["child"]["name"] == name).unwrap();
    assert_eq!(of_name("架空 花")["child"]["class"], "27p22");
    // Whoever has left stays on record, with a last day.
    assert_eq!(of_name("架空 三郎")["child"]["until"], "2027-03-31");

    // Last year's file does not come back by accident.
    let old = table(&[row(1, "架空 一郎", 1, 1, 1)]);
    let answer = office.upload(&format!("{IMPORT}?school_year=2026"), old).await;
    assert_eq!(answer.refusal(), (422, "roster_refused"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_changes_between_looking_and_taking_over_is_not_written_over() {
    let scene = Scene::start("school_roster_stale", MORNING).await;
    let officer = scene.officer().await;
    brings(&scene, &officer, table(&[row(1, "架空 一郎", 1, 1, 1)]), "school_year=2026").await;
    let children = officer.get("/api/staff/facilities/abc/children").await.ok();
    let next = table(&[row(1, "架空 太郎", 1, 1, 1)]);
    let seen = officer.upload(&format!("{IMPORT}?school_year=2026"), next.clone()).await.ok();

    let mut child = children[0]["child"].clone();
    child["card"] = json!("04AABBCC");
    let save = json!({ "children": [{ "child": child, "version": children[0]["version"] }] });
    officer.post("/api/staff/facilities/abc/children", save).await.ok();

    let shown = seen["shown"].as_str().unwrap();
    let path = format!("{IMPORT}?school_year=2026&dry_run=false&shown={shown}");
    assert_eq!(officer.upload(&path, next.clone()).await.refusal(), (409, "import_changed"));
    brings(&scene, &officer, next, "school_year=2026").await;
    let child = officer.get("/api/staff/facilities/abc/children").await.ok()[0]["child"].clone();
    assert_eq!((&child["name"], &child["card"]), (&json!("架空 太郎"), &json!("04AABBCC")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_wrong_says_where_and_changes_nothing() {
    let scene = Scene::start("school_roster_bad", MORNING).await;
    let officer = scene.officer().await;
    let twice = table(&[row(1, "架空 一郎", 1, 1, 1), row(1, "架空 一郎", 1, 2, 1)]);
    let bomb = {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("users.csv", SimpleFileOptions::default()).unwrap();
        let zeros = vec![0; 1 << 20];
        (0..100).for_each(|_| zip.write_all(&zeros).unwrap());
        zip.finish().unwrap().into_inner()
    };
    for file in [twice.into_bytes(), bomb, b"PK\x03\x04 nothing".to_vec(), b"\xff\xfe".to_vec(), Vec::new()] {
        let seen = officer.upload(&format!("{IMPORT}?school_year=2026"), file.clone()).await.ok();
        assert!(seen["rejected"].as_u64().unwrap() > 0, "{seen}");
        assert_eq!(seen["shown"], Value::Null);
        let answer = officer.upload(&format!("{IMPORT}?school_year=2026&dry_run=false"), file).await;
        assert_eq!(answer.refusal(), (422, "roster_refused"));
    }
    assert_eq!(officer.get("/api/staff/facilities").await.ok(), json!([]));
    scene.ends().await;
}

/// Five thousand pupils as a zip of the Japan profile.
fn city(school_year: i16) -> Vec<u8> {
    let mut files = Files::new(school_year);
    for school in 0..SCHOOLS {
        files.school(school, school_year);
    }
    files.zip()
}

#[derive(Default)]
struct Files(Vec<(&'static str, String)>);

impl Files {
    fn new(year: i16) -> Self {
        let mut files = Self::default();
        files.line("manifest.csv", "propertyName,value");
        for (name, value) in [("manifest.version", "1.0"), ("oneroster.version", "1.2_JP")] {
            files.line("manifest.csv", &format!("{name},{value}"));
        }
        for name in ["academicSessions", "orgs", "courses", "classes", "users", "enrollments", "roles"] {
            files.line("manifest.csv", &format!("file.{name},bulk"));
        }
        for name in ["demographics", "userProfiles"] {
            files.line("manifest.csv", &format!("file.{name},absent"));
        }
        files.line(
            "academicSessions.csv",
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
        );
        files.line(
            "academicSessions.csv",
            &format!("y{year},,,{year}年度,schoolYear,{year}-04-01,{}-03-31,,{year}", year + 1),
        );
        files.line("orgs.csv", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId");
        files.line("courses.csv", "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes");
        files.line("classes.csv", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods,metadata.jp.specialNeeds");
        files.line("users.csv", "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns,metadata.jp.kanaGivenName,metadata.jp.kanaFamilyName,metadata.jp.kanaMiddleName,metadata.jp.homeClass,metadata.jp.kanaPreferredFamilyName,metadata.jp.kanaPreferredGivenName,metadata.jp.kanaPreferredMiddleName");
        files.line("enrollments.csv", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate,metadata.jp.shussekiNo,metadata.jp.publicFlg");
        files.line("roles.csv", "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId");
        files
    }

    fn school(&mut self, school: usize, year: i16) {
        self.line("orgs.csv", &format!("o{school},,,第{school}小学校,school,C{school:03},"));
        self.line("courses.csv", &format!("c{school},,,y{year},学級,,P3,o{school},,"));
        for class in 0..CLASSES {
            let id = format!("h{year}.{school}.{class}");
            let title = format!("{}組", class + 1);
            self.line("classes.csv", &format!("{id},,,{title},P3,c{school},{class},homeroom,,o{school},y{year},,,,"));
            for n in 0..PUPILS {
                // A year later everybody sits in the next class.
                let pupil = (class + CLASSES - usize::try_from(year - 2026).unwrap()) % CLASSES * PUPILS + n;
                let user = format!("u{school}.{pupil}");
                self.line(
                    "users.csv",
                    &format!("{user},,,true,,,児童{pupil},架空,,,,,,,P3,,,,,,o{school},,ジドウ,カクウ,,,,,"),
                );
                self.line("roles.csv", &format!("r{user},,,{user},primary,student,,,o{school},"));
                self.line("enrollments.csv", &format!("e{user},,,{id},o{school},{user},student,false,,,{},", n + 1));
            }
        }
    }

    fn line(&mut self, file: &'static str, line: &str) {
        let place = self.0.iter().position(|(name, _)| *name == file).unwrap_or_else(|| {
            self.0.push((file, String::new()));
            self.0.len() - 1
        });
        let quoted: Vec<String> = line.split(',').map(|cell| format!("\"{cell}\"")).collect();
        write!(self.0[place].1, "{}\r\n", quoted.join(",")).unwrap();
    }

    fn zip(self) -> Vec<u8> {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in self.0 {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_pupils_come_once_and_move_up_together() {
    // Ten thousand rows over HTTP to a JVM take minutes, and show nothing that the other scenes do not.
    if engines_are_outside("five_thousand_pupils_come_once_and_move_up_together") {
        return;
    }
    let scene = Scene::start("school_roster_many", MORNING).await;
    let officer = scene.officer().await;
    let file = city(2026);
    let taken = brings(&scene, &officer, file.clone(), "").await;
    assert_eq!(taken["import"]["children"], json!(SCHOOLS * CLASSES * PUPILS));
    let again = officer.upload(IMPORT, file).await.ok();
    let unchanged: u64 =
        again["schools"].as_array().unwrap().iter().map(|one| one["unchanged"].as_u64().unwrap()).sum();
    assert_eq!(unchanged, 5_000);

    let seen = brings(&scene, &officer, city(2027), "").await;
    let moved: u64 = seen["schools"].as_array().unwrap().iter().map(|one| one["moved"].as_u64().unwrap()).sum();
    assert_eq!(moved, 5_000);
    let left = officer.upload(IMPORT, city(2027)).await.ok();
    let unchanged: u64 = left["schools"].as_array().unwrap().iter().map(|one| one["unchanged"].as_u64().unwrap()).sum();
    assert_eq!(unchanged, 5_000);
    scene.ends().await;
}
