//! Tables for spreadsheets (RFC 4180).

/// What Excel wants at the beginning to read UTF-8.
pub const MARK: &str = "\u{feff}";

/// Adds one record, with its line break.
pub fn line<C: AsRef<str>>(text: &mut String, cells: impl IntoIterator<Item = C>) {
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            text.push(',');
        }
        text.push_str(&quoted(cell.as_ref()));
    }
    text.push_str("\r\n");
}

/// A cell as text: spreadsheets run what opens like a formula (OWASP, CSV Injection), so such a cell opens with an
/// apostrophe.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
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
            ("+81 90", "'+81 90"),
            ("-1", "'-1"),
            ("@SUM(A1,A2)", "\"'@SUM(A1,A2)\""),
            ("\t=1", "'\t=1"),
            ("", ""),
        ] {
            assert_eq!(quoted(cell), written);
        }
        let mut text = String::new();
        line(&mut text, ["a", "b,c"]);
        assert_eq!(text, "a,\"b,c\"\r\n");
    }
}
