//! Looks over a document's bytes before anything parses them. It takes no table of contents at its word: names are looked
//! for wherever they stand, in the open and in whatever unpacks, so that nothing hides where one reader looks and another
//! does not.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::ONE_STREAM;
use crate::attachment::{Refused, image::has_location};

/// Bytes to which all streams of a document may unpack.
const ALL_STREAMS: usize = 256 * 1024 * 1024;
/// Bytes of one stream that are looked at. What is longer is a picture.
const LOOKED_AT: u64 = 32 * 1024 * 1024;
/// Streams packed twice, or as only old programs do. Each costs up to `ONE_STREAM`.
const MOST_UNUSUAL: usize = 64;
/// Bytes that may stand behind the end.
const BEHIND: usize = 64;

/// Names of things that a document does (ISO 32000-2, 12.6.4 and 7.11.4). Short ones are left to the objects: chance writes
/// `/JS` into every hundredth photo.
const ACTIVE: [&[u8]; 11] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"FileAttachment",
    b"RichMedia",
    b"RichMediaContent",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
];
const LONGEST_NAME: usize = 32;

/// Whether nothing in the bytes forbids to attach the document.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    ends(bytes)?;
    look(bytes)?;
    streams(bytes, look)
}

/// Whether reading it can be afforded.
pub(super) fn is_bounded(bytes: &[u8]) -> Result<(), Refused> {
    streams(bytes, |_| Ok(()))
}

/// That it ends where it says: another file could begin there.
fn ends(bytes: &[u8]) -> Result<(), Refused> {
    let end = positions(bytes, b"%%EOF").last().ok_or(Refused::Broken)?;
    let behind = bytes.get(end + 5..).unwrap_or_default();
    let written = behind.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0).count();
    if written > BEHIND { Err(Refused::TwoKinds) } else { Ok(()) }
}

/// Looks for what a document must not have.
fn look(bytes: &[u8]) -> Result<(), Refused> {
    if names(bytes).any(|(name, _)| ACTIVE.contains(&name.as_slice())) {
        return Err(Refused::Active);
    }
    let places = positions(bytes, b"Exif\0\0").filter_map(|at| bytes.get(at + 6..));
    let is_placed = places.into_iter().any(has_location) || positions(bytes, b"GPSLatitude").next().is_some();
    if is_placed { Err(Refused::Location) } else { Ok(()) }
}

/// Unpacks every stream within bounds and looks into it.
fn streams(bytes: &[u8], look: impl Fn(&[u8]) -> Result<(), Refused>) -> Result<(), Refused> {
    if filters(bytes).filter(|filters| *filters == Filters::Unusual).count() > MOST_UNUSUAL {
        return Err(Refused::Opaque);
    }
    let (mut unpacked, mut read) = (0, 0);
    let mut inside = Vec::new();
    for at in positions(bytes, b"stream") {
        if at.checked_sub(3).and_then(|before| bytes.get(before..at)) == Some(b"end".as_slice()) {
            continue;
        }
        let data = bytes.get(at + 6..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        inside.clear();
        let mut decoder = ZlibDecoder::new(data);
        // What came before an error counts as well: readers show it.
        let result = decoder.by_ref().take(LOOKED_AT).read_to_end(&mut inside);
        unpacked += inside.len();
        read += usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
        let is_much = unpacked > ALL_STREAMS || read > bytes.len().saturating_mul(2).saturating_add(1024);
        // The reader below leaves it out without a word.
        let is_left_out = result.is_ok() && inside.len() > ONE_STREAM && is_written(&inside);
        if is_much || is_left_out {
            return Err(Refused::Opaque);
        }
        look(&inside)?;
    }
    Ok(())
}

/// Whether these look like objects or words rather than pixels.
fn is_written(bytes: &[u8]) -> bool {
    bytes.iter().take(64).all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
}

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filters {
    /// Not, once, or as pictures are.
    Usual,
    /// Twice, in an old way, or the document does not say here.
    Unusual,
}

/// What follows each `/Filter`.
fn filters(bytes: &[u8]) -> impl Iterator<Item = Filters> {
    names(bytes).filter(|(name, _)| name == b"Filter").map(|(_, rest)| {
        let value = rest.trim_ascii_start();
        let list = value.strip_prefix(b"[").map(|list| list.split(|byte| *byte == b']').next().unwrap_or_default());
        let named: Vec<Vec<u8>> = match list {
            Some(list) => names(list).map(|(name, _)| name).collect(),
            None if value.starts_with(b"/") => names(value).next().map(|(name, _)| name).into_iter().collect(),
            None => return Filters::Unusual,
        };
        let packs = named.iter().filter(|name| matches!(name.as_slice(), b"FlateDecode" | b"Fl")).count();
        let is_old = |name: &Vec<u8>| {
            let old: [&[u8]; 9] = [
                b"LZWDecode",
                b"LZW",
                b"RunLengthDecode",
                b"RL",
                b"ASCII85Decode",
                b"A85",
                b"ASCIIHexDecode",
                b"AHx",
                b"BrotliDecode",
            ];
            old.contains(&name.as_slice())
        };
        if packs > 1 || named.iter().any(is_old) { Filters::Unusual } else { Filters::Usual }
    })
}

/// Every name in the bytes (`/Name`, with `#41` for a letter), whatever it stands in, and what follows it.
fn names(bytes: &[u8]) -> impl Iterator<Item = (Vec<u8>, &[u8])> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at + 1);
    starts.filter_map(|start| {
        let mut rest = bytes.get(start..)?;
        let mut name = Vec::new();
        while let Some((byte, after)) = rest.split_first() {
            if byte.is_ascii_whitespace()
                || matches!(byte, 0 | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
            {
                break;
            }
            let escaped = (*byte == b'#').then(|| hex_byte(after.get(..2)?)).flatten();
            rest = escaped.and_then(|_| after.get(2..)).unwrap_or(after);
            name.push(escaped.unwrap_or(*byte));
            if name.len() > LONGEST_NAME {
                return None;
            }
        }
        Some((name, rest))
    })
}

fn hex_byte(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn positions<'b>(bytes: &'b [u8], piece: &'b [u8]) -> impl Iterator<Item = usize> {
    bytes.windows(piece.len()).enumerate().filter(move |(_, window)| *window == piece).map(|(at, _)| at)
}
