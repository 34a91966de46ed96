//! How names are read, in one spelling: hiragana, as rosters are sorted and searched by it.

/// Half-width kana from U+FF66 on, in order.
const FULL: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// A reading in hiragana, whatever width and kana it was written in.
pub(super) fn hiragana(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            'ﾞ' | 'ﾟ' => mark(&mut out, c),
            'ｦ'..='ﾝ' => out.extend(half(c).map(shift)),
            other => out.push(shift(other)),
        }
    }
    out
}

fn half(c: char) -> Option<char> {
    let place = u32::from(c).checked_sub(0xff66)?;
    FULL.chars().nth(usize::try_from(place).ok()?)
}

/// Katakana lie 0x60 behind their hiragana.
fn shift(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    }
}

/// Voiced kana lie right behind their base, half-voiced ones two behind.
fn mark(out: &mut String, mark: char) {
    let Some(base) = out.pop() else { return };
    let behind = |steps| char::from_u32(u32::from(base) + steps).unwrap_or(base);
    out.push(match (mark, base) {
        ('ﾟ', 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ') => behind(2),
        ('ﾞ', 'う') => 'ゔ',
        ('ﾞ', 'っ') => base,
        ('ﾞ', 'か'..='と' | 'は' | 'ひ' | 'ふ' | 'へ' | 'ほ') => behind(1),
        _ => base,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_has_one_spelling() {
        for text in ["ぐれーす ぱてぃ", "グレース パティ", "ｸﾞﾚｰｽ ﾊﾟﾃｨ"] {
            assert_eq!(hiragana(text), "ぐれーす ぱてぃ", "{text}");
        }
        assert_eq!(hiragana("ｳﾞｧﾝ"), "ゔぁん");
        assert_eq!(hiragana("ﾞ"), "");
        assert_eq!(hiragana("Anna"), "Anna");
    }
}
