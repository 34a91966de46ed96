//! Whether a document does something, as its objects say.

use lopdf::{Dictionary, Document, Object};

/// Keys of what a document does or carries: a script, an attached file, a form that is a program.
const KEYS: [&[u8]; 4] = [b"JS", b"EF", b"XFA", b"EmbeddedFiles"];

/// Names of kinds of actions, files and annotations.
const NAMES: [&[u8]; 10] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"FileAttachment",
    b"RichMedia",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
    b"Rendition",
];

/// Whether any object does something. `lopdf` has bounded how deep they are.
pub(super) fn is_active(document: &Document) -> bool {
    let mut open: Vec<&Object> = document.objects.values().collect();
    if is_active_dictionary(&document.trailer, &mut open) {
        return true;
    }
    while let Some(object) = open.pop() {
        let is_active = match object {
            Object::Name(name) => NAMES.contains(&name.as_slice()),
            Object::Array(items) => {
                open.extend(items);
                false
            }
            Object::Dictionary(dictionary) => is_active_dictionary(dictionary, &mut open),
            Object::Stream(stream) => is_active_dictionary(&stream.dict, &mut open),
            Object::Null
            | Object::Boolean(_)
            | Object::Integer(_)
            | Object::Real(_)
            | Object::String(..)
            | Object::Reference(_) => false,
        };
        if is_active {
            return true;
        }
    }
    false
}

fn is_active_dictionary<'d>(dictionary: &'d Dictionary, open: &mut Vec<&'d Object>) -> bool {
    open.extend(dictionary.iter().map(|(_, value)| value));
    dictionary.iter().any(|(key, _)| KEYS.contains(&key.as_slice()))
}
