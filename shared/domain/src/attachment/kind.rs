//! What a file is, by its bytes.

use serde::{Deserialize, Serialize};

/// What may be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = AttachmentKind))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A document.
    Pdf,
    /// A picture.
    Png,
    /// A photo.
    Jpeg,
    /// A picture.
    Webp,
}

impl Kind {
    /// As browsers name it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// Why a file cannot be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No bytes.
    #[error("file_empty")]
    Empty,
    /// More than [`super::LARGEST`] bytes, or a picture that no telephone can show.
    #[error("file_too_large")]
    TooLarge,
    /// A program, a script, an archive, a page, a drawing: anything that is not one of [`Kind`].
    #[error("file_kind")]
    Kind,
    /// It opens as one thing and is another as well.
    #[error("file_two_kinds")]
    TwoKinds,
    /// A document that does something: runs a script, starts a program, carries other files.
    #[error("file_active")]
    Active,
    /// A document that opens with a password alone: nobody can say what it does.
    #[error("file_locked")]
    Locked,
    /// A document packed in a way that nobody can look into: printed to a new PDF, it can be attached.
    #[error("file_opaque")]
    Opaque,
    /// A document with a photo that says where it was taken. Some families must not be found.
    #[error("file_location")]
    Location,
    /// It cannot be read as what it says it is.
    #[error("file_broken")]
    Broken,
}

/// What a file is by its first bytes.
pub(super) fn opens_as(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"%PDF-") {
        Some(Kind::Pdf)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Kind::Jpeg)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
        Some(Kind::Webp)
    } else {
        None
    }
}

/// Bytes in which browsers and viewers look for what a file is (1,445 and 1,024 are usual).
const HEAD: usize = 2_048;
/// Bytes in which an archive's directory ends: 22 and a comment of 65,535.
const TAIL: usize = 65_557;
/// What opens a page or a drawing.
const PAGES: [&[u8]; 5] = [b"<html", b"<script", b"<!doctype", b"<svg", b"<?php"];

/// That a file is not a page, a document or an archive as well. Any of them could be read as what it is not by somebody
/// who goes by its name or looks from the other end.
pub(super) fn is_nothing_else(kind: Kind, bytes: &[u8]) -> Result<(), Refused> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let is_page = PAGES.iter().any(|page| has(&head, page));
    let is_document = kind != Kind::Pdf && has(&head, b"%pdf-");
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    let is_archive = has(tail, b"PK\x05\x06");
    if is_page || is_document || is_archive { Err(Refused::TwoKinds) } else { Ok(()) }
}

fn has(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}
