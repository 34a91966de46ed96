//! Photos: tables, frames and scans stay, and how the photo is held up; whatever else a camera or a program wrote goes, and
//! so does what lies behind the end of the picture (other pictures, a film, an archive).

use img_parts::{
    Bytes,
    jpeg::{Jpeg, JpegSegment, markers},
};

use super::{exif, fits};
use crate::attachment::Refused;

const EXIF: &[u8] = b"Exif\0\0";

pub(super) fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut jpeg = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).map_err(|_| Refused::Broken)?;
    fits(jpeg.dimensions().map(|(width, height)| (u64::from(width), u64::from(height))))?;
    let held = jpeg.segments_by_marker(markers::APP1).filter_map(|segment| segment.contents().strip_prefix(EXIF));
    // 1 is upright, as without it.
    let held = held.filter_map(exif::orientation).find(|orientation| *orientation != 1);
    let segments = jpeg.segments_mut();
    segments.retain(|segment| is_picture(segment.marker(), segment.contents()));
    // The first one has to stay first where it is JFIF's (ITU-T T.871).
    if let Some(orientation) = held {
        let exif = JpegSegment::new_with_contents(markers::APP1, exif::only_orientation(orientation).into());
        let place = usize::from(segments.first().is_some_and(|segment| segment.marker() == markers::APP0));
        segments.insert(place, exif);
    }
    let scan = segments.pop().filter(|segment| segment.marker() == markers::SOS).ok_or(Refused::Broken)?;
    // Behind the head of the first scan lies the rest of the file.
    let behind = scan.len_with_entropy().saturating_sub(scan.len());
    let behind = bytes.len().checked_sub(behind).and_then(|at| bytes.get(at..));
    let scans = behind.and_then(scans).ok_or(Refused::Broken)?;
    segments.push(JpegSegment::new_with_entropy(markers::SOS, scan.contents().clone(), scans.into()));
    Ok(jpeg.encoder().bytes().to_vec())
}

/// Whether a segment is needed to show the picture in its colours.
fn is_picture(marker: u8, contents: &[u8]) -> bool {
    match marker {
        markers::APP0 => contents.starts_with(b"JFIF\0"),
        markers::APP2 => contents.starts_with(b"ICC_PROFILE\0"),
        // Says how the colours of Adobe's files are to be read.
        markers::APP14 => contents.starts_with(b"Adobe"),
        markers::APP1 | 0xe3..=0xed | markers::APP15 | markers::COM => false,
        // Frames, tables and scans (ITU-T T.81, table B.1).
        0xc0..=0xcf | 0xda..=0xdf => true,
        _ => false,
    }
}

/// What follows the first scan's header, to the end of the picture and no further.
fn scans(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(rest.len());
    loop {
        let at = rest.iter().position(|byte| *byte == markers::P)?;
        let (data, from) = rest.split_at_checked(at)?;
        kept.extend_from_slice(data);
        let marker = *from.get(1)?;
        let length = match marker {
            // A byte of data that looks like a marker, and marks to start again from.
            0 | 0xd0..=0xd7 => 2,
            // Filling.
            markers::P => {
                rest = from.get(1..)?;
                continue;
            }
            markers::EOI => {
                kept.extend_from_slice(&[markers::P, markers::EOI]);
                return Some(kept);
            }
            _ => 2 + usize::from(u16::from_be_bytes(from.get(2..4)?.try_into().ok()?)),
        };
        let piece = from.get(..length)?;
        if length == 2 || is_picture(marker, piece.get(4..)?) {
            kept.extend_from_slice(piece);
        }
        rest = from.get(length..)?;
    }
}
