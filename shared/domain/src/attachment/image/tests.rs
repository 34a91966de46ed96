use img_parts::{
    jpeg::{Jpeg, markers},
    png::{Png, PngChunk},
};
use proptest::prelude::*;

use super::exif;
use crate::attachment::{Kind, Refused, Text, check, cleaned, text};

fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
    let length = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], length.as_slice(), contents].concat()
}

/// Exif of a photo that is held sideways and says where it was taken.
fn exif_with_place() -> Vec<u8> {
    let mut exif = b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    exif.extend(b"GPS N35.1 E139.2");
    exif
}

fn photo(head: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let mut photo = vec![0xff, 0xd8];
    photo.extend(segment(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"));
    photo.extend(head.concat());
    photo.extend(segment(0xdb, &[0; 65]));
    photo.extend(segment(0xc2, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]));
    photo.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    photo.extend([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]);
    photo.extend(segment(0xfe, b"between two scans"));
    photo.extend(segment(0xc4, &[0; 19]));
    photo.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    photo.extend([5, 6, 0xff, 0xff, 0xd9]);
    photo.extend(behind);
    photo
}

#[test]
fn of_a_photo_only_the_picture_and_how_it_is_held_leaves() {
    let head = [
        segment(0xe1, &exif_with_place()),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>35</exif:GPSLatitude>"),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xe2, b"MPF\0more pictures"),
        segment(0xed, b"Photoshop 3.0\0IPTC"),
        segment(0xfe, b"taken at home"),
    ];
    let photo = photo(&head, b"\xff\xd8\xff\xe1 a second picture, and a film");
    assert_eq!(check(&photo), Ok(Kind::Jpeg));
    assert_eq!(text(&photo), Text::None);

    let clean = cleaned(&photo).unwrap();
    for gone in ["GPS", "MPF", "IPTC", "home", "second", "scans"] {
        assert!(!String::from_utf8_lossy(&clean).contains(gone), "{gone}");
    }
    let read = Jpeg::from_bytes(clean.clone().into()).unwrap();
    let markers: Vec<u8> = read.segments().iter().map(img_parts::jpeg::JpegSegment::marker).collect();
    assert_eq!(markers, [0xe0, 0xe1, 0xe2, 0xdb, 0xc2, 0xda]);
    let held = read.segment_by_marker(markers::APP1).unwrap().contents().strip_prefix(b"Exif\0\0").unwrap();
    assert_eq!((exif::orientation(held), exif::has_location(held)), (Some(6), false));
    assert!(exif::has_location(&exif_with_place()[6..]));
    assert!(clean.ends_with(&[
        4, 0xff, 0xc4, 0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0,
        63, 0, 5, 6, 0xff, 0xd9
    ]));
    assert_eq!(cleaned(&clean).unwrap(), clean);
    assert_eq!(cleaned(&photo[..photo.len() - 40]).unwrap_err(), Refused::Broken);
}

fn chunk(kind: &[u8; 4], contents: &[u8]) -> Vec<u8> {
    let chunk = PngChunk::new(*kind, contents.to_vec().into());
    chunk.encoder().bytes().to_vec()
}

fn drawing(width: u32, more: &[Vec<u8>], behind: &[u8]) -> Vec<u8> {
    let head = [&width.to_be_bytes(), &1000u32.to_be_bytes(), [8, 2, 0, 0].as_slice(), &[0]].concat();
    let chunks = [chunk(b"IHDR", &head), more.concat(), chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunks, behind].concat()
}

#[test]
fn of_a_drawing_only_the_picture_leaves() {
    let more = [
        chunk(b"tEXt", b"Author\0Aoki"),
        chunk(b"eXIf", &exif_with_place()[6..]),
        chunk(b"sRGB", b"\0"),
        chunk(b"iTXt", b"XML:com.adobe.xmp"),
        chunk(b"tIME", &[0; 7]),
    ];
    let png = drawing(1000, &more, b"what was cropped away");
    assert_eq!(check(&png), Ok(Kind::Png));
    let clean = cleaned(&png).unwrap();
    let kinds: Vec<[u8; 4]> =
        Png::from_bytes(clean.clone().into()).unwrap().chunks().iter().map(PngChunk::kind).collect();
    assert_eq!(kinds, [*b"IHDR", *b"sRGB", *b"IDAT", *b"IEND"]);
    assert!(clean.ends_with(b"IEND\xae\x42\x60\x82"));
    assert_eq!(check(&drawing(200_000, &[], b"")), Err(Refused::TooLarge));
    assert_eq!(check(&png[..60]), Err(Refused::Broken));
}

#[test]
fn a_webp_loses_its_metadata() {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        [kind.as_slice(), &length, data, if data.len() % 2 == 1 { &[0] } else { &[] }].concat()
    };
    let body = [
        b"WEBP".to_vec(),
        chunk(b"VP8X", &[0b1100, 0, 0, 0, 7, 0, 0, 7, 0, 0]),
        chunk(b"VP8L", &[0x2f, 7, 0xc0, 1, 0]),
        chunk(b"EXIF", b"GPS"),
        chunk(b"XMP ", b"GPS"),
    ]
    .concat();
    let webp = [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat();
    assert_eq!(check(&webp), Ok(Kind::Webp));
    let clean = cleaned(&webp).unwrap();
    assert!(!String::from_utf8_lossy(&clean).contains("GPS"));
    assert_eq!(clean[20], 0, "nothing is announced");
    assert_eq!(check(&clean), Ok(Kind::Webp));
}

#[test]
fn a_file_is_what_its_bytes_say() {
    for bytes in [
        b"MZ\x90\0".as_slice(),
        b"\x7fELF\x02",
        b"#!/bin/sh\n",
        b"PK\x03\x04",
        b"<!DOCTYPE html><html>",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\">",
        b"GIF89a",
        b"\x00\x00\x00\x20ftypheic",
        b" %PDF-1.7\n",
        b"plain text",
    ] {
        assert_eq!(check(bytes), Err(Refused::Kind));
        assert_eq!(text(bytes), Text::Unreadable);
    }
    assert_eq!(check(b""), Err(Refused::Empty));
    assert_eq!(check(&vec![0; 3 * 1024 * 1024 + 1]), Err(Refused::TooLarge));
    assert_eq!(check(&photo(&[], b"PK\x05\x06\0\0")), Err(Refused::TwoKinds));
    assert_eq!(check(&photo(&[segment(0xfe, b"<html><script>")], b"")), Err(Refused::TwoKinds));
    assert_eq!(check(&photo(&[segment(0xfe, b"%PDF-1.7")], b"")), Err(Refused::TwoKinds));
}

proptest! {
    #[test]
    fn no_bytes_make_it_stumble(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20), cut in any::<prop::sample::Index>()) {
        for mut file in [photo(&[segment(0xe1, &exif_with_place())], b"more"), drawing(10, &[chunk(b"tEXt", b"a")], b"")] {
            for (at, byte) in &changes {
                let at = at.index(file.len());
                file[at] = *byte;
            }
            drop(cleaned(&file));
            file.truncate(cut.index(file.len()));
            drop(cleaned(&file));
        }
    }
}
