use lopdf::{
    Document, EncryptionState, EncryptionVersion, Permissions,
    encryption::crypt_filters::{Aes128CryptFilter, CryptFilter},
};
use proptest::prelude::*;

use super::{made::*, words::APART};
use crate::attachment::{Refused, Text, check, cleaned, text};

fn found(pdf: &[u8]) -> String {
    assert_eq!(check(pdf).unwrap(), crate::attachment::Kind::Pdf);
    assert_eq!(cleaned(pdf).unwrap(), pdf);
    match text(pdf) {
        Text::Found(text) => text.trim_matches(APART).to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn japanese_is_read_by_its_unicode_map() {
    assert_eq!(found(&page("髙橋亜樹さんは𠮷田先生と", &[])), "髙橋亜樹さんは𠮷田先生と");
    let spaced = format!("BT /F1 12 Tf [<{}> -500 <{}> 20 <{}>] TJ ET", "0001", "0002", "0003");
    assert_eq!(found(&with_content(&spaced, &to_unicode("青木花"), &[])), "青 木花");
    let apart = "BT /F1 12 Tf <0001> Tj 0 -14 Td <0002> Tj ET";
    assert_eq!(found(&with_content(apart, &to_unicode("青木"), &[])), "青\u{1f}木");
}

#[test]
fn forms_notes_and_the_title_are_read_too() {
    let more = [
        b"[ << /Type /Annot /Subtype /FreeText /Contents (Note) /AP << /N 10 0 R >> >> ]".to_vec(),
        stream("/Type /XObject /Subtype /Form", b"BT /F1 9 Tf <0002> Tj ET"),
        stream("/Type /XObject /Subtype /Form", b"BT /F1 9 Tf <0003> Tj ET"),
    ];
    let content = "BT /F1 12 Tf <0001> Tj ET q /X1 Do Q /X1 Do";
    let text = found(&with_content(content, &to_unicode("青木花"), &more));
    assert_eq!(text.split(APART).collect::<Vec<_>>(), ["青", "木", "Note", "花"]);

    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R >>",
        "<< /Title <FEFF9752672882B1> >>",
    ];
    let objects: Vec<Vec<u8>> = objects.iter().map(|object| object.as_bytes().to_vec()).collect();
    assert_eq!(found(&of_bytes(&objects, "/Info 4 0 R")), "青木花");
}

#[test]
fn letters_that_cannot_be_told_are_said_to_be_so() {
    let pdf = page("遠足", &[]);
    let without = |from: &str, to: &str| {
        let mut pdf = pdf.clone();
        let at = pdf.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        pdf.splice(at..at + from.len(), to.bytes());
        pdf
    };
    assert_eq!(text(&without("/ToUnicode 7 0 R", "                ")), Text::Unreadable, "glyphs without letters");
    assert!(!matches!(text(&without("/Length", "/Lxngth")), Text::Found(_)), "a page whose words are lost");
    let half = with_content("BT /F1 12 Tf <00010009> Tj ET", &to_unicode("遠"), &[]);
    let Text::Partly(half) = text(&half) else { panic!() };
    assert!(half.starts_with('遠'));
}

#[test]
fn fonts_of_a_predefined_encoding_are_text_already() {
    let font = |encoding: &str, codes: &str| {
        document(&[
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>".to_owned(),
            String::from_utf8(stream("", format!("BT /F1 12 Tf {codes} Tj ET").as_bytes())).unwrap(),
            format!("<< /Type /Font {encoding} >>"),
        ])
    };
    let type0 = |encoding: &str| format!("/Subtype /Type0 /Encoding /{encoding}");
    assert_eq!(found(&font(&type0("UniJIS-UCS2-H"), "<9060 8DB3>")), "遠足");
    assert_eq!(found(&font(&type0("90ms-RKSJ-H"), "<899391AB>")), "遠足");
    assert_eq!(
        found(&font("/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding", "(Picnic 2026)")),
        "Picnic 2026"
    );
    assert_eq!(found(&font("/Subtype /Type1 /BaseFont /Helvetica", "(Picnic)")), "Picnic");
    assert_eq!(text(&font(&type0("Identity-H"), "<0001>")), Text::Unreadable);
    assert_eq!(text(&font("/Subtype /Type3", "(a)")), Text::Unreadable);
}

#[test]
fn a_scan_has_no_letters() {
    let picture = stream("/Type /XObject /Subtype /Image /Filter /DCTDecode", b"\xff\xd8\xff\xd9");
    assert_eq!(text(&with_content("q /X1 Do Q", "", &[b"[]".to_vec(), picture])), Text::None);
}

fn saved(pdf: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).unwrap();
    bytes
}

fn locked(pdf: &[u8], user: &str) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    let id = lopdf::Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let filter: std::sync::Arc<dyn CryptFilter> = std::sync::Arc::new(Aes128CryptFilter);
    let version = EncryptionVersion::V4 {
        document: &document,
        encrypt_metadata: true,
        crypt_filters: [(b"StdCF".to_vec(), filter)].into(),
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: "owner",
        user_password: user,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn packed_objects_are_read_and_locked_documents_are_not() {
    let plain = page("遠足", &[]);
    let modern = saved(&plain, |_| {});
    assert!(!String::from_utf8_lossy(&modern).contains("/Type /Pages"), "its objects are packed");
    assert_eq!(found(&modern), "遠足");

    assert_eq!(found(&locked(&plain, "")), "遠足", "nobody needs a password to read it");
    let locked = locked(&plain, "secret");
    assert_eq!((check(&locked), text(&locked)), (Err(Refused::Locked), Text::Unreadable));
}

#[test]
fn a_document_that_does_something_is_refused() {
    let with = |object: &str| page("遠足", &[b"[]".to_vec(), object.as_bytes().to_vec()]);
    for object in [
        "<< /S /JavaScript /JS (app.alert) >>",
        "<< /S /J#61vaScript /JS (app.alert) >>",
        "<< /S /Launch /F (cmd.exe) >>",
        "<< /Type /Filespec /F (a.docx) /EF << /F 4 0 R >> >>",
        "<< /Names << /EmbeddedFiles 4 0 R >> >>",
        "<< /Subtype /RichMedia >>",
        "<< /XFA [] >>",
        "<< /S /SubmitForm >>",
        "<< /S /GoToR /F (\\\\\\\\host\\\\share) >>",
    ] {
        let pdf = with(object);
        assert_eq!(check(&pdf), Err(Refused::Active), "{object}");
        assert_eq!(check(&saved(&pdf, |_| {})), Err(Refused::Active), "packed: {object}");
    }
    let hidden = stream("", b"9 0 obj << /S /JavaScript >> endobj");
    assert_eq!(check(&page("遠足", &[b"[]".to_vec(), hidden])), Err(Refused::Active), "where only some readers look");
    assert!(check(&with("<< /S /URI /URI (https://example.jp/) >>")).is_ok());
    assert!(check(&with("<< /S /GoTo /D [3 0 R /Fit] >>")).is_ok());
}

#[test]
fn a_photo_that_says_where_it_was_taken_is_refused_inside_a_document() {
    let photo = |place: &[u8]| {
        let mut photo = b"\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
        photo.extend(place);
        photo.extend(b"\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0\xff\xd9");
        photo
    };
    let with = |head: &str, photo: &[u8]| page("遠足", &[b"[]".to_vec(), stream(head, photo)]);
    let (placed, turned) = (photo(b"\x88\x25"), photo(b"\x01\x12"));
    assert_eq!(check(&with("/Filter /DCTDecode", &placed)), Err(Refused::Location));
    assert_eq!(check(&with("/Filter [/FlateDecode /DCTDecode]", &packed(&placed))), Err(Refused::Location));
    assert_eq!(check(&with("/Type /Metadata", b"<exif:GPSLatitude>35,1N</exif:GPSLatitude>")), Err(Refused::Location));
    assert!(check(&with("/Filter /DCTDecode", &turned)).is_ok());
}

#[test]
fn a_small_file_does_not_become_a_large_one() {
    let zeros = packed(&vec![b' '; 64 * 1024 * 1024]);
    let many: Vec<Vec<u8>> = std::iter::repeat_n(stream("/Filter /FlateDecode", &zeros), 20).collect();
    let bomb = page("遠足", &many);
    assert!(bomb.len() < 2 * 1024 * 1024);
    assert_eq!((check(&bomb), text(&bomb)), (Err(Refused::Opaque), Text::Unreadable));

    let twice = packed(&packed(&vec![0; 1024 * 1024]));
    let twice: Vec<Vec<u8>> =
        std::iter::repeat_n(stream("/Filter [ /FlateDecode /Fl#61teDecode ]", &twice), 65).collect();
    assert_eq!(check(&page("遠足", &twice)), Err(Refused::Opaque));
    let indirect: Vec<Vec<u8>> = std::iter::repeat_n(stream("/Filter 6 0 R", b""), 65).collect();
    assert_eq!(check(&page("遠足", &indirect)), Err(Refused::Opaque));

    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes();
    assert_ne!(text(&page("遠足", &[deep])), Text::None);
    let round = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>".to_vec();
    assert_eq!(check(&of_bytes(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), round], "")), Err(Refused::Broken));
    let itself = stream("/Subtype /Form /Resources << /XObject << /X1 9 0 R >> >>", b"/X1 Do /X1 Do");
    let itself = with_content("BT /F1 9 Tf <0001> Tj ET /X1 Do", &to_unicode("遠"), &[b"[]".to_vec(), itself]);
    assert!(matches!(text(&itself), Text::Partly(_)), "a drawing of itself");
}

#[test]
fn a_document_is_nothing_else() {
    let pdf = page("遠足", &[]);
    let with = |tail: &[u8]| [&pdf, tail].concat();
    assert_eq!(check(&with(b"PK\x05\x06\0\0")), Err(Refused::TwoKinds));
    assert_eq!(check(&with(&[b'x'; 65])), Err(Refused::TwoKinds));
    assert!(check(&with(b"\r\n\0\0")).is_ok());
    let mut page = pdf.clone();
    page.splice(9..9, *b"<HTML><script>alert(1)</script>");
    assert_eq!(check(&page), Err(Refused::TwoKinds));
    assert_eq!(check(b"%PDF-1.7\n"), Err(Refused::Broken));
    assert_eq!(check(b"%PDF-1.7\n%%EOF\n"), Err(Refused::Broken));
    assert_eq!(text(b"%PDF-1.7\n%%EOF\n"), Text::Unreadable);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn no_bytes_make_it_stumble(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let mut pdf = page("髙橋亜樹さん", &[b"[]".to_vec(), stream("/Subtype /Form", b"BT /F1 9 Tf <0002> Tj ET")]);
        for (at, byte) in changes {
            let at = at.index(pdf.len());
            pdf[at] = byte;
        }
        if cuts {
            pdf.truncate(cut.index(pdf.len()));
        }
        drop((check(&pdf), text(&pdf)));
    }
}
