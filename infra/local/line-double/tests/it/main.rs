//! The double from outside: LINE's API, the phones, and our own client against it.

#[cfg(test)]
mod api;
#[cfg(test)]
mod client;
#[cfg(test)]
mod common;
#[cfg(test)]
mod id_token;
#[cfg(test)]
mod phones;
