//! Names of columns. One thing has a dozen; a name is compared without width, case, spaces, brackets and underscores, and of
//! a URI (linked data) only the end counts.

use super::value;

/// The point of a feature, which goes before what its properties say.
pub(super) const POINT_LAT: &str = "geometry.lat";
pub(super) const POINT_LNG: &str = "geometry.lng";

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Municipality,
    MunicipalityName,
    Id,
    Name,
    Kana,
    Kind,
    Ownership,
    CertifiedCentre,
    Address,
    AddressFirst,
    AddressSecond,
    Prefecture,
    City,
    Town,
    Street,
    Building,
    Lat,
    Lng,
    Phone,
    Url,
    Corporation,
    Capacity,
    Ages,
    AgeFrom,
    AgeTo,
    Weekdays,
    Opens,
    Closes,
    HoursNote,
    Note,
    Extended,
    Holiday,
    Temporary,
    Sick,
    Night,
    AllHours,
    Bus,
    Lunch,
    NursingRoom,
    Parking,
    Allergy,
    Vacancy,
    VacancyDay,
    Entry,
    Class,
    ClassCapacity,
    /// Free places of one class, in a file with one row per facility.
    VacancyOf(u8),
    /// Places of one class, likewise.
    CapacityOf(u8),
    /// Cut-off of a fiscal year.
    Border(i16),
}

/// Names as [`plain`] leaves them; of two columns that are about the same, the earlier name counts where both say
/// something. 53 columns of the standard, its renamed variants (熊本市), the 28 of the older layout (八王子市), the
/// properties of papamama maps, our extension.
pub(super) const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Municipality,
        &[
            "全国地方公共団体コード",
            "地方公共団体コード",
            "都道府県コード又は市区町村コード",
            "都道府県コードまたは市区町村コード",
            "自治体コード",
            "市区町村コード",
            "団体コード",
        ],
    ),
    (Column::MunicipalityName, &["地方公共団体名", "自治体名"]),
    (Column::Id, &["id", "施設id", "施設番号", "no", "番号", "hid", "identifier"]),
    (Column::Name, &["名称", "施設名", "施設名称", "園名", "保育所名", "保育施設名", "事業所名", "name", "nursery"]),
    (Column::Kana, &["名称カナ", "名称かな", "名称フリガナ", "施設名カナ", "カナ", "フリガナ", "ふりがな"]),
    (Column::Kind, &["種別", "施設種別", "施設類型", "種類", "type"]),
    (Column::Ownership, &["公私", "公立私立", "設置", "設置主体", "ownership"]),
    (Column::CertifiedCentre, &["kodomo"]),
    (Column::Address, &["所在地連結表記", "所在地連結標記", "所在地", "住所", "施設所在地", "address"]),
    (Column::AddressFirst, &["add1"]),
    (Column::AddressSecond, &["add2"]),
    (Column::Prefecture, &["所在地都道府県", "都道府県名"]),
    (Column::City, &["所在地市区町村", "市区町村名"]),
    (Column::Town, &["所在地町字", "町字", "町名"]),
    (Column::Street, &["所在地番地以下", "番地以下"]),
    (Column::Building, &["建物名等方書", "建物名等", "方書"]),
    (Column::Lat, &["geometrylat", "緯度", "latitude", "lat", "y"]),
    (Column::Lng, &["geometrylng", "経度", "longitude", "lng", "lon", "long", "x"]),
    (Column::Phone, &["電話番号", "連絡先電話番号", "電話", "tel"]),
    (Column::Url, &["url", "ホームページ", "ホームページurl"]),
    (Column::Corporation, &["団体名", "運営法人", "運営主体", "法人名", "設置者", "事業者名", "owner"]),
    (Column::Capacity, &["収容定員", "利用定員", "認可定員", "定員", "定員数", "full"]),
    (Column::Ages, &["受入年齢", "受け入れ年齢", "受入れ年齢", "対象年齢"]),
    (Column::AgeFrom, &["受入開始年齢", "開始年齢", "最小年齢", "ages"]),
    (Column::AgeTo, &["受入終了年齢", "終了年齢", "最大年齢", "agee"]),
    (Column::Weekdays, &["利用可能曜日", "開所曜日", "曜日"]),
    (Column::Opens, &["開始時間", "開所時間", "開園時間", "open"]),
    (Column::Closes, &["終了時間", "閉所時間", "閉園時間", "close"]),
    (Column::HoursNote, &["利用可能日時特記事項", "利用可能日時特記"]),
    (Column::Note, &["備考", "memo", "remarks"]),
    (Column::Extended, &["延長保育", "延長保育の有無", "extra"]),
    (Column::Holiday, &["休日保育", "休日保育の有無", "holiday"]),
    (Column::Temporary, &["一時預かり", "一時預かりの有無", "一時保育", "temp"]),
    (Column::Sick, &["病児保育", "病児保育の有無", "病児病後児保育", "病後児保育"]),
    (Column::Night, &["夜間保育", "夜間保育の有無", "night"]),
    (Column::AllHours, &["24時間保育", "h24"]),
    (Column::Bus, &["園バス", "送迎バス", "通園バス", "bus"]),
    (Column::Lunch, &["給食", "給食の有無", "lunch"]),
    (Column::NursingRoom, &["授乳室"]),
    (Column::Parking, &["駐車場", "駐車場の有無", "駐車場情報", "parking"]),
    (Column::Allergy, &["アレルギー対応", "食物アレルギー対応", "アレルギー"]),
    (Column::Vacancy, &["空き状況", "空き数", "空き", "受入可能数", "vacancy"]),
    (Column::VacancyDay, &["空き状況更新日", "空き更新日", "空き状況基準日", "vacancydate"]),
    (Column::Entry, &["入園月", "入所月", "入園予定月"]),
    (Column::Class, &["クラス年齢", "年齢クラス", "歳児クラス", "クラス"]),
    (Column::ClassCapacity, &["クラス定員", "年齢別定員"]),
];

const VACANCY_OF: [&str; 4] = ["vacancy", "空き状況", "空き数", "空き"];
const CAPACITY_OF: [&str; 2] = ["定員", "クラス定員"];
const BORDER: [&str; 4] = ["最低指数", "最低点", "ボーダー", "border"];

/// What a name is about, and how good a name it is for that.
pub(super) fn column(plain: &str) -> Option<(Column, usize)> {
    let rank = |names: &[&str]| names.iter().position(|name| *name == plain);
    let known = NAMES.iter().find_map(|(column, names)| rank(names).map(|rank| (*column, rank)));
    known.or_else(|| {
        let year = BORDER.iter().find_map(|name| value::fiscal_year(plain.strip_prefix(name)?));
        let vacancy = || of_class(&VACANCY_OF, plain).map(Column::VacancyOf);
        let capacity = || of_class(&CAPACITY_OF, plain).map(Column::CapacityOf);
        year.map(Column::Border).or_else(vacancy).or_else(capacity).map(|column| (column, 0))
    })
}

/// The class in `vacancy3`, `空き3歳児`, `3歳児空き数`.
fn of_class(words: &[&str], plain: &str) -> Option<u8> {
    words.iter().find_map(|word| {
        let rest = plain.strip_prefix(word).or_else(|| plain.strip_suffix(word))?;
        let digit = rest.trim_end_matches("クラス").trim_end_matches('児').trim_end_matches('歳');
        digit.parse().ok().filter(|years| digit.len() == 1 && *years <= 5)
    })
}

/// A name as it is compared.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim().trim_start_matches('\u{feff}');
    let tail = match name.split_once("://") {
        Some((_, uri)) => uri.trim_end_matches(['/', '#']).rsplit(['/', '#']).next().unwrap_or(uri),
        // `ic:名称`, `schema:name`
        None => match name.split_once(':') {
            Some((prefix, tail)) if prefix.bytes().all(|byte| byte.is_ascii_alphanumeric()) => tail,
            _ => name,
        },
    };
    crate::sheet::plain(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Option<Column> {
        column(&plain(name)).map(|(column, _)| column)
    }

    #[test]
    fn one_thing_has_many_names() {
        for (names, expected) in [
            (
                &["名称", "\u{feff}名称", " 名　称 ", "施設名", "Name", "http://imi.go.jp/ns/core/2#名称", "ic:名称"][..],
                Column::Name,
            ),
            (&["名称_カナ", "名称＿カナ", "フリガナ"], Column::Kana),
            (&["所在地_連結表記", "所在地_連結標記", "住所"], Column::Address),
            (&["建物名等(方書)", "建物名等（方書）", "方書"], Column::Building),
            (&["ＩＤ", "id", "NO", "HID"], Column::Id),
            (&["https://schema.org/latitude", "緯度", "Ｙ"], Column::Lat),
            (&["AgeS", "開始年齢"], Column::AgeFrom),
            (&["最低指数_2026年度", "最低指数（令和8年度）", "ボーダー R8", "最低指数2026"], Column::Border(2026)),
            (&["Vacancy3", "空き_3歳児", "３歳児空き数"], Column::VacancyOf(3)),
            (&["定員_0歳", "0歳児クラス定員"], Column::CapacityOf(0)),
            (&["空き状況更新日", "VacancyDate"], Column::VacancyDay),
        ] {
            for name in names {
                assert_eq!(found(name), Some(expected), "{name}");
            }
        }
        for name in ["ShaNai", "画像_ライセンス", "子供預かり開所時間", "", "Vacancy6", "最低指数", "website"]
        {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
