//! Documents: what they do, and what they say.
//!
//! Three bounds keep a small file from becoming a large one: what all its streams unpack to, how often it packs in an
//! unusual way, and what one stream may unpack to once `lopdf` reads it.

mod active;
mod fonts;
mod scan;
mod words;

#[cfg(test)]
mod made;
#[cfg(test)]
mod tests;

use lopdf::{Document, LoadOptions};

use super::{Refused, Text};

/// Bytes to which one stream may unpack where it is read: objects, or the words of a page.
const ONE_STREAM: usize = 16 * 1024 * 1024;
/// Objects of one document. A scan of 100 pages has 400.
const MOST_OBJECTS: usize = 100_000;

/// Whether a document may be attached.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    scan::check(bytes)?;
    let document = load(bytes)?;
    if active::is_active(&document) { Err(Refused::Active) } else { Ok(()) }
}

/// What a document says.
pub(super) fn text(bytes: &[u8]) -> Text {
    if scan::is_bounded(bytes).is_err() {
        return Text::Unreadable;
    }
    load(bytes).map_or(Text::Unreadable, |document| words::read(&document))
}

fn load(bytes: &[u8]) -> Result<Document, Refused> {
    let options = LoadOptions::with_max_decompressed_size(ONE_STREAM);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Unimplemented(_) => Refused::Locked,
        _ => Refused::Broken,
    })?;
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(Refused::Locked);
    }
    if document.objects.len() > MOST_OBJECTS {
        return Err(Refused::Opaque);
    }
    if document.page_iter().next().is_none() {
        return Err(Refused::Broken);
    }
    Ok(document)
}
