//! Prints `openapi.json`. `cargo xtask openapi` writes it to its file.

#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn main() -> Result<(), serde_json::Error> {
    print!("{}", contract::document()?);
    Ok(())
}
