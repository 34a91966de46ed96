//! Children in postback data: the codes of their emojis.

use crate::family::Token;

/// Where nobody is named.
const NOBODY: &str = "-";

/// The tokens that a word names; none when one of them is none of ours.
pub(super) fn tokens(word: &str) -> Option<Vec<Token>> {
    match word {
        NOBODY => Some(Vec::new()),
        codes => codes.split(',').map(Token::from_code).collect(),
    }
}

/// The word that names tokens.
pub(super) fn codes(tokens: &[Token]) -> String {
    match tokens {
        [] => NOBODY.to_owned(),
        some => some.iter().map(|token| token.code()).collect::<Vec<_>>().join(","),
    }
}
