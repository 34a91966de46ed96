//! Bank files against an independent checker, `../shared/tools/zengin-check.py`, where that is at hand.
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "helpers of a test fail like a test; where the checker lies is the test runner's matter"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use domain::transfer::{AccountKind, BankText, Branch, File, Payer, Place, Transfer, read, write};
use jiff::civil::{Date, date};

/// A checker that can run; says why where none can.
fn checker() -> Option<PathBuf> {
    let shared = std::env::var("TSUNAGU_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
    let checker = PathBuf::from(shared).join("tools/zengin-check.py");
    if !checker.exists() {
        eprintln!("skipped: {} is not here (set TSUNAGU_SHARED)", checker.display());
        return None;
    }
    if !Command::new("python3").args(["-c", "import yaml"]).output().is_ok_and(|ran| ran.status.success()) {
        eprintln!("skipped: {} wants python3 with PyYAML", checker.display());
        return None;
    }
    Some(checker)
}

/// What the checker complains of.
fn complaints(checker: &Path, name: &str, bytes: &[u8]) -> String {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&place, bytes).unwrap();
    let ran = Command::new("python3").arg(checker).arg(&place).output().unwrap();
    format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr))
}

const NAMES: [&str; 11] = [
    "アオキ　ハナ",
    "ごとう　じゅんいちろう",
    "キョウゴク　ジョージ",
    "ｼｬｰﾛｯﾄ ｸﾞﾘｰﾝ",
    "NGUYEN VAN AN",
    "ヴァン　デン　ベルグ",
    "カﾞード　ﾊﾟﾌｭｰﾑ",
    "ヲノ　ヰチ",
    "パク　チャンホ",
    "マリア　ルイーザ　ドス　サントス　オリヴェイラ　ゴンザガ",
    "ツナグ（ソウゾクニンダイヒョウ）．イチロウ",
];

fn text(text: &str, place: Place) -> Option<BankText> {
    BankText::new(text, place).ok()
}

fn branch(number: u16) -> Branch {
    let name = |text| BankText::new(text, Place::Bank).unwrap();
    Branch {
        bank: 1 + number, bank_name: name("つなぐ"), branch: number % 1_000, branch_name: name("ガードシタ")
    }
}

fn file(on: Date, count: u16) -> File {
    let names: Vec<BankText> = NAMES.iter().filter_map(|name| text(name, Place::Party)).collect();
    let kinds = [AccountKind::Ordinary, AccountKind::Current, AccountKind::Savings, AccountKind::Other];
    let transfers: Vec<Transfer> = (0..count)
        .zip(names.iter().cycle().zip(kinds.iter().cycle()))
        .map(|(n, (name, kind))| Transfer {
            branch: branch(n % 900),
            kind: *kind,
            account: u32::from(n) * 151 % 10_000_000,
            name: name.clone(),
            amount: 1 + u64::from(n) * 10_000,
            reference: u64::from(n),
            batch: 7,
        })
        .collect();
    let name = text("ツナグシ　カイケイカンリシャ", Place::Party).unwrap();
    let payer = Payer { code: 1_234_567_890, name, branch: branch(1), kind: AccountKind::Ordinary, account: 7 };
    write(&payer, on, &transfers).unwrap()
}

#[test]
fn every_file_passes_the_independent_checker() {
    let Some(checker) = checker() else { return };
    for (on, count) in [(date(2026, 5, 8), 1), (date(2026, 12, 30), 12), (date(2027, 1, 4), 3_000)] {
        let file = file(on, count);
        assert_eq!(complaints(&checker, &format!("bank-file-{count}.txt"), &file.bytes), "");
        let read = read(&file.bytes).unwrap();
        assert_eq!((read.total(), read.transfers.len()), (file.total, usize::from(count)));
        assert_eq!(file.count, u64::from(count));
    }
}

#[test]
fn the_checker_sees_a_yen_that_is_missing() {
    let Some(checker) = checker() else { return };
    let mut file = file(date(2026, 5, 8), 2);
    // The last digit of the first amount.
    let digit = file.bytes.get_mut(122 + 89).unwrap();
    *digit += 1;
    assert!(complaints(&checker, "bank-file-wrong.txt", &file.bytes).contains("V-301"));
}
