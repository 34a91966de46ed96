//! The least that a bootstrap can do: ask the Runtime API for the first event. The lower bound of a cold start.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

fn main() -> std::io::Result<()> {
    let address = std::env::var("AWS_LAMBDA_RUNTIME_API").unwrap_or_default();
    let mut stream = TcpStream::connect(&address)?;
    write!(stream, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nhost: {address}\r\n\r\n")?;
    stream.read_exact(&mut [0])
}
