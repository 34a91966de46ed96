//! A small HTTP/1.1 server for the stand-ins of a bench: keeps connections open, as AWS does, one thread each.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::Arc,
    thread,
};

use crate::Outcome;

pub struct Request {
    pub path: String,
    pub body: Vec<u8>,
}

pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

/// Serves on a free loopback port until the program ends. Without a reply the connection is closed.
pub fn serve(answer: impl Fn(Request) -> Option<Reply> + Send + Sync + 'static) -> Outcome<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|error| format!("no free port: {error}"))?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            thread::spawn(move || talk(stream, answer.as_ref()));
        }
    });
    Ok(port)
}

/// Answers until the other side is gone.
fn talk(stream: TcpStream, answer: &dyn Fn(Request) -> Option<Reply>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut out = stream.try_clone().ok()?;
    let mut input = BufReader::new(stream);
    loop {
        let reply = answer(read(&mut input)?)?;
        let mut text = format!("HTTP/1.1 {} OK\r\ncontent-length: {}\r\n", reply.status, reply.body.len());
        for (name, value) in &reply.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        text.push_str(&reply.body);
        out.write_all(text.as_bytes()).ok()?;
    }
}

fn read(input: &mut BufReader<TcpStream>) -> Option<Request> {
    let first = line(input)?;
    let path = first.split_whitespace().nth(1)?.to_owned();
    let (mut length, mut chunked) = (0, false);
    loop {
        let header = line(input)?;
        let Some((name, value)) = header.split_once(':') else { break };
        match (name.to_ascii_lowercase().as_str(), value.trim()) {
            ("content-length", value) => length = value.parse().ok()?,
            ("transfer-encoding", value) => chunked = value.eq_ignore_ascii_case("chunked"),
            _ => {}
        }
    }
    let mut body = Vec::new();
    if chunked {
        loop {
            let size = u64::from_str_radix(&line(input)?, 16).ok()?;
            input.take(size).read_to_end(&mut body).ok()?;
            line(input)?;
            if size == 0 {
                break;
            }
        }
    } else {
        input.take(length).read_to_end(&mut body).ok()?;
    }
    Some(Request { path, body })
}

fn line(input: &mut BufReader<TcpStream>) -> Option<String> {
    let mut text = String::new();
    let read = input.read_line(&mut text).ok()?;
    (read > 0).then(|| text.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_connection_carries_several_requests_whole_or_in_chunks() {
        let port = serve(|request| {
            let body = format!("{} {}", request.path, String::from_utf8(request.body).unwrap());
            Some(Reply { status: 200, headers: Vec::new(), body })
        })
        .unwrap();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();

        stream.write_all(b"POST /a HTTP/1.1\r\ncontent-length: 3\r\n\r\none").unwrap();
        stream.write_all(b"POST /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntwo\r\n0\r\n\r\n").unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answers = String::new();
        stream.read_to_string(&mut answers).unwrap();

        let bodies: Vec<_> = answers.split("\r\n\r\n").skip(1).map(|part| part.lines().next().unwrap()).collect();
        assert_eq!(bodies, ["/a oneHTTP/1.1 200 OK", "/b two"]);
    }
}
