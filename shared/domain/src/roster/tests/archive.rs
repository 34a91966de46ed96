use super::*;

fn refused(bytes: &[u8]) -> String {
    read_oneroster(bytes).unwrap_err().0.kept.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Another name of the same length, in both headers of the zip.
fn renamed(mut zip: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> =
        zip.windows(from.len()).enumerate().filter(|(_, part)| *part == from.as_bytes()).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        zip[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    zip
}

/// `change` on each header: of the file, and in the directory.
fn patched(mut zip: Vec<u8>, local: usize, central: usize, bytes: &[u8]) -> Vec<u8> {
    for (mark, offset) in [(b"PK\x03\x04", local), (b"PK\x01\x02", central)] {
        let at = zip.windows(4).position(|part| part == mark).unwrap() + offset;
        zip[at..at + bytes.len()].copy_from_slice(bytes);
    }
    zip
}

#[test]
fn a_zip_that_is_none_or_is_a_trap_is_refused() {
    let one = |name: &str| pack([(name, &b"x"[..])]);
    let many: Vec<String> = (0..=MAX_ENTRIES).map(|place| format!("f{place}.csv")).collect();
    let whole = export().bytes();
    let mut sums = whole.clone();
    let at = sums.windows(4).position(|part| part == b"PK\x03\x04").unwrap() + 60;
    sums[at] ^= 0xff;
    for (what, bytes, why) in [
        ("nothing", vec![], "zip damaged"),
        ("no zip", b"PK\x03\x04 and no more".to_vec(), "zip damaged"),
        ("cut short", whole[..whole.len() / 2].to_vec(), "zip damaged"),
        ("another byte", sums, "zip damaged"),
        ("too large", vec![b'P'; MAX_FILE + 1], "zip too_large"),
        ("many", pack(many.iter().map(|name| (name.as_str(), &b""[..]))), "zip too_many_entries"),
        ("password", patched(one("manifest.csv"), 6, 8, &[1, 0]), "zip encrypted"),
        ("packed otherwise", patched(one("manifest.csv"), 8, 10, &[12, 0]), "zip packed_otherwise"),
        ("folder", one("RO/users.csv"), "zip in_folder"),
        ("climbs", renamed(one("aa/users.csv"), "aa/users.csv", "../users.csv"), "zip unsafe_path"),
        ("absolute", renamed(one("a/users.csv"), "a/users.csv", "//users.csv"), "zip unsafe_path"),
        ("drive", renamed(one("aa/users.csv"), "aa/users.csv", "C:\\users.csv"), "zip unsafe_path"),
        (
            "twice",
            renamed(pack([("users.csv", &b"x"[..]), ("userz.csv", &b"y"[..])]), "userz.csv", "users.csv"),
            "zip name_twice",
        ),
        ("empty", pack([]), "manifest.csv file_missing"),
    ] {
        assert_eq!(refused(&bytes), why, "{what}");
    }
}

#[test]
fn what_is_unpacked_is_counted_whatever_the_zip_says() {
    // 200 MB in 200 KB.
    let bomb = pack([("users.csv", vec![0; 200_000_000].as_slice())]);
    assert!(bomb.len() < MAX_FILE);
    assert_eq!(refused(&bomb), "zip too_large_unpacked");

    let modest = patched(bomb, 22, 24, &1_u32.to_le_bytes());
    assert!(["zip too_large_unpacked", "zip damaged"].contains(&refused(&modest).as_str()));

    let half = vec![b'a'; MAX_UNPACKED / 2 + 1];
    assert_eq!(refused(&pack([("users.csv", half.as_slice()), ("orgs.csv", &half)])), "zip too_large_unpacked");
}

#[test]
fn what_nobody_asks_for_is_not_unpacked() {
    let zeros = vec![0; 100_000_000];
    let export = export();
    let files = export.files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let with_more = pack(files.chain([("__MACOSX/._a", zeros.as_slice()), ("photo.bin", &zeros)]));

    assert_eq!(read_oneroster(&with_more).unwrap(), export.intake());
}
