//! Pictures, reduced to what makes the picture.

mod exif;
mod jpeg;
mod png;
mod webp;

#[cfg(test)]
mod tests;

pub(super) use exif::has_location;

use super::{Kind, Refused};

/// Pixels that a cheap telephone can still show.
const MOST_PIXELS: u64 = 100_000_000;

/// The picture alone.
pub(super) fn cleaned(kind: Kind, bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    match kind {
        Kind::Png => png::cleaned(bytes),
        Kind::Jpeg => jpeg::cleaned(bytes),
        Kind::Webp => webp::cleaned(bytes),
        Kind::Pdf => Err(Refused::Kind),
    }
}

fn fits(size: Option<(u64, u64)>) -> Result<(), Refused> {
    let (width, height) = size.ok_or(Refused::Broken)?;
    if width.saturating_mul(height) > MOST_PIXELS { Err(Refused::TooLarge) } else { Ok(()) }
}
