//! Documents made by hand, for the tests.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};

/// A document of these objects; the first is its catalogue.
pub(super) fn document(objects: &[String]) -> Vec<u8> {
    let bytes: Vec<Vec<u8>> = objects.iter().map(|object| object.clone().into_bytes()).collect();
    of_bytes(&bytes, "")
}

pub(super) fn of_bytes(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n", n + 1).bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let start = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    pdf.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes());
    pdf
}

pub(super) fn stream(head: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} {head} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

pub(super) fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// Codes of a text in a font whose letters stand in the order in which they come, as word processors embed them.
pub(super) fn codes(text: &str) -> String {
    let letters = letters(text);
    text.chars().map(|c| format!("{:04x}", letters.iter().position(|one| *one == c).unwrap() + 1)).collect()
}

/// What those codes stand for.
pub(super) fn to_unicode(text: &str) -> String {
    let lines = letters(text).into_iter().enumerate().map(|(n, c)| {
        let units: String = c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
        format!("<{:04X}> <{units}>\n", n + 1)
    });
    let lines: Vec<String> = lines.collect();
    format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n\
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n{} beginbfchar\n{}endbfchar\nendcmap end end",
        lines.len(),
        lines.concat()
    )
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for c in text.chars() {
        if !letters.contains(&c) {
            letters.push(c);
        }
    }
    letters
}

/// A page with this text in Japanese, its streams packed, and more objects behind (from 8 on).
pub(super) fn page(text: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 700 Td <{}> Tj ET", codes(text));
    with_content(&content, &to_unicode(text), more)
}

pub(super) fn with_content(content: &str, to_unicode: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots 8 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 9 0 R >> >> >>".to_vec(),
        stream("/Filter /FlateDecode", &packed(content.as_bytes())),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Mincho /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>".to_vec(),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".to_vec(),
        stream("/Filter [/FlateDecode]", &packed(to_unicode.as_bytes())),
    ];
    objects.extend_from_slice(more);
    of_bytes(&objects, "")
}
