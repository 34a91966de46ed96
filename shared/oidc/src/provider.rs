//! Who is asked, and as whom.

/// A provider and its client, from settings: the published issuer has changed its spelling before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// As it stands in its tokens.
    pub issuer: String,
    /// Where the browser goes.
    pub authorization: String,
    /// Where a code becomes a token.
    pub token: String,
    /// Where the four items are.
    pub userinfo: String,
    /// Where its public keys are.
    pub keys: String,
    /// Our id there.
    pub client: String,
    /// Where the browser comes back, as it is registered.
    pub redirect: String,
}

#[cfg(test)]
impl Provider {
    pub(crate) fn example() -> Self {
        let at = |path: &str| format!("https://auth.example/{path}");
        Self {
            issuer: at("realms/main"),
            authorization: at("auth"),
            token: at("token"),
            userinfo: at("userinfo"),
            keys: at("certs"),
            client: "RP1".to_owned(),
            redirect: "https://tsunagu.example/identity/done".to_owned(),
        }
    }
}
