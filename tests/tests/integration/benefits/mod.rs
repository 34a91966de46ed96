//! Benefits, from the office's list to the money on the account.

mod bank_files;
mod crashes;
mod lists;
mod mistakes;
mod one_tap;
mod pregnancy;
mod storm;
mod twice;

use serde_json::{Value, json};
use tests::{Answer, Caller, Guardian, Scene, holds_card};

pub const MORNING: &str = "2026-05-11T10:00:00+09:00";

/// A benefit of 20,000 yen for each child under 18 whose household pays no tax.
pub fn programme() -> Value {
    json!({
        "id": "kosodate-2026", "period": "2026", "for": "child",
        "title": { "ja": "子育て応援給付", "en": "Family support" },
        "description": { "ja": "物価高の中で子育てをする世帯に。" },
        "sources": [{ "title": "つなぐ市子育て応援給付要綱 第3条" }],
        "effective_from": "2026-04-01", "apply_until": "2026-09-30",
        "who": [
            { "is": "age", "on": "2026-04-01", "below": 18 },
            { "is": "listed", "column": "課税区分", "says": { "ja": "住民税が非課税であること" }, "one_of": ["非課税"] },
        ],
        "amount": { "kind": "fixed", "yen": 20_000 },
    })
}

pub const HEAD: &str = "宛名番号,氏名,生年月日,申請者宛名番号,申請者氏名,申請者生年月日,住所,課税区分,金融機関コード,店番,預金種目,口座番号,口座名義";
/// 青木 さくら's children, as the office writes them; 石田 悠希's has no account yet.
pub const ROWS: [&str; 3] = [
    "00000011,青木 空,令和6年10月10日,00000001,青木 さくら,平成4年3月4日,つなぐ市青葉町1-2-3,非課税,0001,012,普通,1234567,アオキ サクラ",
    "00000012,青木 海,令和4年1月20日,00000001,青木 さくら,平成4年3月4日,つなぐ市青葉町1-2-3,非課税,0001,012,普通,1234567,アオキ サクラ",
    "00000021,石田 光,2023-07-01,00000002,石田 悠希,1989-11-20,若葉台4丁目5番6号,非課税,,,,,",
];

pub fn csv(rows: &[&str]) -> String {
    format!("{HEAD}\r\n{}\r\n", rows.join("\r\n"))
}

/// The municipality's office: who describes, brings and decides, and who releases.
pub struct Office<'a> {
    pub scene: &'a Scene,
    pub officer: Caller<'a>,
    pub treasurer: Caller<'a>,
}

impl<'a> Office<'a> {
    /// Knows its banks and its own account, and nothing else.
    pub async fn opens(scene: &'a Scene) -> Self {
        let office = Self { scene, officer: scene.officer().await, treasurer: scene.officer_called("treasurer").await };
        let name = |code: &str, name: &str, kana: &str| json!({ "code": code, "name": name, "kana": kana });
        let banks = json!({ "banks": [
            { "bank": name("0001", "つなぐ銀行", "ツナグ"), "branches": [name("012", "青葉支店", "アオバ"), name("001", "本店", "ホンテン")] },
            { "bank": name("9900", "ゆうちょ銀行", "ユウチヨ"), "branches": [name("128", "一二八", "イチニハチ")] },
        ] });
        assert_eq!(office.officer.post("/api/staff/banks", banks).await.status, 204);
        let payer = json!({
            "code": "1234567890", "name": "ツナグシカイケイカンリシヤ", "bank": "0001", "branch": "001",
            "kind": "普通", "number": "7654321",
        });
        office.officer.put("/api/staff/payer", payer).await.ok();
        office
    }

    /// Two people who have signed in again: a session is over after an hour.
    pub async fn on_a_new_day(&self) -> Self {
        Self {
            scene: self.scene,
            officer: self.scene.officer().await,
            treasurer: self.scene.officer_called("treasurer").await,
        }
    }

    /// Has the programme and its list in force.
    pub async fn with_list(scene: &'a Scene) -> Self {
        let office = Self::opens(scene).await;
        office.officer.post("/api/staff/programmes", json!({ "programme": programme(), "version": 0 })).await.ok();
        let report = office.brings(&csv(&ROWS)).await;
        assert_eq!((&report["taken"], &report["in_force"]), (&json!(3), &json!(true)), "{report}");
        office
    }

    pub async fn brings(&self, csv: &str) -> Value {
        self.officer.upload(&at("/eligible"), csv.as_bytes()).await.ok()
    }

    /// Compares and joins everybody whom the list and the cards name alike.
    pub async fn joins(&self) -> Value {
        let pairs = self.officer.get(&at("/matches")).await.ok();
        let ids: Vec<&Value> = pairs.as_array().unwrap().iter().map(|pair| &pair["id"]).collect();
        self.officer.post(&at("/matches"), json!({ "ids": ids })).await.ok()
    }

    pub async fn funnel(&self) -> Value {
        self.officer.get(&at("/funnel")).await.ok()
    }

    pub async fn grants(&self, subjects: &[&str]) -> Value {
        self.officer.post(&at("/decisions"), granting(subjects)).await.ok()
    }

    /// Decides otherwise about one, with a sentence for the family where it needs one.
    pub async fn decides(&self, subject: &str, decision: &str, because: Option<&str>) -> Answer {
        let mut body = json!({ "subjects": [subject], "decision": decision });
        if let Some(because) = because {
            body["because"] = json!(because);
        }
        self.officer.post(&at("/decisions"), body).await
    }

    /// Makes a file of what is granted.
    pub async fn makes_file(&self, key: &str) -> Value {
        let made = self.officer.keyed(key).post(&at("/bank-files"), json!({ "pay_on": "2026-05-20" })).await;
        assert_eq!(made.status, 202, "{made}");
        self.scene.settle().await;
        self.file(made.body["id"].as_str().unwrap()).await
    }

    pub async fn file(&self, id: &str) -> Value {
        let files = self.officer.get(&at("/bank-files")).await.ok();
        files.as_array().unwrap().iter().find(|file| file["id"] == id).cloned().unwrap_or_default()
    }

    /// The second person releases it.
    pub async fn releases(&self, file: &Value) -> Value {
        let to = at(&format!("/bank-files/{}/release", file["id"].as_str().unwrap()));
        self.treasurer.post(&to, json!({ "sha256": file["sha256"] })).await.ok()
    }

    /// The bank says what came back: one reports it, and the second person confirms it.
    pub async fn hears_from_bank(&self, file: &Value, returned: &[(u64, &str)]) -> Value {
        let to = at(&format!("/bank-files/{}/result", file["id"].as_str().unwrap()));
        let reported = self.officer.post(&to, result(returned)).await;
        assert_eq!(reported.status, 202, "{reported}");
        let looked_at = json!({ "id": reported.body["reported"]["id"] });
        let taken = self.treasurer.post(&format!("{to}/confirmation"), looked_at).await;
        assert_eq!(taken.status, 202, "{taken}");
        self.scene.settle().await;
        self.file(file["id"].as_str().unwrap()).await
    }
}

/// A decision that grants.
pub fn granting(subjects: &[&str]) -> Value {
    json!({ "subjects": subjects, "decision": "grant" })
}

/// What came back, as the bank says it.
pub fn result(returned: &[(u64, &str)]) -> Value {
    let returned: Vec<Value> =
        returned.iter().map(|(reference, why)| json!({ "reference": reference, "why": why })).collect();
    json!({ "returned": returned })
}

pub fn at(path: &str) -> String {
    format!("/api/staff/programmes/kosodate-2026{path}")
}

/// Somebody in LINE who has registered with a card.
pub async fn registered<'a>(scene: &'a Scene, card: &str) -> (Guardian<'a>, Caller<'a>) {
    let guardian = scene.guardian().await;
    let page = guardian.page().await;
    holds_card(&page, card).await.registers(&page).await.ok();
    (guardian, page)
}

/// Applies for what is shown.
pub async fn applies(page: &Caller<'_>, card: &Value) -> Value {
    let to = format!("/api/benefits/{}/application", card["id"].as_str().unwrap());
    page.post(&to, json!({ "shown": card["shown"] })).await.ok()
}

/// Transfers of a bank file: reference, yen, account.
pub fn transfers(bytes: &[u8]) -> Vec<(u64, u64, String)> {
    let records = bytes.split(|byte| *byte == b'\n').filter(|record| record.first() == Some(&b'2'));
    let field = |record: &[u8], from: usize, to: usize| String::from_utf8(record[from..to].to_vec()).unwrap();
    records
        .map(|record| {
            let number = |from, to| field(record, from, to).parse().unwrap();
            (number(91, 101), number(80, 90), field(record, 43, 50))
        })
        .collect()
}
