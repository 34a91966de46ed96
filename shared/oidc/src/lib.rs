//! The relying party of OpenID Connect, as デジタル認証アプリ asks for it: authorization code, PKCE S256, state and nonce, a
//! client that signs in with its key (`private_key_jwt`, ES256), ES256 ID tokens (developers.digital.go.jp, auth-and-sign,
//! implement-guideline). Knows what is sent and what makes an answer good; refuses to know networks, clocks and
//! randomness: those come from outside.

mod attempt;
mod client;
mod provider;
mod token;

pub use attempt::{Attempt, NoCode};
pub use client::{ClientKey, NoKey};
pub use provider::Provider;
pub use token::{Expected, Keys, NoToken, subject};
