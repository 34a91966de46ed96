//! Redis as Debian packages it, reached by a socket in a folder of its own. Its protocol is a few lines.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    os::unix::net::UnixStream,
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    process::{Daemon, command},
    root::on_path,
};

const KEY: &str = "facilities";
/// Commands that are sent before the first answer is read.
const PIPE: usize = 100;

pub struct Redis {
    out: UnixStream,
    input: BufReader<UnixStream>,
    _server: Daemon,
}

/// What it took, in microseconds of a question, and what it said.
pub struct Asked {
    pub single: f64,
    pub piped: f64,
    pub answers: String,
}

impl Redis {
    /// None where it is not installed.
    pub fn start(place: &Path) -> Outcome<Option<Self>> {
        let Some(program) = on_path("redis-server") else { return Ok(None) };
        let socket = place.join("redis.sock");
        let name = socket.display().to_string();
        let flags =
            ["--port", "0", "--unixsocket", &name, "--unixsocketperm", "700", "--save", "", "--appendonly", "no"];
        let mut server = Daemon::start("Redis", &command(program, &flags, place), &place.join("redis.log"))?;
        server.ready(Duration::from_secs(20), || UnixStream::connect(&socket).is_ok())?;
        let out = UnixStream::connect(&socket).map_err(fail)?;
        let input = BufReader::new(out.try_clone().map_err(fail)?);
        Ok(Some(Self { out, input, _server: server }))
    }

    /// Those that have a position, under their numbers.
    pub fn fill(&mut self, facilities: &Path) -> Outcome<()> {
        let text = read(facilities)?;
        let mut commands = Vec::new();
        for line in text.lines() {
            let field = |place: usize| line.split('\t').nth(place).unwrap_or("\\N");
            if field(6) != "\\N" {
                commands.push(request(&["GEOADD", KEY, field(7), field(6), field(0)]));
            }
        }
        self.all(&commands, PIPE).map(drop)
    }

    /// The nearest ten within 3 km of the place of each question.
    pub fn ask(&mut self, questions: &Path) -> Outcome<Asked> {
        let text = read(questions)?;
        let search = |line: &str| {
            let mut fields = line.split('\t').skip(2);
            let (lat, lng) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
            request(&["GEOSEARCH", KEY, "FROMLONLAT", lng, lat, "BYRADIUS", "3", "km", "ASC", "COUNT", "10"])
        };
        let commands: Vec<Vec<u8>> = text.lines().map(search).collect();
        let micros = |began: Instant| began.elapsed().as_secs_f64() * 1e6 / commands.len().max(1) as f64;
        let said = self.all(&commands, PIPE)?;
        let began = Instant::now();
        self.all(&commands, PIPE)?;
        let piped = micros(began);
        let began = Instant::now();
        self.all(&commands, 1)?;
        let single = micros(began);
        let lines = said.iter().enumerate().map(|(n, ids)| format!("{n}{ids}\n"));
        Ok(Asked { single, piped, answers: lines.collect() })
    }

    /// Sends so many at a time; each answer as its members, a space before each.
    fn all(&mut self, commands: &[Vec<u8>], at_a_time: usize) -> Outcome<Vec<String>> {
        let mut answers = Vec::with_capacity(commands.len());
        for some in commands.chunks(at_a_time) {
            self.out.write_all(&some.concat()).map_err(fail)?;
            for _ in some {
                let mut answer = String::new();
                self.answer(&mut answer)?;
                answers.push(answer);
            }
        }
        Ok(answers)
    }

    fn answer(&mut self, into: &mut String) -> Outcome<()> {
        let mut line = String::new();
        self.input.read_line(&mut line).map_err(fail)?;
        let wrong = || format!("Redis: {}", line.trim_end());
        let count = || line.get(1..).and_then(|number| number.trim_end().parse::<usize>().ok()).ok_or_else(wrong);
        match line.as_bytes().first() {
            Some(b':' | b'+') => Ok(()),
            Some(b'$') => {
                let mut text = vec![0; count()? + 2];
                self.input.read_exact(&mut text).map_err(fail)?;
                into.push(' ');
                into.push_str(String::from_utf8_lossy(&text).trim_end());
                Ok(())
            }
            Some(b'*') => {
                let members = count()?;
                (0..members).try_for_each(|_| self.answer(into))
            }
            _ => Err(wrong()),
        }
    }
}

fn request(words: &[&str]) -> Vec<u8> {
    let mut text = format!("*{}\r\n", words.len());
    for word in words {
        text.push_str(&format!("${}\r\n{word}\r\n", word.len()));
    }
    text.into_bytes()
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn fail(error: std::io::Error) -> String {
    format!("Redis: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_an_array_of_strings() {
        assert_eq!(request(&["GEOADD", "a"]), b"*2\r\n$6\r\nGEOADD\r\n$1\r\na\r\n");
    }
}
