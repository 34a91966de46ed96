//! The one spelling of an entry.

use std::fmt::{Display, Write as _};

use super::{Entry, Fact, Passage, Ride};

pub(super) fn entry(entry: &Entry) -> String {
    let Entry { device, key, prev, facility, day, captured, offset, fact } = entry;
    let mut out = Writer(String::with_capacity(384));
    out.push("{\"v\":", fact.version());
    out.text("device", device);
    out.text("log", key.log);
    out.number("n", key.n);
    out.text("prev", prev);
    out.text("facility", facility);
    out.text("day", day);
    out.number("wall", captured.wall);
    out.number("mono", captured.mono);
    out.number("boot", captured.boot);
    out.number_or_null("offset", offset.map(|offset| offset.offset));
    out.number_or_null("within", offset.map(|offset| offset.within));
    write_fact(&mut out, fact);
    out.0.push('}');
    out.0
}

fn write_fact(out: &mut Writer, fact: &Fact) {
    match fact {
        Fact::In(one) => passage(out, "in", one),
        Fact::Out(one) => passage(out, "out", one),
        Fact::Boarded(one) => ride(out, "boarded", one),
        Fact::Alighted(one) => ride(out, "alighted", one),
        Fact::RollCall { child, by, here } => {
            out.about("roll_call", child, by);
            out.flag("here", *here);
        }
        Fact::Absence { child, by, why } => {
            out.about("absence", child, by);
            out.text("why", why.word());
        }
        Fact::AbsenceWithdrawn { child, by } => out.about("absence_withdrawn", child, by),
        Fact::Coming { child, by, eta } => {
            out.about("coming", child, by);
            out.number_or_null("eta", *eta);
        }
        Fact::ComingWithdrawn { child, by } => out.about("coming_withdrawn", child, by),
        Fact::Leaving { child, by, at } => {
            out.about("leaving", child, by);
            out.number_or_null("at", *at);
        }
        Fact::Called { child, by, whom, reached } => {
            out.about("called", child, by);
            out.text("whom", whom);
            out.flag("reached", *reached);
        }
        Fact::Read { child, by, notice } => {
            out.about("read", child, by);
            out.text("notice", notice);
        }
        Fact::Departed { run, by, driver } => {
            out.on_run("departed", run, by);
            out.text("driver", driver);
        }
        Fact::Counted { run, by, on, off } => {
            out.on_run("counted", run, by);
            out.number("on", on);
            out.number("off", off);
        }
        Fact::SeatsChecked { run, by, second } => {
            out.on_run("seats_checked", run, by);
            out.text_or_null("second", second.as_ref());
        }
        Fact::DeviceAcknowledged { run, by } => out.on_run("device_acknowledged", run, by),
        Fact::Void { child, target, by, reason } => {
            out.about("void", child, by);
            out.text("target_log", target.log);
            out.number("target_n", target.n);
            out.text("reason", reason);
        }
        Fact::Redate { child, target, by, at, reason } => {
            out.about("redate", child, by);
            out.text("target_log", target.log);
            out.number("target_n", target.n);
            out.number("at", at);
            out.text("reason", reason);
        }
        Fact::Command { name, about, expires_at } => {
            out.text("kind", "command");
            out.text("name", name);
            out.text("about", about);
            out.number("expires_at", expires_at);
        }
        // Nobody writes what only newer code understands; the reader refuses what this leaves out.
        Fact::Newer => {}
    }
}

fn passage(out: &mut Writer, kind: &str, Passage { child, by, with, via, at }: &Passage) {
    out.text("kind", kind);
    out.text("child", child);
    out.text_or_null("by", by.as_ref());
    out.text_or_null("with", with.as_ref());
    out.text("via", via.word());
    out.number_or_null("at", *at);
}

fn ride(out: &mut Writer, kind: &str, Ride { child, run, by, second, to, at }: &Ride) {
    out.about(kind, child, by);
    out.text("run", run);
    out.text_or_null("second", second.as_ref());
    out.text_or_null("to", to.as_ref());
    out.number_or_null("at", *at);
}

struct Writer(String);

impl Writer {
    fn push(&mut self, literal: &str, value: impl Display) {
        self.0.push_str(literal);
        // A String takes everything.
        write!(self.0, "{value}").ok();
    }

    fn key(&mut self, key: &str) {
        self.0.push_str(",\"");
        self.0.push_str(key);
        self.0.push_str("\":");
    }

    fn text(&mut self, key: &str, value: impl Display) {
        self.key(key);
        self.push("\"", value);
        self.0.push('"');
    }

    fn number(&mut self, key: &str, value: impl Display) {
        self.key(key);
        self.push("", value);
    }

    fn flag(&mut self, key: &str, value: bool) {
        self.number(key, value);
    }

    fn text_or_null(&mut self, key: &str, value: Option<impl Display>) {
        match value {
            Some(value) => self.text(key, value),
            None => self.number(key, "null"),
        }
    }

    fn number_or_null(&mut self, key: &str, value: Option<i64>) {
        match value {
            Some(value) => self.number(key, value),
            None => self.number(key, "null"),
        }
    }

    fn about(&mut self, kind: &str, child: impl Display, by: impl Display) {
        self.text("kind", kind);
        self.text("child", child);
        self.text("by", by);
    }

    fn on_run(&mut self, kind: &str, run: impl Display, by: impl Display) {
        self.text("kind", kind);
        self.text("run", run);
        self.text("by", by);
    }
}
