//! Drawings and screenshots: pixels, palette and colours stay, texts, times and places go. What follows the end goes too:
//! what a telephone had cropped away was found there (CVE-2023-21036).

use img_parts::{Bytes, png::Png};

use super::fits;
use crate::attachment::Refused;

/// Chunks that make the picture (PNG, third edition).
const PICTURE: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
    b"cLLI", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).map_err(|_| Refused::Broken)?;
    fits(png.dimensions().map(|(width, height)| (u64::from(width), u64::from(height))))?;
    let is_whole = png.chunk_by_type(*b"IDAT").is_some() && png.chunk_by_type(*b"IEND").is_some();
    if !is_whole {
        return Err(Refused::Broken);
    }
    png.chunks_mut().retain(|chunk| PICTURE.contains(&&chunk.kind()));
    Ok(png.encoder().bytes().to_vec())
}
