//! Full-width letters, digits and signs are those of ASCII in another width.

/// The ASCII character that a full-width one stands for; any other as it is.
pub(crate) fn narrow(c: char) -> char {
    match c {
        // They lie 0xFEE0 behind it, the space apart.
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}
