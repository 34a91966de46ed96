//! Connections that are kept, for a crowd: one thread, several phones.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    time::Duration,
};

use serde_json::Value;

use crate::Fallible;

/// Longer than a function may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is asked.
#[derive(Debug, Clone)]
pub struct Request {
    text: String,
}

impl Request {
    /// A request with a bearer token, an idempotency key and a JSON body; what is empty is left out.
    #[must_use]
    pub fn new(method: &str, path: &str, bearer: &str, key: &str, body: &Value) -> Self {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let mut text = format!("{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: {}\r\n", body.len());
        for (name, value) in [("authorization: Bearer", bearer), ("idempotency-key:", key)] {
            if !value.is_empty() {
                text.push_str(&format!("{name} {value}\r\n"));
            }
        }
        text.push_str("content-type: application/json\r\n\r\n");
        text.push_str(&body);
        Self { text }
    }

    /// Reads something.
    #[must_use]
    pub fn get(path: &str, bearer: &str) -> Self {
        Self::new("GET", path, bearer, "", &Value::Null)
    }

    /// Sends something.
    #[must_use]
    pub fn post(path: &str, bearer: &str, key: &str, body: &Value) -> Self {
        Self::new("POST", path, bearer, key, body)
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP.
    pub status: u16,
    /// Null where it is no JSON.
    pub body: Value,
}

impl Answer {
    /// The code of a refusal.
    #[must_use]
    pub fn code(&self) -> &str {
        self.body.pointer("/error/code").and_then(Value::as_str).unwrap_or_default()
    }

    /// A text of the body.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.body.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// The body of a success; anything else in words.
    ///
    /// # Errors
    /// When it is none.
    pub fn ok(self, what: &str) -> Fallible<Value> {
        match self.status {
            200..300 => Ok(self.body),
            status => Err(format!("{what}: {status} {}", self.body)),
        }
    }
}

/// A connection to the city's one port, opened when it is needed and again when it broke.
#[derive(Debug)]
pub struct Door {
    port: u16,
    open: Option<BufReader<TcpStream>>,
}

impl Door {
    /// The city on this port of 127.0.0.1.
    #[must_use]
    pub const fn new(port: u16) -> Self {
        Self { port, open: None }
    }

    /// Asks and waits for the answer.
    ///
    /// # Errors
    /// When no answer came: nobody knows what happened.
    pub fn ask(&mut self, request: &Request) -> Fallible<Answer> {
        self.send(request)?;
        self.answer()
    }

    /// Sends without waiting; [`Door::answer`] or [`Door::hang_up`] follows.
    ///
    /// # Errors
    /// When it cannot be sent.
    pub fn send(&mut self, request: &Request) -> Fallible<()> {
        let sent = self.stream().and_then(|stream| stream.get_mut().write_all(request.text.as_bytes()));
        sent.map_err(|error| {
            self.open = None;
            format!("send: {error}")
        })
    }

    /// The answer to what was sent.
    ///
    /// # Errors
    /// When none came.
    pub fn answer(&mut self) -> Fallible<Answer> {
        let answer = self
            .open
            .as_mut()
            .ok_or_else(|| "nothing was sent".to_owned())
            .and_then(|stream| read(stream).map_err(|error| format!("no answer: {error}")));
        if answer.is_err() {
            self.open = None;
        }
        answer
    }

    /// Goes away without waiting, as somebody in a lift does.
    pub fn hang_up(&mut self) {
        self.open = None;
    }

    fn stream(&mut self) -> std::io::Result<&mut BufReader<TcpStream>> {
        match self.open.take() {
            Some(stream) => Ok(self.open.insert(stream)),
            None => {
                let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                Ok(self.open.insert(BufReader::new(stream)))
            }
        }
    }
}

fn read(stream: &mut BufReader<TcpStream>) -> std::io::Result<Answer> {
    let odd = |what: &str| std::io::Error::other(format!("not an HTTP answer: {what}"));
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let status = line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).ok_or_else(|| odd(&line))?;
    let mut length = 0;
    loop {
        line.clear();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().map_err(|_| odd(&line))?;
        }
        if name.eq_ignore_ascii_case("transfer-encoding") {
            return Err(odd("chunks were not expected"));
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(Answer { status, body: serde_json::from_slice(&body).unwrap_or_default() })
}
