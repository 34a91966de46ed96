//! The words of a document, in the order in which its pages draw them, with those of its forms, of what is pinned on its
//! pages, and of its title.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, content::Content};

use super::{
    ONE_STREAM,
    fonts::{self, Letters},
};
use crate::attachment::Text;

/// Pages of one document.
const MOST_PAGES: usize = 500;
/// Steps of drawing in one document. A full page has some thousands.
const MOST_STEPS: usize = 5_000_000;
/// Bytes of text.
const LONGEST: usize = 4 * 1024 * 1024;
/// How deep drawings contain each other.
const DEEPEST: usize = 8;
/// Thousandths of a letter's height: a gap that is a space.
const SPACE: f32 = -250.0;

/// Between two pieces that are placed apart. It is no space: a calendar's days are no twelve digits of one number.
pub(crate) const APART: char = '\u{1f}';

pub(super) fn read(document: &Document) -> Text {
    let pages: Vec<ObjectId> = document.page_iter().take(MOST_PAGES + 1).collect();
    if pages.len() > MOST_PAGES {
        return Text::Unreadable;
    }
    let letters = fonts::of(document);
    let mut words =
        Words { document, letters: &letters, steps: 0, out: String::new(), is_whole: true, is_shown: false };
    for page in pages {
        if words.page(page).is_none() {
            return Text::Unreadable;
        }
    }
    words.about();
    let (is_whole, text) = (words.is_whole, words.out);
    match (is_whole, text.contains(char::is_alphanumeric)) {
        (true, true) => Text::Found(text),
        (false, true) => Text::Partly(text),
        (true, false) if !words.is_shown => Text::None,
        (_, false) => Text::Unreadable,
    }
}

struct Words<'d> {
    document: &'d Document,
    letters: &'d BTreeMap<ObjectId, Letters<'d>>,
    steps: usize,
    out: String,
    /// All codes so far stood for letters.
    is_whole: bool,
    /// Some letters were drawn.
    is_shown: bool,
}

impl<'d> Words<'d> {
    /// `None` where it takes too long.
    fn page(&mut self, page: ObjectId) -> Option<()> {
        let (own, inherited) = self.document.get_page_resources(page).unwrap_or_default();
        let inherited = inherited.into_iter().filter_map(|id| self.document.get_dictionary(id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
        match self.document.get_page_content_with_limit(page, ONE_STREAM) {
            Ok(content) => self.draw(&content, &resources, DEEPEST)?,
            Err(_) => self.is_whole = false,
        }
        self.pinned(page, &resources)
    }

    /// Notes, stamps and filled-in fields, as they look.
    fn pinned(&mut self, page: ObjectId, resources: &[&'d Dictionary]) -> Option<()> {
        let notes = self.document.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", self.document));
        let notes: &[Object] = notes.and_then(Object::as_array).map_or(&[], Vec::as_slice);
        for note in notes {
            let Ok((_, note)) = self.document.dereference(note) else { continue };
            let Ok(note) = note.as_dict() else { continue };
            self.string(note, b"Contents");
            let look = note.get_deref(b"AP", self.document).and_then(Object::as_dict);
            let look = look.and_then(|look| look.get_deref(b"N", self.document));
            if let Ok(look) = look.and_then(Object::as_stream) {
                self.form(look, resources, DEEPEST)?;
            }
        }
        Some(())
    }

    /// Title, subject and keywords, which viewers show.
    fn about(&mut self) {
        let about = self.document.trailer.get_deref(b"Info", self.document).and_then(Object::as_dict);
        let Ok(about) = about else { return };
        for key in [b"Title".as_slice(), b"Subject", b"Keywords"] {
            self.string(about, key);
        }
    }

    fn string(&mut self, dictionary: &Dictionary, key: &[u8]) {
        if let Ok(text) = dictionary.get_deref(key, self.document).and_then(lopdf::decode_text_string) {
            self.out.push_str(&text);
            self.apart();
        }
    }

    fn form(&mut self, form: &'d Stream, around: &[&'d Dictionary], depth: usize) -> Option<()> {
        let Some(depth) = depth.checked_sub(1) else {
            self.is_whole = false;
            return Some(());
        };
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict);
        let own = own.map_or_else(|_| around.to_vec(), |own| vec![own]);
        match form.get_plain_content_with_limit(ONE_STREAM) {
            Ok(content) => self.draw(&content, &own, depth),
            Err(_) => {
                self.is_whole = false;
                Some(())
            }
        }
    }

    fn draw(&mut self, content: &[u8], resources: &[&'d Dictionary], depth: usize) -> Option<()> {
        let Ok(content) = Content::decode(content) else {
            self.is_whole = false;
            return Some(());
        };
        let mut letters: Option<&Letters<'_>> = None;
        let mut kept = Vec::new();
        let mut drawn: BTreeSet<&[u8]> = BTreeSet::new();
        self.steps += content.operations.len();
        if self.steps > MOST_STEPS || self.out.len() > LONGEST {
            return None;
        }
        for step in &content.operations {
            let operand = |place: usize| step.operands.get(place);
            let name = || operand(0).and_then(|name| name.as_name().ok());
            match step.operator.as_str() {
                "Tf" => letters = name().and_then(|name| self.font(name, resources)),
                "q" => kept.push(letters),
                "Q" => letters = kept.pop().unwrap_or(letters),
                "Tj" => self.show(operand(0), letters),
                "'" | "\"" => {
                    self.apart();
                    self.show(step.operands.last(), letters);
                }
                "TJ" => self.show_spaced(operand(0), letters),
                "Td" | "TD" | "Tm" | "T*" | "BT" | "ET" => self.apart(),
                "Do" => {
                    // What is drawn twice says nothing new, and a drawing of ten that contain ten each says nothing at all.
                    let Some(name) = name().filter(|name| drawn.insert(name)) else { continue };
                    let Some(Object::Stream(object)) = self.resource(b"XObject", name, resources) else { continue };
                    if object.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
                        self.form(object, resources, depth)?;
                    }
                }
                _ => {}
            }
        }
        self.apart();
        Some(())
    }

    fn show(&mut self, text: Option<&Object>, letters: Option<&Letters<'_>>) {
        let Some(Object::String(codes, _)) = text else { return };
        self.is_shown |= !codes.is_empty();
        self.is_whole &= letters.unwrap_or(&Letters::Unknown).read(codes, &mut self.out);
    }

    fn show_spaced(&mut self, pieces: Option<&Object>, letters: Option<&Letters<'_>>) {
        for piece in pieces.and_then(|pieces| pieces.as_array().ok()).into_iter().flatten() {
            match piece {
                Object::String(..) => self.show(Some(piece), letters),
                other => {
                    if other.as_float().is_ok_and(|gap| gap < SPACE) {
                        self.out.push(' ');
                    }
                }
            }
        }
    }

    fn font(&self, name: &[u8], resources: &[&'d Dictionary]) -> Option<&'d Letters<'d>> {
        let reference = |resources: &&'d Dictionary| {
            let fonts = resources.get_deref(b"Font", self.document).and_then(Object::as_dict).ok()?;
            fonts.get(name).and_then(Object::as_reference).ok()
        };
        self.letters.get(&resources.iter().find_map(reference)?)
    }

    fn resource(&self, kind: &[u8], name: &[u8], resources: &[&'d Dictionary]) -> Option<&'d Object> {
        resources.iter().find_map(|resources| {
            let all = resources.get_deref(kind, self.document).and_then(Object::as_dict).ok()?;
            all.get_deref(name, self.document).ok()
        })
    }

    fn apart(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(APART) {
            self.out.push(APART);
        }
    }
}
