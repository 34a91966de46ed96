//! One spelling of what is written in several: widths, dashes, and characters that registers write in an old form. For
//! comparing alone; what is shown stays as it was written.

use crate::width::narrow;

/// Forms that family registers keep and lists do not (and the other way round): old, new.
const FORMS: [(char, char); 31] = [
    ('髙', '高'),
    ('﨑', '崎'),
    ('嵜', '崎'),
    ('澤', '沢'),
    ('邊', '辺'),
    ('邉', '辺'),
    ('齋', '斉'),
    ('齊', '斉'),
    ('斎', '斉'),
    ('濱', '浜'),
    ('濵', '浜'),
    ('廣', '広'),
    ('國', '国'),
    ('舘', '館'),
    ('嶋', '島'),
    ('嶌', '島'),
    ('眞', '真'),
    ('櫻', '桜'),
    ('瀨', '瀬'),
    ('德', '徳'),
    ('惠', '恵'),
    ('榮', '栄'),
    ('學', '学'),
    ('壽', '寿'),
    ('澁', '渋'),
    ('𠮷', '吉'),
    ('龍', '竜'),
    ('淵', '渕'),
    ('條', '条'),
    ('與', '与'),
    ('豐', '豊'),
];

/// A character as it is compared.
pub(crate) fn fold(c: char) -> char {
    let narrow = match narrow(c) {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | 'ｰ' | '─' => '-',
        other => other,
    };
    let new = FORMS.iter().find(|(old, _)| *old == narrow).map_or(narrow, |(_, new)| *new);
    new.to_ascii_uppercase()
}

/// A name as it is compared: without spaces and middle dots, which nobody writes alike.
pub(crate) fn name(text: &str) -> String {
    text.chars().map(fold).filter(|c| !c.is_whitespace() && !matches!(c, '・' | '･' | ',' | '.')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_widths_and_old_forms() {
        for (one, other) in [
            ("髙橋　一郎", "高橋一郎"),
            ("渡邊 花", "渡辺花"),
            ("ＮＧＵＹＥＮ　ＶＡＮ　Ａ", "Nguyen Van A"),
            ("マリア・ルイーザ", "マリア ルイーザ"),
        ] {
            assert_eq!(name(one), name(other));
        }
        assert_ne!(name("高橋一郎"), name("高橋一朗"));
    }
}
