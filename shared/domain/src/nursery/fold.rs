//! The spelling in which names are searched: one width, one case, one kana, no spaces. Each character stands for itself,
//! so that the page can do the same in a few lines.

use crate::width::narrow;

/// `text` as it is compared: full-width ASCII narrow and lower, hiragana as katakana, white
/// space gone.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    match narrow(c) {
        hiragana @ 'ぁ'..='ゖ' => char::from_u32(u32::from(hiragana) + 0x60).unwrap_or(hiragana),
        other => other.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_spelling() {
        assert_eq!(fold("Ｓｕｎ　さくら 保育園"), "sunサクラ保育園");
        assert_eq!(fold("サクラ"), fold("さくら"));
        assert_eq!(fold(" \u{3000}\n"), "");
    }
}
