//! Just enough HTTP to ask a server on this machine whether it lives, and to hand the gate a request.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    time::Duration,
};

use crate::Outcome;

pub struct Answer {
    pub status: u16,
    pub body: String,
}

/// A port that was free a moment ago.
pub fn free_port() -> Outcome<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}

/// How long a server that does nothing but answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// One request on one connection. HTTP/1.0, so that the answer is neither chunked nor kept open.
pub fn send(port: u16, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Outcome<Answer> {
    send_within(PATIENCE, port, method, path, headers, body)
}

/// The same, where the server works before it answers.
pub fn send_within(
    limit: Duration,
    port: u16,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Outcome<Answer> {
    let fail = |error: std::io::Error| format!("{method} http://127.0.0.1:{port}{path}: {error}");
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(fail)?;
    stream.set_read_timeout(Some(limit)).map_err(fail)?;
    let mut text = format!("{method} {path} HTTP/1.0\r\nhost: 127.0.0.1:{port}\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.push_str(body);
    stream.write_all(text.as_bytes()).map_err(fail)?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).map_err(fail)?;
    parse(&answer).ok_or_else(|| format!("{method} {path}: not an HTTP answer"))
}

fn parse(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    Some(Answer { status, body: body.to_owned() })
}
