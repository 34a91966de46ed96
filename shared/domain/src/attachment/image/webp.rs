//! WebP: the same for Google's format (RFC 9649).

use img_parts::{
    Bytes,
    riff::{RiffChunk, RiffContent},
    webp::WebP,
};

use super::fits;
use crate::attachment::Refused;

/// Chunks that make the picture.
const PICTURE: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Bits of the extended header that announce Exif and XMP.
const METADATA: u8 = 0b1100;

pub(super) fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let mut webp = WebP::from_bytes(Bytes::copy_from_slice(bytes)).map_err(|_| Refused::Broken)?;
    fits(webp.dimensions().map(|(width, height)| (u64::from(width), u64::from(height))))?;
    let chunks = webp.chunks_mut();
    chunks.retain(|chunk| PICTURE.contains(&&chunk.id()));
    for chunk in chunks.iter_mut().filter(|chunk| chunk.id() == *b"VP8X") {
        let mut header = chunk.content().data().ok_or(Refused::Broken)?.to_vec();
        *header.first_mut().ok_or(Refused::Broken)? &= !METADATA;
        *chunk = RiffChunk::new(*b"VP8X", RiffContent::Data(header.into()));
    }
    Ok(webp.encoder().bytes().to_vec())
}
