//! Bytes as text. Knows the encodings that offices use; refuses what is no text, however it is called.

use encoding_rs::{SHIFT_JIS, UTF_16BE, UTF_16LE};
use serde::Serialize;

/// The largest text that is read: the 40,000 nurseries of the whole country take less than half of it.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// In what encoding a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8
    Utf8,
    /// UTF-8 with a byte order mark, as Excel wants it.
    Utf8Bom,
    /// Windows' Shift_JIS.
    Cp932,
    /// UTF-16, little end first, with its mark: Excel's "Unicode text".
    Utf16Le,
    /// UTF-16, big end first, with its mark.
    Utf16Be,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Nothing there.
    #[error("the file is empty")]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error("the file has {0} bytes, more than {MAX_BYTES}")]
    TooLarge(usize),
    /// A zip, which an Excel workbook is too.
    #[error("the file is a zip archive or an Excel workbook, not a CSV")]
    Zip,
    /// Something else that is no text: PDF, gzip, an old Excel workbook, pictures.
    #[error("the file is binary, not a text")]
    Binary,
    /// Neither UTF-8 nor CP932, or broken off in the middle of a character.
    #[error("the file is neither UTF-8 nor Shift_JIS (CP932) nor UTF-16 with a byte order mark")]
    UnknownEncoding,
}

/// What other files begin with: PDF, gzip, OLE2 (.xls), PNG, JPEG, 7z, RAR.
const MAGIC: [&[u8]; 7] =
    [b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"7z\xbc\xaf", b"Rar!"];

/// The text of a file.
///
/// # Errors
/// Why it is none.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Encoding), NotText> {
    if bytes.len() > MAX_BYTES {
        return Err(NotText::TooLarge(bytes.len()));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Err(NotText::Zip);
    }
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(NotText::Binary);
    }
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        (whole(UTF_16LE, rest)?, Encoding::Utf16Le)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        (whole(UTF_16BE, rest)?, Encoding::Utf16Be)
    } else if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let text = std::str::from_utf8(rest).map_err(|_| NotText::UnknownEncoding)?;
        (text.to_owned(), Encoding::Utf8Bom)
    } else if bytes.contains(&0) {
        return Err(NotText::Binary);
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_owned(), Encoding::Utf8)
    } else {
        (whole(SHIFT_JIS, bytes)?, Encoding::Cp932)
    };
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\x0b' | '\x0c' | '\x1a' | '\u{85}')) {
        return Err(NotText::Binary);
    }
    // 0x1A ends a file of MS-DOS.
    let text = text.trim_end_matches('\x1a').to_owned();
    if text.trim().is_empty() { Err(NotText::Empty) } else { Ok((text, encoding)) }
}

/// Every character, or none of them.
fn whole(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, NotText> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned).ok_or(NotText::UnknownEncoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "名称,住所\r\nつなぐ保育園,青葉町①―～\r\n";

    fn utf16(big: bool) -> Vec<u8> {
        let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        "\u{feff}".encode_utf16().chain(TEXT.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn one_text_in_five_encodings() {
        let cp932 = SHIFT_JIS.encode(TEXT).0.into_owned();
        let bom = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (bom, Encoding::Utf8Bom),
            (cp932, Encoding::Cp932),
            (utf16(false), Encoding::Utf16Le),
            (utf16(true), Encoding::Utf16Be),
        ] {
            assert_eq!(decode(&bytes), Ok((TEXT.to_owned(), encoding)), "{encoding:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused_whatever_it_is_called() {
        let mut broken = SHIFT_JIS.encode(TEXT).0.into_owned();
        broken.truncate(3);
        let mut odd = utf16(false);
        odd.pop();
        for (bytes, why) in [
            (b"".to_vec(), NotText::Empty),
            (b"\xef\xbb\xbf \r\n".to_vec(), NotText::Empty),
            (b"PK\x03\x04 a workbook".to_vec(), NotText::Zip),
            (b"%PDF-1.7".to_vec(), NotText::Binary),
            (b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec(), NotText::Binary),
            (b"a,b\0c".to_vec(), NotText::Binary),
            (b"a,b\x07c".to_vec(), NotText::Binary),
            (broken, NotText::UnknownEncoding),
            (odd, NotText::UnknownEncoding),
            (b"\xef\xbb\xbf\xff".to_vec(), NotText::UnknownEncoding),
            (vec![b'a'; MAX_BYTES + 1], NotText::TooLarge(MAX_BYTES + 1)),
        ] {
            assert_eq!(decode(&bytes), Err(why), "{why}");
        }
    }
}
