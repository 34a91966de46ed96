//! What ids look like. They travel in slot ids, postbacks, table keys and file names, so they are plain.

pub(crate) fn is_service_id(id: &str) -> bool {
    (2..=24).contains(&id.len()) && id.bytes().all(|b| is_small(b) || b == b'-')
}

pub(super) fn is_lane(id: &str) -> bool {
    (1..=4).contains(&id.len()) && id.bytes().all(is_small)
}

pub(super) fn is_dimension_id(id: &str) -> bool {
    (1..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase())
}

/// Of questions and of their options.
pub(crate) fn is_question_id(id: &str) -> bool {
    (1..=16).contains(&id.len()) && id.bytes().all(|b| is_small(b) || b == b'_')
}

fn is_small(b: u8) -> bool {
    b.is_ascii_lowercase() || b.is_ascii_digit()
}
