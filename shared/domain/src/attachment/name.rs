//! Names of files, which travel into headers and onto other people's disks.

use crate::{flaw::Flaw, my_number};

/// Characters of a name.
const LONGEST: usize = 80;

/// A name without folders, control characters and what other systems forbid; cut to 80 characters before its ending.
///
/// # Errors
/// `name: text_empty` where nothing is left, `name: my_number_refused`.
pub fn clean_name(name: &str) -> Result<String, Flaw> {
    let flaw = |reason| Flaw { field: "name".to_owned(), reason };
    // Only what stands behind the last separator: browsers and old clients hand over whole paths.
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| is_kept(*c)).collect();
    // Windows drops dots and blanks at the end; a dot in front hides a file.
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let name = cut(kept);
    if name.is_empty() {
        return Err(flaw("text_empty"));
    }
    if my_number::contains(&name) {
        return Err(flaw("my_number_refused"));
    }
    Ok(name)
}

fn is_kept(c: char) -> bool {
    let turns_direction =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !turns_direction && !matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

fn cut(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST {
        return name.to_owned();
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.chars().count() <= 5);
    let ending = ending.map_or(String::new(), |ending| format!(".{ending}"));
    let body: String = name.chars().take(LONGEST - ending.chars().count()).collect();
    format!("{}{ending}", body.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_safe_to_write_down() {
        for (given, clean) in [
            ("えんそく.pdf", "えんそく.pdf"),
            ("C:\\Users\\mori\\えんそく.pdf", "えんそく.pdf"),
            ("../../etc/passwd", "passwd"),
            ("a\0b\r\nc\".pdf", "abc.pdf"),
            ("\u{202e}fdp.exe", "fdp.exe"),
            (" .htaccess. ", "htaccess"),
            ("a<b>:c|d?.pdf", "abcd.pdf"),
        ] {
            assert_eq!(clean_name(given).unwrap(), clean);
            assert_eq!(clean_name(clean).unwrap(), clean);
        }
        let long = clean_name(&format!("{}.pdf", "あ".repeat(200))).unwrap();
        assert_eq!((long.chars().count(), long.ends_with("あ.pdf")), (80, true));
        for nothing in ["", "///", "...", "\u{200b}"] {
            assert_eq!(clean_name(nothing).unwrap_err().to_string(), "name: text_empty");
        }
        assert_eq!(clean_name("123456789018.pdf").unwrap_err().to_string(), "name: my_number_refused");
    }
}
