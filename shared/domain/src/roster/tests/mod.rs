//! Scenes of the 青葉小学校: the siblings 青木 花 and 陸, 井上 空, their families and a teacher. All of them are made up.

mod archive;
mod bad;
mod diff;
mod many;
mod oneroster;
mod plain;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::facility::{RosterChild, *};

/// A zip of files.
fn pack<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// As exports write it: all quoted, CR LF.
fn csv<const N: usize>(head: [&str; N], rows: &[[&str; N]]) -> String {
    let mut text = String::new();
    for row in std::iter::once(&head).chain(rows) {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        write!(text, "{}\r\n", cells.join(",")).unwrap();
    }
    text
}

/// An export that a test changes before it is packed.
#[derive(Clone)]
struct Export {
    files: BTreeMap<String, String>,
}

impl Export {
    fn with(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.files.get_mut(file).unwrap();
        assert!(text.contains(from), "{file} has no {from}");
        *text = text.replacen(from, to, 1);
        self
    }

    fn everywhere(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.files.get_mut(file).unwrap();
        *text = text.replace(from, to);
        self
    }

    fn and(mut self, file: &str, row: &[&str]) -> Self {
        let text = self.files.get_mut(file).unwrap();
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{cell}\"")).collect();
        write!(text, "{}\r\n", cells.join(",")).unwrap();
        self
    }

    fn without(mut self, file: &str, id: &str) -> Self {
        let text = self.files.get_mut(file).unwrap();
        *text = text.split_inclusive("\r\n").filter(|line| !line.contains(id)).collect();
        self
    }

    fn no_file(mut self, file: &str) -> Self {
        self.files.remove(file).unwrap();
        self
    }

    fn bytes(&self) -> Vec<u8> {
        pack(self.files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
    }

    fn read(&self) -> Result<Intake, Rejected> {
        read_oneroster(&self.bytes())
    }

    fn intake(&self) -> Intake {
        self.read().unwrap()
    }
}

const MANIFEST: [(&str, &str); 12] = [
    ("manifest.version", "1.0"),
    ("oneroster.version", "1.2"),
    ("file.academicSessions", "bulk"),
    ("file.orgs", "bulk"),
    ("file.courses", "bulk"),
    ("file.classes", "bulk"),
    ("file.users", "bulk"),
    ("file.enrollments", "bulk"),
    ("file.roles", "bulk"),
    ("file.demographics", "absent"),
    ("file.userProfiles", "absent"),
    ("source.systemName", "校務支援"),
];

/// Of the Japan Profile up to 1.2.
fn export() -> Export {
    let manifest: Vec<[&str; 2]> = MANIFEST.iter().map(|(name, value)| [*name, *value]).collect();
    let user = |id, family, given, kana_family, kana_given, agents| {
        [
            id,
            "",
            "",
            "true",
            id,
            "",
            given,
            family,
            "",
            "",
            "x@example.jp",
            "",
            "090-0000-0000",
            agents,
            kana_given,
            kana_family,
        ]
    };
    let files = [
        ("manifest.csv", csv(["propertyName", "value"], &manifest)),
        (
            "academicSessions.csv",
            csv(
                [
                    "sourcedId",
                    "status",
                    "dateLastModified",
                    "title",
                    "type",
                    "startDate",
                    "endDate",
                    "parentSourcedId",
                    "schoolYear",
                ],
                &[["y26", "", "", "2026年度", "schoolYear", "2026-04-01", "2027-03-31", "", "2026"]],
            ),
        ),
        (
            "orgs.csv",
            csv(
                ["sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId"],
                &[
                    ["d1", "", "", "つなぐ市教育委員会", "district", "139998", ""],
                    ["o1", "", "", "つなぐ市立青葉小学校", "school", "B199999000012", "d1"],
                ],
            ),
        ),
        (
            "courses.csv",
            csv(
                [
                    "sourcedId",
                    "status",
                    "dateLastModified",
                    "schoolYearSourcedId",
                    "title",
                    "courseCode",
                    "grades",
                    "orgSourcedId",
                    "subjects",
                    "subjectCodes",
                ],
                &[["co", "", "", "y26", "学級", "", "P1,P3", "o1", "", ""]],
            ),
        ),
        (
            "classes.csv",
            csv(
                [
                    "sourcedId",
                    "status",
                    "dateLastModified",
                    "title",
                    "grades",
                    "courseSourcedId",
                    "classCode",
                    "classType",
                    "location",
                    "schoolSourcedId",
                    "termSourcedIds",
                    "metadata.jp.specialNeeds",
                ],
                &[
                    ["c31", "", "", "3年1組", "P3", "co", "", "homeroom", "", "o1", "y26", "false"],
                    ["c32", "", "", "3年2組", "P3", "co", "", "homeroom", "", "o1", "y26", "false"],
                    ["c11", "", "", "1年1組", "P1", "co", "", "homeroom", "", "o1", "y26", "false"],
                    ["cm", "", "", "算数", "P3", "co", "", "scheduled", "", "o1", "y26", "false"],
                ],
            ),
        ),
        (
            "users.csv",
            csv(
                [
                    "sourcedId",
                    "status",
                    "dateLastModified",
                    "enabledUser",
                    "username",
                    "userIds",
                    "givenName",
                    "familyName",
                    "middleName",
                    "identifier",
                    "email",
                    "sms",
                    "phone",
                    "agentSourcedIds",
                    "metadata.jp.kanaGivenName",
                    "metadata.jp.kanaFamilyName",
                ],
                &[
                    user("hana", "青木", "花", "アオキ", "ハナ", "hikaru,shigeru"),
                    user("riku", "青木", "陸", "アオキ", "リク", "hikaru"),
                    user("sora", "井上", "空", "ｲﾉｳｴ", "ｿﾗ", "mei"),
                    user("hikaru", "青木", "光", "アオキ", "ヒカル", ""),
                    user("shigeru", "青木", "茂", "アオキ", "シゲル", ""),
                    user("mei", "井上", "芽衣", "イノウエ", "メイ", ""),
                    user("mori", "森", "学", "モリ", "マナブ", ""),
                ],
            ),
        ),
        (
            "roles.csv",
            csv(
                [
                    "sourcedId",
                    "status",
                    "dateLastModified",
                    "userSourcedId",
                    "roleType",
                    "role",
                    "beginDate",
                    "endDate",
                    "orgSourcedId",
                    "userProfileSourcedId",
                ],
                &[
                    ["r1", "", "", "hana", "primary", "student", "", "", "o1", ""],
                    ["r2", "", "", "riku", "primary", "student", "", "", "o1", ""],
                    ["r3", "", "", "sora", "primary", "student", "", "", "o1", ""],
                    ["r4", "", "", "hikaru", "primary", "guardian", "", "", "o1", ""],
                    ["r5", "", "", "shigeru", "primary", "relative", "", "", "o1", ""],
                    ["r6", "", "", "mei", "primary", "parent", "", "", "o1", ""],
                    ["r7", "", "", "mori", "primary", "teacher", "", "", "o1", ""],
                ],
            ),
        ),
        (
            "enrollments.csv",
            csv(
                [
                    "sourcedId",
                    "status",
                    "dateLastModified",
                    "classSourcedId",
                    "schoolSourcedId",
                    "userSourcedId",
                    "role",
                    "primary",
                    "beginDate",
                    "endDate",
                    "metadata.jp.ShussekiNo",
                    "metadata.jp.PublicFlg",
                ],
                &[
                    ["e1", "", "", "c31", "o1", "hana", "student", "false", "", "", "1", ""],
                    ["e2", "", "", "c32", "o1", "sora", "student", "false", "", "", "2", ""],
                    ["e3", "", "", "c11", "o1", "riku", "student", "false", "", "", "１", ""],
                    ["e4", "", "", "c31", "o1", "mori", "teacher", "true", "", "", "", ""],
                    ["e5", "", "", "cm", "o1", "hana", "student", "false", "", "", "", ""],
                ],
            ),
        ),
    ];
    Export { files: files.into_iter().map(|(name, text)| (name.to_owned(), text)).collect() }
}

/// The same pupils a year later: 花 and 陸 have moved up, 空 is gone, 海 is new.
fn next_year() -> Export {
    export()
        .with("academicSessions.csv", "2026年度", "2027年度")
        .with("academicSessions.csv", "2026-04-01", "2027-04-01")
        .with("academicSessions.csv", "2027-03-31", "2028-03-31")
        .with("academicSessions.csv", "\"2026\"", "\"2027\"")
        .with("classes.csv", "3年1組\",\"P3", "4年1組\",\"P4")
        .with("classes.csv", "3年2組\",\"P3", "1年1組\",\"P1")
        .with(
            "classes.csv",
            "\"1年1組\",\"P1\",\"co\",\"\",\"homeroom\",\"\",\"o1\",\"y26\",\"false\"\r\n\"cm",
            "\"2年1組\",\"P2\",\"co\",\"\",\"homeroom\",\"\",\"o1\",\"y26\",\"false\"\r\n\"cm",
        )
        .everywhere("users.csv", "sora", "umi")
        .everywhere("users.csv", "\"空\"", "\"海\"")
        .everywhere("users.csv", "ｿﾗ", "ｳﾐ")
        .everywhere("roles.csv", "sora", "umi")
        .everywhere("enrollments.csv", "sora", "umi")
}

fn school(intake: &Intake) -> &School {
    let [school] = intake.schools.as_slice() else { panic!("{} schools", intake.schools.len()) };
    school
}

fn pupil<'a>(children: &'a [RosterChild], name: &str) -> &'a RosterChild {
    children.iter().find(|child| child.name == name).unwrap()
}

/// `file:line column code` of each, in order.
fn found(findings: &Findings) -> Vec<String> {
    findings.kept.iter().map(ToString::to_string).collect()
}
