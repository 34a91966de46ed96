//! Packed bodies, within bounds: a few bytes can unpack to gigabytes.

use std::io::{Read, Write};

use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};

/// The unpacked bytes; `None` where they are more than `most`, or not packed.
pub(super) fn unpack(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).ok()?.saturating_add(1);
    MultiGzDecoder::new(packed).take(limit).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= most).then_some(bytes)
}

/// Packs bytes. It cannot fail in memory; should it, they go out as they are.
pub(super) fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_unpack_to_too_much_is_refused() {
        let packed = pack(&vec![b'a'; 1_000]).unwrap();
        assert_eq!(unpack(&packed, 1_000).unwrap().len(), 1_000);
        assert_eq!(unpack(&packed, 999), None);
        assert_eq!(unpack(&packed[..packed.len() - 9], 1_000), None, "cut off");
        assert_eq!(unpack(b"plain", 1_000), None);
        let bomb = pack(&vec![0; 50_000_000]).unwrap();
        assert!(bomb.len() < 64 * 1024);
        assert_eq!(unpack(&bomb, 64 * 1024), None);
    }
}
