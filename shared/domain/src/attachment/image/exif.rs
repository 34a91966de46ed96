//! The two things worth knowing of a photo's metadata: how it is held up, and whether it says where it was taken.
//! (CIPA DC-008, Exif 2.32: a TIFF header, and a list of tags of 12 bytes.)

const ORIENTATION: u16 = 0x0112;
const PLACE: u16 = 0x8825;
/// A list of tags is a few dozen long.
const MOST_TAGS: usize = 512;

/// Whether Exif data (from its TIFF header on) says where a photo was taken.
pub(in super::super) fn has_location(tiff: &[u8]) -> bool {
    tags(tiff).iter().any(|(tag, _)| *tag == PLACE)
}

/// How a photo is held up, 1 to 8.
pub(super) fn orientation(tiff: &[u8]) -> Option<u8> {
    let (_, value) = tags(tiff).into_iter().find(|(tag, _)| *tag == ORIENTATION)?;
    u8::try_from(value).ok().filter(|value| (1..=8).contains(value))
}

/// Exif data that says how a photo is held up and nothing else.
pub(super) fn only_orientation(orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif
}

/// The tags of the first list, each with its value where that is one short number.
fn tags(tiff: &[u8]) -> Vec<(u16, u16)> {
    let read = || {
        let big = match tiff.get(..4)? {
            b"MM\0\x2a" => true,
            b"II\x2a\0" => false,
            _ => return None,
        };
        let short = |at: usize| {
            let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
            Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
        };
        let long: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
        let first = usize::try_from(if big { u32::from_be_bytes(long) } else { u32::from_le_bytes(long) }).ok()?;
        let count = usize::from(short(first)?).min(MOST_TAGS);
        let tag = |n: usize| {
            let at = first.checked_add(2)?.checked_add(n.checked_mul(12)?)?;
            Some((short(at)?, short(at.checked_add(8)?)?))
        };
        Some((0..count).map_while(tag).collect())
    };
    read().unwrap_or_default()
}
