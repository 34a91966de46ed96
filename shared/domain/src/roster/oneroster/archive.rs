//! The zip. Knows the names that it looks for and reads nothing else; refuses to believe what a zip says of itself: what is
//! unpacked is counted while it is unpacked.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use zip::{CompressionMethod, ZipArchive};

use crate::roster::{MAX_FILE, rejection::Code};

/// The most that is unpacked, in bytes, of all files together.
pub const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// The most files of a zip. The standard knows 25.
pub const MAX_ENTRIES: usize = 64;

/// What a zip holds.
#[derive(Debug)]
pub(super) struct Archive {
    /// The files that were looked for and are there.
    pub(super) files: BTreeMap<&'static str, Vec<u8>>,
    /// The names of all that lie at its top.
    pub(super) names: BTreeSet<String>,
}

/// Unpacks the files of the names in `wanted`.
///
/// # Errors
/// A word of those about the zip.
pub(super) fn unpack(bytes: &[u8], wanted: &[&'static str]) -> Result<Archive, Code> {
    if bytes.len() > MAX_FILE {
        return Err(Code::TooLarge);
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Code::Damaged)?;
    if zip.len() > MAX_ENTRIES {
        return Err(Code::TooManyEntries);
    }
    if zip.has_duplicate_names() {
        return Err(Code::NameTwice);
    }
    let mut archive = Archive { files: BTreeMap::new(), names: BTreeSet::new() };
    let mut places = Vec::new();
    for place in 0..zip.len() {
        let entry = zip.by_index_data(place).map_err(|_| Code::Damaged)?;
        let name = entry.name().map_err(|_| Code::Damaged)?.into_owned();
        if entry.encrypted() {
            return Err(Code::Encrypted);
        }
        if leads_out(&name) {
            return Err(Code::UnsafePath);
        }
        let (folder, last) = name.rsplit_once('/').map_or((None, name.as_str()), |(folder, last)| (Some(folder), last));
        let known = wanted.iter().find(|wanted| **wanted == last);
        match (folder, known) {
            (Some(_), Some(_)) => return Err(Code::InFolder),
            // What file managers of some systems put beside the files.
            (Some(_), None) => continue,
            (None, _) if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) => {
                return Err(Code::PackedOtherwise);
            }
            (None, Some(known)) => places.push((place, *known)),
            (None, None) => {}
        }
        if !archive.names.insert(name) {
            return Err(Code::NameTwice);
        }
    }
    // Two entries over the same bytes are how a small zip becomes a large one.
    if zip.has_overlapping_entries().map_err(|_| Code::Damaged)? {
        return Err(Code::Damaged);
    }
    let mut left = MAX_UNPACKED;
    for (place, name) in places {
        let entry = zip.by_index(place).map_err(|_| Code::Damaged)?;
        let mut file = Vec::new();
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        entry.take(most).read_to_end(&mut file).map_err(|_| Code::Damaged)?;
        left = left.checked_sub(file.len()).ok_or(Code::TooLargeUnpacked)?;
        archive.files.insert(name, file);
    }
    Ok(archive)
}

/// Whether a name is absolute, climbs, or belongs to a drive.
fn leads_out(name: &str) -> bool {
    name.is_empty()
        || name.starts_with('/')
        || name.contains(['\\', ':', '\0'])
        || name.split('/').any(|part| matches!(part, "." | ".."))
}
