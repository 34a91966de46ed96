//! Every request that the suites sent to LINE, replayed against LINE's strict OpenAPI.
//! The suites leave them in `target/line-requests/*.jsonl`, a line each: `{"method","path","body"}`.

use std::{collections::BTreeSet, fs, path::PathBuf, time::Duration};

use serde_json::Value;

use super::Verdict;
use crate::{
    Outcome,
    http::{free_port, send},
    process::{Daemon, command},
    root::{root, shared},
    tools::npm,
};

/// Where the suites leave what they sent.
pub fn recorded() -> PathBuf {
    root().join("target/line-requests")
}

pub fn check() -> Outcome<Verdict> {
    let Some(shared) = shared() else {
        return Ok(Verdict::Skipped("LINE's strict OpenAPI is not here (../shared or TSUNAGU_SHARED)".into()));
    };
    let requests = requests()?;
    if requests.is_empty() {
        return Err(format!("no suite recorded a request in {}; run the step `test` first", recorded().display()));
    }
    let folder = npm::gate()?;
    // Node looks for packages from where the script lies, so the script is run from a copy beside them.
    let script = folder.join("gate.mjs");
    fs::copy(shared.join("tools/line-contract-gate.mjs"), &script).map_err(|error| format!("the gate: {error}"))?;
    let specification = shared.join("data/line/openapi/messaging-api.strict.yml").display().to_string();
    let port = free_port()?;
    let server = command("node", &["gate.mjs", &specification, &port.to_string()], &folder);
    let mut gate = Daemon::start("the gate", &server, &root().join("target/line-gate.log"))?;
    gate.ready(Duration::from_secs(60), || send(port, "GET", "/_gate", &[], "").is_ok())?;
    for Request { method, path, body } in &requests {
        send(port, method, path, &[("content-type", "application/json"), ("authorization", "Bearer gate")], body)?;
    }
    verdict(&send(port, "GET", "/_gate", &[], "")?.body, requests.len())
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Request {
    method: String,
    path: String,
    body: String,
}

/// What was sent to the Messaging API, equal ones once. Tokens and keys come from another specification.
fn requests() -> Outcome<BTreeSet<Request>> {
    let mut requests = BTreeSet::new();
    let Ok(files) = fs::read_dir(recorded()) else { return Ok(requests) };
    for file in files.flatten() {
        let text = fs::read_to_string(file.path()).map_err(|error| format!("{}: {error}", file.path().display()))?;
        for line in text.lines().filter(|line| !line.is_empty()) {
            let request = request(line).map_err(|error| format!("{}: {error}", file.path().display()))?;
            if request.path.starts_with("/v2/bot/") {
                requests.insert(request);
            }
        }
    }
    Ok(requests)
}

fn request(line: &str) -> Outcome<Request> {
    let mut row: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let mut text = |name: &str| match row.get_mut(name).map(Value::take) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(format!("a row without `{name}`")),
    };
    let (method, path) = (text("method")?, text("path")?);
    let body = match row.get_mut("body").map(Value::take) {
        None | Some(Value::Null) => String::new(),
        Some(body) => body.to_string(),
    };
    Ok(Request { method, path, body })
}

fn verdict(tally: &str, sent: usize) -> Outcome<Verdict> {
    let tally: Value = serde_json::from_str(tally).map_err(|error| format!("the gate's count: {error}"))?;
    let refused = tally.get("refused").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for refusal in refused.iter().take(10) {
        println!("  refused: {refusal}");
    }
    let passed = tally.get("passed").and_then(Value::as_u64).unwrap_or_default();
    println!("  {sent} different requests: LINE's specification allows {passed}, refuses {}", refused.len());
    if refused.is_empty() && usize::try_from(passed).is_ok_and(|passed| passed == sent) {
        return Ok(Verdict::Passed);
    }
    Err("LINE's specification does not allow what was sent".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_or_a_lost_request_fails() {
        assert!(verdict(r#"{"passed":3,"refused":[]}"#, 3).is_ok());
        assert!(verdict(r#"{"passed":2,"refused":[]}"#, 3).is_err());
        assert!(verdict(r#"{"passed":2,"refused":[{"path":"/v2/bot/message/push"}]}"#, 3).is_err());
    }

    #[test]
    fn a_row_without_a_body_is_a_request_without_one() {
        let read = request(r#"{"method":"GET","path":"/v2/bot/message/quota","body":null}"#).unwrap();

        assert_eq!((read.method.as_str(), read.body.as_str()), ("GET", ""));
        assert!(request(r#"{"method":"GET"}"#).is_err());
    }
}
