//! Records of a file for spreadsheets (RFC 4180). A cell is text whatever stands in it.

use std::borrow::Cow;

/// Stands before the first record of a UTF-8 file: without it Excel reads CP932.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Writes one record, with its line break.
pub fn record<C: AsRef<str>>(file: &mut String, cells: impl IntoIterator<Item = C>) {
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            file.push(',');
        }
        let cell = guarded(cell.as_ref());
        if cell.contains([',', '"', '\r', '\n']) {
            file.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            file.push_str(&cell);
        }
    }
    file.push_str("\r\n");
}

/// Spreadsheets run what opens like a formula (OWASP, CSV Injection), so such a cell opens with an apostrophe. Blanks in
/// front do not hide one: some programs drop them.
fn guarded(cell: &str) -> Cow<'_, str> {
    let first = cell.trim_start_matches([' ', '\u{3000}']);
    let is_formula = first.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text_whatever_stands_in_it() {
        for (cell, written) in [
            ("山田", "山田"),
            ("a,b", "\"a,b\""),
            ("\"a\"\nb", "\"\"\"a\"\"\nb\""),
            ("=1+1", "'=1+1"),
            ("　＝1", "'　＝1"),
            ("+81 90", "'+81 90"),
            ("@SUM(A1,A2)", "\"'@SUM(A1,A2)\""),
            ("\t=1", "'\t=1"),
            ("", ""),
        ] {
            let mut file = String::new();
            record(&mut file, [cell, "x"]);
            assert_eq!(file, format!("{written},x\r\n"));
        }
    }
}
