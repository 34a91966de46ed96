//! One sign-in that is under way. What it remembers stays with whoever began it: a code that another browser brings back
//! is worth nothing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Provider;

/// The four items; `openid` is what makes it a sign-in.
const SCOPE: &str = "openid name address birthdate gender";
/// The card and its PIN, and a look at the list of revoked ones.
const STRENGTH: &str = "aal3 crl";

/// What must be kept until the browser is back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Comes back with the code.
    pub state: String,
    /// Comes back in the ID token.
    pub nonce: String,
    /// Proves that who asks for the token asked for the code (RFC 7636).
    pub verifier: String,
}

/// Why there is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCode {
    /// It belongs to another sign-in.
    #[error("another state")]
    State,
    /// The person turned back, or the provider refused: its own word for it.
    #[error("refused by the provider")]
    Refused(String),
    /// Neither a code nor an error.
    #[error("no code")]
    Missing,
}

impl Attempt {
    /// Begins one; 32 random bytes for each secret.
    #[must_use]
    pub fn new([state, nonce, verifier]: [[u8; 32]; 3]) -> Self {
        let text = |bytes: [u8; 32]| BASE64.encode(bytes);
        Self { state: text(state), nonce: text(nonce), verifier: text(verifier) }
    }

    /// Where to send the browser.
    #[must_use]
    pub fn url(&self, provider: &Provider) -> String {
        let challenge = BASE64.encode(Sha256::digest(self.verifier.as_bytes()));
        let query = [
            ("response_type", "code"),
            ("scope", SCOPE),
            ("client_id", &provider.client),
            ("redirect_uri", &provider.redirect),
            ("state", &self.state),
            ("nonce", &self.nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            ("acr_values", STRENGTH),
        ];
        let pairs: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
        format!("{}?{}", provider.authorization, pairs.join("&"))
    }

    /// The code that the browser has brought back. The state comes first: an error of another sign-in is not ours either.
    ///
    /// # Errors
    /// Why there is none.
    pub fn code<'a>(&self, state: Option<&str>, code: Option<&'a str>, error: Option<&str>) -> Result<&'a str, NoCode> {
        // Both are random and used once; how long the comparison takes tells nothing that is of use again.
        if state != Some(self.state.as_str()) {
            return Err(NoCode::State);
        }
        if let Some(error) = error {
            return Err(NoCode::Refused(error.chars().take(100).collect()));
        }
        code.filter(|code| !code.is_empty() && code.len() <= 2_048).ok_or(NoCode::Missing)
    }
}

/// Secrets of a sign-in: not for logs.
impl std::fmt::Debug for Attempt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempt")
    }
}

/// Percent-encoding of everything that is not unreserved (RFC 3986, 2.3).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte.into()),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_sent_with_everything_that_is_asked_for() {
        let attempt = Attempt::new([[1; 32], [2; 32], [3; 32]]);
        let url = attempt.url(&Provider::example());
        let (address, query) = url.split_once('?').unwrap();
        assert_eq!(address, "https://auth.example/auth");
        let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap();
        assert_eq!(value("response_type"), "code");
        assert_eq!(value("scope"), "openid%20name%20address%20birthdate%20gender");
        assert_eq!(value("redirect_uri"), "https%3A%2F%2Ftsunagu.example%2Fidentity%2Fdone");
        assert_eq!((value("code_challenge_method"), value("acr_values")), ("S256", "aal3%20crl"));
        assert_eq!(value("code_challenge").len(), 43, "and never the verifier itself");
        assert!(!url.contains(&attempt.verifier));
        assert_eq!(format!("{attempt:?}"), "Attempt");
    }

    /// RFC 7636, appendix B.
    #[test]
    fn the_challenge_is_that_of_the_standard() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned();
        let attempt = Attempt { verifier, ..Attempt::new([[0; 32]; 3]) };
        assert!(
            attempt.url(&Provider::example()).contains("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&")
        );
    }

    #[test]
    fn what_another_browser_brings_back_is_worth_nothing() {
        let attempt = Attempt::new([[1; 32], [2; 32], [3; 32]]);
        let mine = Some(attempt.state.as_str());
        assert_eq!(attempt.code(mine, Some("c"), None), Ok("c"));
        assert_eq!(attempt.code(Some("x"), Some("c"), None), Err(NoCode::State));
        assert_eq!(attempt.code(None, Some("c"), None), Err(NoCode::State));
        assert_eq!(attempt.code(Some("x"), None, Some("access_denied")), Err(NoCode::State));
        let refused = NoCode::Refused("access_denied".to_owned());
        assert_eq!(attempt.code(mine, Some("c"), Some("access_denied")), Err(refused));
        assert_eq!(attempt.code(mine, None, None), Err(NoCode::Missing));
        assert_eq!(attempt.code(mine, Some(""), None), Err(NoCode::Missing));
    }
}
