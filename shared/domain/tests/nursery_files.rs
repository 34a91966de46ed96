//! Real files of municipalities in `../shared/data/nursery`, where that is at hand: every row is taken, taken with
//! warnings, or refused, and twice the same file changes nothing.

#![expect(clippy::print_stderr, reason = "a test says what it skips")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::nursery::import::{Encoding, Format, Import, Settings, import};
use domain::nursery::{Kind, diff};

/// None, with a word about it, where the shared data is not laid beside the repository.
fn data(name: &str) -> Option<Vec<u8>> {
    #[expect(clippy::disallowed_methods, reason = "a test finds its data by environment")]
    let shared = std::env::var("TSUNAGU_SHARED")
        .map_or_else(|_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/nursery").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not here (set TSUNAGU_SHARED)", path.display());
    }
    bytes
}

fn settings(municipality: &str, name: &str) -> Settings {
    Settings { municipality: municipality.to_owned(), municipality_name: name.to_owned(), ..Settings::default() }
}

/// How often each reason stands in the report.
fn reasons(import: &Import) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for one in import.rows.iter().flat_map(|row| row.refused.iter().chain(&row.warnings)) {
        *counts.entry(format!("{}: {}", one.column, one.reason)).or_default() += 1;
    }
    counts
}

struct File {
    name: &'static str,
    settings: Settings,
    format: Format,
    encoding: Encoding,
    /// Rows taken, taken with warnings, refused.
    counts: (usize, usize, usize),
    /// Facilities with a position.
    placed: usize,
}

fn files() -> [File; 7] {
    let file = |name, code, city, format, encoding, counts, placed| File {
        name,
        settings: settings(code, city),
        format,
        encoding,
        counts,
        placed,
    };
    let (csv, map) = (Format::Csv, Format::GeoJson);
    let (utf8, cp932) = (Encoding::Utf8, Encoding::Cp932);
    [
        file("kudamatsu/352071_preschool_excerpt.csv", "352071", "下松市", csv, utf8, (10, 1, 0), 11),
        file("chiba_city_via_muroran/nurseryData.csv", "121002", "千葉市", csv, cp932, (0, 232, 0), 231),
        file("chiba_city_via_muroran/nurseryFacilities.geojson", "121002", "千葉市", map, utf8, (0, 232, 0), 231),
        file("sapporo/nurseryFacilities.geojson", "011002", "札幌市", map, utf8, (478, 50, 0), 528),
        file("yokohama_kohoku/nurseryFacilities.geojson", "141003", "横浜市", map, utf8, (617, 5, 0), 622),
        file("kumagaya/nurseryFacilities.geojson", "112020", "熊谷市", map, utf8, (0, 36, 0), 36),
        file("shizuoka/nurseryFacilities.geojson", "221007", "静岡市", map, utf8, (32, 11, 0), 43),
    ]
}

#[test]
fn every_file_imports_and_every_row_is_accounted_for() {
    for file in files() {
        let Some(bytes) = data(file.name) else { return };
        let read = import(&bytes, &file.settings).unwrap();
        eprintln!("{}: {:?} {:#?} unread {:?}", file.name, read.counts(), reasons(&read), read.unread);
        assert_eq!((read.format, read.encoding), (file.format, file.encoding), "{}", file.name);
        assert_eq!(read.counts(), file.counts, "{}", file.name);
        let placed = read.nurseries.iter().filter(|nursery| nursery.position.is_some()).count();
        assert_eq!(placed, file.placed, "{}", file.name);
        let (taken, warned, _) = read.counts();
        assert_eq!(read.nurseries.len(), taken + warned);

        let again = import(&bytes, &file.settings).unwrap();
        assert!(diff(&read.nurseries, &again.nurseries).is_nothing(), "{}", file.name);
    }
}

#[test]
fn what_the_files_say_is_understood() {
    let Some(bytes) = data("kudamatsu/352071_preschool_excerpt.csv") else { return };
    let read = import(&bytes, &settings("352071", "下松市")).unwrap();
    let named = |name: &str| read.nurseries.iter().find(|nursery| nursery.name.contains(name)).unwrap();
    let shion = named("四恩");
    assert_eq!(shion.kind, Kind::CentreUnited);
    assert_eq!(shion.ages.as_ref().and_then(|ages| ages.from), Some(10));
    assert_eq!((shion.district.as_deref(), shion.capacity), (Some("大字末武上"), Some(215)));
    assert_eq!(named("潮音").hours.unwrap().closes, Some(19 * 60));

    let Some(bytes) = data("sapporo/nurseryFacilities.geojson") else { return };
    let read = import(&bytes, &settings("011002", "札幌市")).unwrap();
    let akebono = read.nurseries.iter().find(|nursery| nursery.id == "1001").unwrap();
    assert_eq!((akebono.kind, akebono.district.as_deref()), (Kind::PublicNursery, Some("中央区南11条西")));
    assert_eq!(akebono.ages.as_ref().map(|ages| (ages.from, ages.to)), Some((Some(22), Some(72))));
}
