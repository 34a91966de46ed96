//! Taps, retries, lists, decisions, files, releases, results and a bad day of the database in any order: each right is paid
//! at most once, and what the files say is what was decided.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use tests::{Caller, Scene, engines_are_outside};

use super::{HEAD, MORNING, Office, at, registered, transfers};

/// Children of the one family: enough for files of several, few enough for collisions.
const CHILDREN: usize = 8;
const MOVES: usize = 90;

/// Chance that can be had again (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }
}

/// What has gone to the bank, as the bank sees it.
#[derive(Default)]
struct Bank {
    /// Account and yen of each transfer that was not sent back, by file and reference.
    kept: BTreeMap<(String, u64), (String, u64)>,
    fetched: BTreeSet<String>,
    back: BTreeSet<(String, u64)>,
}

struct Storm<'a> {
    office: Office<'a>,
    page: Caller<'a>,
    third: Caller<'a>,
    dice: Dice,
    bank: Bank,
    keys: usize,
}

impl Storm<'_> {
    /// Every child's account ends in the child's own digit, so that a transfer says whose it is.
    fn list(&mut self) -> String {
        let rows = (0..CHILDREN).map(|n| {
            format!("0000010{n},子 {n},2020-01-0{},00000001,青木 さくら,1992-03-04,青葉町1-2-3,非課税,0001,012,普通,100000{n},アオキ サクラ", n + 1)
        });
        format!("{HEAD}\r\n{}\r\n", rows.collect::<Vec<_>>().join("\r\n"))
    }

    async fn cards(&self) -> Vec<Value> {
        let answer = self.page.get("/api/benefits").await;
        if answer.status == 200 { answer.body.as_array().cloned().unwrap_or_default() } else { Vec::new() }
    }

    async fn files(&self) -> Vec<Value> {
        let answer = self.office.officer.get(&at("/bank-files")).await;
        if answer.status == 200 { answer.body.as_array().cloned().unwrap_or_default() } else { Vec::new() }
    }

    async fn moves(&mut self) {
        match self.dice.below(12) {
            0 => {
                let fault = ["lost_after_commit", "failure", "throttle", "conflict"][self.dice.below(4)];
                let (times, after) = (1 + self.dice.below(3), self.dice.below(4));
                let order =
                    json!({ "operation": "TransactWriteItems", "fault": fault, "times": times, "after": after });
                self.office.scene.dynamodb_fault(order).await;
            }
            1 => {
                let list = self.list();
                self.office.officer.upload(&at("/eligible"), list).await;
            }
            2..=4 => self.taps().await,
            5 | 6 => {
                let (decision, because) = match self.dice.below(8) {
                    0 => ("refuse", Some("対象になりません。")),
                    1 => ("ask_account", Some("支店がなくなりました。")),
                    2 | 3 => ("reopen", None),
                    _ => ("grant", None),
                };
                let some: Vec<String> =
                    (0..CHILDREN).filter(|_| self.dice.below(3) > 0).map(|n| format!("0000010{n}")).collect();
                let mut body = json!({ "subjects": some, "decision": decision });
                if let Some(because) = because {
                    body["because"] = json!(because);
                }
                self.office.officer.post(&at("/decisions"), body).await;
            }
            7 => {
                self.keys += self.dice.below(2);
                let key = format!("k{}", self.keys);
                self.office.officer.keyed(&key).post(&at("/bank-files"), json!({ "pay_on": "2026-05-20" })).await;
            }
            8 => self.office.scene.settle().await,
            _ => self.one_file().await,
        }
    }

    /// A quiet hour, in which one file goes the whole way.
    async fn calms(&mut self) {
        let scene = self.office.scene;
        scene.dynamodb_fault(json!({ "clear": true })).await;
        scene.settle().await;
        for card in self.cards().await.iter().filter(|card| card["may_apply"] == true) {
            super::applies(&self.page, card).await;
        }
        let subjects: Vec<String> = (0..CHILDREN).map(|n| format!("0000010{n}")).collect();
        for decision in ["reopen", "grant"] {
            let body = json!({ "subjects": subjects, "decision": decision });
            self.office.officer.post(&at("/decisions"), body).await.ok();
        }
        self.keys += 1;
        let key = format!("k{}", self.keys);
        self.office.officer.keyed(&key).post(&at("/bank-files"), json!({ "pay_on": "2026-05-20" })).await;
        scene.settle().await;
        for file in self.files().await {
            let release = at(&format!("/bank-files/{}/release", file["id"].as_str().unwrap()));
            self.third.post(&release, json!({ "sha256": file["sha256"] })).await;
            self.fetch(&file).await;
        }
    }

    async fn taps(&mut self) {
        let cards = self.cards().await;
        if cards.is_empty() {
            return;
        }
        let card = &cards[self.dice.below(cards.len())];
        let path = |what: &str| format!("/api/benefits/{}/{what}", card["id"].as_str().unwrap());
        if card["state"] == "returned" && card["may_apply"] == false {
            let digit = card["whom"].as_str().unwrap().chars().last().unwrap();
            let number = format!("{}0000{digit}", 20 + self.dice.below(70));
            let account =
                json!({ "bank": "0001", "branch": "012", "kind": "普通", "number": number, "holder": "ｱｵｷ ｻｸﾗ" });
            self.page.put(&path("account"), account).await;
        } else if self.dice.below(8) == 0 {
            self.page.post(&path("declination"), json!({})).await;
        } else {
            for _ in 0..=self.dice.below(2) {
                self.page.post(&path("application"), json!({ "shown": card["shown"] })).await;
            }
        }
    }

    /// Whatever may happen to a file next, and some that may not.
    async fn one_file(&mut self) {
        let files = self.files().await;
        if files.is_empty() {
            return;
        }
        let file = files[self.dice.below(files.len())].clone();
        let id = file["id"].as_str().unwrap().to_owned();
        let to = |what: &str| at(&format!("/bank-files/{id}/{what}"));
        match self.dice.below(4) {
            0 if self.dice.below(3) == 0 => _ = self.office.officer.post(&to("discard"), json!({})).await,
            0 | 1 => {
                let who = if self.dice.below(2) == 0 { &self.third } else { &self.office.officer };
                who.post(&to("release"), json!({ "sha256": file["sha256"] })).await;
            }
            2 => self.fetch(&file).await,
            _ => {
                let count = file["count"].as_u64().unwrap();
                if !self.bank.fetched.contains(&id) || count == 0 {
                    return;
                }
                let reference = 1 + u64::try_from(self.dice.below(usize::try_from(count).unwrap())).unwrap();
                let reported =
                    self.office.officer.post(&to("result"), super::result(&[(reference, "該当口座なし")])).await;
                let looked_at = json!({ "id": reported.body["reported"]["id"] });
                let answer = self.office.treasurer.post(&to("result/confirmation"), looked_at).await;
                // An answer that was lost may have been a yes; the bank has sent it back either way, and says so again.
                if answer.status == 202 || answer.status >= 500 {
                    self.bank.back.insert((id, reference));
                }
            }
        }
    }

    /// The file goes to the bank, which carries it out once.
    async fn fetch(&mut self, file: &Value) {
        let id = file["id"].as_str().unwrap();
        let to = at(&format!("/bank-files/{id}/content"));
        if self.office.officer.get(&to).await.status != 200 || !self.bank.fetched.insert(id.to_owned()) {
            return;
        }
        let sent = transfers(&self.office.officer.download(&to).await);
        assert_eq!(u64::try_from(sent.len()).unwrap(), file["count"].as_u64().unwrap(), "{file}");
        assert_eq!(sent.iter().map(|(_, yen, _)| yen).sum::<u64>(), file["total"].as_u64().unwrap(), "{file}");
        for (reference, yen, account) in sent {
            self.bank.kept.insert((id.to_owned(), reference), (account, yen));
        }
    }

    /// Whom the bank has paid and not taken back.
    fn paid(&self) -> BTreeMap<char, u64> {
        let kept = self.bank.kept.iter().filter(|(transfer, _)| !self.bank.back.contains(transfer));
        let mut paid = BTreeMap::new();
        for (_, (account, yen)) in kept {
            *paid.entry(account.chars().last().unwrap()).or_default() += yen;
        }
        paid
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_any_order_each_right_is_paid_at_most_once() {
    if engines_are_outside("in_any_order_each_right_is_paid_at_most_once") {
        return;
    }
    let (mut carried_out, mut sent_back) = (0, 0);
    for seed in 1..=3 {
        let scene = Scene::start("benefits_storm", MORNING).await;
        scene.expects_refusals();
        let office = Office::opens(&scene).await;
        office
            .officer
            .post("/api/staff/programmes", json!({ "programme": super::programme(), "version": 0 }))
            .await
            .ok();
        let (_, page) = registered(&scene, "u1").await;
        let third = scene.officer_called("third").await;
        let mut storm = Storm { office, page, third, dice: Dice(seed), bank: Bank::default(), keys: 0 };
        let list = storm.list();
        storm.office.brings(&list).await;
        storm.office.joins().await;
        for n in 0..MOVES {
            storm.moves().await;
            if n % 30 == 29 {
                storm.calms().await;
            }
            let paid = storm.paid();
            assert!(paid.values().all(|yen| *yen <= 20_000), "seed {seed}, move {n}: {paid:?}");
        }

        scene.dynamodb_fault(json!({ "clear": true })).await;
        // The bank's answers that were lost are given again, and everything halfway is done.
        scene.settle().await;
        scene.advance("PT1H").await;
        scene.settle().await;
        storm.office = storm.office.on_a_new_day().await;
        for (id, reference) in storm.bank.back.clone() {
            let to = at(&format!("/bank-files/{id}/result"));
            let reported = storm.office.officer.post(&to, super::result(&[(reference, "該当口座なし")])).await;
            // What the city knows to be back is not taken a second time.
            if reported.status == 202 {
                let looked_at = json!({ "id": reported.body["reported"]["id"] });
                let taken = storm.office.treasurer.post(&format!("{to}/confirmation"), looked_at).await;
                assert_eq!(taken.status, 202, "{taken}");
                scene.settle().await;
            } else {
                assert_eq!(reported.refusal(), (422, "result_invalid"), "{reported}");
            }
        }
        for file in storm.files().await {
            storm.fetch(&file).await;
        }
        let funnel = storm.office.funnel().await;
        let paid: u64 = storm.paid().values().sum();
        let waiting: u64 = 20_000
            * (funnel["granted"].as_u64().unwrap()
                + storm
                    .files()
                    .await
                    .iter()
                    .filter(|file| file["state"] == "ready")
                    .map(|file| file["count"].as_u64().unwrap())
                    .sum::<u64>());
        assert!(storm.paid().values().all(|yen| *yen == 20_000), "seed {seed}: {:?}", storm.paid());
        assert_eq!(
            paid + waiting,
            funnel["yen"].as_u64().unwrap(),
            "seed {seed}: the files' sum is that of the decisions: {funnel}"
        );
        carried_out += storm.bank.kept.len();
        sent_back += storm.bank.back.len();
        scene.ends_with_dead_letters();
    }
    assert!(
        carried_out >= 18 && sent_back >= 1,
        "the storm was a calm: {carried_out} transfers, {sent_back} of them back"
    );
}
