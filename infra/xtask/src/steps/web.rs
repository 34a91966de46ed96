//! The pages: everything that `npm run check` names.

use super::Verdict;
use crate::{Outcome, tools::npm};

pub fn check() -> Outcome<Verdict> {
    let pages = npm::install("functions/web")?;
    npm::script(&pages, "check", &[])?;
    Ok(Verdict::Passed)
}
