//! Which letters the codes of a font stand for. Best told by its ToUnicode map; else by the name of its encoding. A subset
//! of a font without either can be seen, and not read.

use std::collections::BTreeMap;

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE};
use hayro_cmap::{BfString, CMap};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::ONE_STREAM;

/// Fonts of one document.
const MOST_FONTS: usize = 2_000;

/// How to read a font's codes.
pub(super) enum Letters<'f> {
    /// By its map, in codes of so many bytes.
    Mapped(Box<CMap>, usize),
    /// By the table of a Latin encoding.
    Latin(lopdf::Encoding<'f>),
    /// The codes are text already.
    Plain(&'static Encoding),
    /// Not at all.
    Unknown,
}

/// The fonts of a document, by their objects.
pub(super) fn of(document: &Document) -> BTreeMap<ObjectId, Letters<'_>> {
    let fonts = document.objects.iter().filter_map(|(id, object)| {
        let font = object.as_dict().ok().filter(|font| font.has_type(b"Font"))?;
        Some((*id, letters(font, document)))
    });
    fonts.take(MOST_FONTS).collect()
}

fn letters<'f>(font: &'f Dictionary, document: &'f Document) -> Letters<'f> {
    let name = |key: &[u8]| font.get_deref(key, document).and_then(Object::as_name).unwrap_or_default();
    let is_subset = || {
        let descriptor = font.get_deref(b"FontDescriptor", document).and_then(Object::as_dict);
        descriptor.is_ok_and(|one| one.has(b"FontFile") || one.has(b"FontFile2") || one.has(b"FontFile3"))
    };
    match (name(b"Subtype"), name(b"Encoding")) {
        (b"Type0", encoding) => plain(encoding).or_else(|| mapped(font, document, 2)).unwrap_or(Letters::Unknown),
        (kind, encoding) => mapped(font, document, 1).unwrap_or_else(|| {
            let has_encoding = !encoding.is_empty() || font.has(b"Encoding");
            // Its letters are drawings, and a subset's codes are in the order in which letters came.
            if kind == b"Type3" || (!has_encoding && is_subset()) {
                return Letters::Unknown;
            }
            font.get_font_encoding_with_limit(document, ONE_STREAM).map_or(Letters::Unknown, Letters::Latin)
        }),
    }
}

fn mapped<'f>(font: &Dictionary, document: &Document, bytes: usize) -> Option<Letters<'f>> {
    match font.get_deref(b"ToUnicode", document).ok()? {
        Object::Name(name) if name.starts_with(b"Identity") => Some(Letters::Plain(UTF_16BE)),
        Object::Stream(map) => {
            let map = map.get_plain_content_with_limit(ONE_STREAM).ok()?;
            Some(Letters::Mapped(Box::new(CMap::parse(&map, |_| None)?), bytes))
        }
        _ => None,
    }
}

/// The maps that ISO 32000 names for Japanese (table 116), as far as they are text.
fn plain<'f>(encoding: &[u8]) -> Option<Letters<'f>> {
    match encoding {
        b"UniJIS-UCS2-H"
        | b"UniJIS-UCS2-V"
        | b"UniJIS-UCS2-HW-H"
        | b"UniJIS-UCS2-HW-V"
        | b"UniJIS-UTF16-H"
        | b"UniJIS-UTF16-V"
        | b"UniJIS2004-UTF16-H"
        | b"UniJIS2004-UTF16-V" => Some(Letters::Plain(UTF_16BE)),
        b"90ms-RKSJ-H" | b"90ms-RKSJ-V" | b"90msp-RKSJ-H" | b"90msp-RKSJ-V" => Some(Letters::Plain(SHIFT_JIS)),
        b"EUC-H" | b"EUC-V" => Some(Letters::Plain(EUC_JP)),
        _ => None,
    }
}

impl Letters<'_> {
    /// Writes what codes stand for; `false` where some stand for nothing known.
    pub(super) fn read(&self, codes: &[u8], out: &mut String) -> bool {
        let start = out.len();
        let is_read = match self {
            Self::Mapped(map, bytes) => codes.chunks(*bytes).fold(true, |is_read, code| {
                let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
                match map.lookup_bf_string(code) {
                    Some(BfString::Char(letter)) => out.push(letter),
                    Some(BfString::String(letters)) => out.push_str(&letters),
                    None => return false,
                }
                is_read
            }),
            Self::Latin(encoding) => encoding.write_to_string(codes, out).is_ok(),
            Self::Plain(encoding) => {
                let (text, failed) = encoding.decode_without_bom_handling(codes);
                out.push_str(&text);
                !failed
            }
            Self::Unknown => codes.is_empty(),
        };
        is_read && !out.get(start..).unwrap_or_default().contains(char::REPLACEMENT_CHARACTER)
    }
}
